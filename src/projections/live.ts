// How far the read models are: one number, kept in memory from NOTIFY and looked up every second (a NOTIFY may be lost).
import type { Pool } from 'pg';
import { listen } from '../listen.ts';

export const LIVE_CHANNEL = 'filmroom_live';
const LOOK_EVERY_MS = 1_000;

export interface Live {
  /** Position up to which every read model shows the log, as this process knows it; -1 before the first event. */
  position(): bigint;
  /** Resolves true as soon as `position()` is at least that, false when the time is over. */
  waitFor(position: bigint, timeoutMs: number): Promise<boolean>;
  /** Calls back after every advance. @returns a function that ends it */
  onAdvance(listener: () => void): () => void;
  close(): Promise<void>;
}

export async function openLive(pool: Pool): Promise<Live> {
  const listeners = new Set<() => void>();
  let position = -1n;

  const advance = (to: bigint) => {
    if (to <= position) return;
    position = to;
    for (const listener of [...listeners]) listener();
  };
  const look = async () => {
    const { rows } = await pool.query({ name: 'live', text: "select position from checkpoint where name = 'live'" });
    if (rows[0]) advance(rows[0].position);
  };

  const stopListening = listen(pool, LIVE_CHANNEL, (payload) => advance(BigInt(payload)));
  const timer = setInterval(() => void look().catch(() => {}), LOOK_EVERY_MS);
  await look();

  const onAdvance = (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };

  return {
    position: () => position,
    onAdvance,
    waitFor(wanted, timeoutMs) {
      if (position >= wanted) return Promise.resolve(true);
      const { promise, resolve } = Promise.withResolvers<boolean>();
      const stop = onAdvance(() => {
        if (position >= wanted) resolve(true);
      });
      const timeout = setTimeout(() => resolve(false), timeoutMs);
      return promise.finally(() => {
        clearTimeout(timeout);
        stop();
      });
    },
    async close() {
      clearInterval(timer);
      await stopListening();
    },
  };
}
