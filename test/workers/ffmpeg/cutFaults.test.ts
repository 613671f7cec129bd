import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFrameNumbers } from '../../../infra/local/capture/frameCode.ts';
import { cutClip } from '../../../src/workers/ffmpeg/cutClip.ts';
import { remuxEngine } from '../../../src/workers/remux/remuxEngine.ts';
import { afterFile } from '../../support/cleanup.ts';
import { isRunning } from '../../support/isRunning.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { until } from '../../support/until.ts';
import { at, CHANNEL, engine, ffmpeg, filesIn, frameNumbers, insteadOfFfmpeg, recorded } from './cutting.ts';

const program = path.join(import.meta.dirname, 'cutInFolder.ts');
const { root, recordings } = await recorded({ stopAfter: 30 });
const argumentsFor = (target: string, by = ffmpeg) => {
  return [program, by, root, CHANNEL, at(1500).toISOString(), at(27_000).toISOString(), target];
};

describe('a worker that dies while it cuts', () => {
  it.each([
    ['remux', [0, 4, 8, 12, 20]],
    ['ffmpeg', [0, 8, 16, 30, 60]],
  ])('with %s leaves a whole clip or none, and the next one makes it', async (by, delays) => {
    const folder = temporaryFolder();
    const target = path.join(folder, 'clip.mp4');
    for (const delay of delays) {
      const child = spawn(process.execPath, argumentsFor(target, by === 'remux' ? by : ffmpeg), {
        stdio: ['ignore', 'pipe', 'ignore'],
      });
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
    await cutClip(footage, { target, engine: by === 'remux' ? remuxEngine : engine });

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

/** A folder of 1 MB needs a mount, which an ordinary user may make in a namespace of their own, where that is allowed. */
const canMount = spawnSync('unshare', ['-Urm', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0;
if (!canMount) console.log('skipped: a full disk needs `unshare -Urm`, which is not allowed here');

/** What a cut onto a disk of 1 MB says, and what it leaves there. */
function cutOntoSmallDisk(by: string, ...reserve: string[]) {
  const disk = path.join(temporaryFolder(), 'disk');
  mkdirSync(disk);
  const script = 'mount -t tmpfs -o size=1m tmpfs "$1" && shift && "$@"; ls -A "$0"';
  const cut = [process.execPath, ...argumentsFor(path.join(disk, 'clip.mp4'), by), ...reserve];
  const { stdout } = spawnSync('unshare', ['-Urm', 'sh', '-c', script, disk, disk, ...cut], { encoding: 'utf8' });
  const [, failure = '', ...left] = stdout.trim().split('\n');
  return { failure: JSON.parse(failure), left };
}

describe.skipIf(!canMount)('a full disk', () => {
  it.each(['remux', ffmpeg])('is CLIP_NO_SPACE, retryable, and leaves nothing on it (%s)', (by) => {
    const { failure, left } = cutOntoSmallDisk(by, String(-1e9)); // let in, so that the disk fills up under it

    expect(failure).toMatchObject({
      code: 'CLIP_NO_SPACE',
      retryable: true,
      detail: expect.not.stringContaining('free'),
    });
    expect(left).toEqual([]);
  });

  it('is known before anything is written, so that what is left stays for recording', () => {
    const { failure, left } = cutOntoSmallDisk('remux');

    expect(failure).toMatchObject({ code: 'CLIP_NO_SPACE', detail: expect.stringMatching(/bytes are free/) });
    expect(left).toEqual([]);
  });
});
