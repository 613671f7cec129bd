import { useEffect, useRef, useState } from 'react';
import { recordingFilmQuery } from '../api/documents.ts';
import { useRoom } from '../room/roomContext.ts';
import type { Span } from './window.ts';

export interface RecordingFilm {
  readonly channelId: string;
  readonly url: string;
  /** Instants in milliseconds since 1970. */
  readonly startAt: number;
  readonly endAt: number;
  /** Pictures per second. */
  readonly rate: number;
}

const usualRate = 30;
/** A film that fails again so soon fails for a reason that a new link does not mend. In milliseconds. */
const soon = 10_000;

/**
 * The film of a camera's recording over the window. It ends where the recording ended when it was asked for: `renew`
 * asks for the one of now, and so it does by itself where its link is refused or its files are gone.
 */
export function useRecordingFilm(channelId: string, window: Span) {
  const { connection } = useRoom();
  const [film, setFilm] = useState<RecordingFilm | null>(null);
  const [isMissing, setIsMissing] = useState(false);
  const [asked, setAsked] = useState(0);
  const failedAt = useRef(Number.NEGATIVE_INFINITY);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the window grows with every look; the film is asked for anew when somebody wants more of it
  useEffect(() => {
    let isOver = false;
    const span = { from: new Date(window.from).toISOString(), to: new Date(window.to).toISOString() };
    void connection.http
      .query(recordingFilmQuery, { channelId, ...span })
      .toPromise()
      .then(({ data }) => {
        if (isOver) return;
        const recordings = data?.recordings;
        setIsMissing(recordings?.film == null);
        if (recordings?.film == null) return;
        const { url, startAt, endAt } = recordings.film;
        const rate = recordings.channel.frameRate ?? usualRate;
        setFilm({ channelId, url, startAt: Date.parse(startAt), endAt: Date.parse(endAt), rate });
      });
    return () => {
      isOver = true;
    };
  }, [connection, channelId, asked]);

  return {
    /** Null until the camera's own is there. */
    film: film?.channelId === channelId ? film : null,
    /** There is nothing to play, or it cannot be played. */
    isMissing,
    renew() {
      failedAt.current = Number.NEGATIVE_INFINITY;
      setAsked((times) => times + 1);
    },
    onError() {
      const isHopeless = Date.now() - failedAt.current < soon;
      failedAt.current = Date.now();
      if (isHopeless) setIsMissing(true);
      else setAsked((times) => times + 1);
    },
  };
}
