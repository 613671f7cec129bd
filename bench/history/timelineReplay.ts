// Benches of what only a log can do: the timeline of a game, and the game as it was.
import { EventStoreDBClient, FORWARDS, START } from '@eventstore/db-client';
import type { Measured } from '../bench.ts';
import { inTurns } from '../eventstore/rounds.ts';
import { setFilmRoom } from '../filmRoom.ts';
import { openAsker } from './openAsker.ts';

const FACTS = 3_000;
const PAGE = 100;

const TIMELINE = `query ($sessionId: ID!, $first: Int!, $after: String) {
  timeline(sessionId: $sessionId, first: $first, after: $after) {
    nodes { isFact kind name position at actor { id } role device subjectId clipId changes { field before after } }
    pageInfo { hasNextPage endCursor }
  }
}`;

interface Answer {
  readonly timeline: {
    readonly nodes: readonly object[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  };
}

/**
 * Every fact of a game of 3,000, with what it changed, in pages of 100 over HTTP, one after the other. Control: the
 * client's `readAll` of 3,000 events. Each game is read for the first time: no page is in memory.
 */
export async function timelineReplay(): Promise<Measured> {
  const rounds = 5;
  const room = await setFilmRoom(rounds + 1, FACTS);
  const client = EventStoreDBClient.connectionString(room.system.esdbUrl);
  const ask = openAsker<Answer>(`${room.system.url}/graphql`, room.tokens[0]!);
  try {
    let next = 0;
    return await inTurns(
      rounds,
      'facts/s',
      async () => {
        const { sessionId } = room.games[next++]!;
        const began = performance.now();
        let told = 0;
        let after: string | null = null;
        for (;;) {
          const { timeline }: Answer = await ask(TIMELINE, { sessionId, first: PAGE, after });
          told += timeline.nodes.length;
          after = timeline.pageInfo.endCursor;
          if (!timeline.pageInfo.hasNextPage) break;
        }
        // A camera's registration is no fact of the game.
        if (told < FACTS * 0.99) throw new Error(`only ${told} of ${FACTS} facts were told`);
        return (told / (performance.now() - began)) * 1_000;
      },
      async () => {
        const began = performance.now();
        let read = 0;
        for await (const { event } of client.readAll({ direction: FORWARDS, fromPosition: START, maxCount: FACTS })) {
          if (event) read += 1;
        }
        return (read / (performance.now() - began)) * 1_000;
      },
    );
  } finally {
    await client.dispose();
    await room.stop();
  }
}
