import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openRecordings } from '../../src/recordings/recordings.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { putRecording, type SmallRecording } from './smallRecording.ts';

const T0 = Date.parse('2026-11-14T19:00:00.000Z');
const at = (seconds: number) => new Date(T0 + seconds * 1000);
const CHANNEL = 'home-end-zone';
const second = 5; // parts

/** The footage in [from, to) seconds after T0 of a channel with these recordings. */
async function footageOf(recordings: Partial<SmallRecording>[], from: number, to: number) {
  const folder = temporaryFolder();
  for (const recording of recordings) putRecording(folder, CHANNEL, { startMs: T0, parts: 10 * second, ...recording });
  return openRecordings(folder).footage(CHANNEL, at(from), at(to));
}

describe('footage', () => {
  it('covers a window inside one file', async () => {
    const footage = await footageOf([{}], 2.5, 7);

    expect(footage).toMatchObject({ coverage: 1, gaps: [], recordedBefore: true, damaged: false, refused: false });
    expect(footage.coveredUntil).toEqual(at(10));
  });

  it('begins where decoding can begin', async () => {
    const { pieces } = await footageOf([{}], 2.5, 7);

    expect(pieces[0]?.video[0]).toMatchObject({ sync: true, wallMs: T0 + 2000 });
  });

  it('joins the files of one connection', async () => {
    const next = { startMs: T0 + 10_000, segmentNumber: 1, streamMs: 10_000 };
    const { pieces, coverage, gaps } = await footageOf([{}, next], 8, 12);

    expect(pieces).toHaveLength(2);
    expect({ coverage, gaps }).toEqual({ coverage: 1, gaps: [] });
  });

  it('keeps the clock of a connection where a late packet upset the name of one file', async () => {
    const late = { startMs: T0 + 10_034, segmentNumber: 1, streamMs: 10_000 };
    const { pieces } = await footageOf([{}, late], 8, 12);

    expect(pieces[1]?.startMs).toBe(T0 + 10_000);
  });

  it('names holes between files', async () => {
    const later = { startMs: T0 + 14_000, streamId: Buffer.alloc(16, 8) };
    const { coverage, gaps } = await footageOf([{}, later], 8, 16);

    expect(gaps).toEqual([{ from: at(10), to: at(14) }]);
    expect(coverage).toBeCloseTo(0.5, 5);
  });

  it('lets the newer of two overlapping files count', async () => {
    const newer = { startMs: T0 + 6000, streamId: Buffer.alloc(16, 8) };
    const { pieces, coverage } = await footageOf([{}, newer], 4, 9);

    expect(pieces.map(({ startMs, endMs }) => [startMs - T0, endMs - T0])).toEqual([
      [0, 6000],
      [6000, 16_000],
    ]);
    expect(coverage).toBe(1);
  });

  it('reaches as far as both picture and sound', async () => {
    const { coveredUntil } = await footageOf([{ sound: 0.9 }], 0, 1);

    expect(coveredUntil).toEqual(at(9));
  });

  it('does not wait for sound that has stopped', async () => {
    const { coveredUntil } = await footageOf([{ sound: 0.5 }], 0, 1);

    expect(coveredUntil).toEqual(at(10));
  });

  it('knows whether there was anything before, and how far it goes now', async () => {
    const before = await footageOf([{}], -10, -5);
    const after = await footageOf([{}], 20, 25);

    expect(before).toMatchObject({ coverage: 0, pieces: [], recordedBefore: false, coveredUntil: at(10) });
    expect(after).toMatchObject({ coverage: 0, pieces: [], recordedBefore: true, coveredUntil: at(10) });
  });

  it('calls a file growing until it is closed', async () => {
    const growing = async (closed: boolean) => (await footageOf([{ closed }], 0, 1)).pieces[0]?.growing;

    expect([await growing(false), await growing(true)]).toEqual([true, false]);
  });

  it('is nothing where a channel never recorded', async () => {
    const recordings = openRecordings(temporaryFolder());

    expect(await recordings.footage('home-new', at(0), at(5))).toMatchObject({ pieces: [], coveredUntil: null });
    expect(await recordings.recordedUntil('home-new')).toBeNull();
  });

  it('says so where something else has the name of a recording', async () => {
    const folder = temporaryFolder();
    mkdirSync(path.join(folder, CHANNEL));
    writeFileSync(
      path.join(folder, CHANNEL, '2026-11-14_19-00-00.mp4'),
      '#EXTM3U\n#EXT-X-VERSION:3\nfile:///etc/passwd\n',
    );

    expect(await openRecordings(folder).footage(CHANNEL, at(1), at(2))).toMatchObject({ refused: true, pieces: [] });
  });

  it('grows with its file', async () => {
    const folder = temporaryFolder();
    const recordings = openRecordings(folder);
    putRecording(folder, CHANNEL, { startMs: T0, parts: 2 * second });
    const before = await recordings.recordedUntil(CHANNEL);
    putRecording(folder, CHANNEL, { startMs: T0, parts: 3 * second });

    expect([before, await recordings.recordedUntil(CHANNEL)]).toEqual([at(2), at(3)]);
  });

  it('forgets a file that was deleted', async () => {
    const folder = temporaryFolder();
    const recordings = openRecordings(folder);
    const file = putRecording(folder, CHANNEL, { startMs: T0, parts: second });
    await recordings.recordedUntil(CHANNEL);
    rmSync(file);

    expect(await recordings.recordedUntil(CHANNEL)).toBeNull();
  });
});

describe('what is no recording', () => {
  it('is passed over: links, pipes, folders, empty files, other names', async () => {
    const folder = temporaryFolder();
    const elsewhere = putRecording(temporaryFolder(), CHANNEL, { startMs: T0, parts: second });
    const inChannel = (name: string) => path.join(folder, CHANNEL, name);
    mkdirSync(inChannel('2026-11-14_19-00-01.mp4'), { recursive: true });
    symlinkSync(elsewhere, inChannel('2026-11-14_19-00-02.mp4'));
    execFileSync('mkfifo', [inChannel('2026-11-14_19-00-03.mp4')]);
    writeFileSync(inChannel('2026-11-14_19-00-04.mp4'), '');
    writeFileSync(inChannel("it's 100%: --a.mp4"), 'x');

    expect(await openRecordings(folder).footage(CHANNEL, at(0), at(9))).toMatchObject({ pieces: [], coverage: 0 });
  });

  it.each(['../etc', '/etc', 'a/b', '', 'A', '.', 'a'.repeat(41), 'a\0b', 'a b'])(
    'the path %j is no channel',
    async (name) => {
      await expect(openRecordings(temporaryFolder()).footage(name, at(0), at(1))).rejects.toThrow(RangeError);
    },
  );
});
