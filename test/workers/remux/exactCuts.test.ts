import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { remuxEngine } from '../../../src/workers/remux/remuxEngine.ts';
import { type CameraFootage, cameras, FOOTAGE_START, footageMaker, TWO_HOLES } from '../../footage/cameras.ts';
import { judgeCut } from '../../footage/judgeCut.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { ffmpeg } from '../ffmpeg/cutting.ts';

const root = temporaryFolder();
const footage = footageMaker(root);
const [plain, twoB, pyramid, keyframesOnly, oneKeyframe] = await Promise.all([
  cameras.plain(ffmpeg),
  cameras.twoB(ffmpeg),
  cameras.pyramid(ffmpeg),
  cameras.keyframesOnly(ffmpeg),
  cameras.oneKeyframe(ffmpeg),
]);
const [h265, mute, opus, aac44] = await Promise.all([
  cameras.h265(ffmpeg),
  cameras.mute(ffmpeg),
  cameras.opus(ffmpeg),
  cameras.aac44(ffmpeg),
]);
const at = (fps: number) => (n: number) => (n * 1000) / fps;
const uneven = (n: number) => (n * 1000) / 30 + (n % 5) * 5;

/** What is wrong with the cut of [from, to) milliseconds after the camera's first frame. */
const judge = ({ channel, recorded }: CameraFootage, from: number, to: number) => {
  const window = { from: FOOTAGE_START + from, to: FOOTAGE_START + to };
  return judgeCut({ root, channel, recorded, ...window, engine: remuxEngine, ffmpeg });
};

const files = footage(plain, { segment: 3 });
const files2 = footage(twoB, { segment: 3 });
const soundFirst = footage(plain, { segment: 3, soundAfter: -800 });
const pictureFirst = footage(plain, { segment: 3, soundAfter: 27 });
const holes = footage(plain, { stretches: TWO_HOLES });
const holesB = footage(twoB, { stretches: TWO_HOLES });
const restarted = (count: number, silent = false) =>
  footage(plain, {
    stretches: [
      { first: 0, count },
      { first: 90, count: 90, silent },
    ],
  });
const restart = restarted(90);
const overlap = restarted(100);
const silentSecond = restarted(90, true);

