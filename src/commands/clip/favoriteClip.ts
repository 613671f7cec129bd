// The staff wants to see this one again. For the whole team; again changes nothing.
import { z } from 'zod';
import { clip } from '../../domain/clip/clip.ts';
import { clipFavorited } from '../../domain/clip/events.ts';
import { Id } from '../../domain/values.ts';
import { commandOf } from '../command.ts';

export const favoriteClip = commandOf(clip)({
  name: 'FavoriteClip',
  audience: ['person'],
  input: z.object({ clipId: Id }),
  idOf: ({ clipId }) => clipId,
  decide: ({ clipId }, { isFavorite }) => (isFavorite ? [] : [clipFavorited({ clipId })]),
});
