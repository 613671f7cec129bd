// Somebody wants to go over it once more: for themselves alone.
import { z } from 'zod';
import { tagUnreviewed } from '../../domain/tag/events.ts';
import { tag } from '../../domain/tag/tag.ts';
import { Id } from '../../domain/values.ts';
import { commandOf } from '../command.ts';

export const unreviewTag = commandOf(tag)({
  name: 'UnreviewTag',
  audience: ['person'],
  input: z.object({ tagId: Id }),
  idOf: ({ tagId }) => tagId,
  decide: ({ tagId }, { reviewedBy }, { actor }) => (reviewedBy.includes(actor.id) ? [tagUnreviewed({ tagId })] : []),
});
