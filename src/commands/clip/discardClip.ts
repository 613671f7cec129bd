// A mark that was a mistake, or a clip that nobody needs, goes. Coaches discard their own marks.
import { z } from 'zod';
import { clip } from '../../domain/clip/clip.ts';
import { clipDiscarded } from '../../domain/clip/events.ts';
import { mayDiscard } from '../../domain/clip/ownership.ts';
import { refuse } from '../../domain/decision.ts';
import { Id } from '../../domain/values.ts';
import { commandOf } from '../command.ts';

export const discardClip = commandOf(clip)({
  name: 'DiscardClip',
  audience: ['person'],
  input: z.object({ clipId: Id }),
  idOf: ({ clipId }) => clipId,
  decide: ({ clipId }, { markedBy }, { actor }) =>
    mayDiscard(actor, markedBy)
      ? [clipDiscarded({ clipId })]
      : refuse('FORBIDDEN', 'a coach may discard only what they marked themselves', ['clipId']),
});
