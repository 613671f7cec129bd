import type { Channel } from '../api/entities.ts';

/** The cameras of a game, by name, once one of them has changed, or has left. */
export function withChannel(channels: readonly Channel[], channel: Channel, sessionId: string): readonly Channel[] {
  const others = channels.filter(({ id }) => id !== channel.id);
  if (!channel.sessionIds.includes(sessionId)) return others;
  return [...others, channel].sort((a, b) => a.name.localeCompare(b.name));
}

/** A fact knows better which cameras there are and how they stand; beats and footage only ever grow. */
export function withBeats(channels: readonly Channel[], answered: readonly Channel[]): readonly Channel[] {
  return channels.map((channel) => {
    const { lastSeenAt = null, recordedUntil = null } = answered.find(({ id }) => id === channel.id) ?? {};
    return {
      ...channel,
      lastSeenAt: later(channel.lastSeenAt, lastSeenAt),
      recordedUntil: later(channel.recordedUntil, recordedUntil),
    };
  });
}

/** Instants of one form sort as text. */
function later(a: string | null, b: string | null): string | null {
  return (a ?? '') > (b ?? '') ? a : b;
}
