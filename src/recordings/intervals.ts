/** Spans of time as pairs of moments, in milliseconds; the end is exclusive. */
export type Interval = readonly [start: number, end: number];

/** The union of these intervals inside a window. Holes of at most `tolerance` between two of them are no holes. */
export function unionWithin(intervals: readonly Interval[], [from, to]: Interval, tolerance: number): Interval[] {
  const union: [number, number][] = [];
  for (const [start, end] of intervals.toSorted((a, b) => a[0] - b[0])) {
    const last = union.at(-1);
    if (last && start <= last[1] + tolerance) last[1] = Math.max(last[1], end);
    else union.push([start, end]);
  }
  return union
    .map(([start, end]): Interval => [Math.max(start, from), Math.min(end, to)])
    .filter(([start, end]) => end > start);
}

/** What a union within the same window leaves out; nothing shorter than `least`. */
export function holesIn(union: readonly Interval[], [from, to]: Interval, least: number): Interval[] {
  const edges = [from, ...union.flat(), to];
  const holes: Interval[] = [];
  for (let i = 0; i + 1 < edges.length; i += 2) holes.push([edges[i] ?? from, edges[i + 1] ?? to]);
  return holes.filter(([start, end]) => end - start > least);
}

export function lengthOf(union: readonly Interval[]): number {
  return union.reduce((sum, [start, end]) => sum + end - start, 0);
}
