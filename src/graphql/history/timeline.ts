// A game's timeline, page by page: facts from the feed, and between them the commands that were refused.
import { streamOf } from '../../domain/streams.ts';
import type { Row } from '../../projections/projection.ts';
import { undoneBy } from '../../projections/timeline/factsOfAct.ts';
import { type Place, type Step, walkFrom } from '../../projections/timeline/walk.ts';
import { type Anchor, type RefusalRow, refusalsAfter } from '../../tables/refusals.ts';
import type { Context } from '../context.ts';

/** One entry, and the place in the timeline that its cursor names. */
export type Entry = TimelinePlace & (FactEntry | RefusedEntry);
interface FactEntry extends Step {
  readonly refusal?: undefined;
  /** Id of the fact that undid it. Asked once for a page, and only where somebody wants to know. */
  readonly undoneBy: () => Promise<string | undefined>;
}
interface RefusedEntry {
  readonly refusal: RefusalRow;
  /** As far as it is known by then. */
  readonly clipId: string | null;
}

/** After a fact, and after those of the refusals behind it that have come. */
export interface TimelinePlace {
  /** Of a fact; -1 for the beginning. */
  readonly position: bigint;
  /** The last refusal behind that fact; 0 for the fact itself. */
  readonly refusalId: number;
}

export interface TimelineWanted {
  readonly sessionId: string;
  /** 1 to 100. */
  readonly first: number;
  readonly after: TimelinePlace;
  readonly actor: string | undefined;
  /** Lower case; everything where absent. */
  readonly kinds: readonly string[] | undefined;
  readonly clipId: string | undefined;
}

/** Facts that are looked through at once where a filter leaves many out. */
const SIFTED = 1_000;

export interface TimelinePage {
  readonly entries: readonly Entry[];
  readonly hasNextPage: boolean;
}

export async function timelinePage(
  { platform: { pool, walks }, actor: { team } }: Context,
  wanted: TimelineWanted,
): Promise<TimelinePage> {
  const { sessionId, first, kinds, clipId, actor } = wanted;
  const isSifted = Boolean(kinds ?? clipId ?? actor);
  const size = isSifted ? SIFTED : first;
  const found: Entry[] = [];
  let undone: ReturnType<typeof undoneBy> | undefined;
  const whoUndid = async (eventId: string) => {
    undone ??= undoneBy(
      pool,
      team,
      sessionId,
      found.flatMap((entry) => (entry.refusal ? [] : entry.fact.id)),
    );
    return (await undone).get(eventId);
  };
  let place = await walks.placeAt(team, sessionId, wanted.after.position);
  let afterId = wanted.after.refusalId;
  for (;;) {
    // One more than is walked: its instant ends what stands behind the last one by its time.
    const facts = await walks.facts.after(team, sessionId, place.position, size + 1);
    const walk = walkFrom(place, sessionId);
    const steps = facts.slice(0, size).map((fact) => walk.take(fact));
    const next = facts[size];
    const end = walk.place();
    if (next) walks.facts.expect(team, sessionId, end.position, size + 1);
    const refusals = await refusalsAmong(pool, team, wanted, place, end, steps, next?.meta.recordedAt, afterId);
    found.push(...inOrder(place, steps, refusals, wanted, end, whoUndid));
    walks.keep(team, sessionId, end);
    if (found.length > first || !next) break;
    [place, afterId] = [end, 0];
  }
  return { entries: found.slice(0, first), hasNextPage: found.length > first };
}

function refusalsAmong(
  pool: Context['platform']['pool'],
  team: string,
  { sessionId, first, kinds, clipId, actor }: TimelineWanted,
  place: Place,
  end: Place,
  steps: readonly Step[],
  nextAt: string | undefined,
  afterId: number,
): Promise<RefusalRow[]> {
  if (kinds && !kinds.includes('refusal')) return Promise.resolve([]);
  const anchors: Anchor[] = [place, ...steps.map(({ fact, until }) => ({ eventId: fact.id, until }))];
  return refusalsAfter(pool, team, {
    session: sessionId,
    anchors,
    end: nextAt === undefined ? null : later(nextAt, end.until),
    afterId,
    actor,
    streams: clipId === undefined ? undefined : streamsOfClip(team, clipId, end),
    limit: first + 1,
  });
}

const later = (a: string, b: string | null): string => (b !== null && b > a ? b : a);

/** Its own, and those of its tags. */
function streamsOfClip(team: string, clipId: string, { fold }: Place): string[] {
  const tags = [...fold.tags.values()].filter((tag) => tag.clip_id === clipId);
  return [streamOf('clip', team, clipId), ...tags.map(({ id }) => streamOf('tag', team, id))];
}

function inOrder(
  place: Place,
  steps: readonly Step[],
  refusals: readonly RefusalRow[],
  { kinds, clipId, actor }: TimelineWanted,
  end: Place,
  whoUndid: (eventId: string) => Promise<string | undefined>,
): Entry[] {
  const behind = Map.groupBy(refusals, ({ slot }) => slot);
  const refusedAt = (slot: number, position: bigint): Entry[] =>
    (behind.get(slot) ?? []).map((refusal) => ({
      position,
      refusalId: refusal.id,
      refusal,
      clipId: clipOfStream(refusal.stream, end),
    }));
  const isWanted = ({ fact, subject, before, after }: Step) =>
    (!kinds || kinds.includes(subject.noun)) &&
    (actor === undefined || fact.meta.actor === actor) &&
    (clipId === undefined || clipOf(subject, after ?? before) === clipId);
  return [
    ...refusedAt(0, place.position),
    ...steps.flatMap((step, n): Entry[] => {
      const { position, id } = step.fact;
      const told: Entry[] = isWanted(step) ? [{ ...step, position, refusalId: 0, undoneBy: () => whoUndid(id) }] : [];
      return [...told, ...refusedAt(n + 1, position)];
    }),
  ];
}

/** The clip that a thing is, or is about. */
export function clipOf({ noun, id }: Step['subject'], row: Row | undefined): string | null {
  if (noun === 'clip') return id;
  return noun === 'tag' && row && 'clip_id' in row && typeof row.clip_id === 'string' ? row.clip_id : null;
}

function clipOfStream(stream: string, { fold }: Place): string | null {
  const id = stream.slice(stream.indexOf('.') + 1);
  return stream.startsWith('clip-') ? id : (fold.tags.get(id)?.clip_id ?? null);
}
