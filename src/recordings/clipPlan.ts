import type { Footage } from './footage.ts';
import type { Track } from './header.ts';
import { type Frame, type Piece, SAME_MOMENT_MS } from './piece.ts';

/**
 * What a clip consists of, decided before anything is written: which coded frames, on which axis, and what of them is
 * shown. Pure; any engine can carry it out.
 */
export interface ClipPlan {
  readonly video: PlannedTrack;
  /** Undefined where the footage has no sound. */
  readonly audio: PlannedTrack | undefined;
  /** Milliseconds on the plan's axis where showing begins; what lies before is decoded and hidden. */
  readonly showFromMs: number;
  readonly durationMs: number;
  /** When the last picture appears, in milliseconds after the first. */
  readonly lastFrameMs: number;
  /** Pictures that are shown, and pictures before them that only serve to decode the first. */
  readonly shownFrames: number;
  readonly hiddenFrames: number;
  /** Wall clock of the first picture shown, and of the end; epoch milliseconds with fractions. */
  readonly startMs: number;
  readonly endMs: number;
  readonly coverage: number;
  readonly gaps: Footage['gaps'];
}

export interface PlannedTrack {
  readonly track: Track;
  readonly samples: readonly PlannedSample[];
}

/** A coded frame in its source file; times are ticks of its track on the plan's axis, which begins at 0. */
export interface PlannedSample {
  readonly path: string;
  readonly offset: number;
  readonly size: number;
  readonly dts: number;
  readonly cts: number;
  readonly duration: number;
  readonly sync: boolean;
}

/** A frame with the wall clock of its decoding, from which the plan's axis is made. */
interface Timed extends Frame {
  readonly path: string;
  readonly decodeMs: number;
}

/**
 * IN is the picture on screen at `footage.from` (else the first one after it), OUT is exclusive. Across a hole the last
 * picture before it stays on screen. Undefined where no picture lies in the window.
 */
export function planClip(footage: Footage): ClipPlan | undefined {
  const [fromMs, toMs] = [footage.from.getTime(), footage.to.getTime()];
  const first = footage.pieces.find(({ endMs }) => endMs > fromMs);
  const track = first?.header.tracks.find(({ kind }) => kind === 'video');
  if (!first || !track) return undefined;
  const pieces = footage.pieces.filter((piece) => isLike(track, piece));
  const pictures = pieces.flatMap((piece, i) => picturesOf(piece, pieces[i + 1]));

  const startMs = firstShown(pictures, fromMs, toMs);
  if (startMs === undefined) return undefined;
  const isShown = ({ wallMs }: Frame) => wallMs > startMs - SAME_MOMENT_MS && wallMs < toMs - SAME_MOMENT_MS;
  const begin = pictures.findLastIndex(({ sync, wallMs }) => sync && wallMs <= startMs + SAME_MOMENT_MS);
  const end = pictures.findLastIndex(isShown); // in decoding order: everything that the shown pictures refer to
  const video = pictures.slice(Math.max(0, begin), end + 1);
  const shown = video.filter(isShown);
  const endMs = Math.min(toMs, latest(shown.map(({ wallEndMs }) => wallEndMs)));

  const soundTrack = first.header.tracks.find(({ kind }) => kind === 'audio');
  const audio = soundTrack ? soundsOf(pieces, soundTrack, startMs, endMs) : [];
  const zeroMs = Math.min(video[0]?.decodeMs ?? startMs, audio[0]?.decodeMs ?? Number.POSITIVE_INFINITY);
  return {
    video: { track, samples: onAxis(video, track, zeroMs) },
    audio:
      soundTrack && audio.length > 0 ? { track: soundTrack, samples: onAxis(audio, soundTrack, zeroMs) } : undefined,
    showFromMs: startMs - zeroMs,
    durationMs: endMs - startMs,
    lastFrameMs: latest(shown.map(({ wallMs }) => wallMs)) - startMs,
    shownFrames: shown.length,
    hiddenFrames: video.filter(({ wallMs }) => wallMs <= startMs - SAME_MOMENT_MS).length,
    startMs,
    endMs,
    coverage: footage.coverage,
    gaps: footage.gaps,
  };
}

