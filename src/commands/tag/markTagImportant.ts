// The staff should look at this play. For the whole team; again changes nothing.
import { z } from 'zod';
import { tagMarkedImportant } from '../../domain/tag/events.ts';
import { tag } from '../../domain/tag/tag.ts';
import { Id } from '../../domain/values.ts';
import { commandOf } from '../command.ts';

export const markTagImportant = commandOf(tag)({
  name: 'MarkTagImportant',
  audience: ['person'],
  input: z.object({ tagId: Id }),
  idOf: ({ tagId }) => tagId,
  decide: ({ tagId }, { isImportant }) => (isImportant ? [] : [tagMarkedImportant({ tagId })]),
});
