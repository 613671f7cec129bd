// Whether an operation costs more after a thousand games than after ten.
import { v4, v7 } from 'uuid';
import { clipIdOf } from '../src/commands/ids.ts';
import { askerOf, setUpGame } from '../test/chaos/game.ts';
import { tokenFrom } from '../test/support/tokenFrom.ts';
import type { Measured } from './bench.ts';
import { type Generator, startGenerator } from './commands/generator.ts';
import { inTurns, median } from './eventstore/rounds.ts';
import { type FilmRoom, setFilmRoom } from './filmRoom.ts';

const EVENTS_PER_GAME = 2_500;
const MANY_GAMES = 1_000;
const FEW_GAMES = 10;
const OPERATIONS = 1_000;
const PEOPLE = 100;

const MARK_IN = 'mutation ($input: MarkClipInInput!) { markClipIn(input: $input) { userErrors { code } } }';
const MARK_OUT = `mutation ($input: MarkClipOutInput!) {
  markClipOut(input: $input) { userErrors { code } position clip { id status outAt allowedCommands } }
}`;
const PAGE = `query ($sessionId: ID!) {
  clips(sessionId: $sessionId, first: 50) {
    nodes { id playId channelId title status inAt outAt durationSeconds isFavorite markedBy { id } allowedCommands }
  }
}`;

/** What the rounds came to, in milliseconds an operation. */
interface Costs {
  readonly marks: number[];
  readonly pages: number[];
}

/** 1,000 MarkClipOut and 1,000 clip pages with 1,000 games of 2,500 events in the log. Control: the same with 10 games. */
export async function growth(): Promise<Measured> {
  const generator = startGenerator();
  const rooms: FilmRoom[] = [];
  try {
    const costs = { many: { marks: [], pages: [] }, few: { marks: [], pages: [] } } as Record<'many' | 'few', Costs>;
    const setUp = async (games: number, into: Costs) => {
      const room = await setFilmRoom(games, EVENTS_PER_GAME, PEOPLE);
      rooms.push(room);
      return operationsOf(room, generator, into);
    };
    const many = await setUp(MANY_GAMES, costs.many);
    const few = await setUp(FEW_GAMES, costs.few);
    const measured = await inTurns(9, 'ms an operation', many, few);
    const ratio = (kind: keyof Costs) =>
      median(costs.many[kind].slice(1).map((cost, n) => cost / costs.few[kind][n + 1]!)).toFixed(2);
    return { ...measured, note: `marks ${ratio('marks')}, pages ${ratio('pages')}` };
  } finally {
    generator.stop();
    for (const room of rooms) await room.stop();
  }
}

/** @returns a round: ghosts to close, then their marks and as many pages. Only the latter two are timed. */
async function operationsOf(room: FilmRoom, generator: Generator, costs: Costs): Promise<() => Promise<number>> {
  const { system, dataFolder, tokens, games } = room;
  const operator = await tokenFrom({ url: system.url, dataFolder }, { memberId: 'operator', role: 'operator' });
  const { sessionId, channelId } = await setUpGame(askerOf(() => system.url, operator));
  const page = { query: PAGE, variables: { sessionId: games[Math.floor(games.length / 2)]!.sessionId } };
  const pages = Array.from({ length: OPERATIONS }, () => page);
  const inAt = new Date(Date.now() - 60_000).toISOString();

  const send = async (requests: readonly object[], expected: string) => {
    const bodies = requests.map((request) => JSON.stringify(request));
    return 1_000 / (await generator.send({ url: `${system.url}/graphql`, tokens, bodies, expected }));
  };
  return async () => {
    const plays = Array.from({ length: OPERATIONS }, () => v7());
    const ins = plays.map((playId) => ({ commandId: v4(), sessionId, playId, channelIds: [channelId], inAt }));
    const outs = plays.map((playId) => ({
      commandId: v4(),
      clipId: clipIdOf(playId, channelId),
      outAt: new Date(Date.parse(inAt) + 9_000).toISOString(),
    }));
    await send(
      ins.map((input) => ({ query: MARK_IN, variables: { input } })),
      '"userErrors":[]',
    );
    const mark = await send(
      outs.map((input) => ({ query: MARK_OUT, variables: { input } })),
      '"userErrors":[]',
    );
    const read = await send(pages, '"isFavorite":true');
    costs.marks.push(mark);
    costs.pages.push(read);
    return (mark + read) / 2;
  };
}
