// A channel as the command left it, while the read models are late.
import { channelIdOf } from '../../commands/ids.ts';
import type { ChannelState } from '../../domain/channel/channel.ts';
import { isoOf } from '../../domain/values.ts';
import type { ChannelRow } from '../../projections/channelBoard/projection.ts';

export function channelRowOf(
  team: string,
  { name, path, inputUrl, status, sessions }: ChannelState,
  row: ChannelRow | undefined,
  position: bigint,
): ChannelRow {
  const known = row ?? {
    team,
    id: channelIdOf(path),
    status_since: isoOf(Date.now()),
    status_reason: null,
  };
  return { ...known, name, path, input_url: inputUrl ?? null, status, session_ids: sessions, position };
}
