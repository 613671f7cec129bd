// A clip that was taken away comes back, as long as its film is there. Coaches restore their own marks.
import { z } from 'zod';
import { clip } from '../../domain/clip/clip.ts';
import { clipRestored } from '../../domain/clip/events.ts';
import { mayDiscard } from '../../domain/clip/ownership.ts';
import { refuse } from '../../domain/decision.ts';
import { Id } from '../../domain/values.ts';
import { commandOf } from '../command.ts';

export const restoreClip = commandOf(clip)({
  name: 'RestoreClip',
  audience: ['person'],
  input: z.object({ clipId: Id }),
  idOf: ({ clipId }) => clipId,
  decide: ({ clipId }, { markedBy, generation, filmGeneration, deletedGenerations }, { actor }) => {
    if (!mayDiscard(actor, markedBy)) {
      return refuse('FORBIDDEN', 'a coach may restore only what they marked themselves', ['clipId']);
    }
    // An older film shows another window: with that it would not be the clip that was taken away.
    if (filmGeneration === 0 || filmGeneration !== generation) {
      const message = 'it was discarded before its film was ready; mark its window again as a new play';
      return refuse('CLIP_NOT_CUT', message, ['clipId']);
    }
    if (deletedGenerations.includes(generation)) {
      const message = 'its film was deleted; mark its window again as a new play, while there is footage of it';
      return refuse('CLIP_FILE_DELETED', message, ['clipId']);
    }
    return [clipRestored({ clipId })];
  },
});
