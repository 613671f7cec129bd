// Somebody calls a clip something better than what follows from its tags. Without a title it is called by them again.
import { z } from 'zod';
import { clip } from '../../domain/clip/clip.ts';
import { clipRetitled } from '../../domain/clip/events.ts';
import { Id, line } from '../../domain/values.ts';
import { commandOf } from '../command.ts';

const LONGEST_TITLE = 120;

const Title = z
  .string()
  .nullish()
  .transform((title) => title?.trim() || null)
  .pipe(line(LONGEST_TITLE).nullable());

export const retitleClip = commandOf(clip)({
  name: 'RetitleClip',
  audience: ['person'],
  input: z.object({ clipId: Id, title: Title }),
  idOf: ({ clipId }) => clipId,
  decide: ({ clipId, title }, state) => (title === state.title ? [] : [clipRetitled({ clipId, title })]),
});
