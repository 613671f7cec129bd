import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { EventStore } from '../../eventstore/store.ts';
import { readLiveRow } from '../liveRow.ts';
import { NewerReadModels, tablesDue } from '../versions.ts';
import { RebuildUnderWay } from './buildSchema.ts';
import { rebuild } from './rebuild.ts';

const TRY_AGAIN_MS = 2_000;

interface Options {
  readonly pool: Pool;
  readonly store: EventStore;
  readonly log: (message: string, reason: unknown) => void;
}

/**
 * After an upgrade: makes anew what this software makes otherwise, while everything is served. Of several processes one
 * does it. @returns a function that ends it, and leaves everything as it was where it is not done
 */
export function keepVersionsUp({ pool, store, log }: Options): () => Promise<void> {
  const stop = new AbortController();
  const { signal } = stop;

  async function makeWhatIsDue(): Promise<void> {
    const live = await readLiveRow(pool);
    const tables = live ? tablesDue(live.versions) : [];
    if (tables.length === 0) return;
    const names = tables.join(', ');
    let isBegun = false;
    const progress = () => {
      if (!isBegun) log('read models are made anew', names);
      isBegun = true;
    };
    const { facts } = await rebuild({ pool, store, tables, signal, progress });
    log('read models were made anew', `${names}, of ${facts} facts`);
  }

  const keeping = (async () => {
    while (!signal.aborted) {
      try {
        await makeWhatIsDue();
        return;
      } catch (error) {
        if (signal.aborted || error instanceof NewerReadModels) return;
        if (!(error instanceof RebuildUnderWay)) log('read models are made anew later', error);
      }
      await sleep(TRY_AGAIN_MS, undefined, { signal }).catch(() => {});
    }
  })();
  return async () => {
    stop.abort();
    await keeping;
  };
}
