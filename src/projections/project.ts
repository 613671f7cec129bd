// A batch of events becomes rows and facts of the feed, within a transaction that somebody else begins and ends.
import type { ClientBase } from 'pg';
import type { Recorded } from '../domain/event.ts';
import type { DomainEvent } from '../domain/facts.ts';
import type { Poison } from '../eventstore/store.ts';
import { feedFacts } from './feed.ts';
import { projections } from './index.ts';
import type { ChangedRows, KnownRows } from './knownRows.ts';
import { EVERYWHERE, followsParked, isParked, park } from './parked.ts';
import type { Projection, Row } from './projection.ts';
import { deleteRows, keyOf, loadRows, storeRows } from './rows.ts';

/**
 * @param parked streams of which an event could not be applied: every later one of theirs is set aside too, where that
 *   one was. Grows.
 * @returns what the rows have become, once it is committed
 */
export async function project(
  client: ClientBase,
  known: KnownRows,
  parked: Set<string>,
  events: readonly (Recorded<DomainEvent> | Poison)[],
): Promise<ChangedRows> {
  const readable: Recorded<DomainEvent>[] = [];
  for (const event of events) {
    if ('poison' in event) await park(client, parked, EVERYWHERE, event, event.poison);
    else if (isParked(parked, EVERYWHERE, event.stream)) await park(client, parked, EVERYWHERE, event, followsParked);
    else readable.push(event);
  }
  const changed = new Map<string, ReadonlyMap<string, Row | undefined>>();
  for (const projection of projections) {
    const rows = await changeRows(client, known, parked, projection, readable);
    if (rows) changed.set(projection.table, rows);
  }
  await feedFacts(client, readable);
  return changed;
}

/** @returns the rows that were touched, as they are now; undefined where there are none */
async function changeRows(
  client: ClientBase,
  known: KnownRows,
  parked: Set<string>,
  projection: Projection,
  events: readonly Recorded<DomainEvent>[],
): Promise<ReadonlyMap<string, Row | undefined> | undefined> {
  const { table } = projection;
  const touched = await touchedRows(client, parked, projection, events);
  if (touched.length === 0) return undefined;
  const keys = new Map(touched.map(({ event, id, key }) => [key, [event.meta.team, id] as const]));
  const before = new Map<string, Row | undefined>();
  for (const key of keys.keys()) before.set(key, known.get(table, key));
  const unknown = [...keys].filter(([key]) => !before.get(key)).map(([, key]) => key);
  for (const [key, row] of await loadRows(client, projection, unknown)) before.set(key, row);

  const rows = new Map(before);
  for (const { event, key } of touched) {
    if (isParked(parked, table, event.stream)) {
      await park(client, parked, table, event, followsParked);
      continue;
    }
    try {
      rows.set(key, projection.apply(rows.get(key), event) ?? undefined);
    } catch (error) {
      await park(client, parked, table, event, reasonOf(error));
    }
  }
  const stored = [...rows].flatMap(([key, row]) => (row && row !== before.get(key) ? [row] : []));
  const gone = [...rows].filter(([key, row]) => !row && before.get(key)).map(([key]) => keys.get(key)!);
  await storeRows(client, projection, stored);
  await deleteRows(client, projection, gone);
  return rows;
}

interface Touched {
  readonly event: Recorded<DomainEvent>;
  readonly id: string;
  readonly key: string;
}

async function touchedRows(
  client: ClientBase,
  parked: Set<string>,
  projection: Projection,
  events: readonly Recorded<DomainEvent>[],
): Promise<Touched[]> {
  const touched: Touched[] = [];
  for (const event of events) {
    try {
      for (const id of projection.keys(event)) touched.push({ event, id, key: keyOf(event.meta.team, id) });
    } catch (error) {
      await park(client, parked, projection.table, event, reasonOf(error));
    }
  }
  return touched;
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : 'cannot be applied');
