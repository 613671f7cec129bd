// A batch of events becomes rows and facts of the feed, within a transaction that somebody else begins and ends.
import type { ClientBase } from 'pg';
import type { Recorded } from '../domain/event.ts';
import type { DomainEvent } from '../domain/facts.ts';
import type { Poison } from '../eventstore/store.ts';
import { feed, feedFacts } from './feed.ts';
import { everyTable, projections } from './index.ts';
import type { ChangedRows, KnownRows } from './knownRows.ts';
import { followsParked, isParked, type Parked, park } from './parked.ts';
import type { Projection, Row } from './projection.ts';
import { deleteRows, keyOf, loadRows, storeRows } from './rows.ts';

/**
 * @param parked streams of which an event could not be applied: every later one of theirs is set aside too, where that
 *   one was. Grows.
 * @param tables read models that are made; all of them unless told
 * @returns what the rows have become, once it is committed
 */
export async function project(
  client: ClientBase,
  known: KnownRows,
  parked: Set<string>,
  events: readonly (Recorded<DomainEvent> | Poison)[],
  tables: ReadonlySet<string> = everyTable,
): Promise<ChangedRows> {
  const readable = events.filter((event): event is Recorded<DomainEvent> => !('poison' in event));
  const poisons = events.filter((event) => 'poison' in event);
  const follows = barrierOf(parked, poisons);
  const changed = new Map<string, ReadonlyMap<string, Row | undefined>>();
  for (const projection of projections) {
    if (!tables.has(projection.table)) continue;
    const rows = await changeRows(client, known, parked, projection, readable, follows);
    if (rows) changed.set(projection.table, rows);
  }
  if (tables.has(feed.table)) {
    const barred = readable.filter((event) => follows(feed.table, event));
    for (const event of barred) await park(client, parked, feed.table, event, followsParked);
    await feedFacts(client, barred.length === 0 ? readable : readable.filter((event) => !barred.includes(event)));
  }
  // Last: in its own batch a fact that cannot be read bars what comes after it, not what came before.
  for (const event of poisons) {
    for (const table of tables) await park(client, parked, table, event, event.poison);
  }
  return changed;
}

type Follows = (table: string, event: Recorded<DomainEvent>) => boolean;

/** Whether an event comes after one of its stream that is set aside in that table, before this batch or in it. */
function barrierOf(parked: Parked, poisons: readonly Poison[]): Follows {
  // The first of a stream counts.
  const poisonedAt = new Map(poisons.toReversed().map(({ stream, position }) => [stream, position]));
  return (table, { stream, position }) => {
    const at = poisonedAt.get(stream);
    return isParked(parked, table, stream) || (at !== undefined && position > at);
  };
}

/** @returns the rows that were touched, as they are now; undefined where there are none */
async function changeRows(
  client: ClientBase,
  known: KnownRows,
  parked: Set<string>,
  projection: Projection,
  events: readonly Recorded<DomainEvent>[],
  follows: Follows,
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
    if (follows(table, event)) {
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
