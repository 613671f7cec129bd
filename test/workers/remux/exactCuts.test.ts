import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordingName } from '../../../src/recordings/recordingName.ts';
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
const [openGop, h265, h265twoB, h265openGop, fullHd, fourK] = await Promise.all([
  cameras.openGop(ffmpeg),
  cameras.h265(ffmpeg),
  cameras.h265twoB(ffmpeg),
  cameras.h265openGop(ffmpeg),
  cameras.fullHd(ffmpeg),
  cameras.fourK(ffmpeg),
]);
const [mute, opus, aac44] = await Promise.all([cameras.mute(ffmpeg), cameras.opus(ffmpeg), cameras.aac44(ffmpeg)]);
const at = (fps: number) => (n: number) => (n * 1000) / fps;
const uneven = (n: number) => (n * 1000) / 30 + (n % 5) * 5;
const halving = (n: number) => (n < 120 ? (n * 1000) / 30 : 4000 + ((n - 120) * 1000) / 15);

/** What is wrong with the cut of [from, to) milliseconds after the camera's first frame. */
const judge = ({ channel, recorded }: CameraFootage, from: number, to: number, startMs = FOOTAGE_START) => {
  const window = { from: startMs + from, to: startMs + to };
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
const overlapping = (count: number) =>
  footage(twoB, {
    stretches: [
      { first: 0, count },
      { first: 90, count: 90 },
    ],
  });
const overlapB = overlapping(101);
const touchingB = overlapping(91);
const setBackB = footage(twoB, { segment: 3, clockSetBy: (file) => (file < 2 ? 0 : -1_000) });
const silentSecond = restarted(90, true);
const open = footage(openGop, { segment: 2 });
const openH265 = footage(h265openGop, { segment: 2 });
const muted = footage(plain, { segment: 3, muted: [2_000, 4_200] });
const unstamped = footage(twoB, { segment: 3, stamped: false });
const setForth = footage(plain, { segment: 3, clockSetBy: (file) => (file < 2 ? 0 : 5_000) });
const setBack = footage(plain, { segment: 3, clockSetBy: (file) => (file < 2 ? 0 : -1_000) });
/** As a recorder names its files whose machine lives in New York, in the night in which an hour comes twice. */
const newYork = { timeZone: 'America/New_York', hourCycle: 'h23', dateStyle: 'short', timeStyle: 'medium' } as const;
const localName = (wallNs: bigint) => {
  const local = new Intl.DateTimeFormat('sv-SE', newYork).format(Number(wallNs / 1_000_000n));
  const microseconds = String((wallNs / 1_000n) % 1_000_000n).padStart(6, '0');
  return `${local.replace(' ', '_').replaceAll(':', '-')}-${microseconds}.mp4`;
};
const TWICE = Date.parse('2026-11-01T05:59:58.000Z');
const night = footage(plain, { segment: 1, startMs: TWICE, nameOf: localName });
const YEAR_ENDS = Date.parse('2026-12-31T23:59:57.000Z');
const newYear = footage(plain, { segment: 2, startMs: YEAR_ENDS });
const wholeSeconds = (wallNs: bigint) => recordingName(wallNs).replace(/-\d{6}\.mp4$/, '.mp4');
const secondsName = (wallNs: bigint) => `${wallNs / 1_000_000_000n}.mp4`;
const zoned = footage(plain, { segment: 3, nameOf: (wallNs) => recordingName(wallNs).replace('.mp4', 'Z.mp4') });

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
    ['B-frames: a new stream that overlaps the old one', overlapB, 2500, 4000],
    ['B-frames: a new stream that overlaps it by a frame', touchingB, 2500, 4000],
    ['B-frames: a clock that is set back by less than a file', setBackB, 4500, 6500],
    ['sound that stops', silentSecond, 2500, 3500],
    ['sound that stops and comes back', muted, 1500, 5000],
    ['IN and OUT where there is no sound', muted, 2500, 3500],
    ['sound that begins later', footage(plain, { segment: 3, soundAfter: 1_500 }), 1000, 2500],
    ['no sound at all', footage(mute, { segment: 3 }), 2500, 3500],
    ['Opus', footage(opus, { segment: 3 }), 2500, 3500],
    ['sound of 44.1 kHz', footage(aac44, { segment: 3 }), 2500, 3500],
    ['H.265', footage(h265, { segment: 2 }), 1500, 2500],
    ['H.265 with B-frames', footage(h265twoB, { segment: 2 }), 1500, 2500],
    ['H.265 with B-frames, OUT inside them', footage(h265twoB), 1034, 2067],
    ['an open group of pictures', open, 1100, 1900],
    ['an open group: IN on its keyframe', open, 1000, 1900],
    ['an open group: IN on a frame before its keyframe that needs the group before', open, 967, 1900],
    ['an open group: OUT on its keyframe', open, 500, 1000],
    ['an open group: over a boundary', open, 1900, 2200],
    ['H.265, an open group', openH265, 1034, 1900],
    ['H.265, an open group: IN on its keyframe', openH265, 1000, 1900],
    ['H.265, an open group: IN before its keyframe', openH265, 934, 1900],
    ['H.265, an open group: over a boundary', openH265, 1900, 2200],
    ['1920 x 1080', footage(fullHd), 500, 1200],
    ['3840 x 2160', footage(fourK), 600, 900],
    ['every frame a keyframe', footage(keyframesOnly), 1017, 2345],
    ['one keyframe in ten seconds', footage(oneKeyframe), 7777, 9555],
    ['25 frames a second', footage(plain, { timeOf: at(25), segment: 3 }), 2222, 4444],
    ['29.97 frames a second', footage(plain, { timeOf: at(30_000 / 1001), segment: 3 }), 2222, 4444],
    ['29.97 frames a second, B-frames', footage(twoB, { timeOf: at(30_000 / 1001), segment: 3 }), 2222, 4444],
    ['50 frames a second', footage(plain, { timeOf: at(50), segment: 2 }), 1111, 2999],
    ['59.94 frames a second', footage(plain, { timeOf: at(60_000 / 1001), segment: 2 }), 1111, 2999],
    ['59.94 frames a second, B-frames', footage(twoB, { timeOf: at(60_000 / 1001), segment: 2 }), 1111, 2999],
    ['an uneven rate', footage(plain, { timeOf: uneven, segment: 3 }), 2222, 4444],
    ['an uneven rate, B-frames', footage(twoB, { timeOf: uneven, segment: 3 }), 2222, 4444],
    ['a rate that halves', footage(plain, { timeOf: halving, segment: 3 }), 2222, 6444],
    ['parts of 100 ms', footage(plain, { part: 0.1 }), 1234, 2345],
    ['parts of a second', footage(twoB, { part: 1 }), 1234, 2345],
    ['parts of five seconds', footage(plain, { part: 5 }), 1234, 7345],
    ['files of an old recorder, which say nothing of their connection', unstamped, 2500, 6500],
    ['names of whole seconds', footage(plain, { segment: 3, nameOf: wholeSeconds }), 2500, 6500],
    ['names of seconds since 1970', footage(plain, { segment: 3, nameOf: secondsName }), 2500, 6500],
    ['names with their zone', zoned, 2500, 6500],
    ['a clock that is set forth between two files: before', setForth, 2500, 5500],
    ['a clock that is set forth between two files: over it', setForth, 5500, 11_500],
    ['a clock that is set forth between two files: after', setForth, 11_500, 13_500],
    ['a clock that is set back between two files: before', setBack, 2500, 4900],
    ['a clock that is set back between two files: over it', setBack, 4500, 6500],
    ['a clock that is set back between two files: after', setBack, 5500, 8500],
    ['a recorder that crashed', footage(plain, { closed: false, segment: 3 }), 8765, 9999],
  ])('%s', async (_, footage, from, to) => {
    expect(await judge(footage, from, to)).toEqual([]);
  });

  it.each<[string, CameraFootage, number, number, number]>([
    ['the hour that comes twice where names are local', night, TWICE, 500, 4500],
    ['that hour, in the middle of a file', night, TWICE, 3100, 3900],
    ['the turn of the year', newYear, YEAR_ENDS, 1500, 5500],
  ])('in %s', async (_, footage, startMs, from, to) => {
    expect(await judge(footage, from, to, startMs)).toEqual([]);
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
