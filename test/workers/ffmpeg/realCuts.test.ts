import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openRecordings } from '../../../src/recordings/recordings.ts';
import { cutClip } from '../../../src/workers/ffmpeg/cutClip.ts';
import { runFfmpeg } from '../../../src/workers/ffmpeg/runFfmpeg.ts';
import { remuxEngine } from '../../../src/workers/remux/remuxEngine.ts';
import { haveRealRecordings, realFiles, realRecordingsRoot } from '../../recordings/realRecordings.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { engine, ffmpeg } from './cutting.ts';

const folder = temporaryFolder();

describe.skipIf(!haveRealRecordings)('200 cuts from recordings of a real MediaMTX', () => {
  it.each([
    ['a', 'no B-frames, parts of 200 ms'],
    ['a1s', 'no B-frames, parts of 1 s'],
    ['b', 'two B-frames, GOP 2 s'],
    ['d', 'a lost publisher'],
    ['e', 'a crashed recorder'],
  ])(
    'of channel %s (%s) show the frames of their window',
    async (channel) => {
      const recordings = openRecordings(realRecordingsRoot);
      const day = await recordings.footage(channel, new Date('2026-11-24T00:00:00Z'), new Date('2026-11-25T00:00:00Z'));
      const numbers = realFiles(channel).map(({ frames }) => frames.map(([number]) => number));
      const all = day.pieces
        .flatMap(({ video }, file) =>
          video.map(({ wallMs, wallEndMs }, i) => ({ n: numbers[file]?.[i], wallMs, wallEndMs })),
        )
        .sort((a, b) => a.wallMs - b.wallMs);
      const firstMs = Math.ceil(all[0]?.wallMs ?? 0);
      const lengthMs = Math.floor((all.at(-1)?.wallEndMs ?? 0) - firstMs);

      const keyframes = day.pieces.flatMap(({ video }) => video.filter(({ sync }) => sync).map(({ wallMs }) => wallMs));
      // Half of the windows begin around a keyframe: where engines go wrong, it is there.
      const anywhere = fc.nat(lengthMs).map((from) => firstMs + from);
      const besideKeyframe = fc
        .tuple(fc.constantFrom(...keyframes), fc.integer({ min: -100, max: 40 }))
        .map(([wallMs, off]) => Math.round(wallMs) + off);
      const window = fc.record({
        fromMs: fc.oneof(anywhere, besideKeyframe),
        length: fc.integer({ min: 1, max: 4000 }),
        engine: fc.oneof(
          { weight: 9, arbitrary: fc.constant(remuxEngine) },
          { weight: 1, arbitrary: fc.constant(engine) },
        ),
      });
      await fc.assert(
        fc.asyncProperty(window, async ({ fromMs, length, engine }) => {
          const toMs = fromMs + length;
          const wanted = all.filter(({ wallMs, wallEndMs }) => wallEndMs > fromMs + 0.05 && wallMs < toMs - 0.05);
          fc.pre(wanted.length > 0);
          const target = path.join(folder, `${channel}.mp4`);
          const footage = await recordings.footage(channel, new Date(fromMs), new Date(toMs));
          await cutClip(footage, { target, engine });
          expect(await numbersIn(target)).toEqual(wanted.map(({ n }) => n));
        }),
        { numRuns: 40 },
      );
    },
    90_000,
  );
});

/** Their frame number: 16 blocks of 20 x 16 pixels at the top left. */
async function numbersIn(file: string): Promise<number[]> {
  const raw = path.join(folder, 'codes.raw');
  const filter = 'crop=320:16:0:0,scale=16:1:flags=area,format=gray';
  const outputOptions = ['-an', '-vf', filter, '-fps_mode', 'passthrough', '-f', 'rawvideo'];
  const io = {
    input: `file:${file}`,
    inputOptions: [],
    output: `file:${raw}`,
    outputOptions: ['-y', ...outputOptions],
  };
  await runFfmpeg({ ffmpeg, timeLimitMs: 10_000, ...io });
  const pixels = readFileSync(raw);
  return Array.from({ length: pixels.length / 16 }, (_, i) =>
    pixels.subarray(i * 16, i * 16 + 16).reduce((sum, block) => sum * 2 + (block > 128 ? 1 : 0), 0),
  );
}
