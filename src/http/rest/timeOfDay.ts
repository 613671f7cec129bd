// "14:23:15", as a coach reads it off the wall: an instant once it is known where and around when the game is played.
import { type Instant, isoOf } from '../../domain/values.ts';

const DAY_MS = 86_400_000;
const TIME = /^(\d{1,2}):(\d{2}):(\d{2})(?:\.(\d{1,3}))?$/;

/** Milliseconds since midnight; undefined for what is no time of day. */
export function parseTimeOfDay(text: string): number | undefined {
  const [, hours, minutes, seconds, fraction = ''] = TIME.exec(text) ?? [];
  if (hours === undefined) return undefined;
  const [h, m, s] = [hours, minutes, seconds].map(Number) as [number, number, number];
  if (h > 23 || m > 59 || s > 59) return undefined;
  return ((h * 60 + m) * 60 + s) * 1_000 + Number(fraction.padEnd(3, '0'));
}

/** When a session was, or is. Milliseconds since the Unix epoch. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * The instant nearest to the span at which clocks in the zone show this time. Of two that are as near it is the later:
 * a night game runs past midnight, and an hour that exists twice is read as its second time.
 */
export function instantOfTimeOfDay(timeOfDay: number, { from, to }: Span, timeZone: string): Instant {
  const days = [from - DAY_MS, from, from + DAY_MS, to - DAY_MS, to, to + DAY_MS];
  const candidates = days.map((day) => instantOn(midnightShown(day, timeZone) + timeOfDay, timeZone));
  const distance = (at: number) => Math.max(from - at, at - to, 0);
  const [nearest] = candidates.sort((a, b) => distance(a) - distance(b) || b - a);
  return isoOf(nearest!);
}

/** What clocks show, written as if it were UTC, is `at` plus this. In milliseconds. */
function offsetOf(at: number, timeZone: string): number {
  const parts = formatOf(timeZone).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((one) => one.type === type)!.value);
  const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return shown - Math.floor(at / 1_000) * 1_000;
}

const midnightShown = (at: number, timeZone: string): number =>
  Math.floor((at + offsetOf(at, timeZone)) / DAY_MS) * DAY_MS;

/** @param shown what clocks show, written as if it were UTC */
function instantOn(shown: number, timeZone: string): number {
  const offsets = [shown - DAY_MS, shown + DAY_MS].map((near) => offsetOf(near, timeZone));
  const exact = offsets.map((offset) => shown - offset).filter((at) => at + offsetOf(at, timeZone) === shown);
  // An hour that clocks leave out is counted on from before it.
  return exact.length > 0 ? Math.max(...exact) : shown - offsets[0]!;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const numeric = { year: 'numeric', month: 'numeric', day: 'numeric' } as const;
  const time = { hour: 'numeric', minute: 'numeric', second: 'numeric', hourCycle: 'h23' } as const;
  const format = new Intl.DateTimeFormat('en', { timeZone, ...numeric, ...time });
  formats.set(timeZone, format);
  return format;
}
