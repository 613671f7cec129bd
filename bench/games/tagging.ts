import type { Event } from '../../src/domain/event.ts';
import { playFactResolved } from '../../src/domain/play/events.ts';
import type { KnownFacts } from '../../src/domain/play/facts.ts';
import { tagAdded, tagEdited, tagMarkedImportant, tagReviewed } from '../../src/domain/tag/events.ts';
import { isoOf } from '../../src/domain/values.ts';
import type { Random } from '../../test/chaos/random.ts';
import { type Author, type Entry, person, uuid } from './recorder.ts';

export interface PlayToTag {
  readonly sessionId: string;
  readonly playId: string;
  readonly clipId: string;
  /** IN, milliseconds since the Unix epoch. */
  readonly at: number;
  readonly facts: KnownFacts;
}

const analyst = person('analyst');
const assistant = person('assistant');
const coach = person('coach');
const LABELS = ['motion', 'play action', 'screen', 'blitz', 'red zone', 'two minute'];
const TAG_AFTER_MS = 25_000;

/** One analyst tags nearly every play, an assistant many of them too; where they differ, a coach may settle it. */
export function taggingOf(play: PlayToTag, random: Random): Entry[] {
  const { sessionId, playId, clipId, facts } = play;
  const isLikely = (percent: number) => random.between(0, 100) < percent;
  const entry = (noun: string, id: string, by: Author, afterMs: number, event: Event): Entry => ({
    noun,
    id,
    events: [event],
    scope: { session: sessionId, play: playId },
    by,
    at: play.at + TAG_AFTER_MS + afterMs,
  });
  if (!isLikely(90)) return [];

  const [first, second] = [uuid(random), uuid(random)];
  const labels = [random.pick(LABELS)];
  const players = [{ number: String(random.between(1, 99)), role: 'key' as const }];
  const told = { sessionId, playId, clipId };
  const entries = [
    entry('tag', first, analyst, 0, tagAdded({ ...told, tagId: first, fields: { ...facts, labels, players } })),
  ];
  if (isLikely(50)) {
    const { yardsGained = 0 } = facts;
    const isDiffering = isLikely(30);
    const fields = isDiffering ? { ...facts, yardsGained: yardsGained + 1 } : facts;
    entries.push(entry('tag', second, assistant, 3_000, tagAdded({ ...told, tagId: second, fields })));
    if (isDiffering && isLikely(60)) {
      const settled = playFactResolved({ playId, sessionId, field: 'yardsGained', value: yardsGained });
      entries.push(entry('play', playId, coach, 9_000, settled));
    }
  }
  if (isLikely(35)) {
    const fields = { notes: `${random.pick(LABELS)}, watch number ${random.between(1, 99)}` };
    entries.push(entry('tag', first, analyst, 5_000, tagEdited({ tagId: first, fields })));
  }
  if (isLikely(30)) entries.push(entry('tag', first, coach, 7_000, tagReviewed({ tagId: first })));
  if (isLikely(10)) entries.push(entry('tag', first, coach, 8_000, tagMarkedImportant({ tagId: first })));
  return entries;
}

/** Something worth a note between two plays: no clip shows it. */
export function momentTag(sessionId: string, at: number, random: Random): Entry {
  const [tagId, playId] = [uuid(random), uuid(random)];
  const fields = { notes: `sideline conversation, ${random.pick(LABELS)}` };
  return {
    noun: 'tag',
    id: tagId,
    events: [tagAdded({ tagId, sessionId, playId, at: isoOf(at), fields })],
    scope: { session: sessionId, play: playId },
    by: analyst,
    at: at + TAG_AFTER_MS,
  };
}
