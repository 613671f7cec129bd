// A camera that sends to MediaMTX has no device that says so: that its bytes come counts as its heartbeat.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import { activateChannel } from '../commands/channel/activateChannel.ts';
import { recoverChannel } from '../commands/channel/recoverChannel.ts';
import type { Handle } from '../commands/handle.ts';
import { channelIdOf, uuidv5 } from '../commands/ids.ts';
import type { Actor } from '../domain/event.ts';
import type { ChannelRow } from '../projections/channelBoard/projection.ts';
import { channelsById } from '../projections/channelBoard/queries.ts';
import type { MediaMtxPath } from '../recordings/mediamtx/controlApi.ts';
import type { MediaMtxWatch } from '../recordings/mediamtx/watchMediaMtx.ts';
import { recordBeat } from '../tables/beats.ts';

const LOOK_EVERY_MS = 2_000;

/** @param everyMs between two looks; as often as a device beats, or more often @returns a function that ends it */
export function watchMediaMtxCameras(
  pool: Pool,
  handle: Handle,
  mediaMtx: Pick<MediaMtxWatch, 'paths'>,
  log: (message: string, reason: unknown) => void,
  everyMs = LOOK_EVERY_MS,
): () => Promise<void> {
  const stop = new AbortController();
  let before: ReadonlyMap<string, MediaMtxPath> = new Map();

  async function look(): Promise<void> {
    const paths = await mediaMtx.paths();
    if (!paths) return;
    for (const path of paths.values()) if (isHeard(path, before.get(path.name))) await beat(path);
    before = paths;
  }

  async function beat({ name, onlineTime }: MediaMtxPath): Promise<void> {
    const [team = ''] = /^[a-z][a-z0-9]{0,19}(?=-)/.exec(name) ?? [];
    const [row] = await channelsById(pool, team, [channelIdOf(name)]);
    if (row?.path !== name) return;
    await recordBeat(pool, team, row.id);
    // Whoever was faster, or has switched it off meanwhile, is right: a refusal is no trouble.
    if (isBegun(row, onlineTime)) {
      const commandId = uuidv5(row.id, 'online', onlineTime!);
      await handle(activateChannel, { commandId, channelId: row.id }, cameraOf(row));
    } else if (row.status === 'error' && row.status_reason === null) {
      // A fault that its device reports is over when the device says so.
      const commandId = uuidv5(row.id, 'recover', String(row.position));
      await handle(recoverChannel, { commandId, channelId: row.id }, cameraOf(row));
    }
  }

  const watching = (async () => {
    while (!stop.signal.aborted) {
      await look().catch((error) => log('the watch over cameras of MediaMTX goes on', error));
      await sleep(everyMs, undefined, { signal: stop.signal }).catch(() => {});
    }
  })();
  return async () => {
    stop.abort();
    await watching;
  };
}

/** A camera that died is online for 10 s more: only bytes tell that it lives. */
function isHeard(path: MediaMtxPath, before: MediaMtxPath | undefined): boolean {
  const isSame = before?.onlineTime === path.onlineTime;
  return path.online && before !== undefined && (!isSame || path.bytesReceived > before.bytesReceived);
}

/** It was off when the camera began. Where somebody switched it off since, it stays off, whatever it sends. */
const isBegun = ({ status, status_since }: ChannelRow, onlineTime: string | null): boolean =>
  status === 'inactive' && onlineTime !== null && Date.parse(status_since) < Date.parse(onlineTime);

const cameraOf = ({ id, team }: ChannelRow): Actor => ({
  id: `device-${id}`,
  team,
  role: 'device',
  via: 'mediamtx',
  channelId: id,
});
