// A tag that was a mistake goes. Coaches remove their own.
import { z } from 'zod';
import { tagRemoved } from '../../domain/tag/events.ts';
import { tag } from '../../domain/tag/tag.ts';
import { Id } from '../../domain/values.ts';
import { commandOf } from '../command.ts';
import { refuseStranger } from './refuseStranger.ts';

export const removeTag = commandOf(tag)({
  name: 'RemoveTag',
  audience: ['person'],
  input: z.object({ tagId: Id }),
  idOf: ({ tagId }) => tagId,
  decide: ({ tagId }, { taggedBy }, { actor }) => refuseStranger(actor, taggedBy) ?? [tagRemoved({ tagId })],
});
