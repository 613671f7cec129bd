import type { Pool } from 'pg';
import { readStops } from '../projections/checkpoint.ts';
import { standingStill } from '../projections/standingStill.ts';
import { openDiskWatch } from './disk.ts';
import { openLag } from './lag.ts';
import { parkedFacts } from './parkedFacts.ts';
import { longestWaitMs, unfinishedJobs } from './waitingJobs.ts';

interface Sources {
  readonly pool: Pool;
  readonly newest: () => Promise<bigint | undefined>;
  readonly shown: () => bigint;
  /** On the disk that recordings and clips are on. */
  readonly folder: string;
  /** Free space that is kept for recording, in bytes. */
  readonly reserveBytes: number;
}

/** Looks that several ask for: readiness, metrics, the attention list. */
export type PlatformWatch = ReturnType<typeof watchPlatform>;

/** Those who look within this time share what was found, in milliseconds. */
const SHARED_MS = 500;

export function watchPlatform({ pool, newest, shown, folder, reserveBytes }: Sources) {
  const lag = openLag({ newest, shown });
  const disk = openDiskWatch(folder, reserveBytes);
  return {
    lagMs: shared(() => lag.look()),
    disk: shared(() => disk.look()),
    parked: shared(() => parkedFacts(pool)),
    standingStill: shared(() => standingStill(pool)),
    stops: shared(() => readStops(pool)),
    jobs: shared(() => unfinishedJobs(pool)),
    /** Of clips that wait for a worker. */
    longestWaitMs: shared(() => longestWaitMs(pool, 'generate-clip')),
  };
}

/** One look for all who ask within the same moment. */
function shared<T>(look: () => Promise<T>): () => Promise<T> {
  let last: { readonly at: number; readonly found: Promise<T> } | undefined;
  return () => {
    if (last && Date.now() - last.at < SHARED_MS) return last.found;
    const found = look();
    last = { at: Date.now(), found };
    found.catch(() => {});
    return found;
  };
}
