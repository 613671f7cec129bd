// Names of people and devices: outside the log, so that they can be erased.
import type { Pool } from 'pg';

export async function rememberPerson(pool: Pool, team: string, id: string, label: string): Promise<void> {
  await pool.query(
    `insert into people (team, id, label) values ($1, $2, $3)
     on conflict (team, id) do update set label = excluded.label where people.label <> excluded.label`,
    [team, id, label],
  );
}

/** Label by id; ids without a name are absent. */
export async function labelsOf(pool: Pool, team: string, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await pool.query<{ id: string; label: string }>({
    name: 'labels-of',
    text: 'select id, label from people where team = $1 and id = any($2)',
    values: [team, ids],
  });
  return new Map(rows.map(({ id, label }) => [id, label]));
}
