// LISTEN that survives a lost connection. A NOTIFY only wakes: who listens looks at the table, also now and then by itself.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';

const COME_BACK_AFTER_MS = 200;

/**
 * @param connected called after every (re)connection: notifications of the meantime are lost
 * @returns a function that ends it
 */
export function listen(
  pool: Pool,
  channel: string,
  notified: (payload: string) => void,
  connected: () => void = () => {},
): () => Promise<void> {
  const stop = new AbortController();
  const listening = (async () => {
    while (!stop.signal.aborted) {
      let client: PoolClient | undefined;
      try {
        client = await pool.connect();
        const lost = Promise.withResolvers<void>();
        client.on('error', () => lost.resolve());
        client.on('end', () => lost.resolve());
        client.on('notification', ({ payload }) => notified(payload ?? ''));
        stop.signal.addEventListener('abort', () => lost.resolve(), { once: true });
        await client.query(`listen ${client.escapeIdentifier(channel)}`);
        connected();
        if (!stop.signal.aborted) await lost.promise;
      } catch {
        // The server is away; what was missed is found by looking.
      }
      // A connection that has listened is not given back: its next user would hear our notifications.
      client?.release(true);
      await sleep(COME_BACK_AFTER_MS, undefined, { signal: stop.signal }).catch(() => {});
    }
  })();
  return async () => {
    stop.abort();
    await listening;
  };
}
