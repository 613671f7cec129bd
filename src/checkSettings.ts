// Says what is wrong with the settings, before anything is started that would have to be stopped again: one line on
// stderr and exit code 1. Servers that `npm start` brings itself need no address here.
import { type Config, readConfig } from './config.ts';
import { BadSetting } from './settings/badSetting.ts';
import { findFfmpeg, type Tool } from './workers/ffmpeg/findFfmpeg.ts';

const broughtByStart = {
  DATABASE_URL: 'postgres://filmroom@127.0.0.1/filmroom',
  ESDB_URL: 'esdb://127.0.0.1:2113?tls=false',
} as const;

/** @throws BadSetting */
export async function checkSettings(environment: NodeJS.ProcessEnv): Promise<Config> {
  const missing = Object.entries(broughtByStart).filter(([name]) => !environment[name] && !environment[`${name}_FILE`]);
  const brought = Object.fromEntries(missing);
  const config = readConfig({ ...environment, ...brought });
  if (config.roles.includes('worker')) await ffmpegOf(config);
  return config;
}

/** @throws BadSetting */
export async function ffmpegOf({ ffmpegPath, searchPath }: Pick<Config, 'ffmpegPath' | 'searchPath'>): Promise<Tool> {
  try {
    return await findFfmpeg({ ...(ffmpegPath && { chosen: ffmpegPath }), searchPath });
  } catch (error) {
    throw new BadSetting(`FFMPEG_PATH: ${(error as Error).message}`);
  }
}

if (import.meta.main) {
  try {
    await checkSettings(process.env);
  } catch (error) {
    console.error(error instanceof BadSetting ? error.message : error);
    process.exitCode = 1;
  }
}
