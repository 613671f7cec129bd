// A channel as the command left it, while the read models are late.
import { channelIdOf } from '../../commands/ids.ts';
import type { ChannelState } from '../../domain/channel/channel.ts';
import { isoOf } from '../../domain/values.ts';
import type { ChannelRow } from '../../projections/channelBoard/projection.ts';

export function channelRowOf(
  team: string,
  { name, path, status, sessions }: ChannelState,
  row: ChannelRow | undefined,
  position: bigint,
  inputUrl: string | null,
): ChannelRow {
  const known = row ?? {
    team,
    id: channelIdOf(path),
    input_url: inputUrl,
    status_since: isoOf(Date.now()),
    status_reason: null,
  };
  return { ...known, name, path, status, session_ids: sessions, position };
}
