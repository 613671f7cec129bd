// The one who deletes: footage, films and what dead workers left, each when its time is over, and nothing else does.
import { setTimeout as sleep } from 'node:timers/promises';
import type { EventStore } from '../eventstore/store.ts';
import { isWhole } from '../projections/isWhole.ts';
import type { Live } from '../projections/live.ts';
import { sweepTemporaries } from './ffmpeg/temporaries.ts';
import { type SweepClipsOptions, sweepClips } from './sweepClips.ts';
import { type SweepFootageOptions, sweepFootage } from './sweepFootage.ts';

const SWEEP_EVERY_MS = 15 * 60_000;
/** How long a sweep waits for the read models, which say what is to be kept. In milliseconds. */
const PATIENCE_MS = 60_000;

export interface SweeperOptions extends SweepClipsOptions, SweepFootageOptions {
  readonly store: EventStore;
  readonly live: Live;
}

/** Sweeps at once, and now and then. @returns a function that ends it */
export function startSweeper(options: SweeperOptions): () => Promise<void> {
  const { log } = options;
  const stop = new AbortController();
  const sweeping = (async () => {
    while (!stop.signal.aborted) {
      await sweep(options, stop.signal).catch((error) => log('what is over is deleted later', error));
      await sleep(SWEEP_EVERY_MS, undefined, { signal: stop.signal }).catch(() => {});
    }
  })();
  return async () => {
    stop.abort();
    await sweeping;
  };
}

/** Once. */
async function sweep(options: SweeperOptions, signal: AbortSignal): Promise<void> {
  const { pool, store, live, clipsFolder, log } = options;
  await sweepTemporaries(clipsFolder);
  // A favourite that the read models do not show yet would not be kept.
  const newest = await store.newest();
  const until = Date.now() + PATIENCE_MS;
  while (newest && !(await live.waitFor(newest.mark.commit, 200))) {
    if (signal.aborted || Date.now() > until) return;
  }
  if (!(await isWhole(pool, 'clip_list'))) {
    log('nothing is deleted', 'the list of clips misses facts, and with them what is to be kept');
    return;
  }
  await sweepClips(options);
  if (!signal.aborted) await sweepFootage(options);
}
