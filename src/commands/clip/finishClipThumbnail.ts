// The picture lies beside the film.
import { z } from 'zod';
import { clip } from '../../domain/clip/clip.ts';
import { clipThumbnailReady } from '../../domain/clip/events.ts';
import { Id } from '../../domain/values.ts';
import { commandOf } from '../command.ts';
import { refuseStale } from './generation.ts';

export const finishClipThumbnail = commandOf(clip)({
  name: 'FinishClipThumbnail',
  audience: ['system'],
  input: z.object({ clipId: Id, generation: z.number().int().positive() }),
  idOf: ({ clipId }) => clipId,
  decide: ({ clipId, generation }, state) => {
    if (state.hasThumbnail && state.generation === generation) return [];
    return refuseStale(state, generation) ?? [clipThumbnailReady({ clipId, generation })];
  },
});
