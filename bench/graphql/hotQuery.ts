import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Measured } from '../bench.ts';
import { startGenerator } from '../commands/generator.ts';
import { inTurns } from '../eventstore/rounds.ts';
import { setFilmRoom } from '../filmRoom.ts';

/** Some 355 clips a game. */
const GAMES = 285;
const EVENTS_PER_GAME = 2_500;
const PAGES = 3_000;
const FIRST = 50;

const PAGE = `query ($sessionId: ID!, $first: Int!) {
  clips(sessionId: $sessionId, first: $first, filter: { isFavorite: true }) {
    nodes {
      id playId channelId title status inAt outAt durationSeconds isFavorite generation markedBy { id } allowedCommands
    }
  }
}`;

/**
 * Pages of favourites of one session, 50 clips with 12 fields each, out of 100,000 clips. Control: the same SQL through
 * bare pg and Fastify.
 */
export async function hotQuery(): Promise<Measured> {
  const room = await setFilmRoom(GAMES, EVENTS_PER_GAME);
  const generator = startGenerator();
  const bare = spawn(process.execPath, [path.join(import.meta.dirname, 'bareServer.ts'), room.system.databaseUrl], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const [line] = await once(bare.stdout, 'data');
    const { sessionId } = room.games[Math.floor(GAMES / 2)]!;
    const asked = { sessionId, first: FIRST };
    const load = (url: string, body: object, expected: string) => () =>
      generator.send({
        url,
        tokens: room.tokens,
        bodies: Array.from({ length: PAGES }, () => JSON.stringify(body)),
        expected,
      });
    return await inTurns(
      5,
      'pages/s',
      load(`${room.system.url}/graphql`, { query: PAGE, variables: asked }, '"isFavorite":true'),
      load(String(line).trim(), asked, '"is_favorite":true'),
    );
  } finally {
    generator.stop();
    bare.kill();
    await room.stop();
  }
}
