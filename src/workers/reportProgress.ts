// Tells how far a cut is without holding it up: what is told is written behind its back, four times a second at most.
import type { Pool } from 'pg';
import { clearProgress, type Progress, recordProgress, type Stage } from '../tables/progress.ts';

const TELL_EVERY_MS = 250;

export interface ProgressReport {
  stage(stage: Stage): void;
  /** @param share of the film that is written, 0 to 1; as often as it changes */
  share(share: number): void;
  /** Nothing is under way any more. */
  end(): Promise<void>;
}

export function reportProgress(
  pool: Pool,
  { team, clipId, generation }: { readonly team: string; readonly clipId: string; readonly generation: number },
  log: (message: string, reason: unknown) => void,
): ProgressReport {
  let at: Stage = 'WAITING';
  let toldAt = Number.NEGATIVE_INFINITY;
  // One after the other: an older state must not be written over a newer one.
  let writing = Promise.resolve();

  const tell = (progress: Progress): void => {
    toldAt = performance.now();
    const write = () => recordProgress(pool, team, clipId, progress);
    writing = writing.then(write).catch((error) => log(`how far clip ${clipId} is was not told`, error));
  };

  return {
    stage(stage) {
      at = stage;
      tell({ generation, stage, share: null });
    },
    share(share) {
      if (performance.now() - toldAt >= TELL_EVERY_MS) tell({ generation, stage: at, share });
    },
    async end() {
      await writing;
      await clearProgress(pool, team, clipId, generation);
    },
  };
}
