import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFrameNumbers } from '../../../infra/local/capture/frameCode.ts';
import { cutClip } from '../../../src/workers/ffmpeg/cutClip.ts';
import { afterFile } from '../../support/cleanup.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { until } from '../../support/until.ts';
import { at, CHANNEL, engine, ffmpeg, filesIn, frameNumbers, insteadOfFfmpeg, recorded } from './cutting.ts';

const program = path.join(import.meta.dirname, 'cutInFolder.ts');
const { root, recordings } = await recorded({ stopAfter: 30 });
const argumentsFor = (target: string) => {
  return [program, ffmpeg, root, CHANNEL, at(1500).toISOString(), at(27_000).toISOString(), target];
};

describe('a worker that dies while it cuts', () => {
  it('leaves a whole clip or none, and the next one makes it', async () => {
    const folder = temporaryFolder();
    const target = path.join(folder, 'clip.mp4');
    for (const delay of [0, 8, 16, 30, 60]) {
      const child = spawn(process.execPath, argumentsFor(target), { stdio: ['ignore', 'pipe', 'ignore'] });
      afterFile(() => child.kill('SIGKILL'));
      const ended = new Promise((resolve) => child.on('exit', resolve));
      await new Promise((resolve) => child.stdout.once('data', resolve));
      await new Promise((resolve) => setTimeout(resolve, delay)); // the moment of death, not a wait for anything
      child.kill('SIGKILL');
      await ended;
      if (filesIn(folder).includes('clip.mp4')) {
        expect(await readFrameNumbers(target, ffmpeg)).toEqual(frameNumbers(1500, 27_000));
      }
    }
    const footage = await recordings.footage(CHANNEL, at(1500), at(27_000));
    await cutClip(footage, { target, engine });

    expect(await readFrameNumbers(target, ffmpeg)).toEqual(frameNumbers(1500, 27_000));
  });

  it('takes its ffmpeg with it, even one that hangs', async () => {
    const folder = temporaryFolder();
    const pidFile = path.join(folder, 'pid');
    const hanging = insteadOfFfmpeg(`echo $$ > "${pidFile}"; exec sleep 60`);
    const args = argumentsFor(path.join(folder, 'clip.mp4')).with(1, hanging);
    const child = spawn(process.execPath, args, { stdio: 'ignore' });
    afterFile(() => child.kill('SIGKILL'));
    const pid = await until(() => (existsSync(pidFile) ? Number(readFileSync(pidFile, 'utf8')) : 0));
    expect(isRunning(pid)).toBe(true);
    child.kill('SIGKILL');

    await until(() => !isRunning(pid), { what: 'ffmpeg is gone' });
  });
});

/** A process that has died but was not waited for has no command line any more. */
function isRunning(pid: number): boolean {
  return existsSync(`/proc/${pid}/cmdline`) && readFileSync(`/proc/${pid}/cmdline`, 'utf8') !== '';
}

/** A folder of 1 MB needs a mount, which an ordinary user may make in a namespace of their own, where that is allowed. */
const canMount = spawnSync('unshare', ['-Urm', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0;
if (!canMount) console.log('skipped: a full disk needs `unshare -Urm`, which is not allowed here');

describe.skipIf(!canMount)('a full disk', () => {
  it('is CLIP_NO_SPACE, retryable, and leaves nothing on it', () => {
    const disk = path.join(temporaryFolder(), 'disk');
    mkdirSync(disk);
    const script = 'mount -t tmpfs -o size=1m tmpfs "$1" && shift && "$@"; ls -A "$0"';
    const command = ['sh', '-c', script, disk, disk, process.execPath, ...argumentsFor(path.join(disk, 'clip.mp4'))];
    const { stdout } = spawnSync('unshare', ['-Urm', ...command], { encoding: 'utf8' });
    const [, failure = '', ...left] = stdout.trim().split('\n');

    expect(JSON.parse(failure)).toMatchObject({ code: 'CLIP_NO_SPACE', retryable: true });
    expect(left).toEqual([]);
  });
});
