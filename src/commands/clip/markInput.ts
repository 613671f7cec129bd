// What a mark names: a session, a play, and the cameras that see it.
import { z } from 'zod';
import { channel } from '../../domain/channel/channel.ts';
import { Id, Instant } from '../../domain/values.ts';
import type { Also } from '../command.ts';
import { openSession } from '../session/openSession.ts';

export const MarkInput = z.object({
  sessionId: Id,
  playId: Id,
  channelId: Id,
  channelIds: z
    .array(Id)
    .min(1)
    .max(8)
    .refine((ids) => new Set(ids).size === ids.length, 'must be different channels'),
  inAt: Instant,
});

export const markedBeside = ({ sessionId, channelId, channelIds }: z.infer<typeof MarkInput>): readonly Also[] => [
  openSession(sessionId, ['sessionId']),
  { noun: channel, id: channelId, path: ['channelIds', String(channelIds.indexOf(channelId))] },
];
