// The live rows become the ones that were made beside them, in the caller's transaction.
import type { ClientBase } from 'pg';
import { feed } from '../feed.ts';
import { LIVE_SCHEMA } from '../liveRow.ts';
import { BUILD_SCHEMA } from './buildSchema.ts';
import { show } from './hidden.ts';

/**
 * Only what differs is written, and the table stays the one that it was, with its indexes, triggers and plans: nobody
 * who reads waits, and a transaction that has begun before goes on seeing the rows of before.
 * @returns how many rows were wrong: missing, other, or too many
 */
export async function replaceRows(client: ClientBase, table: string): Promise<number> {
  await show(client, table);
  const [live, made] = [`${LIVE_SCHEMA}.${table}`, `${BUILD_SCHEMA}.${table}`];
  const key = table === feed.table ? ['team', 'topic', 'position'] : ['team', 'id'];
  const same = key.map((column) => `made.${column} = live.${column}`).join(' and ');
  const columns = await columnsOf(client, table);
  const names = columns.map(({ name }) => name).join(', ');
  const valuesOf = (row: string) => columns.map(({ name, text }) => `${row}.${name}${text}`).join(', ');
  const others = columns.filter(({ name }) => !key.includes(name));

  const gone = await client.query(`delete from ${live} live where not exists (select from ${made} made where ${same})`);
  const stored = await client.query(
    `insert into ${live} (${names})
     select made.* from ${made} made left join ${live} live on ${same}
     where (${valuesOf('live')}) is distinct from (${valuesOf('made')})
     on conflict (${key.join(', ')}) do update set ${others.map(({ name }) => `${name} = excluded.${name}`).join(', ')}`,
  );
  return (gone.rowCount ?? 0) + (stored.rowCount ?? 0);
}

/** What was set aside while they were made is what is set aside now. */
export async function replaceParked(client: ClientBase, tables: readonly string[]): Promise<number> {
  await client.query(`delete from ${LIVE_SCHEMA}.parked where projection = any($1)`, [tables]);
  const { rowCount } = await client.query(
    `insert into ${LIVE_SCHEMA}.parked (projection, stream, position, event_id, reason)
     select projection, stream, position, event_id, reason from ${BUILD_SCHEMA}.parked`,
  );
  return rowCount ?? 0;
}

interface Column {
  readonly name: string;
  /** What makes it comparable: documents as they were recorded are texts, and have no equality of their own. */
  readonly text: '' | '::text';
}

async function columnsOf(client: ClientBase, table: string): Promise<Column[]> {
  const { rows } = await client.query<Column>(
    `select attname as name, case when atttypid = 'json'::regtype then '::text' else '' end as text from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`,
    [`${BUILD_SCHEMA}.${table}`],
  );
  return rows;
}
