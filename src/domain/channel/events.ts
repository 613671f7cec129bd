// What happens to a channel. Heartbeats are no facts: only changes of state are (8,640 beats a game say nothing).
import { z } from 'zod';
import { type EventOf, fact } from '../event.ts';
import { Id, Instant } from '../values.ts';

export const channelRegistered = fact(
  'ChannelRegistered',
  1,
  z.object({ channelId: Id, name: z.string(), path: z.string(), inputUrl: z.string().optional() }),
);
/** Carries the whole description as it is now; what is absent is not said any more. The path never changes. */
export const channelDescribed = fact(
  'ChannelDescribed',
  1,
  z.object({ channelId: Id, name: z.string(), inputUrl: z.string().optional() }),
);
/** Carries name, path and status, so that a session's own facts are whole by themselves. */
export const channelAssigned = fact(
  'ChannelAssigned',
  1,
  z.object({ channelId: Id, sessionId: Id, name: z.string(), path: z.string(), status: z.string() }),
);
export const channelReleased = fact('ChannelReleased', 1, z.object({ channelId: Id, sessionId: Id }));
export const channelActivated = fact('ChannelActivated', 1, z.object({ channelId: Id }));
export const channelDeactivated = fact(
  'ChannelDeactivated',
  1,
  z.object({ channelId: Id, reason: z.string().optional() }),
);
export const channelLost = fact(
  'ChannelLost',
  1,
  z.object({ channelId: Id, lastSeenAt: Instant.nullable(), silentMs: z.number() }),
);
/** The device itself says what is wrong; a silent one is lost. */
export const channelFaulted = fact('ChannelFaulted', 1, z.object({ channelId: Id, reason: z.string() }));
export const channelRecovered = fact('ChannelRecovered', 1, z.object({ channelId: Id }));
/**
 * Ties the time that a camera's recordings give a picture (`mediaTime`) to the moment when it was really seen (`at`):
 * a recorder's clock may be off, and a picture takes its time to it.
 */
export const channelClockAnchored = fact(
  'ChannelClockAnchored',
  1,
  z.object({ channelId: Id, mediaTime: Instant, at: Instant }),
);
/**
 * Recorded before the files are deleted: whoever reads it must take them for gone. `name` is that of the file in the
 * channel's folder; `from` and `to` are what its name and its pictures tell of when it was recorded.
 */
export const footageDeleted = fact(
  'FootageDeleted',
  1,
  z.object({
    channelId: Id,
    files: z.array(z.object({ name: z.string(), from: Instant, to: Instant, bytes: z.number().int().nonnegative() })),
    reason: z.string(),
  }),
);

export const channelFacts = [
  channelRegistered,
  channelDescribed,
  channelAssigned,
  channelReleased,
  channelActivated,
  channelDeactivated,
  channelLost,
  channelFaulted,
  channelRecovered,
  channelClockAnchored,
  footageDeleted,
] as const;
export type ChannelEvent = EventOf<(typeof channelFacts)[number]>;
