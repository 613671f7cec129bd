// Tables of read models that are made for the first time: put away, and in their place something that says so.
import type { ClientBase, Pool } from 'pg';
import { LIVE_SCHEMA } from '../liveRow.ts';

const hiddenNameOf = (table: string): string => `${table}_unmade`;
const answerOf = (table: string): string => `${table}_is_being_made`;
/** Postgres' word for a server that will answer in a while: every edge knows what to say to its clients. */
const COME_AGAIN = '57P03';

export async function isHidden(db: Pool | ClientBase, table: string): Promise<boolean> {
  const { rows } = await db.query<{ yes: boolean }>('select to_regclass($1) is not null as yes', [
    `${LIVE_SCHEMA}.${hiddenNameOf(table)}`,
  ]);
  return rows[0]?.yes === true;
}

/** @returns the name under which a read model's own table stands at the moment */
export const shapeOf = async (client: ClientBase, table: string): Promise<string> =>
  (await isHidden(client, table)) ? hiddenNameOf(table) : table;

/** Whoever asks for its rows is told to come again, as when a server starts. Within the caller's transaction. */
export async function hide(client: ClientBase, table: string): Promise<void> {
  if (await isHidden(client, table)) return;
  const [place, hidden, answer] = [table, hiddenNameOf(table), answerOf(table)].map((name) => `${LIVE_SCHEMA}.${name}`);
  await client.query(
    `alter table ${place} rename to ${hiddenNameOf(table)};
     create function ${answer}() returns setof ${hidden} language plpgsql as $$
     begin raise exception '${table} is being made; come again' using errcode = '${COME_AGAIN}'; end $$;
     create view ${place} as select * from ${answer}()`,
  );
}

/** The opposite. */
export async function show(client: ClientBase, table: string): Promise<void> {
  if (!(await isHidden(client, table))) return;
  await client.query(
    `drop view ${LIVE_SCHEMA}.${table};
     drop function ${LIVE_SCHEMA}.${answerOf(table)}();
     alter table ${LIVE_SCHEMA}.${hiddenNameOf(table)} rename to ${table}`,
  );
}
