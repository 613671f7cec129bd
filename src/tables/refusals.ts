// Commands that were refused: no facts, but an auditor asks for them.
import type { Pool } from 'pg';
import type { Refused } from '../domain/refused.ts';

export async function recordRefusal(pool: Pool, row: Refused): Promise<void> {
  await pool.query({
    name: 'record-refusal',
    text: `insert into refusals (team, stream, command, command_id, code, actor, role, via, after_event_id, at)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    values: [
      row.team,
      row.stream,
      row.command,
      row.commandId,
      row.code,
      row.actor,
      row.role,
      row.via,
      row.afterEventId,
      row.at,
    ],
  });
}
