// Facts that could not be applied, set aside with every later one of their stream: in the read model that could not, or,
// where a fact cannot even be read, in each of them. Everything else goes on.
import type { ClientBase, Pool } from 'pg';

/** What is parked, as keys of table and stream. */
export type Parked = ReadonlySet<string>;

const keyOf = (table: string, stream: string) => `${table} ${stream}`;

export const isParked = (parked: Parked, table: string, stream: string): boolean => parked.has(keyOf(table, stream));

export async function readParked(pool: Pool): Promise<Parked> {
  const { rows } = await pool.query<{ projection: string; stream: string }>(
    'select distinct projection, stream from parked',
  );
  return new Set(rows.map(({ projection, stream }) => keyOf(projection, stream)));
}

/** Within the transaction of the batch. @param parked grows */
export async function park(
  client: ClientBase,
  parked: Set<string>,
  table: string,
  { stream, position, id }: { stream: string; position: bigint; id: string },
  reason: string,
): Promise<void> {
  parked.add(keyOf(table, stream));
  await client.query(
    `insert into parked (projection, stream, position, event_id, reason) values ($1, $2, $3, $4, $5)
     on conflict do nothing`,
    [table, stream, position, id, reason],
  );
}

export const followsParked = 'follows one that could not be applied';
