import type { FileSpan } from './fileSpans.ts';
import type { Header, Track } from './header.ts';
import type { Run, Sample } from './part.ts';
import { type Part, samplesOf } from './segmentFile.ts';

/** The part of a file that counts for a window. Wall clock in epoch milliseconds, with fractions. */
export interface Piece {
  readonly path: string;
  readonly header: Header;
  /** Wall clock of the file's time zero: media time = wall - zeroMs. */
  readonly zeroMs: number;
  /** What its pictures cover, up to where the next file takes over. */
  readonly startMs: number;
  readonly endMs: number;
  readonly bytesOnDisk: number;
  /** Whether it may still grow. */
  readonly growing: boolean;
  /** From the last frame at or before the window where decoding can begin, to its end; in decoding order. */
  readonly video: readonly Frame[];
  /** What sounds in the window, and a little around it. */
  readonly audio: readonly Frame[];
}

export interface Frame extends Sample {
  /** When it is shown. */
  readonly wallMs: number;
  readonly wallEndMs: number;
}

/** Clock ticks are floored, and marks are whole milliseconds: moments closer than this are the same moment. */
export const SAME_MOMENT_MS = 0.05;

/** What a file contributes to a window; undefined where no picture of it can be decoded. */
export function pieceOf(span: FileSpan, fromMs: number, toMs: number, isNewest: boolean): Piece | undefined {
  const { file, zeroMs, startMs, endMs } = span;
  const { header, size: bytesOnDisk, path } = file;
  const { video, audio } = framesOf(span, fromMs, toMs);
  const onScreen = video.findLastIndex(({ sync, wallMs }) => sync && wallMs <= fromMs + SAME_MOMENT_MS);
  const begin = onScreen >= 0 ? onScreen : video.findIndex(({ sync }) => sync);
  if (!header || begin < 0) return undefined;
  const growing = isNewest && header.closedDurationMs === 0;
  return { path, header, zeroMs, startMs, endMs, bytesOnDisk, growing, video: video.slice(begin), audio };
}

/** The frames of the window, back to where decoding can begin, and the sound of a part more on both sides. */
function framesOf(span: FileSpan, fromMs: number, toMs: number): { video: Frame[]; audio: Frame[] } {
  const { file, track, zeroMs } = span;
  const from = ((fromMs + SAME_MOMENT_MS - zeroMs) * track.timescale) / 1000;
  const to = ((toMs - zeroMs) * track.timescale) / 1000;
  const spanIn = (part: Part | undefined) => part?.spans.find(({ trackId }) => trackId === track.id);
  const beginsBy = (part: Part, ticks: number) => (spanIn(part)?.start ?? Number.POSITIVE_INFINITY) <= ticks;

  const end = file.parts.findLastIndex((part) => beginsBy(part, to)) + 2;
  let begin = Math.max(
    0,
    file.parts.findLastIndex((part) => beginsBy(part, from)),
  );
  let runs = samplesOf(file, file.parts.slice(begin, end));
  while (begin > 0 && !canBegin(runs, track, from)) {
    const earlier = file.parts.findLastIndex((part, i) => i < begin && spanIn(part)?.sync);
    const back = Math.max(0, earlier);
    runs = [...samplesOf(file, file.parts.slice(back, begin)), ...runs];
    begin = back;
  }
  const soundBefore = samplesOf(file, file.parts.slice(Math.max(0, begin - 1), begin)).filter(isSound);
  const frames = (wanted: (run: Run) => boolean) =>
    [...soundBefore, ...runs]
      .filter(wanted)
      .flatMap((run) => run.samples.map((sample) => frameOf(sample, run.track, zeroMs)));
  return { video: frames((run) => run.track.id === track.id), audio: frames(isSound) };
}

function isSound(run: Run): boolean {
  return run.track.kind === 'audio';
}

function canBegin(runs: readonly Run[], track: Track, from: number): boolean {
  return runs.some(
    (run) => run.track.id === track.id && run.samples.some(({ sync, dts, cts }) => sync && dts + cts <= from),
  );
}

function frameOf(sample: Sample, { timescale }: Track, zeroMs: number): Frame {
  const shown = sample.dts + sample.cts;
  const wallMs = zeroMs + (shown * 1000) / timescale;
  return { ...sample, wallMs, wallEndMs: zeroMs + ((shown + sample.duration) * 1000) / timescale };
}
