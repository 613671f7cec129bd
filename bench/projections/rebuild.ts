import { BATCH_SIZE } from '../../src/projections/projector.ts';
import type { Measured } from '../bench.ts';
import { inTurns } from '../eventstore/rounds.ts';
import { setReadModels } from './readModels.ts';

const GAMES = 50;
const EVENTS_PER_GAME = 4_000;
/** The projector's own. */

/** All read models from an empty database. Control: the same subscription, and whoever takes it only counts. */
export async function rebuild(): Promise<Measured> {
  const readModels = await setReadModels(GAMES, EVENTS_PER_GAME);
  const events = GAMES * EVENTS_PER_GAME;
  try {
    return await inTurns(
      3,
      'events/s',
      async () => {
        await readModels.empty();
        return readModels.make(events, BATCH_SIZE);
      },
      () => readModels.count(events, BATCH_SIZE),
    );
  } finally {
    await readModels.stop();
  }
}
