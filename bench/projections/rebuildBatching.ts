import { BATCH_SIZE } from '../../src/projections/projector.ts';
import type { Measured } from '../bench.ts';
import { inTurns } from '../eventstore/rounds.ts';
import { setReadModels } from './readModels.ts';

const GAMES = 12;
const EVENTS_PER_GAME = 4_000;
/** Fewer where each is a transaction: a rate is a rate. */
const SINGLE_EVENTS = 2_000;

/** All read models, a transaction a batch. Control: the same events and the same folds, a transaction an event. */
export async function rebuildBatching(): Promise<Measured> {
  const readModels = await setReadModels(GAMES, EVENTS_PER_GAME);
  try {
    return await inTurns(
      3,
      'events/s',
      async () => {
        await readModels.empty();
        return readModels.make(GAMES * EVENTS_PER_GAME, BATCH_SIZE);
      },
      async () => {
        await readModels.empty();
        return readModels.makeOneByOne(SINGLE_EVENTS);
      },
    );
  } finally {
    await readModels.stop();
  }
}
