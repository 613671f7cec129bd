// The clips of a session that are being made, for whoever follows: sent whole when anything changes, four times a second
// at most. A state and no fact.
import { setTimeout as sleep } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import type { Pool } from 'pg';
import type { Live } from '../../projections/live.ts';
import { type ClipInWork, clipsInWork } from '../../tables/progress.ts';
import { leaving } from '../leaving.ts';

export interface ProgressWatch {
  /** The clips that are in work, and again whenever that has changed; ends when the consumer leaves. */
  follow(team: string, sessionId: string): AsyncGenerator<readonly ClipInWork[], void>;
}

const TELL_EVERY_MS = 250;
/** Sessions that are followed at once, at most; of others each look is its own. */
const KEPT = 200;

interface Look {
  readonly at: number;
  readonly position: bigint;
  readonly found: Promise<readonly ClipInWork[]>;
}

export function watchProgress(pool: Pool, live: Pick<Live, 'position' | 'onAdvance'>): ProgressWatch {
  const looks = new LRUCache<string, Look>({ max: KEPT });

  /** One look for all who follow the session. */
  function look(team: string, sessionId: string): Promise<readonly ClipInWork[]> {
    const key = `${team}/${sessionId}`;
    const last = looks.get(key);
    const position = live.position();
    if (last && last.position === position && performance.now() - last.at < TELL_EVERY_MS / 2) return last.found;
    const found = clipsInWork(pool, team, sessionId);
    looks.set(key, { at: performance.now(), position, found });
    return found;
  }

  async function* changes(team: string, sessionId: string, signal: AbortSignal) {
    let told: string | undefined;
    while (!signal.aborted) {
      const position = live.position();
      // A look that fails says nothing: the next one may.
      const found = await look(team, sessionId).catch(() => undefined);
      const text = found && JSON.stringify(found);
      if (found && text !== told && !signal.aborted) {
        told = text;
        yield found;
      }
      await sleep(TELL_EVERY_MS, undefined, { signal }).catch(() => {});
      // While nothing is in work, only a fact can change that.
      if (found?.length === 0) await beyond(live, position, signal);
    }
  }

  return { follow: (team, sessionId) => leaving((signal) => changes(team, sessionId, signal)) };
}

/** Resolves when the read models are further than that, or the signal aborts. */
async function beyond(
  { position, onAdvance }: Pick<Live, 'position' | 'onAdvance'>,
  place: bigint,
  signal: AbortSignal,
): Promise<void> {
  if (position() > place || signal.aborted) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  const stop = onAdvance(resolve);
  signal.addEventListener('abort', () => resolve(), { once: true });
  await promise;
  stop();
}
