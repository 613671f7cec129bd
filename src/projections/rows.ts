// Rows of a projection by key, many at once: one statement to load them, one to store them.
import type { ClientBase } from 'pg';
import type { Projection, Row } from './projection.ts';

/** `team/id` of a row. */
export const keyOf = (team: string, id: string): string => `${team}/${id}`;

export async function loadRows(
  client: ClientBase,
  { table, idType = 'uuid' }: Projection,
  keys: readonly (readonly [team: string, id: string])[],
): Promise<Map<string, Row>> {
  if (keys.length === 0) return new Map();
  const { rows } = await client.query<Row>({
    name: `load-${table}`,
    text: `select t.* from ${table} t join unnest($1::text[], $2::${idType}[]) as k (team, id) using (team, id)`,
    values: [keys.map(([team]) => team), keys.map(([, id]) => id)],
  });
  return new Map(rows.map((row) => [keyOf(row.team, row.id), row]));
}

const columns = new Map<string, readonly string[]>();

export async function storeRows(client: ClientBase, { table }: Projection, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  const names = columns.get(table) ?? Object.keys(rows[0]!);
  columns.set(table, names);
  const updates = names.filter((name) => name !== 'team' && name !== 'id').map((name) => `${name} = excluded.${name}`);
  await client.query({
    name: `store-${table}`,
    text: `insert into ${table} (${names.join(', ')})
           select ${names.join(', ')} from json_populate_recordset(null::${table}, $1::json)
           on conflict (team, id) do update set ${updates.join(', ')}`,
    values: [JSON.stringify(rows.map(withDigits))],
  });
}

/** Positions are beyond what a JSON number holds: they travel as digits. */
const withDigits = (row: Row): object =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, typeof value === 'bigint' ? value.toString() : value]),
  );

export async function deleteRows(
  client: ClientBase,
  { table, idType = 'uuid' }: Projection,
  keys: readonly (readonly [team: string, id: string])[],
): Promise<void> {
  if (keys.length === 0) return;
  await client.query(
    `delete from ${table} t using unnest($1::text[], $2::${idType}[]) as k (team, id) where (t.team, t.id) = (k.team, k.id)`,
    [keys.map(([team]) => team), keys.map(([, id]) => id)],
  );
}