describe('a cut shows the marked frames, none more, none less, and each sound in its place', () => {
  it.each<[string, CameraFootage, number, number]>([
    ['IN on a keyframe', files, 2000, 2700],
    ['IN a millisecond before a keyframe', files, 1999, 2700],
    ['IN a frame before a keyframe', files, 1967, 2700],
    ['IN a frame after a keyframe', files, 2034, 2700],
    ['OUT on a keyframe', files, 1500, 2000],
    ['OUT a millisecond after a keyframe', files, 1500, 2001],
    ['IN and OUT on keyframes', files, 1000, 2000],
    ['inside one group of pictures', files, 1200, 1800],
    ['one frame', files, 1500, 1510],
    ['one frame that is a keyframe', files, 2000, 2010],
    ['two frames', files, 1490, 1520],
    ['IN at the beginning of the file', files, 0, 700],
    ['the first frame alone', files, 0, 20],
    ['OUT at the end of the recording', files, 9000, 10_000],
    ['the last frame alone', files, 9970, 10_000],
    ['one frame on each side of a boundary', files, 2967, 3030],
    ['three frames on each side of a boundary', files, 2900, 3100],
    ['OUT exactly on a boundary', files, 2500, 3000],
    ['IN exactly on a boundary', files, 3000, 3500],
    ['over three files', files, 2500, 6500],
    ['over all files', files, 100, 9900],
    ['B-frames: IN on a keyframe', files2, 2000, 2700],
    ['B-frames: IN before a keyframe', files2, 1967, 2700],
    ['B-frames: IN after a keyframe', files2, 2034, 2700],
    ['B-frames: IN on a B-frame', files2, 2067, 2700],
    ['B-frames: OUT after a reference', files2, 1500, 2134],
    ['B-frames: OUT on a keyframe', files2, 1500, 2000],
    ['B-frames: one frame', files2, 1534, 1540],
    ['B-frames: the first frame', files2, 0, 20],
    ['B-frames: over a boundary', files2, 2900, 3100],
    ['B-frames: over three files', files2, 2500, 6500],
    ['a pyramid of B-frames', footage(pyramid, { segment: 3 }), 1534, 4321],
    ['a pyramid of B-frames, OUT inside it', footage(pyramid), 500, 1217],
    ['sound begins 800 ms before the picture', soundFirst, 0, 600],
    ['IN before the picture, where only sound is', soundFirst, -400, 600],
    ['sound first, over a boundary', soundFirst, 2800, 3400],
    ['IN on the last boundary, where the sound comes first', soundFirst, 9020, 11_146],
    ['B-frames: IN on a boundary', files2, 3000, 3500],
    ['the picture begins 27 ms before the sound', pictureFirst, 0, 600],
    ['picture first, over a boundary', pictureFirst, 2800, 3400],
    ['IN before the first recording', files, -1000, 500],
    ['OUT after the last recording', files, 9500, 12_000],
    ['both', footage(keyframesOnly), -1000, 5000],
    ['a hole at the beginning', holes, 3000, 5000],
    ['a hole at the end', holes, 1500, 3500],
    ['a hole in the middle', holes, 1500, 5000],
    ['two holes', holes, 1500, 8000],
    ['B-frames: two holes', holesB, 1500, 8000],
    ['a new stream without a hole', restart, 2500, 3500],
    ['a new stream that overlaps the old one', overlap, 2500, 4000],
    ['sound that stops', silentSecond, 2500, 3500],
    ['no sound at all', footage(mute, { segment: 3 }), 2500, 3500],
    ['Opus', footage(opus, { segment: 3 }), 2500, 3500],
    ['sound of 44.1 kHz', footage(aac44, { segment: 3 }), 2500, 3500],
    ['H.265', footage(h265, { segment: 2 }), 1500, 2500],
    ['every frame a keyframe', footage(keyframesOnly), 1017, 2345],
    ['one keyframe in ten seconds', footage(oneKeyframe), 7777, 9555],
    ['25 frames a second', footage(plain, { timeOf: at(25), segment: 3 }), 2222, 4444],
    ['29.97 frames a second', footage(plain, { timeOf: at(30_000 / 1001), segment: 3 }), 2222, 4444],
    ['29.97 frames a second, B-frames', footage(twoB, { timeOf: at(30_000 / 1001), segment: 3 }), 2222, 4444],
    ['50 frames a second', footage(plain, { timeOf: at(50), segment: 2 }), 1111, 2999],
    ['59.94 frames a second', footage(plain, { timeOf: at(60_000 / 1001), segment: 2 }), 1111, 2999],
    ['59.94 frames a second, B-frames', footage(twoB, { timeOf: at(60_000 / 1001), segment: 2 }), 1111, 2999],
    ['an uneven rate', footage(plain, { timeOf: uneven, segment: 3 }), 2222, 4444],
    ['parts of 100 ms', footage(plain, { part: 0.1 }), 1234, 2345],
    ['parts of a second', footage(twoB, { part: 1 }), 1234, 2345],
    ['parts of five seconds', footage(plain, { part: 5 }), 1234, 7345],
    ['a recorder that crashed', footage(plain, { closed: false, segment: 3 }), 8765, 9999],
  ])('%s', async (_, footage, from, to) => {
    expect(await judge(footage, from, to)).toEqual([]);
  });

  it('wherever they are marked', async () => {
    const kinds = [files, files2, soundFirst, holes, holesB, overlap];
    const window = fc.record({
      kind: fc.constantFrom(...kinds),
      from: fc.integer({ min: 0, max: 9900 }),
      length: fc.integer({ min: 1, max: 3000 }),
    });
    await fc.assert(
      fc.asyncProperty(window, async ({ kind, from, length }) => {
        expect(await judge(kind, from, from + length)).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});
