// Facts that could not be applied, set aside with every later one of their stream: in the projection that could not, or,
// where a fact cannot even be read, in all of them. Everything else goes on.
import type { ClientBase, Pool } from 'pg';

/** In place of a projection's table: no projection can read it. */
export const EVERYWHERE = '*';

/** What is parked, as keys of projection and stream. */
export type Parked = ReadonlySet<string>;

const keyOf = (projection: string, stream: string) => `${projection} ${stream}`;

/** @param projection exactly: what is parked everywhere is asked for by that name, before any projection sees it */
export const isParked = (parked: Parked, projection: string, stream: string): boolean =>
  parked.has(keyOf(projection, stream));

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
  projection: string,
  { stream, position, id }: { stream: string; position: bigint; id: string },
  reason: string,
): Promise<void> {
  parked.add(keyOf(projection, stream));
  await client.query(
    `insert into parked (projection, stream, position, event_id, reason) values ($1, $2, $3, $4, $5)
     on conflict do nothing`,
    [projection, stream, position, id, reason],
  );
}

export const followsParked = 'follows one that could not be applied';
