import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFrameNumbers } from '../../infra/local/capture/frameCode.ts';
import { root } from '../support/root.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { at, CHANNEL, ffmpeg, frameNumbers, recorded } from '../workers/ffmpeg/cutting.ts';

const { root: recordings } = await recorded({ stopAfter: 12, segment: 5, gaps: [[8.5, 9.5]] });
const target = path.join(temporaryFolder(), 'clip.mp4');

function run(program: string, ...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`${root}/src/cli/${program}.ts`, ...words], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

function cut(options: Record<string, string>) {
  const all = { recordings, channel: CHANNEL, in: at(1_500).toISOString(), out: at(3_000).toISOString(), to: target };
  return run('cut', ...Object.entries({ ...all, ...options }).flatMap(([name, value]) => [`--${name}`, value]));
}

describe('npm run cut', () => {
  it.each(['remux', 'ffmpeg'])('cuts one clip with %s, and says in one line what it is', async (engine) => {
    const { status, stdout } = cut({ engine });

    expect(status).toBe(0);
    const line = JSON.parse(stdout);
    expect(Object.keys(line)).toEqual(['engine', 'frames', 'start', 'end', 'coverage', 'gaps', 'bytes', 'ms']);
    expect(line).toMatchObject({ engine, frames: 45, start: at(1_500).toISOString(), coverage: 1, gaps: [] });
    expect(await readFrameNumbers(target, ffmpeg)).toEqual(frameNumbers(1_500, 3_000));
  });

  it('takes our muxer unless told otherwise', () => {
    expect(JSON.parse(cut({}).stdout)).toMatchObject({ engine: 'remux' });
  });

  it('says what is missing of the window', () => {
    const { stdout } = cut({ in: at(8_000).toISOString(), out: at(11_000).toISOString() });

    expect(JSON.parse(stdout)).toMatchObject({ gaps: [{ to: at(10_000).toISOString() }] });
  });

  it.each([
    ['CLIP_NO_FOOTAGE', 1, { in: '2020-01-01T00:00:00Z', out: '2020-01-01T00:00:05Z' }],
    ['CLIP_NO_FOOTAGE', 1, { channel: 'home-nobody' }],
    ['BAD_USER_INPUT', 2, { recordings: '/nowhere' }],
    ['CLIP_FOOTAGE_NOT_YET', 1, { in: '2026-09-05T18:00:00Z', out: '2026-09-05T18:00:05Z' }],
    ['CLIP_OUT_BEFORE_IN', 2, { out: at(1_000).toISOString() }],
    ['CLIP_TOO_LONG', 2, { out: at(7_200_000).toISOString() }],
    ['BAD_USER_INPUT', 2, { channel: '../etc' }],
    ['BAD_USER_INPUT', 2, { in: 'yesterday' }],
    ['BAD_USER_INPUT', 2, { engine: 'magic' }],
    ['BAD_USER_INPUT', 2, { colour: 'red' }],
  ])('ends with %s (exit code %i) where it cannot: %j', (code, exitCode, options) => {
    const { status, stdout, stderr } = cut({ to: `${target}.none.mp4`, ...options });

    expect([status, stdout]).toEqual([exitCode, '']);
    expect(stderr).toMatch(new RegExp(`^${code}: .{10}`));
    expect(existsSync(`${target}.none.mp4`)).toBe(false);
  });
});

describe('npm run recordings', () => {
  it('shows files, holes and coverage of a channel', () => {
    const { status, stdout } = run('recordings', CHANNEL, '--recordings', recordings);

    expect(status).toBe(0);
    expect(stdout).toMatch(/^home-end-zone: 2026-09-05T17:00:00\.\d{3}Z to 2026-09-05T17:00:12/);
    expect(stdout).toMatch(/3 files, .* 8\d\.\d\d % of 12\.\d{3} s covered/);
    expect(stdout.match(/-- nothing for 1\.\d{3} s, until 2026-09-05T17:00:10/g)).toHaveLength(1);
  });

  it('says that nothing was recorded, and what is wrong with a call', () => {
    expect(run('recordings', 'home-nobody', '--recordings', recordings)).toMatchObject({
      status: 0,
      stdout: 'home-nobody: nothing recorded\n',
    });
    expect(run('recordings', '../etc', '--recordings', recordings)).toMatchObject({ status: 2 });
    expect(run('recordings', CHANNEL, '--recordings', '/nowhere')).toMatchObject({ status: 2 });
  });
});
