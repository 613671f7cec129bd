import { readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openRecordings } from '../../../src/recordings/recordings.ts';
import { FilmGone, type VirtualFilm } from '../../../src/recordings/virtual/virtualFilm.ts';
import { type CameraFootage, cameras, FOOTAGE_START, footageMaker, TWO_HOLES } from '../../footage/cameras.ts';
import { encodeMedia } from '../../footage/encodeMedia.ts';
import { recordMedia } from '../../footage/recordMedia.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { ffmpeg } from '../../workers/ffmpeg/cutting.ts';
import { judgeFilm } from './judgeFilm.ts';

const root = temporaryFolder();
const footage = footageMaker(root);
const baseline = ['-c:v', 'libx264', '-preset', 'ultrafast', '-profile:v', 'baseline', '-level', '4.2'];
const [plain, twoB, mute, otherSettings] = await Promise.all([
  cameras.plain(ffmpeg),
  cameras.twoB(ffmpeg),
  cameras.mute(ffmpeg),
  encodeMedia(ffmpeg, { picture: baseline, frames: 120 }),
]);

/** What is wrong with the film of [from, to) milliseconds after the camera's first frame. */
const judge = (given: CameraFootage, from: number, to: number) =>
  judgeFilm({ root, ...given, from: FOOTAGE_START + from, to: FOOTAGE_START + to, ffmpeg });

const files = footage(plain, { segment: 3 });
const files2 = footage(twoB, { segment: 3 });
const silent = footage(mute, { segment: 3 });
const holes = footage(plain, { stretches: TWO_HOLES });
const holesB = footage(twoB, { stretches: TWO_HOLES });
const soundFirst = footage(plain, { segment: 3, soundAfter: -800 });
const uneven = footage(twoB, { segment: 3, timeOf: (n) => (n * 1000) / 30 + (n % 5) * 5 });
const slower = footage(plain, { segment: 4, timeOf: (n) => (n * 1000) / 29.97 });
const crashed = footage(plain, { segment: 30, closed: false });
const overlap = footage(plain, {
  stretches: [
    { first: 0, count: 100 },
    { first: 90, count: 90, silent: true },
  ],
});

/** A recorder that came back four seconds after its first frame with other settings of its encoder. */
const newSettings = (() => {
  const { channel, recorded } = footage(plain, { stretches: [{ first: 0, count: 90 }] });
  const later = recordMedia(root, channel, otherSettings, { startMs: FOOTAGE_START + 4_000, firstStream: 9 });
  return {
    channel,
    recorded: { frames: [...recorded.frames, ...later.frames], sounds: [...recorded.sounds, ...later.sounds] },
  };
})();

describe('a film of a recording shows the frames of its span, none more, none less, and each sound in its place', () => {
  it.each<[string, CameraFootage, number, number]>([
    ['all of it', files, 0, 10_000],
    ['more than there is', files, -5_000, 20_000],
    ['from a keyframe on', files, 2_000, 4_500],
    ['from the frame after a keyframe on', files, 2_034, 2_700],
    ['from the frame before a keyframe on', files, 1_967, 7_000],
    ['one frame', files, 1_500, 1_510],
    ['from a boundary of two files to another', files, 3_000, 6_000],
    ['with B-frames, all of it', files2, 0, 10_000],
    ['with B-frames, from a B-frame on', files2, 2_067, 8_100],
    ['with B-frames, to a frame after a reference', files2, 1_500, 5_134],
    ['without sound', silent, 1_100, 9_000],
    ['over two holes', holes, 1_100, 9_900],
    ['over two holes, with B-frames', holesB, 1_100, 9_900],
    ['from a hole on', holes, 3_000, 5_000],
    ['to a hole', holes, 1_000, 3_200],
    ['where sound begins long before the picture', soundFirst, 2_500, 6_500],
    ['with frames that come unevenly', uneven, 1_234, 8_765],
    ['of 29.97 frames a second', slower, 500, 9_500],
    ['of a recorder that crashed', crashed, 4_321, 20_000],
    ['where two recorders overlap', overlap, 1_000, 5_500],
    ['over a change of the encoder', newSettings, 1_000, 7_500],
  ])('%s', async (_name, given, from, to) => {
    expect(await judge(given, from, to)).toEqual([]);
  });

  it('whatever the span', async () => {
    // Where frames come unevenly, one is said to last into the next: which of the two is on screen is not for chance to ask.
    const where = fc.constantFrom(files, files2, holes, holesB);
    const moment = fc.integer({ min: -200, max: 10_200 });
    await fc.assert(
      fc.asyncProperty(where, moment, moment, async (given, a, b) => {
        expect(await judge(given, Math.min(a, b), Math.max(a, b) + 1)).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});

const film = ({ channel }: CameraFootage, from = 0, to = 20_000, recordings = openRecordings(root)) =>
  recordings.film(channel, new Date(FOOTAGE_START + from), new Date(FOOTAGE_START + to));

const bytes = (one: VirtualFilm, from: number, to: number): Promise<Buffer> => buffer(one.read(from, to));

describe('a film', () => {
  it('is the same for whoever makes it again, and another one for another span', async () => {
    const [first, again, other] = [await film(files), await film(files), await film(files, 40)];
    expect(again).toMatchObject({ id: first!.id, size: first!.size, startAt: first!.startAt });
    expect(other!.id).not.toBe(first!.id);
  });

  it('of a span whose end is still to come is that of what is there', async () => {
    const open = await film(crashed);
    expect(open!.endAt.getTime()).toBe(FOOTAGE_START + 10_000);
    expect((await film(crashed, 0, 10_000))!.id).toBe(open!.id);
  });

  it('is read in any parts', async () => {
    const one = (await film(files))!;
    const whole = await bytes(one, 0, one.size);
    expect(whole.length).toBe(one.size);
    await fc.assert(
      fc.asyncProperty(fc.nat(one.size - 1), fc.nat(300_000), async (from, length) => {
        const to = Math.min(one.size, from + length + 1);
        expect((await bytes(one, from, to)).equals(whole.subarray(from, to))).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('is none where nothing was recorded, and none of a channel that never was', async () => {
    expect(await film(files, 60_000, 70_000)).toBeUndefined();
    expect(await film(holes, 2_600, 3_900)).toBeUndefined();
    expect(await film({ ...files, channel: 'home-nobody' })).toBeUndefined();
  });

  it('whose recording vanishes, or becomes a link to something else, ends there', async () => {
    const doomed = footage(plain, { segment: 3 });
    const recordings = openRecordings(root);
    const one = (await film(doomed, 0, 20_000, recordings))!;
    const folder = path.join(root, doomed.channel);
    const last = path.join(folder, readdirSync(folder).sort().at(-1)!);
    const secret = path.join(root, 'secret.mp4');
    writeFileSync(secret, Buffer.alloc(1_000_000, 'secret'));
    renameSync(last, `${last}.away`);
    symlinkSync(secret, last);

    expect(await one.isThere(0, one.size)).toBe(false);
    expect(await one.isThere(0, one.headSize + 1)).toBe(true);
    await expect(bytes(one, one.size - 1_000, one.size)).rejects.toThrow(FilmGone);
    rmSync(last);
    await expect(bytes(one, one.size - 1_000, one.size)).rejects.toThrow(FilmGone);
    const next = (await film(doomed, 0, 20_000, recordings))!;
    expect(next.id).not.toBe(one.id);
    expect(next.endAt.getTime()).toBeLessThan(one.endAt.getTime());
  });
});
