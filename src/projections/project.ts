// A batch of events becomes rows and facts of the feed, within a transaction that somebody else begins and ends.
import type { ClientBase } from 'pg';
import type { Recorded } from '../domain/event.ts';
import type { DomainEvent } from '../domain/facts.ts';
import type { Poison } from '../eventstore/store.ts';
import { feedFacts } from './feed.ts';
import { projections } from './index.ts';
import type { ChangedRows, KnownRows } from './knownRows.ts';
import type { Projection, Row } from './projection.ts';
import { deleteRows, keyOf, loadRows, storeRows } from './rows.ts';

/**
 * @param parked streams of which an event could not be applied: every later one of theirs is set aside too. Grows.
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
    if ('poison' in event) await park(client, parked, event, event.poison);
    else if (parked.has(event.stream)) await park(client, parked, event, 'follows one that could not be applied');
    else readable.push(event);
  }
  const changed = new Map<string, ReadonlyMap<string, Row | undefined>>();
  for (const projection of projections) {
    const rows = await changeRows(client, known, parked, projection, readable);
    if (rows) changed.set(projection.table, rows);
  }
  await feedFacts(
    client,
    readable.filter((event) => !parked.has(event.stream)),
  );
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
  const touched = events.flatMap((event) =>
    projection.keys(event).map((id) => ({ event, id, key: keyOf(event.meta.team, id) })),
  );
  if (touched.length === 0) return undefined;
  const keys = new Map(touched.map(({ event, id, key }) => [key, [event.meta.team, id] as const]));
  const before = new Map<string, Row | undefined>();
  for (const key of keys.keys()) before.set(key, known.get(table, key));
  const unknown = [...keys].filter(([key]) => !before.get(key)).map(([, key]) => key);
  for (const [key, row] of await loadRows(client, projection, unknown)) before.set(key, row);

  const rows = new Map(before);
  for (const { event, key } of touched) {
    if (parked.has(event.stream)) continue;
    try {
      rows.set(key, projection.apply(rows.get(key), event) ?? undefined);
    } catch (error) {
      await park(client, parked, event, error instanceof Error ? error.message : 'cannot be applied');
    }
  }
  const stored = [...rows].flatMap(([key, row]) => (row && row !== before.get(key) ? [row] : []));
  const gone = [...rows].filter(([key, row]) => !row && before.get(key)).map(([key]) => keys.get(key)!);
  await storeRows(client, projection, stored);
  await deleteRows(client, projection, gone);
  return rows;
}

async function park(
  client: ClientBase,
  parked: Set<string>,
  { stream, position, id }: { stream: string; position: bigint; id: string },
  reason: string,
): Promise<void> {
  parked.add(stream);
  await client.query(
    'insert into parked (stream, position, event_id, reason) values ($1, $2, $3, $4) on conflict do nothing',
    [stream, position, id, reason],
  );
}
