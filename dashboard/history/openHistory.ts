// The history of a game while it is open: every fact so far, and the moment that somebody looks at.
import { clockReadingsQuery, sessionAsOfQuery, timelineQuery } from '../api/historyDocuments.ts';
import type { ClockReading, HistoryEntry, SessionThen } from '../api/historyEntities.ts';
import type { Room } from '../live/room.ts';
import { emptyRoom, type RoomState } from '../live/roomState.ts';
import { createStore, type Store } from '../live/store.ts';
import { actsOfPast } from './actsOfPast.ts';
import { pastState, present } from './pastState.ts';

export interface HistoryState {
  readonly phase: 'loading' | 'ready' | 'failed';
  /** Facts and refusals in order, as far as they have come. */
  readonly entries: readonly HistoryEntry[];
  readonly readings: readonly ClockReading[];
  /** Index of the entry that is looked at; null: what there is now. */
  readonly chosen: number | null;
  /** The moment that the room shows; it follows `chosen` as soon as it is answered. */
  readonly moment: SessionThen | null;
}

export interface History {
  readonly store: Store<HistoryState>;
  /** The room as it was at that moment. */
  readonly room: Room;
  /** @param index of an entry; null or beyond the last: back to what there is now */
  lookAt(index: number | null): void;
  /** So many facts back (negative) or on. */
  step(by: number): void;
  undoChosen(): void;
  close(): void;
}

/** Facts that come within this time are one question, in milliseconds. */
const GATHER = 250;
/** After a question that was not answered, in milliseconds. */
const PAUSE = 2_000;

