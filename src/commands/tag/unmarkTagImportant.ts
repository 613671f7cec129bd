// The staff need not look at this play any more. For the whole team.
import { z } from 'zod';
import { tagUnmarkedImportant } from '../../domain/tag/events.ts';
import { tag } from '../../domain/tag/tag.ts';
import { Id } from '../../domain/values.ts';
import { commandOf } from '../command.ts';

export const unmarkTagImportant = commandOf(tag)({
  name: 'UnmarkTagImportant',
  audience: ['person'],
  input: z.object({ tagId: Id }),
  idOf: ({ tagId }) => tagId,
  decide: ({ tagId }, { isImportant }) => (isImportant ? [tagUnmarkedImportant({ tagId })] : []),
});
