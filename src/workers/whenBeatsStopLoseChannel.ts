// A channel that has been silent for too long is lost: once an outage, whoever watches.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import { loseChannel } from '../commands/channel/loseChannel.ts';
import type { Handle } from '../commands/handle.ts';
import { uuidv5 } from '../commands/ids.ts';
import { silentChannels } from '../tables/beats.ts';
import { systemActor } from './systemActor.ts';

const LOOK_EVERY_MS = 500;

/** @returns a function that ends it */
export function watchSilence(
  pool: Pool,
  handle: Handle,
  silenceSeconds: number,
  log: (message: string, reason: unknown) => void,
): () => Promise<void> {
  const stop = new AbortController();
  const watching = (async () => {
    while (!stop.signal.aborted) {
      try {
        for (const { team, id, status_since, last_seen_at, silent_ms } of await silentChannels(pool, silenceSeconds)) {
          const commandId = uuidv5(id, 'lost', status_since);
          const input = { commandId, channelId: id, lastSeenAt: last_seen_at, silentMs: Math.round(silent_ms) };
          // A refusal says that another watcher was faster, or that the channel is back.
          await handle(loseChannel, input, systemActor(team));
        }
      } catch (error) {
        log('the watch over silent channels goes on', error);
      }
      await sleep(LOOK_EVERY_MS, undefined, { signal: stop.signal }).catch(() => {});
    }
  })();
  return async () => {
    stop.abort();
    await watching;
  };
}
