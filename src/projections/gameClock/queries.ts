// Questions about game clocks, of one team.
import type { Pool } from 'pg';
import type { ClockChange } from '../../domain/session/gameClock.ts';
import type { GameClockRow } from './projection.ts';

/** A row as the pure functions of domain/session/gameClock.ts take it. */
export const changeOfRow = ({ kind, at, quarter, clock, running }: GameClockRow): ClockChange =>
  kind === 'read' ? { kind, at, quarter: quarter!, clock: clock!, running: running! } : { kind, at };

/**
 * All that the present game clock of each session follows from, in the order of recording: its newest reading, and
 * every stop. So it stays short however often the clock was read.
 */
export async function presentClocks(
  pool: Pool,
  team: string,
  sessionIds: readonly string[],
): Promise<Map<string, GameClockRow[]>> {
  const { rows } = await pool.query<GameClockRow>({
    name: 'present-clocks',
    text: `select c.* from unnest($2::uuid[]) as s (id)
           cross join lateral (
             (select * from game_clock
              where team = $1 and session_id = s.id and kind = 'read' and at <= clock_timestamp()
              order by at desc, position desc limit 1)
             union all
             (select * from game_clock where team = $1 and session_id = s.id and kind <> 'read')
           ) c
           order by c.position`,
    values: [team, sessionIds],
  });
  return Map.groupBy(rows, (row) => row.session_id);
}

/** Everything that tells of each session's clock, in the order of recording: a few hundred rows a game. */
export async function allClockChanges(
  pool: Pool,
  team: string,
  sessionIds: readonly string[],
): Promise<Map<string, GameClockRow[]>> {
  const { rows } = await pool.query<GameClockRow>({
    name: 'all-clock-changes',
    text: 'select * from game_clock where team = $1 and session_id = any($2::uuid[]) order by position',
    values: [team, sessionIds],
  });
  return Map.groupBy(rows, (row) => row.session_id);
}

export interface ReadingCursor {
  readonly at: string;
  readonly id: string;
}

/** Readings of the scoreboard, newest first. @param first 1 to 100 */
export async function gameClockReadings(
  pool: Pool,
  team: string,
  sessionId: string,
  first: number,
  after: ReadingCursor | undefined,
): Promise<{ rows: GameClockRow[]; hasNextPage: boolean }> {
  const { rows } = await pool.query<GameClockRow>({
    name: 'game-clock-readings',
    text: `select * from game_clock
           where team = $1 and session_id = $2 and kind = 'read'
             and ($3::timestamptz is null or (at, id) < ($3, $4::uuid))
           order by at desc, id desc limit $5`,
    values: [team, sessionId, after?.at ?? null, after?.id ?? null, first + 1],
  });
  return { rows: rows.slice(0, first), hasNextPage: rows.length > first };
}
