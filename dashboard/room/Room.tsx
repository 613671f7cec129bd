/** The live view of one game: one grid, one DOM order; the style sheet alone decides what stands where. */
import { useEffect } from 'react';
import { PastMark } from '../history/PastMark.tsx';
import { Tape } from '../history/Tape.tsx';
import { useHistory } from '../history/useHistory.ts';
import type { Room as OpenRoom } from '../live/room.ts';
import { useStore } from '../live/store.ts';
import { TagSheet } from '../tags/TagSheet.tsx';
import { gameTitle } from '../words/sayWords.ts';
import { Announcements } from './Announcements.tsx';
import { Attention } from './Attention.tsx';
import { Film } from './Film.tsx';
import { Head } from './Head.tsx';
import { Mark } from './Mark.tsx';
import { Plays } from './Plays.tsx';
import { RoomContext } from './roomContext.ts';
import { Stats } from './Stats.tsx';
import { Tabs } from './Tabs.tsx';
import { useKeyboard } from './useKeyboard.ts';

export function Room({ room, onSignOut }: { readonly room: OpenRoom; readonly onSignOut: () => void }) {
  const phase = useStore(room.store, (state) => state.phase);
  const session = useStore(room.store, (state) => state.session);
  const tab = useStore(room.store, (state) => state.tab);
  const { history, shown } = useHistory(room);
  const isPast = shown !== room;
  useKeyboard(shown);
  useEffect(() => {
    document.title = session === null ? 'Film Room' : `${gameTitle(session)}. Film Room`;
  }, [session]);
  useEffect(() => {
    document.documentElement.dataset.tab = tab;
  }, [tab]);

  if (phase === 'missing') {
    return (
      <main className="plain">
        <h1>This game is not here.</h1>
        <p>The link may be of another team, or the game was never scheduled.</p>
        <p>
          <a className="btn btn-main" href="#games">
            All games
          </a>
        </p>
      </main>
    );
  }
  return (
    <RoomContext value={shown}>
      <div className="room">
        <Head />
        <main className="body">
          <Attention />
          {history !== null && isPast ? <PastMark history={history} /> : <Mark />}
          <Tabs />
          <Plays />
          <Film onSignOut={onSignOut} />
          <TagSheet />
          <Stats />
          <Announcements />
        </main>
      </div>
      {history !== null && (
        <RoomContext value={room}>
          <Tape history={history} />
        </RoomContext>
      )}
    </RoomContext>
  );
}
