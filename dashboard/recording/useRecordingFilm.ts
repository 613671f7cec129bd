import { useEffect, useState } from 'react';
import { recordingFilmQuery } from '../api/documents.ts';
import { useRoom } from '../room/roomContext.ts';
import type { Span } from './window.ts';

export interface RecordingFilm {
  readonly url: string;
  /** Instants in milliseconds since 1970. */
  readonly startAt: number;
  readonly endAt: number;
  /** Pictures per second. */
  readonly rate: number;
}

const usualRate = 30;

/**
 * The film of a camera's recording over the window. It ends where the recording ended when it was asked for: `renew`
 * asks for the one of now, and so it does once by itself where its link is refused or its files are gone.
 */
export function useRecordingFilm(channelId: string | null, window: Span | null) {
  const { connection } = useRoom();
  const [film, setFilm] = useState<RecordingFilm | null>(null);
  const [isMissing, setIsMissing] = useState(false);
  const [asked, setAsked] = useState(0);
  const [failures, setFailures] = useState(0);
  const isKnown = window !== null;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the window grows with every look; the film is asked for anew when somebody wants more of it
  useEffect(() => {
    if (channelId === null || window === null) return;
    let isOver = false;
    const span = { from: new Date(window.from).toISOString(), to: new Date(window.to).toISOString() };
    void connection.http
      .query(recordingFilmQuery, { channelId, ...span })
      .toPromise()
      .then(({ data }) => {
        if (isOver) return;
        const answered = data?.recordings?.film ?? null;
        setIsMissing(answered === null);
        setFilm(
          answered && {
            url: answered.url,
            startAt: Date.parse(answered.startAt),
            endAt: Date.parse(answered.endAt),
            rate: data?.recordings?.channel.frameRate ?? usualRate,
          },
        );
      });
    return () => {
      isOver = true;
    };
  }, [connection, channelId, isKnown, asked]);

  return {
    film,
    /** Nothing to play: the camera recorded nothing, or the film was refused twice. */
    isMissing: isMissing || failures > 1,
    renew() {
      setFailures(0);
      setAsked((times) => times + 1);
    },
    onError() {
      setFailures((times) => times + 1);
      if (failures === 0) setAsked((times) => times + 1);
    },
    onLoaded: () => setFailures(0),
  };
}
