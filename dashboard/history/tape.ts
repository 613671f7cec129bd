// Where everything of a game stands on the strip. Places are shares of its length, 0 to 1.
import type { Clip, Session } from '../api/entities.ts';
import type { ClockReading, HistoryEntry, HistoryKind } from '../api/historyEntities.ts';

/** What comes before the start and after the end has this share of the strip, each in its order. */
const MARGIN = 0.04;

export interface Span {
  readonly from: number;
  readonly to: number;
}
export interface CameraLane {
  readonly id: string;
  readonly name: string;
  readonly spans: readonly (Span & { readonly status: string })[];
}
export interface Tape {
  /** Of every entry, in order; it never falls. */
  readonly places: readonly number[];
  readonly facts: ReadonlyMap<HistoryKind, readonly number[]>;
  readonly cameras: readonly CameraLane[];
  readonly clips: readonly (Span & { readonly id: string; readonly status: string })[];
  readonly quarters: readonly { readonly quarter: number; readonly at: number }[];
  placeOf(instant: number): number;
}

export function tapeOf(
  entries: readonly HistoryEntry[],
  readings: readonly ClockReading[],
  clips: Iterable<Clip>,
  session: Pick<Session, 'actualStart' | 'actualEnd'> | null,
): Tape {
  const instants = entries.map(({ at }) => Date.parse(at));
  const start = session?.actualStart ? Date.parse(session.actualStart) : (instants[0] ?? 0);
  const end = Math.max(start + 1, session?.actualEnd ? Date.parse(session.actualEnd) : (instants.at(-1) ?? 0));
  const placeOf = (instant: number): number => {
    const share = Math.min(1, Math.max(0, (instant - start) / (end - start)));
    return MARGIN + share * (1 - 2 * MARGIN);
  };
  const before = instants.findIndex((instant) => instant >= start);
  const after = instants.findLastIndex((instant) => instant <= end);
  let last = 0;
  const places = instants.map((instant, n) => {
    const place =
      instant < start
        ? (MARGIN * n) / Math.max(1, before === -1 ? instants.length : before)
        : instant > end
          ? 1 - MARGIN + (MARGIN * (n - after)) / (instants.length - after)
          : placeOf(instant);
    // The log's order counts: what several processes record may be a moment out of order.
    last = Math.max(last, place);
    return last;
  });
  const facts = new Map<HistoryKind, number[]>();
  entries.forEach(({ kind }, n) => {
    facts.set(kind, [...(facts.get(kind) ?? []), places[n]!]);
  });
  return {
    places,
    facts,
    cameras: camerasOf(entries, places),
    clips: [...clips].map(({ id, status, inAt, outAt }) => {
      const from = placeOf(Date.parse(inAt));
      return { id, status, from, to: outAt === null ? from : placeOf(Date.parse(outAt)) };
    }),
    quarters: quartersOf(readings).map(({ quarter, at }) => ({ quarter, at: placeOf(Date.parse(at)) })),
    placeOf,
  };
}

/** The entry that stands nearest to a place. */
export function entryAt(places: readonly number[], place: number): number {
  const after = places.findIndex((one) => one >= place);
  if (after === -1) return places.length - 1;
  const before = Math.max(0, after - 1);
  return Math.abs(places[before]! - place) < Math.abs(places[after]! - place) ? before : after;
}

function camerasOf(entries: readonly HistoryEntry[], places: readonly number[]): CameraLane[] {
  const lanes = new Map<string, { name: string; spans: { from: number; to: number; status: string }[] }>();
  entries.forEach(({ kind, name, subjectId, changes }, n) => {
    if (kind !== 'CHANNEL') return;
    const lane = lanes.get(subjectId) ?? { name: '', spans: [] };
    lanes.set(subjectId, lane);
    const after = (field: string) => changes.find((change) => change.field === field)?.after;
    lane.name = textOf(after('name')) ?? lane.name;
    const status = name === 'ChannelReleased' ? 'released' : textOf(after('status'));
    if (status === undefined) return;
    const open = lane.spans.at(-1);
    if (open) open.to = places[n]!;
    lane.spans.push({ from: places[n]!, to: 1, status });
  });
  return [...lanes]
    .map(([id, { name, spans }]) => ({ id, name, spans: spans.filter(({ status }) => status !== 'released') }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

const textOf = (json: string | null | undefined): string | undefined =>
  json == null ? undefined : String(JSON.parse(json));

/** The first reading of each. */
function quartersOf(readings: readonly ClockReading[]): ClockReading[] {
  const first = new Map<number, ClockReading>();
  for (const reading of readings) {
    const known = first.get(reading.quarter);
    if (!known || reading.at < known.at) first.set(reading.quarter, reading);
  }
  return [...first.values()].sort((a, b) => a.quarter - b.quarter);
}
