// What happens to a tag: what one person says about one play. The play and the session stand in every event's metadata.
import { z } from 'zod';
import { type EventOf, fact } from '../event.ts';
import { Id, Instant } from '../values.ts';
import { ChangedFields, SaidFields } from './fields.ts';

/** Of a clip, or of a moment (`at`) where there is no clip yet. */
export const tagAdded = fact(
  'TagAdded',
  1,
  z.object({
    tagId: Id,
    sessionId: Id,
    playId: Id,
    clipId: Id.optional(),
    at: Instant.optional(),
    fields: SaidFields,
  }),
);
/** Only what changes; null takes back what was said. */
export const tagEdited = fact('TagEdited', 1, z.object({ tagId: Id, fields: ChangedFields }));
export const tagRemoved = fact('TagRemoved', 1, z.object({ tagId: Id }));
/** As it was when it was removed. */
export const tagRestored = fact('TagRestored', 1, z.object({ tagId: Id }));
/** By the event's actor, for that person alone. */
export const tagReviewed = fact('TagReviewed', 1, z.object({ tagId: Id }));
export const tagUnreviewed = fact('TagUnreviewed', 1, z.object({ tagId: Id }));
/** For the whole team. */
export const tagMarkedImportant = fact('TagMarkedImportant', 1, z.object({ tagId: Id }));
export const tagUnmarkedImportant = fact('TagUnmarkedImportant', 1, z.object({ tagId: Id }));

export const tagFacts = [
  tagAdded,
  tagEdited,
  tagRemoved,
  tagRestored,
  tagReviewed,
  tagUnreviewed,
  tagMarkedImportant,
  tagUnmarkedImportant,
] as const;
export type TagEvent = EventOf<(typeof tagFacts)[number]>;
