// Somebody has gone over it: for themselves alone. Again changes nothing.
import { z } from 'zod';
import { tagReviewed } from '../../domain/tag/events.ts';
import { tag } from '../../domain/tag/tag.ts';
import { Id } from '../../domain/values.ts';
import { commandOf } from '../command.ts';

export const reviewTag = commandOf(tag)({
  name: 'ReviewTag',
  audience: ['person'],
  input: z.object({ tagId: Id }),
  idOf: ({ tagId }) => tagId,
  decide: ({ tagId }, { reviewedBy }, { actor }) => (reviewedBy.includes(actor.id) ? [] : [tagReviewed({ tagId })]),
});
