import { setTimeout as sleep } from 'node:timers/promises';
import { season } from '../../../bench/games/season.ts';
import type { EventStore } from '../../../src/eventstore/store.ts';
import { appendInOrder } from '../../projections/rebuild/openBuilding.ts';

const GAMES = 100;
const FACTS_A_GAME = 600;
const AT_ONCE = 5;
const PAUSE_MS = 40;

/** Games in the log, a few facts at a time, until it is told to stop. */
export function gamesGoOn(store: EventStore, seed: number) {
  let told = 0;
  let isOver = false;
  const telling = (async () => {
    for (const { events } of season({ seed, games: GAMES, eventsPerGame: FACTS_A_GAME, firstPosition: 1n })) {
      for (let from = 0; from < events.length && !isOver; from += AT_ONCE) {
        const few = events.slice(from, from + AT_ONCE);
        await appendInOrder(store, few);
        told += few.length;
        await sleep(PAUSE_MS);
      }
      if (isOver) return;
    }
  })();
  return {
    told: () => told,
    async stop() {
      isOver = true;
      await telling;
    },
  };
}
