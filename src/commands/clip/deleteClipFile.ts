// A film that nothing plays may go. The fact comes first and the deletion after it: a restore that races it comes before
// and keeps the film, or is told that it is gone. What a crash leaves on the disk in between is only litter.
import { z } from 'zod';
import { clip } from '../../domain/clip/clip.ts';
import { clipFileDeleted } from '../../domain/clip/events.ts';
import { refuse } from '../../domain/decision.ts';
import { Id } from '../../domain/values.ts';
import { commandOf } from '../command.ts';

export const deleteClipFile = commandOf(clip)({
  name: 'DeleteClipFile',
  audience: ['system'],
  input: z.object({
    clipId: Id,
    generation: z.number().int().positive(),
    reason: z.enum(['superseded', 'discarded']),
  }),
  idOf: ({ clipId }) => clipId,
  decide: ({ clipId, generation, reason }, state) => {
    if (state.deletedGenerations.includes(generation)) return [];
    const isWanted = generation === state.filmGeneration || generation >= state.generation;
    if (state.status !== 'discarded' && isWanted) {
      return refuse('CLIP_FILE_IN_USE', `the clip plays or awaits generation ${generation}`, ['generation']);
    }
    return [clipFileDeleted({ clipId, generation, reason })];
  },
});
