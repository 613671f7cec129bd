// Which stretches of a camera's footage were deleted, in a form that does not grow with the number of files. Pure.
import { type Instant, msOf } from '../values.ts';

export interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

/** Files of one recording follow each other more closely than this, in milliseconds. */
const JOINED_MS = 2_000;

/** In the order of time; those that touch become one: a game is one stretch, however many files it lay in. */
export function withSpans(known: readonly Span[], more: readonly Span[]): readonly Span[] {
  const spans: Span[] = [];
  for (const { from, to } of [...known, ...more].toSorted((a, b) => msOf(a.from) - msOf(b.from))) {
    const last = spans.at(-1);
    if (last && msOf(from) - msOf(last.to) <= JOINED_MS) {
      spans[spans.length - 1] = { from: last.from, to: msOf(to) > msOf(last.to) ? to : last.to };
    } else {
      spans.push({ from, to });
    }
  }
  return spans;
}

/** Whether anything of the window was deleted. */
export const isTouched = (deleted: readonly Span[], { from, to }: Span): boolean =>
  deleted.some((span) => msOf(span.from) < msOf(to) && msOf(span.to) > msOf(from));
