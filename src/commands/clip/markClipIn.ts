// The coach saw the play begin. One command an angle: see playAngles.ts.
import { z } from 'zod';
import { channel } from '../../domain/channel/channel.ts';
import { clip, MAX_MARK_AHEAD_MS } from '../../domain/clip/clip.ts';
import { clipMarkedIn } from '../../domain/clip/events.ts';
import { refuse } from '../../domain/decision.ts';
import { session } from '../../domain/session/session.ts';
import { Id, Instant, msOf } from '../../domain/values.ts';
import { commandOf } from '../command.ts';
import { clipIdOf } from '../ids.ts';

export const markClipIn = commandOf(clip)({
  name: 'MarkClipIn',
  audience: ['person'],
  input: z.object({
    sessionId: Id,
    playId: Id,
    channelId: Id,
    channelIds: z
      .array(Id)
      .min(1)
      .max(8)
      .refine((ids) => new Set(ids).size === ids.length, 'must be different channels'),
    inAt: Instant,
  }),
  idOf: ({ playId, channelId }) => clipIdOf(playId, channelId),
  marks: 'inAt',
  also: ({ sessionId, channelId, channelIds }) => [
    { noun: session, id: sessionId, path: ['sessionId'] },
    { noun: channel, id: channelId, path: ['channelIds', String(channelIds.indexOf(channelId))] },
  ],
  decide: (input, _state, { now }) =>
    msOf(input.inAt) - msOf(now) > MAX_MARK_AHEAD_MS
      ? refuse('CLIP_IN_FUTURE', "IN lies ahead of the server's clock; set the device's clock to automatic", ['inAt'])
      : [clipMarkedIn({ ...input, clipId: clipIdOf(input.playId, input.channelId) })],
});
