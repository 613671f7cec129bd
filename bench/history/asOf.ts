import { openPool } from '../../src/database.ts';
import { randomOf } from '../../test/chaos/random.ts';
import type { Measured } from '../bench.ts';
import { inTurns } from '../eventstore/rounds.ts';
import { setFilmRoom } from '../filmRoom.ts';
import { openAsker } from './openAsker.ts';

const FACTS = 3_000;
const MOMENTS = 20;

const AS_OF = `query ($id: ID!, $position: Position!) {
  sessionAsOf(id: $id, at: { position: $position }) {
    factCount session { status } channels { id status }
    clips(first: 50) { total nodes { id title status inAt outAt isFavorite } }
    figures { thirdDown { numerator denominator } }
  }
}`;

interface Answer {
  readonly sessionAsOf: { readonly factCount: number };
}

/**
 * A game of 3,000 facts as it was after one of them, chosen at random: clips, cameras, figures, over HTTP. Control: the
 * same rows of the feed by bare pg. No moment is asked for twice, and nothing of the game is kept between two.
 */
export async function asOf(): Promise<Measured> {
  const room = await setFilmRoom(3, FACTS);
  const pool = openPool(room.system.databaseUrl, 1);
  try {
    const { sessionId: id } = room.games[1]!;
    const { rows } = await pool.query<{ position: bigint }>(
      "select position from feed where team = 'home' and topic = $1 order by position",
      [id],
    );
    const ask = openAsker<Answer>(`${room.system.url}/graphql`, room.tokens[0]!);
    const logId = (await pool.query("select log_id from checkpoint where name = 'live'")).rows[0].log_id as string;
    const encode = (position: bigint) => `${logId.slice(0, 8)}-${position}`;
    const random = randomOf(9);
    let moments: number[] = [];
    const perMoment = async (look: (position: bigint) => Promise<number>) => {
      const began = performance.now();
      for (const n of moments) {
        const seen = await look(rows[n]!.position);
        if (seen !== n + 1) throw new Error(`${seen} facts instead of ${n + 1}`);
      }
      return (performance.now() - began) / moments.length;
    };
    return await inTurns(
      7,
      'ms a moment',
      () => {
        moments = Array.from({ length: MOMENTS }, () => random.between(0, rows.length));
        return perMoment(
          async (position) => (await ask(AS_OF, { id, position: encode(position) })).sessionAsOf.factCount,
        );
      },
      () =>
        perMoment(async (position) => {
          const { rowCount } = await pool.query({
            name: 'bare',
            text: `select position, event_id, type, data, meta from feed
                   where team = 'home' and topic = $1 and position <= $2 order by position`,
            values: [id, position],
          });
          return rowCount ?? 0;
        }),
    );
  } finally {
    await pool.end();
    await room.stop();
  }
}
