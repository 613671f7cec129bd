// The roster: who wears which number. Outside the log, so that a name can be erased; tags go on knowing numbers only.
import type { Pool } from 'pg';

export interface PlayerRow {
  readonly id: string;
  /** As worn, 0 to 99 or 00; null where there is none. */
  readonly number: string | null;
  readonly name: string;
}

/** A squad, and everybody who left it. */
const MOST_PLAYERS = 500;

/** Adds a player, or changes the one of this id. @returns false where the roster is full */
export async function putPlayer(pool: Pool, team: string, { id, number, name }: PlayerRow): Promise<boolean> {
  const { rowCount } = await pool.query(
    `insert into players (team, id, number, name)
     select $1, $2, $3, $4
     where (select count(*) from players where team = $1 and id <> $2) < $5
     on conflict (team, id) do update set number = excluded.number, name = excluded.name`,
    [team, id, number, name, MOST_PLAYERS],
  );
  return rowCount === 1;
}

/** @returns false where there is no such player */
export async function erasePlayer(pool: Pool, team: string, id: string): Promise<boolean> {
  const { rowCount } = await pool.query('delete from players where team = $1 and id = $2', [team, id]);
  return rowCount === 1;
}

/** By number, those without one last. */
export async function playersOf(pool: Pool, team: string): Promise<PlayerRow[]> {
  const { rows } = await pool.query<PlayerRow>(
    'select id, number, name from players where team = $1 order by number::int nulls last, number, name, id',
    [team],
  );
  return rows;
}

/** Names by number; numbers that nobody wears are absent. */
export async function namesByNumber(
  pool: Pool,
  team: string,
  numbers: readonly string[],
): Promise<Map<string, readonly string[]>> {
  const { rows } = await pool.query<{ number: string; names: string[] }>({
    name: 'names-by-number',
    text: `select number, array_agg(name order by name, id) as names from players
           where team = $1 and number = any($2) group by number`,
    values: [team, numbers],
  });
  return new Map(rows.map(({ number, names }) => [number, names]));
}
