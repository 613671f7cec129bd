import { measureClockOffset } from '../../clients/clockOffset.ts';
import { follow } from '../../clients/subscribe.ts';
import type { Connection } from '../api/connection.ts';
import {
  camerasQuery,
  moreClipsQuery,
  roomQuery,
  serverTimeQuery,
  sessionEventsText,
  sheetsQuery,
} from '../api/documents.ts';
import type { Channel, Clip, Session, SessionFact, Viewer } from '../api/entities.ts';
import type { Sheet } from '../api/tagEntities.ts';
import { isStaff } from './staff.ts';

/** What following a game brings to light. `askedAt` is what `onAsk` answered when the question was sent. */
export interface RoomListener {
  onAsk(): number;
  onRoom(viewer: Viewer, session: Session | null, channels: readonly Channel[], askedAt: number): void;
  onClips(clips: readonly Clip[], askedAt: number): void;
  onSheets(sheets: readonly Sheet[], askedAt: number): void;
  onCameras(channels: readonly Channel[], askedAt: number): void;
  onFact(fact: SessionFact): void;
  onClock(clock: { readonly offsetMs: number; readonly uncertaintyMs: number }): void;
  onSignedOut(): void;
}

interface PageInfo {
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
}

/** Beats come every 5 s and a silence is told after 10 s: asked for this often, a beat is never older than 7 s here. */
const cameraPeriod = 2_000;
const clockPeriod = 300_000;

/**
 * Keeps one game up to date: one query, then its facts from the query's position on, then the older clips page by page.
 * A lost connection is resumed; where the server can no longer resume, all is asked for again.
 * @returns a function that ends it.
 */
export function followRoom(
  { http, socket, onState }: Connection,
  sessionId: string,
  listener: RoomListener,
): () => void {
  let stopFacts: (() => void) | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;
  let ended = false;

  async function load(attempt = 0): Promise<void> {
    stopFacts?.();
    const askedAt = listener.onAsk();
    const { data, error, extensions } = await http.query(roomQuery, { sessionId }).toPromise();
    if (ended) return;
    if (data === undefined || data === null) {
      if (error?.graphQLErrors.some((one) => one.extensions.code === 'UNAUTHENTICATED')) return listener.onSignedOut();
      again = setTimeout(load, Math.min(5_000, 500 * 2 ** attempt), attempt + 1);
      return;
    }
    const { viewer, session, clips } = data;
    listener.onRoom(viewer, session, session?.channels ?? [], askedAt);
    if (session === null) return;
    listener.onClips(clips.nodes, askedAt);
    const staff = isStaff(viewer);
    followFacts(typeof extensions?.position === 'string' ? extensions.position : null, staff);
    await Promise.all([loadMore(clips.pageInfo), loadSheets(staff)]);
  }

  function followFacts(after: string | null, staff: boolean): void {
    stopFacts = follow<SessionFact>({
      client: socket,
      query: sessionEventsText,
      variables: { sessionId, staff },
      after,
      onFact: listener.onFact,
      onEnd: (code) => {
        if (ended) return;
        if (code === 'UNAUTHENTICATED') return listener.onSignedOut();
        if (code !== 'CLOSED') again = setTimeout(load, code === 'CURSOR_EXPIRED' ? 0 : 1_000);
      },
    });
  }

  async function loadMore({ hasNextPage, endCursor }: PageInfo): Promise<void> {
    if (!hasNextPage) return;
    await readPages(async (after) => {
      const askedAt = listener.onAsk();
      const { data } = await http.query(moreClipsQuery, { sessionId, after }).toPromise();
      if (data && !ended) listener.onClips(data.clips.nodes, askedAt);
      return data?.clips.pageInfo;
    }, endCursor);
  }

  async function loadSheets(staff: boolean): Promise<void> {
    await readPages(async (after) => {
      const askedAt = listener.onAsk();
      const { data } = await http.query(sheetsQuery, { sessionId, after, staff }).toPromise();
      if (data && !ended) listener.onSheets(data.tagSheet.nodes, askedAt);
      return data?.tagSheet.pageInfo;
    }, null);
  }

  /** Page by page; one that did not come is asked for again. */
  async function readPages(
    readPage: (after: string | null) => Promise<PageInfo | undefined>,
    first: string | null,
  ): Promise<void> {
    let after = first;
    while (!ended) {
      const page = await readPage(after);
      if (page === undefined) await new Promise((resolve) => setTimeout(resolve, 1_000));
      else if (!page.hasNextPage) return;
      else after = page.endCursor;
    }
  }

  async function askCameras(): Promise<void> {
    if (document.hidden) return;
    const askedAt = listener.onAsk();
    const { data } = await http.query(camerasQuery, { sessionId }).toPromise();
    if (!ended && data?.session) listener.onCameras(data.session.channels, askedAt);
  }

  async function askClock(): Promise<void> {
    try {
      const clock = await measureClockOffset(async () => {
        const { data, error } = await http.query(serverTimeQuery, {}).toPromise();
        if (data === undefined || data === null) throw error ?? new Error('no answer');
        return data.serverTime;
      });
      if (!ended) listener.onClock(clock);
    } catch {
      // Offline: the offset measured before stays in use, and the next reconnect measures again.
    }
  }

  const stopState = onState((state) => {
    if (state !== 'up') return;
    void askClock();
    void askCameras();
  });
  const cameras = setInterval(askCameras, cameraPeriod);
  const clock = setInterval(askClock, clockPeriod);
  void load();
  return () => {
    ended = true;
    stopFacts?.();
    stopState();
    clearInterval(cameras);
    clearInterval(clock);
    clearTimeout(again);
  };
}