export function openHistory(live: Room): History {
  const { http } = live.connection;
  const { sessionId } = live;
  const store = createStore<HistoryState>({ phase: 'loading', entries: [], readings: [], chosen: null, moment: null });
  const past = createStore<RoomState>({ ...emptyRoom, ...live.store.get(), panel: null });
  let isLoading = false;
  let isStale = false;
  let asked = 0;
  let ended = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function load(): Promise<void> {
    timer = undefined;
    isStale = false;
    isLoading = true;
    const isWhole = await loadFrom(store.get().entries.at(-1)?.cursor ?? null);
    isLoading = false;
    if (ended) return;
    store.set({ phase: isWhole || store.get().entries.length > 0 ? 'ready' : 'failed' });
    if (!isWhole) loadIn(PAUSE);
    else if (isStale) loadIn(GATHER);
  }

  /** Page by page to the end. @returns false where the server did not answer */
  async function loadFrom(after: string | null): Promise<boolean> {
    for (let cursor = after; ; ) {
      const { data } = await http.query(timelineQuery, { sessionId, after: cursor }).toPromise();
      if (ended) return true;
      if (!data?.timeline) return false;
      const { nodes, pageInfo } = data.timeline;
      if (nodes.length > 0) store.set({ entries: withUndone([...store.get().entries, ...nodes]) });
      if (!pageInfo.hasNextPage) return true;
      cursor = pageInfo.endCursor;
    }
  }

  function loadIn(milliseconds: number): void {
    isStale = true;
    if (!isLoading && !ended) timer ??= setTimeout(load, milliseconds);
  }

  async function loadReadings(): Promise<void> {
    const { data } = await http.query(clockReadingsQuery, { sessionId }).toPromise();
    if (!ended && data?.session) store.set({ readings: data.session.gameClockReadings.nodes });
  }

  async function look(position: string): Promise<void> {
    asked += 1;
    const own = asked;
    const isOver = () => ended || own !== asked;
    const moment = await wholeMoment(position, isOver);
    if (isOver()) return;
    if (moment === undefined) {
      setTimeout(() => !isOver() && void look(position), PAUSE);
      return;
    }
    past.set(pastState(live.store.get(), moment));
    store.set({ moment });
  }

  /** All pages of it; undefined where something else is wanted by then, or the server does not answer. */
  async function wholeMoment(position: string, isOver: () => boolean): Promise<SessionThen | undefined> {
    let whole: SessionThen | undefined;
    for (;;) {
      const variables = {
        sessionId,
        position,
        clipsAfter: whole?.clips.pageInfo.endCursor ?? null,
        tagsAfter: whole?.tags.pageInfo.endCursor ?? null,
        playsAfter: whole?.tagSheet.pageInfo.endCursor ?? null,
      };
      const { data } = await http.query(sessionAsOfQuery, variables).toPromise();
      if (isOver() || !data?.sessionAsOf) return undefined;
      whole = whole === undefined ? data.sessionAsOf : joined(whole, data.sessionAsOf);
      const { clips, tags, tagSheet } = whole;
      if (![clips, tags, tagSheet].some(({ pageInfo }) => pageInfo.hasNextPage)) return whole;
    }
  }

  function lookAt(index: number | null): void {
    const { entries } = store.get();
    const isPast = index !== null && index < entries.length;
    const chosen = isPast ? Math.max(0, index) : null;
    if (chosen === store.get().chosen) return;
    const position = chosen === null ? undefined : positionAt(entries, chosen);
    if (chosen === null || position === undefined) {
      asked += 1;
      store.set({ chosen: null, moment: null });
      return;
    }
    // The room may hold a play of the past in its hand, or none: what is chosen goes along.
    if (store.get().chosen === null) past.set({ chosen: live.store.get().chosen, filters: live.store.get().filters });
    store.set({ chosen });
    void look(position);
  }

  function undoChosen(): void {
    const { entries, chosen } = store.get();
    const entry = chosen === null ? undefined : entries[chosen];
    if (entry?.isUndoable && entry.eventId !== null) live.acts.undoFact(entry.eventId, entry.subjectId);
  }

  let facts = live.store.get().cache.facts;
  const stopFollowing = live.store.subscribe(() => {
    const state = live.store.get();
    past.set(present(state));
    if (state.cache.facts === facts) return;
    facts = state.cache.facts;
    loadIn(GATHER);
  });
  void load();
  void loadReadings();

  return {
    store,
    room: { ...live, store: past, acts: actsOfPast(undoChosen) },
    lookAt,
    step(by) {
      const { entries, chosen } = store.get();
      lookAt((chosen ?? entries.length) + by);
    },
    undoChosen,
    close() {
      ended = true;
      clearTimeout(timer);
      stopFollowing();
    },
  };
}

/** A refused command changed nothing: the state is that of the fact before it. */
const positionAt = (entries: readonly HistoryEntry[], index: number): string | undefined =>
  entries.slice(0, index + 1).findLast(({ position }) => position !== null)?.position ?? undefined;

/** What was told before its undo came does not know of it. */
function withUndone(entries: readonly HistoryEntry[]): readonly HistoryEntry[] {
  const undone = new Map(
    entries.flatMap(({ undoes, eventId }) => (undoes === null ? [] : [[undoes, eventId] as const])),
  );
  return entries.map((entry) => {
    const by = entry.eventId === null ? undefined : undone.get(entry.eventId);
    return by == null || entry.undoneBy !== null ? entry : { ...entry, undoneBy: by, isUndoable: false };
  });
}

function joined(whole: SessionThen, more: SessionThen): SessionThen {
  const page = <T>(a: Paged<T>, b: Paged<T>): Paged<T> => ({
    nodes: [...a.nodes, ...b.nodes],
    // Nothing after the last one: its cursor is still the last one's.
    pageInfo: { ...b.pageInfo, endCursor: b.pageInfo.endCursor ?? a.pageInfo.endCursor },
  });
  return {
    ...whole,
    clips: page(whole.clips, more.clips),
    tags: page(whole.tags, more.tags),
    tagSheet: page(whole.tagSheet, more.tagSheet),
  };
}

interface Paged<T> {
  readonly nodes: readonly T[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}
