// Cuts that are under way end as soon as nobody wants them any more: their clip was discarded, or its window set anew.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import { type CutStanding, cutStandings } from '../projections/clipList/workQueries.ts';
import type { Live } from '../projections/live.ts';

/** However fast facts come, nobody looks more often. */
const LOOK_EVERY_MS = 50;

export interface Cut {
  readonly team: string;
  readonly clipId: string;
  readonly generation: number;
  readonly retry: number;
}

export interface WantedCuts {
  /** Work whose signal aborts, with NobodyWantsIt, when the read models show that the cut is not wanted any more. */
  whileWanted<T>(cut: Cut, signal: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Why a cut was ended: nothing has failed. */
export class NobodyWantsIt extends Error {
  override name = 'NobodyWantsIt';
}

export function watchWantedCuts(
  pool: Pool,
  live: Pick<Live, 'onAdvance'>,
  log: (message: string, reason: unknown) => void,
): WantedCuts {
  const underWay = new Map<AbortController, Cut>();
  const stop = new AbortController();
  let hasAdvanced = Promise.withResolvers<void>();
  const wake = () => hasAdvanced.resolve();
  const stopHearing = live.onAdvance(wake);
  stop.signal.addEventListener('abort', wake);

  async function look(): Promise<void> {
    for (const [team, cuts] of Map.groupBy([...underWay], ([, cut]) => cut.team)) {
      const clipIds = cuts.map(([, { clipId }]) => clipId);
      const standings = new Map((await cutStandings(pool, team, clipIds)).map((row) => [row.id, row]));
      for (const [controller, cut] of cuts) {
        const standing = standings.get(cut.clipId);
        if (standing && isOver(standing, cut)) controller.abort(new NobodyWantsIt(`clip ${cut.clipId}`));
      }
    }
  }

  const watching = (async () => {
    while (!stop.signal.aborted) {
      await hasAdvanced.promise;
      hasAdvanced = Promise.withResolvers();
      if (underWay.size === 0) continue;
      await look().catch((error) => log('whether cuts are wanted is looked at again', error));
      await sleep(LOOK_EVERY_MS, undefined, { signal: stop.signal }).catch(() => {});
    }
  })();

  return {
    async whileWanted(cut, signal, work) {
      const unwanted = new AbortController();
      underWay.set(unwanted, cut);
      try {
        return await work(AbortSignal.any([signal, unwanted.signal]));
      } finally {
        underWay.delete(unwanted);
      }
    },
    async close() {
      stop.abort();
      stopHearing();
      await watching;
    },
  };
}

/** The read models may lag: what they do not show yet is no reason to end anything. */
const isOver = ({ status, generation, retry }: CutStanding, cut: Cut): boolean =>
  status === 'discarded' || generation > cut.generation || (generation === cut.generation && retry > cut.retry);
