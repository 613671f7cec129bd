// A tag that was taken away by mistake comes back as it was. Coaches bring back their own.
import { z } from 'zod';
import { tagRestored } from '../../domain/tag/events.ts';
import { tag } from '../../domain/tag/tag.ts';
import { Id } from '../../domain/values.ts';
import { commandOf } from '../command.ts';
import { refuseStranger } from './refuseStranger.ts';

export const restoreTag = commandOf(tag)({
  name: 'RestoreTag',
  audience: ['person'],
  input: z.object({ tagId: Id }),
  idOf: ({ tagId }) => tagId,
  decide: ({ tagId }, { taggedBy }, { actor }) => refuseStranger(actor, taggedBy) ?? [tagRestored({ tagId })],
});
