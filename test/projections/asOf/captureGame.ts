// Rows as they stand while a game is projected, and what its feed comes to at the same places later.
import type { Pool } from 'pg';
import type { Recorded } from '../../../src/domain/event.ts';
import type { DomainEvent } from '../../../src/domain/facts.ts';
import type { SessionFold } from '../../../src/projections/asOf/sessionFold.ts';
import { applyBatch, readPlace } from '../../../src/projections/projector.ts';
import { openWalks } from '../../../src/projections/timeline/walk.ts';
import type { Random } from '../../chaos/random.ts';

const LOG_ID = '0198c0de-0000-7000-8000-0000000000cc';

/** By table, rows by id. */
type Tables = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

export interface Captured {
  readonly position: bigint;
  readonly tables: Tables;
}

const texts: Readonly<Record<string, string>> = {
  sessions: 'select * from session_list where team = $1 and id = $2 order by id',
  clips: 'select * from clip_list where team = $1 and session_id = $2 order by id',
  tags: 'select * from tag_list where team = $1 and session_id = $2 order by id',
  plays: 'select * from tag_sheet where team = $1 and session_id = $2 order by id',
  clock: 'select * from game_clock where team = $1 and session_id = $2 order by id',
  // What a game knows of its cameras: since when they are so, and whom else they serve, is none of its affairs.
  channels: 'select id, name, path, status from channel_board where team = $1 and $2 = any(session_ids) order by id',
};

/** Projects the events in batches, and looks at the rows after some of them. @param looks how many, at random places */
export async function captureGame(
  pool: Pool,
  sessionId: string,
  events: readonly Recorded<DomainEvent>[],
  looks: number,
  random: Random,
): Promise<Captured[]> {
  const places = new Set<number>();
  while (places.size < Math.min(looks, events.length)) places.add(random.between(1, events.length + 1));
  const captured: Captured[] = [];
  let place = await readPlace(pool);
  let done = 0;
  for (const until of [...places].sort((a, b) => a - b)) {
    const batch = events.slice(done, until);
    const { position } = batch.at(-1)!;
    const mark = { commit: position, prepare: position };
    place = await applyBatch(pool, LOG_ID, place, { events: batch, mark, caughtUp: false });
    done = until;
    captured.push(await look(pool, sessionId));
  }
  return captured;
}

/** Rows and checkpoint of one moment, whatever is written beside. */
async function look(pool: Pool, sessionId: string): Promise<Captured> {
  const client = await pool.connect();
  try {
    await client.query('begin isolation level repeatable read');
    const { rows } = await client.query("select position from checkpoint where name = 'live'");
    const tables: Record<string, Tables[string]> = {};
    for (const [name, text] of Object.entries(texts)) {
      tables[name] = (await client.query(text, ['home', sessionId])).rows;
    }
    await client.query('commit');
    return { position: rows[0].position, tables };
  } finally {
    client.release();
  }
}

/** What the feed says that the rows were. */
export async function recalled(pool: Pool, sessionId: string, position: bigint): Promise<Tables> {
  // Nobody has read before: each is folded from the game's first fact.
  const { fold } = await openWalks(pool).placeAt('home', sessionId, position);
  const channels = [...fold.channels.values()].filter(({ session_ids }) => session_ids.includes(sessionId));
  return {
    sessions: sorted(fold.sessions),
    clips: sorted(fold.clips),
    tags: sorted(fold.tags),
    plays: sorted(fold.plays),
    clock: sorted(fold.clock),
    channels: byId(channels).map(({ id, name, path, status }) => ({ id, name, path, status })),
  };
}

const byId = <R extends { readonly id: string }>(rows: readonly R[]): R[] =>
  [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));

const sorted = (rows: SessionFold[keyof Omit<SessionFold, 'parked'>]): Tables[string] =>
  byId([...rows.values()]).map((row) => ({ ...row }));
