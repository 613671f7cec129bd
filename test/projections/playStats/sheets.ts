// Tag sheets as the projection makes them: of plays in the order in which they were played.
import { uuidv5 } from '../../../src/commands/ids.ts';
import type { Event, Recorded } from '../../../src/domain/event.ts';
import type { DomainEvent } from '../../../src/domain/facts.ts';
import { tagAdded, tagMarkedImportant } from '../../../src/domain/tag/events.ts';
import type { SaidFields } from '../../../src/domain/tag/fields.ts';
import { type PlayRow, tagSheet } from '../../../src/projections/tagSheet/projection.ts';

export const sessionId = '0198c0de-0000-7000-8000-0000000000aa';
const began = Date.parse('2026-11-14T20:00:00.000Z');

/** One play; a tag for each argument after the first. */
export function sheetOf(n: number, ...tags: readonly (SaidFields & { important?: boolean })[]): PlayRow {
  const playId = uuidv5(sessionId, 'play', n);
  const at = new Date(began + n * 40_000).toISOString();
  const events = tags.flatMap(({ important, ...fields }, tagger) => {
    const tagId = uuidv5(playId, 'tag', tagger);
    const meta = { actor: `coach-${tagger}`, team: 'home', session: sessionId, play: playId, recordedAt: at };
    const facts: Event[] = [tagAdded({ tagId, sessionId, playId, at, fields })];
    if (important) facts.push(tagMarkedImportant({ tagId }));
    return facts.map((fact) => ({ ...fact, meta, stream: `tag-home.${tagId}` }));
  });
  return events.reduce<PlayRow | undefined>((row, event, place) => {
    const recorded = { ...event, position: BigInt(place) } as unknown as Recorded<DomainEvent>;
    return tagSheet.apply(row, recorded) ?? undefined;
  }, undefined)!;
}

export const sheetsOf = (plays: readonly SaidFields[]): PlayRow[] => plays.map((fields, n) => sheetOf(n, fields));
