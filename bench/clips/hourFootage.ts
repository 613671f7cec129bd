// One closed file of an hour: 18,000 parts, of which only those around a few windows hold their pictures.
import {
  closeSync,
  existsSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { CLOSED_DURATION_OFFSET, fragmentHead } from '../../src/recordings/fragmentWriter.ts';
import { lookAt, openSegmentFile, type Part, samplesOf } from '../../src/recordings/segmentFile.ts';
import { type BenchFootage, benchFootage } from '../footage.ts';

const COPIES = 6;
const COPY_S = 600;
/** Seconds of the hour whose parts are whole. The rest is holes in a sparse file: nobody reads it, in ours or the control. */
export const WHOLE = [
  { from: 30, to: 90 },
  { from: 2_000, to: 2_060 },
  { from: 3_500, to: 3_560 },
];

/** Ten minutes as the camera wrote them, six times over with their times moved on. Made once, kept beside the others. */
export async function hourFootage(): Promise<BenchFootage> {
  const ten = await benchFootage({ part: 0.2, seconds: COPY_S });
  const recordings = `${ten.recordings}-hour-${WHOLE.length}`;
  const segment = path.join(recordings, ten.path, path.basename(ten.segment));
  if (!existsSync(recordings)) {
    const unfinished = `${recordings}.${process.pid}`;
    rmSync(unfinished, { recursive: true, force: true });
    mkdirSync(path.join(unfinished, ten.path), { recursive: true, mode: 0o700 });
    writeHour(ten.segment, path.join(unfinished, ten.path, path.basename(segment)));
    renameSync(unfinished, recordings);
  }
  return { ...ten, recordings, segment };
}

function writeHour(from: string, to: string): void {
  const source = openSegmentFile(from, 0);
  lookAt(source, Number.POSITIVE_INFINITY);
  const [input, output] = [openSync(from, 'r'), openSync(to, 'wx')];
  const header = read(input, 0, source.header?.size ?? 0);
  header.writeUInt32BE(COPIES * COPY_S * 1_000, CLOSED_DURATION_OFFSET);
  writeSync(output, header);
  let at = header.length;
  for (let copy = 0; copy < COPIES; copy += 1) {
    for (const [n, part] of source.parts.entries()) {
      const { head, startS } = movedHead(source, part, copy * source.parts.length + n, copy * COPY_S);
      writeSync(output, head, 0, head.length, at);
      const media = part.size - part.headSize - 8;
      if (WHOLE.some(({ from, to }) => startS >= from && startS < to)) {
        writeSync(output, read(input, part.offset + part.headSize + 8, media), 0, media, at + head.length);
      }
      at += head.length + media;
    }
  }
  ftruncateSync(output, at);
  closeSync(input);
  closeSync(output);
}

function movedHead(source: ReturnType<typeof openSegmentFile>, part: Part, sequence: number, bySeconds: number) {
  const runs = samplesOf(source, [part]).toSorted((a, b) => (a.samples[0]?.offset ?? 0) - (b.samples[0]?.offset ?? 0));
  const moved = runs.map(({ track, samples }) => {
    return { trackId: track.id, dts: (samples[0]?.dts ?? 0) + bySeconds * track.timescale, samples };
  });
  const first = runs[0];
  const startS = bySeconds + (first?.samples[0]?.dts ?? 0) / (first?.track.timescale ?? 1);
  return { head: fragmentHead(sequence, moved), startS };
}

function read(fd: number, offset: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  readSync(fd, bytes, 0, length, offset);
  return bytes;
}
