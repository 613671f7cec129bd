import type { TagEvent } from '../../domain/tag/events.ts';
import type { TagState } from '../../domain/tag/tag.ts';
import { editTag } from '../tag/editTag.ts';
import { markTagImportant } from '../tag/markTagImportant.ts';
import { removeTag } from '../tag/removeTag.ts';
import { restoreTag } from '../tag/restoreTag.ts';
import { reviewTag } from '../tag/reviewTag.ts';
import { unmarkTagImportant } from '../tag/unmarkTagImportant.ts';
import { unreviewTag } from '../tag/unreviewTag.ts';
import { type ActsOf, EVERYTHING } from './act.ts';

const ofTag = ({ data: { tagId } }: TagEvent) => ({ tagId });

/** A new value takes the original text of the old one with it: whoever takes it back brings that text too. */
const texts: Readonly<Record<string, string>> = { playType: 'playTypeText', result: 'resultText' };

const touched = (fields: object): string[] =>
  Object.keys(fields).flatMap((name) => (texts[name] ? [name, texts[name]] : [name]));

export const tagActs: ActsOf<TagState, TagEvent> = {
  TagAdded: { by: removeTag, input: ofTag, sets: () => EVERYTHING },
  TagEdited: {
    by: editTag,
    input: ({ data: { tagId, fields } }, before) => {
      const was = before.fields as Readonly<Record<string, unknown>>;
      return { tagId, fields: Object.fromEntries(touched(fields).map((name) => [name, was[name] ?? null])) };
    },
    sets: ({ data: { fields } }) => touched(fields),
  },
  TagRemoved: { by: restoreTag, input: ofTag, sets: () => ['status'] },
  TagRestored: { by: removeTag, input: ofTag, sets: () => ['status'] },
  TagReviewed: { by: unreviewTag, input: ofTag, sets: () => ['review'], isPersonal: true },
  TagUnreviewed: { by: reviewTag, input: ofTag, sets: () => ['review'], isPersonal: true },
  TagMarkedImportant: { by: unmarkTagImportant, input: ofTag, sets: () => ['importance'] },
  TagUnmarkedImportant: { by: markTagImportant, input: ofTag, sets: () => ['importance'] },
};
