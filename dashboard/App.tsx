import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { Provider } from 'urql';
import { createOutbox } from '../clients/outbox.ts';
import type { Session } from '../clients/session.ts';
import { type Connection, connect } from './api/connection.ts';
import { sendAct } from './api/sendAct.ts';
import { Games } from './games/Games.tsx';
import { deviceStorage } from './live/deviceStorage.ts';
import { type Room as OpenRoom, openRoom } from './live/room.ts';
import { Room } from './room/Room.tsx';
import { routeOf } from './route.ts';
import { Sprite } from './shapes/Sprite.tsx';
import { openLink, takeEntry } from './signIn.ts';
import { Team } from './team/Team.tsx';
import { WayIn } from './WayIn.tsx';

/** Who is here, and what they look at. */
export function App() {
  const [entry, setEntry] = useState(takeEntry);
  useEffect(() => {
    // A sign-in link that is opened in a page that is open already.
    const onHash = () => {
      if (/[#&](token|sign-in)=/.test(location.hash)) setEntry(takeEntry());
    };
    addEventListener('hashchange', onHash);
    return () => removeEventListener('hashchange', onHash);
  }, []);
  useEffect(() => {
    if (entry.kind === 'link') void openLink(entry.code).then(setEntry);
  }, [entry]);
  function signOut(): void {
    if (entry.kind === 'in') void entry.session.signOut();
    setEntry({ kind: 'out' });
  }
  return (
    <>
      <Sprite />
      {entry.kind === 'out' && <WayIn problem={entry.problem} />}
      {entry.kind === 'in' && <SignedIn key={entry.session.personId} session={entry.session} onSignOut={signOut} />}
    </>
  );
}

function SignedIn({ session, onSignOut }: { readonly session: Session; readonly onSignOut: () => void }) {
  const house = useHouse(session);
  const hash = useSyncExternalStore(onHashChange, () => location.hash);
  const route = routeOf(hash);
  const sessionId = route.at === 'room' ? route.sessionId : null;
  const room = useOpenRoom(house, sessionId);
  if (house === null) return null;
  if (sessionId !== null) return room === null ? null : <Room key={sessionId} room={room} onSignOut={onSignOut} />;
  return (
    <Provider value={house.connection.http}>
      {route.at === 'team' ? (
        <Team connection={house.connection} session={session} />
      ) : (
        <Games connection={house.connection} opensRunning={route.at === 'start'} onSignOut={onSignOut} />
      )}
    </Provider>
  );
}

function onHashChange(listener: () => void): () => void {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
}

/** Connection and outbox live as long as somebody is signed in: what waits is sent whichever page of the house is open. */
interface House {
  readonly connection: Connection;
  readonly outbox: ReturnType<typeof createOutbox>;
  /** The room that takes the payloads. */
  open: OpenRoom | null;
  close(): void;
}

function useHouse(session: Session): House | null {
  const [house, setHouse] = useState<House | null>(null);
  useEffect(() => {
    const built = buildHouse(session);
    setHouse(built);
    return () => built.close();
  }, [session]);
  return house;
}

function buildHouse(session: Session): House {
  const connection = connect(session);
  const outbox = createOutbox({
    storage: deviceStorage(session.personId),
    send: (act) => {
      const takePayload = house.open?.expectPayload();
      return sendAct(connection.http, act, (sent, payload) => takePayload?.(sent, payload));
    },
  });
  const stopState = connection.onState((state) => {
    if (state === 'up') outbox.flush();
  });
  const house: House = {
    connection,
    outbox,
    open: null,
    close() {
      stopState();
      outbox.close();
      connection.close();
    },
  };
  return house;
}

function useOpenRoom(house: House | null, sessionId: string | null): OpenRoom | null {
  const [room, setRoom] = useState<OpenRoom | null>(null);
  useEffect(() => {
    if (house === null || sessionId === null) return;
    const opened = openRoom(house.connection, house.outbox, sessionId);
    house.open = opened;
    setRoom(opened);
    return () => {
      house.open = null;
      opened.close();
      setRoom(null);
    };
  }, [house, sessionId]);
  return useMemo(() => (room?.sessionId === sessionId ? room : null), [room, sessionId]);
}
