import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Pool } from 'pg';
import { v4 } from 'uuid';
import { type Auth, openAuth } from '../../src/auth/openAuth.ts';
import { LONGEST_LIFE_S } from '../../src/auth/tokens.ts';
import { openPool } from '../../src/database.ts';
import { openSignIn } from '../../src/tables/signIns.ts';
import type { Measured } from '../bench.ts';
import { startGenerator } from '../commands/generator.ts';
import { inTurns } from '../eventstore/rounds.ts';
import { type FilmRoom, setFilmRoom } from '../filmRoom.ts';

const PEOPLE = 1_000;
/** Short turns in many pairs: a machine that does other things meanwhile does them to both. */
const REQUESTS = 1_000;
const ROUNDS = 15;

const HALF_TIME = `query ($sessionId: ID!) {
  clips(sessionId: $sessionId, first: 20, filter: { isFavorite: true }) {
    nodes { id title status inAt durationSeconds isFavorite streamUrl thumbnailUrl allowedCommands }
    pageInfo { hasNextPage endCursor }
  }
}`;
const ONE_CLIP = `query ($clipId: ID!) {
  clip(id: $clipId) { id title status inAt durationSeconds isFavorite markedBy { id } streamUrl allowedCommands }
}`;
const FAVORITE = `mutation ($input: ClipCommandInput!) {
  favoriteClip(input: $input) { userErrors { code } clip { id isFavorite } }
}`;

/**
 * Requests of 1,000 people with tokens of their own: a page, two clips by id, a command. Control: the same API, which lets
 * everybody in unasked, as one coach, and as fast as they like.
 */
export async function limits(): Promise<Measured> {
  const room = await setFilmRoom(4, 2_500);
  const pool = openPool(room.system.databaseUrl, 8);
  const auth = await openAuth(pool, path.join(room.dataFolder, 'keys'));
  const generator = startGenerator();
  const servers: ChildProcess[] = [];
  try {
    const { sessionId } = room.games[0]!;
    const { rows } = await pool.query<{ id: string }>(
      `select id from clip_list where session_id = $1 and status = 'ready' limit 100`,
      [sessionId],
    );
    const clipIds = rows.map(({ id }) => id);
    const tokens = await tokensOf(pool, auth);
    const urls = await Promise.all(
      ['on', 'off'].map(async (guard) => {
        const server = startServer(room, guard);
        servers.push(server);
        const [line] = await once(server.stdout!, 'data');
        return `${String(line).trim()}/graphql`;
      }),
    );
    const load = (url: string) => () =>
      generator.send({
        url,
        tokens,
        bodies: Array.from({ length: REQUESTS }, (_, n) => JSON.stringify(request(n, sessionId, clipIds))),
        expected: '"data":{',
      });
    return await inTurns(ROUNDS, 'requests/s', load(urls[0]!), load(urls[1]!));
  } finally {
    generator.stop();
    for (const server of servers) server.kill();
    await auth.close();
    await pool.end();
    await room.stop();
  }
}

function request(n: number, sessionId: string, clipIds: readonly string[]): object {
  const clipId = clipIds[n % clipIds.length];
  if (n % 4 === 0) return { query: HALF_TIME, variables: { sessionId } };
  if (n % 4 === 1) return { query: FAVORITE, variables: { input: { commandId: v4(), clipId } } };
  return { query: ONE_CLIP, variables: { clipId } };
}

const startServer = ({ system, dataFolder }: FilmRoom, guard: string): ChildProcess =>
  spawn(
    process.execPath,
    [
      path.join(import.meta.dirname, 'limitsServer.ts'),
      ...[system.databaseUrl, system.esdbUrl, path.join(dataFolder, 'keys'), guard],
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );

/** Written where the platform looks them up: a thousand members one after the other would take a minute. */
async function tokensOf(pool: Pool, auth: Auth): Promise<string[]> {
  const ids = Array.from({ length: PEOPLE }, (_, n) => `coach-${n}`);
  await pool.query(
    `insert into members (team, id, is_in, roles, added_at, position)
     select 'home', id, true, array['coach'], now(), 0 from unnest($1::text[]) as id on conflict do nothing`,
    [ids],
  );
  return Promise.all(
    ids.map(async (person) => {
      const sid = v4();
      const who = { team: 'home', role: 'coach', via: 'bench' } as const;
      await openSignIn(pool, { ...who, id: sid, person });
      return auth.tokens.mint({ ...who, sub: person, sid, tv: 0 }, LONGEST_LIFE_S);
    }),
  );
}
