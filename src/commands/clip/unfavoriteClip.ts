// No favourite any more. Again changes nothing.
import { z } from 'zod';
import { clip } from '../../domain/clip/clip.ts';
import { clipUnfavorited } from '../../domain/clip/events.ts';
import { Id } from '../../domain/values.ts';
import { commandOf } from '../command.ts';

export const unfavoriteClip = commandOf(clip)({
  name: 'UnfavoriteClip',
  audience: ['person'],
  input: z.object({ clipId: Id }),
  idOf: ({ clipId }) => clipId,
  decide: ({ clipId }, { isFavorite }) => (isFavorite ? [clipUnfavorited({ clipId })] : []),
});
