import { useEffect, useState } from 'react';
import type { Connection } from '../api/connection.ts';
import { type RecordingsData, recordingsQuery, teamChannelsQuery } from '../api/documents.ts';
import type { Channel } from '../api/entities.ts';
import { serverNow } from '../live/roomState.ts';
import { useRoom, useRoomState } from '../room/roomContext.ts';
import { endOf, type Lane, laneOf, laneWith, type Span, windowOf } from './window.ts';

/** What all cameras of the game recorded, by now. */
export interface Recorded {
  readonly window: Span;
  readonly cameras: readonly Channel[];
  readonly lanes: ReadonlyMap<string, Lane>;
}

/** A recording grows while it is looked at. In milliseconds. */
const askEvery = 5_000;
/** So much before the end of what is known is asked for once more. In milliseconds. */
const askAgain = 10_000;
/** So many pages of gaps, at most: a camera that is lost every few seconds has no more to tell. */
const mostPages = 10;

/** Null before the first answer. */
export function useLanes(): Recorded | null {
  const { connection, store } = useRoom();
  const isOpen = useRoomState(({ session }) => session !== null);
  const [recorded, setRecorded] = useState<Recorded | null>(null);
  useEffect(() => {
    if (!isOpen) return;
    const abort = new AbortController();
    const known = new Map<string, Lane>();
    async function look(): Promise<void> {
      const { session, channels } = store.get();
      if (session === null) return;
      const window = windowOf(session, serverNow(store.get()));
      const cameras = channels.length > 0 ? channels : await teamCameras(connection);
      await Promise.all(
        cameras.map(async ({ id }) => known.set(id, await laneNow(connection, id, window, known.get(id) ?? []))),
      );
      if (abort.signal.aborted) return;
      // The cameras of a game that is over serve others: only what they recorded tells that they were here.
      const filmed = cameras.filter(({ id }) => channels.length > 0 || (known.get(id) ?? []).length > 0);
      setRecorded({ window, cameras: filmed, lanes: new Map(known) });
    }
    void look();
    const timer = setInterval(() => void look(), askEvery);
    return () => {
      abort.abort();
      clearInterval(timer);
    };
  }, [connection, store, isOpen]);
  return recorded;
}

async function teamCameras({ http }: Connection): Promise<readonly Channel[]> {
  const { data } = await http.query(teamChannelsQuery, {}).toPromise();
  return data?.channels ?? [];
}

/** What is new since the last look; only that has to be looked through. */
async function laneNow({ http }: Connection, channelId: string, window: Span, known: Lane): Promise<Lane> {
  const from = Math.max(window.from, (endOf(known) ?? window.from) - askAgain);
  if (from >= window.to) return known;
  const span = { channelId, from: new Date(from).toISOString(), to: new Date(window.to).toISOString() };
  const gaps: Span[] = [];
  let after: string | null = null;
  for (let page = 0; page < mostPages; page += 1) {
    const answer: { data?: RecordingsData } = await http.query(recordingsQuery, { ...span, after }).toPromise();
    const recordings = answer.data?.recordings;
    if (recordings == null) return known;
    const { nodes, pageInfo } = recordings.gaps;
    gaps.push(...nodes.map((gap) => ({ from: Date.parse(gap.from), to: Date.parse(gap.to) })));
    if (!pageInfo.hasNextPage) return laneWith(known, laneOf(recordings.startAt, recordings.endAt, gaps), from);
    after = pageInfo.endCursor;
  }
  return known;
}
