/** The span of time of a game's recordings, and what of it was recorded. All instants in milliseconds since 1970. */
import type { Clip, Session } from '../api/entities.ts';

/** [from, to). */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The spans that a camera recorded, in the order of time; they do not touch. */
export type Lane = readonly Span[];

/** The server shows so much at once. */
const longest = 6 * 3_600_000;
/** Before the game was started, and after it was completed: what went wrong there is worth a look. */
const around = 5 * 60_000;
/** A game that has not been started shows what its cameras recorded lately. */
const before = 60 * 60_000;
/** Spans this close go on: two answers round their instants each for itself. */
const touching = 2;

/** @param now the server's time */
export function windowOf({ actualStart, actualEnd }: Pick<Session, 'actualStart' | 'actualEnd'>, now: number): Span {
  const to = actualEnd === null ? now : Math.min(now, Date.parse(actualEnd) + around);
  const from = actualStart === null ? now - before : Date.parse(actualStart) - around;
  return { from: Math.max(from, to - longest), to };
}

/** From the first picture to the end of the last one, less the gaps. */
export function laneOf(startAt: string | null, endAt: string | null, gaps: readonly Span[]): Lane {
  if (startAt === null || endAt === null) return [];
  const begins = [Date.parse(startAt), ...gaps.map(({ to }) => to)];
  const ends = [...gaps.map(({ from }) => from), Date.parse(endAt)];
  return begins.map((from, i) => ({ from, to: ends[i]! }));
}

/** The lane, with what is known anew from that instant on. */
export function laneWith(lane: Lane, news: Lane, from: number): Lane {
  const kept = lane.filter((span) => span.from < from).map((span) => ({ ...span, to: Math.min(span.to, from) }));
  const joined: Span[] = [];
  for (const span of [...kept, ...news]) {
    const last = joined.at(-1);
    if (last !== undefined && span.from <= last.to + touching) joined[joined.length - 1] = { ...last, to: span.to };
    else joined.push(span);
  }
  return joined;
}

/** What lies between the spans. */
export function gapsOf(lane: Lane): readonly Span[] {
  return lane.slice(1).map(({ from }, i) => ({ from: lane[i]!.to, to: from }));
}

/** Where the recording ends; undefined where there is none. */
export function endOf(lane: Lane): number | undefined {
  return lane.at(-1)?.to;
}

/** Whether the camera has a picture of any moment of the span. */
export function hasRecorded(lane: Lane, span: Span): boolean {
  return lane.some(({ from, to }) => from < span.to && to > span.from);
}

/** The nearest moment from here on of which there is a picture; the last one where there is none later. */
export function recordedMoment(lane: Lane, moment: number): number {
  const next = lane.find(({ to }) => to > moment);
  if (next !== undefined) return Math.max(moment, next.from);
  return (endOf(lane) ?? moment + 1) - 1;
}

/** Where a span lies in a window, in per cent of it; undefined where it lies outside. */
export function placeIn(window: Span, span: Span): { readonly left: number; readonly width: number } | undefined {
  const [from, to] = [Math.max(span.from, window.from), Math.min(span.to, window.to)];
  const length = window.to - window.from;
  if (from >= to) return undefined;
  return { left: ((from - window.from) / length) * 100, width: ((to - from) / length) * 100 };
}

/** A clip that is still open lasts until now. */
export function spanOfClip({ inAt, outAt }: Pick<Clip, 'inAt' | 'outAt'>, now: number): Span {
  return { from: Date.parse(inAt), to: outAt === null ? now : Date.parse(outAt) };
}
