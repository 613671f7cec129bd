// Names of people and devices: outside the log, so that they can be erased. The log goes on knowing ids only.
import type { Pool } from 'pg';

export async function namePerson(pool: Pool, team: string, id: string, label: string): Promise<void> {
  await pool.query(
    `insert into people (team, id, label) values ($1, $2, $3)
     on conflict (team, id) do update set label = excluded.label where people.label is distinct from excluded.label`,
    [team, id, label],
  );
}

/** Whoever asks for the name from now on is told the id. */
export async function eraseName(pool: Pool, team: string, id: string): Promise<void> {
  await pool.query('update people set label = null where team = $1 and id = $2', [team, id]);
}

/** Label by id; ids without a name are absent. */
export async function labelsOf(pool: Pool, team: string, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await pool.query<{ id: string; label: string }>({
    name: 'labels-of',
    text: 'select id, label from people where team = $1 and id = any($2) and label is not null',
    values: [team, ids],
  });
  return new Map(rows.map(({ id, label }) => [id, label]));
}

/** Ends every token of the person that was ever signed. */
export async function endAllTokens(pool: Pool, team: string, id: string): Promise<void> {
  await pool.query(
    `insert into people (team, id, token_version) values ($1, $2, 1)
     on conflict (team, id) do update set token_version = people.token_version + 1`,
    [team, id],
  );
}

/** What a new token carries. */
export async function tokenVersionOf(pool: Pool, team: string, id: string): Promise<number> {
  const { rows } = await pool.query<{ token_version: number }>(
    'select token_version from people where team = $1 and id = $2',
    [team, id],
  );
  return rows[0]?.token_version ?? 0;
}
