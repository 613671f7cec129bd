// Commands that were refused: no facts, but an auditor asks for them.
import type { Pool } from 'pg';
import type { Refused } from '../domain/refused.ts';

export async function recordRefusal(pool: Pool, row: Refused): Promise<void> {
  await pool.query({
    name: 'record-refusal',
    text: `insert into refusals (team, stream, session, command, command_id, code, actor, role, via, after_event_id, at)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    values: [
      row.team,
      row.stream,
      row.session ?? null,
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

export interface RefusalRow {
  /** Rises in the order of recording. */
  readonly id: number;
  readonly stream: string;
  readonly command: string;
  readonly command_id: string;
  readonly code: string;
  readonly actor: string;
  readonly role: string;
  readonly via: string;
  readonly after_event_id: string | null;
  readonly at: string;
  /** After which of the anchors it stands, from 0. */
  readonly slot: number;
}

/** A place of a timeline after which refusals may stand. */
export interface Anchor {
  /** Null for the timeline's beginning. */
  readonly eventId: string | null;
  /** The latest instant so far; null for the beginning. */
  readonly until: string | null;
}

export interface RefusalsWanted {
  readonly session: string;
  /** One place after the other, none left out. */
  readonly anchors: readonly Anchor[];
  /** Instant of the place after the last anchor; null where there is none yet. */
  readonly end: string | null;
  /** Of those at the first anchor, only what comes after this one. */
  readonly afterId: number;
  readonly actor: string | undefined;
  /** Of these streams only. */
  readonly streams: readonly string[] | undefined;
  readonly limit: number;
}

/**
 * Refusals that stand after any of the anchors, in order: after the event that they were decided after. One about a thing
 * that did not exist has no such event, and stands in the game that it named by its time.
 */
export async function refusalsAfter(pool: Pool, team: string, wanted: RefusalsWanted): Promise<RefusalRow[]> {
  const { session, anchors, end, afterId, actor, streams, limit } = wanted;
  const { rows } = await pool.query<RefusalRow>({
    name: 'refusals-after',
    text: `select * from (
             select id, stream, command, command_id, code, actor, role, via, after_event_id, at,
                    case when after_event_id is null then width_bucket(at, $4::timestamptz[])
                         else array_position($3::uuid[], after_event_id) end - 1 as slot
             from refusals
             where team = $1
               and (after_event_id = any($3::uuid[])
                    or (after_event_id is null and session = $2 and at >= ($4::timestamptz[])[1] and at < $5))
               and ($6::text is null or actor = $6)
               and ($7::text[] is null or stream = any($7))
           ) placed
           where slot > 0 or id > $8
           order by slot, id limit $9`,
    values: [
      team,
      session,
      anchors.map(({ eventId }) => eventId),
      anchors.map(({ until }) => until ?? '-infinity'),
      end ?? 'infinity',
      actor ?? null,
      streams ?? null,
      afterId,
      limit,
    ],
  });
  return rows;
}
