import { type RefObject, useEffect, useState } from 'react';
import { type Preview, previewQuery } from '../api/previewDocuments.ts';
import { useRoom, useRoomState } from '../room/roomContext.ts';
import { type CallTrouble, callLive } from './callLive.ts';

export type LiveTrouble = CallTrouble | NonNullable<Preview['trouble']>;

export type LiveState =
  /** Nobody knows yet whether there is such a thing as a live picture. */
  | { readonly is: 'asking' }
  /** There is no MediaMTX. */
  | { readonly is: 'none' }
  /** @param patience how long the picture may take, in milliseconds */
  | { readonly is: 'waiting'; readonly patience: number }
  | { readonly is: 'playing'; readonly hasSound: boolean | null }
  | { readonly is: 'failed'; readonly trouble: LiveTrouble; readonly patience: number };

/** What goes by itself is tried again after this long, in milliseconds. */
const pause = 5_000;
const goesByItself: ReadonlySet<LiveTrouble> = new Set(['OFFLINE', 'UNREACHABLE', 'LOST']);

/** The live picture of a camera in that video; while nobody sees it there is none. */
export function useLivePicture(
  channelId: string | null,
  video: RefObject<HTMLVideoElement | null>,
): { readonly state: LiveState; readonly tryAgain: () => void } {
  const { connection } = useRoom();
  const isOnline = useRoomState((room) => room.link === 'live');
  const [state, setState] = useState<LiveState>({ is: 'asking' });
  const [tries, setTries] = useState(0);
  const isSeen = useIsSeen(video);

  useEffect(() => {
    if (channelId === null || !isSeen || !isOnline) return;
    let isOver = false;
    let hangUp: (() => void) | undefined;
    let again: ReturnType<typeof setTimeout> | undefined;

    function fail(trouble: LiveTrouble, patience: number): void {
      if (isOver) return;
      setState({ is: 'failed', trouble, patience });
      if (goesByItself.has(trouble)) again = setTimeout(() => setTries((count) => count + 1), pause);
    }
    function show({ whepUrl, token, patienceSeconds, trouble, hasSound }: Preview): void {
      const patience = patienceSeconds * 1_000;
      const element = video.current;
      // What was recorded last may not be what is sent now: who asks again has it tried.
      if (trouble !== null && (trouble === 'OFFLINE' || tries === 0)) {
        fail(trouble, patience);
      } else if (element !== null) {
        setState({ is: 'waiting', patience });
        hangUp = callLive({
          ...{ whepUrl, token, patience, video: element },
          onPicture: () => setState({ is: 'playing', hasSound }),
          onTrouble: (found) => fail(found, patience),
        });
      }
    }
    void connection.http
      .query(previewQuery, { channelId })
      .toPromise()
      .then(({ data }) => {
        if (isOver || data === undefined) return;
        const preview = data.channel?.preview ?? null;
        if (preview === null) setState({ is: 'none' });
        else show(preview);
      });
    return () => {
      isOver = true;
      clearTimeout(again);
      hangUp?.();
    };
  }, [connection, channelId, video, isSeen, isOnline, tries]);

  return { state, tryAgain: () => setTries((count) => count + 1) };
}

/** Not in another tab of the browser, nor of the page: a picture that nobody sees costs everybody's network. */
function useIsSeen(video: RefObject<HTMLVideoElement | null>): boolean {
  const [isOpen, setIsOpen] = useState(() => !document.hidden);
  const [isInView, setIsInView] = useState(false);
  useEffect(() => {
    const look = () => setIsOpen(!document.hidden);
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  useEffect(() => {
    if (video.current === null) return;
    const observer = new IntersectionObserver((entries) => setIsInView(entries.at(-1)?.isIntersecting ?? false));
    observer.observe(video.current);
    return () => observer.disconnect();
  }, [video]);
  return isOpen && isInView;
}
