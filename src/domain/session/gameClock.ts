// Wall clock and game clock: which game clock at an instant, which instant at a game clock. Pure, from what was read.
import { z } from 'zod';
import { type Instant, isoOf, msOf } from '../values.ts';

const LONGEST_QUARTER_S = 15 * 60;

/** Time left of a quarter, `3:14` or `0:09.4`, as seconds. */
export const ClockText = z
  .string()
  .regex(/^\d{1,2}:[0-5]\d(\.\d)?$/, 'must be minutes and seconds left of the quarter, such as 3:14')
  .transform((text) => {
    const [minutes, seconds] = text.split(':');
    return Number(minutes) * 60 + Number(seconds);
  })
  .pipe(z.number().max(LONGEST_QUARTER_S, 'must be at most 15:00'));

/** `3:14`; tenths only where there are some. @param seconds left of the quarter */
export function clockText(seconds: number): string {
  const tenths = Math.round(seconds * 10);
  const [minutes, rest] = [Math.floor(tenths / 600), tenths % 600];
  const whole = String(Math.floor(rest / 10)).padStart(2, '0');
  return `${minutes}:${whole}${rest % 10 > 0 ? `.${rest % 10}` : ''}`;
}

/** What tells of the game clock, in the order of recording. */
export type ClockChange =
  | {
      readonly kind: 'read';
      readonly at: Instant;
      readonly quarter: number;
      /** Seconds left of the quarter. */
      readonly clock: number;
      readonly running: boolean;
    }
  /** Pause and completion stop the game clock, whatever was read; resuming and reopening let it go on as it was read. */
  | { readonly kind: 'stopped' | 'released'; readonly at: Instant };

export interface GameClock {
  readonly quarter: number;
  /** Seconds left of the quarter, never below 0. */
  readonly clock: number;
  readonly isRunning: boolean;
  /** When the reading that this follows from was made. */
  readonly readAt: Instant;
}

/** What the game clock showed; undefined before the first reading. The newest reading before the instant counts. */
export function gameClockAt(changes: readonly ClockChange[], instant: Instant): GameClock | undefined {
  const ms = msOf(instant);
  const stops = stopsOf(changes);
  const stretch = stretchesOf(changes).findLast(({ fromMs }) => fromMs <= ms);
  if (!stretch) return undefined;
  const { quarter, fromMs, leftMs, running } = stretch;
  const left = running ? Math.max(0, leftMs - ranMs(fromMs, ms, stops)) : leftMs;
  const isHeld = stops.some((stop) => stop.fromMs <= ms && ms < stop.toMs);
  return { quarter, clock: left / 1_000, isRunning: running && !isHeld && left > 0, readAt: isoOf(fromMs) };
}

export interface ClockInstant {
  readonly at: Instant;
  /** False where the clock jumped over the value: then it is the first instant that shows less. */
  readonly isExact: boolean;
}

/**
 * When the game clock showed this; undefined where it never did. Where it was set back and showed it twice, the later
 * time. Of a clock that still runs, what is to come is answered as if nothing stopped it.
 * @param clock seconds left of the quarter
 */
export function instantOfGameClock(
  changes: readonly ClockChange[],
  quarter: number,
  clock: number,
): ClockInstant | undefined {
  const stops = stopsOf(changes);
  const stretches = stretchesOf(changes).filter((stretch) => stretch.quarter === quarter);
  const wantedMs = Math.round(clock * 1_000);
  for (const { fromMs, toMs, leftMs, running } of stretches.toReversed()) {
    const needsMs = leftMs - wantedMs;
    if (needsMs < 0 || (needsMs > 0 && !running)) continue;
    const ms = whenItRan(fromMs, needsMs, stops);
    if (ms < toMs) return { at: isoOf(ms), isExact: true };
  }
  const beyond = stretches.find(({ leftMs }) => leftMs < wantedMs);
  return beyond && { at: isoOf(beyond.fromMs), isExact: false };
}

/** From one reading to the next. */
interface Stretch {
  readonly fromMs: number;
  readonly toMs: number;
  readonly quarter: number;
  readonly leftMs: number;
  readonly running: boolean;
}

function stretchesOf(changes: readonly ClockChange[]): readonly Stretch[] {
  const readings = changes.flatMap((change) => (change.kind === 'read' ? [{ ...change, ms: msOf(change.at) }] : []));
  readings.sort((a, b) => a.ms - b.ms);
  const stretches = readings.map(({ ms, quarter, clock, running }, n) => ({
    fromMs: ms,
    toMs: readings[n + 1]?.ms ?? Number.POSITIVE_INFINITY,
    quarter,
    leftMs: Math.round(clock * 1_000),
    running,
  }));
  // The sort is stable: of two readings for the same moment, the one that was recorded later is left.
  return stretches.filter(({ fromMs, toMs }) => fromMs < toMs);
}

interface Stop {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Spans in which the clock could not run, one after the other. */
function stopsOf(changes: readonly ClockChange[]): readonly Stop[] {
  const stops: Stop[] = [];
  let since: number | undefined;
  for (const { kind, at } of changes) {
    if (kind === 'stopped') since ??= msOf(at);
    if (kind !== 'released' || since === undefined) continue;
    stops.push({ fromMs: since, toMs: msOf(at) });
    since = undefined;
  }
  if (since !== undefined) stops.push({ fromMs: since, toMs: Number.POSITIVE_INFINITY });
  return stops;
}

/** How long a running clock ran between two moments, in milliseconds. */
function ranMs(fromMs: number, toMs: number, stops: readonly Stop[]): number {
  const stood = stops.map((stop) => Math.max(0, Math.min(toMs, stop.toMs) - Math.max(fromMs, stop.fromMs)));
  return toMs - fromMs - stood.reduce((sum, ms) => sum + ms, 0);
}

/** First moment at which a clock that was read running has run for so long; infinity where it is stopped for good. */
function whenItRan(fromMs: number, forMs: number, stops: readonly Stop[]): number {
  let at = fromMs;
  let left = forMs;
  for (const stop of stops) {
    if (stop.toMs <= at || left === 0) continue;
    const ran = Math.max(0, stop.fromMs - at);
    if (ran >= left) break;
    left -= ran;
    at = stop.toMs;
  }
  return at + left;
}
