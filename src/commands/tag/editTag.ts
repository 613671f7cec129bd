// Somebody corrects what they said. Only what changes is recorded; null takes it back.
import { z } from 'zod';
import { tagEdited } from '../../domain/tag/events.ts';
import type { ChangedFields, SaidFields } from '../../domain/tag/fields.ts';
import { tag } from '../../domain/tag/tag.ts';
import { Id } from '../../domain/values.ts';
import { commandOf } from '../command.ts';
import { refuseStranger } from './refuseStranger.ts';
import { TagFieldsInput } from './tagFieldsInput.ts';

/** Original text belongs to the value beside it: a new value without one leaves the old text behind. */
const texts = { playType: 'playTypeText', result: 'resultText' } as const;

export const editTag = commandOf(tag)({
  name: 'EditTag',
  audience: ['person'],
  input: z.object({ tagId: Id, fields: TagFieldsInput }),
  idOf: ({ tagId }) => tagId,
  decide: ({ tagId, fields: sent }, { fields, taggedBy }, { actor }) => {
    const change = differences(fields, sent);
    for (const [value, text] of Object.entries(texts)) {
      if (value in change && sent[text as 'resultText'] === undefined && text in fields) {
        Object.assign(change, { [text]: null });
      }
    }
    return (
      refuseStranger(actor, taggedBy) ??
      (Object.keys(change).length === 0 ? [] : [tagEdited({ tagId, fields: change })])
    );
  },
});

function differences(said: SaidFields, sent: ChangedFields): ChangedFields {
  const before = said as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries(sent).filter(
      ([name, value]) => value !== undefined && JSON.stringify(value) !== JSON.stringify(before[name] ?? null),
    ),
  ) as ChangedFields;
}