/** Whether the pictures of each file stand in the order in which they are decoded: a recorder writes them in no other. */
export function isInOrder({ video }: ClipPlan): boolean {
  return video.samples.every((sample, i) => {
    const before = video.samples[i - 1];
    return before?.path !== sample.path || before.dts < sample.dts;
  });
}

function latest(moments: readonly number[]): number {
  return moments.reduce((last, moment) => Math.max(last, moment), Number.NEGATIVE_INFINITY);
}

/** Pictures of another codec or size cannot follow in the same track. */
function isLike(track: Track, piece: Piece): boolean {
  const other = piece.header.tracks.find(({ kind }) => kind === 'video');
  return (
    other?.codec === track.codec &&
    other.width === track.width &&
    other.height === track.height &&
    other.timescale === track.timescale
  );
}

/** Where two files overlap, the newer one counts from its first picture on. */
function picturesOf(piece: Piece, next: Piece | undefined): Timed[] {
  const untilMs = next?.video[0]?.wallMs ?? Number.POSITIVE_INFINITY;
  return timed(piece, 'video').filter(({ wallMs }) => wallMs < untilMs - SAME_MOMENT_MS);
}

function timed(piece: Piece, kind: 'video' | 'audio'): Timed[] {
  const timescale = piece.header.tracks.find((track) => track.kind === kind)?.timescale ?? 1;
  return piece[kind].map((frame) => ({
    ...frame,
    path: piece.path,
    decodeMs: piece.zeroMs + (frame.dts * 1000) / timescale,
  }));
}

/** When the picture begins that is on screen at IN, or the first one after IN where none is. */
function firstShown(pictures: readonly Frame[], fromMs: number, toMs: number): number | undefined {
  let onScreen: number | undefined;
  let next: number | undefined;
  for (const { wallMs, wallEndMs } of pictures) {
    if (wallMs >= toMs - SAME_MOMENT_MS) continue;
    if (wallMs > fromMs + SAME_MOMENT_MS) next = Math.min(next ?? wallMs, wallMs);
    else if (wallEndMs > fromMs + SAME_MOMENT_MS) onScreen = Math.max(onScreen ?? wallMs, wallMs);
  }
  return onScreen ?? next;
}

/** The sound of the shown span, and one frame before it: a decoder needs it to come in smoothly. */
function soundsOf(pieces: readonly Piece[], track: Track, startMs: number, endMs: number): Timed[] {
  const sounds: Timed[] = [];
  for (const piece of pieces) {
    const own = piece.header.tracks.find(({ kind }) => kind === 'audio');
    if (own?.codec !== track.codec || own.timescale !== track.timescale) continue;
    for (const sound of timed(piece, 'audio')) {
      const last = sounds.at(-1);
      if (last && sound.wallMs < last.wallEndMs - 1) continue; // files overlap by a little
      sounds.push(sound);
    }
  }
  const begin = sounds.findIndex(({ wallEndMs }) => wallEndMs > startMs);
  if (begin < 0) return [];
  return sounds.slice(Math.max(0, begin - 1)).filter(({ wallMs }) => wallMs < endMs);
}

/** Durations are the distances to the next sample, so that a hole keeps the wall clock. */
function onAxis(frames: readonly Timed[], { timescale }: Track, zeroMs: number): PlannedSample[] {
  const ticks = frames.map(({ decodeMs }) => Math.round(((decodeMs - zeroMs) * timescale) / 1000));
  return frames.map(({ path, offset, size, cts, duration, sync }, i) => {
    const dts = ticks[i] ?? 0;
    const next = ticks[i + 1];
    return { path, offset, size, dts, cts, duration: next === undefined ? duration : Math.max(0, next - dts), sync };
  });
}
