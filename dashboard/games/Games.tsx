/** No game chosen: which one runs, which one is next, all the others; and for an operator the way to a new one. */
import { useEffect } from 'react';
import { type Client, useQuery } from 'urql';
import { follow } from '../../clients/subscribe.ts';
import type { Connection } from '../api/connection.ts';
import { gamesQuery, teamEventsText } from '../api/documents.ts';
import type { Channel, Session } from '../api/entities.ts';
import { goTo } from '../route.ts';
import { Shape } from '../shapes/Shape.tsx';
import { GameRow } from './GameRow.tsx';
import { NextGame } from './NextGame.tsx';
import { RegisterCamera } from './RegisterCamera.tsx';
import { ScheduleGame } from './ScheduleGame.tsx';

interface GamesProps {
  readonly connection: Connection;
  /** Opens the one game that runs without asking: a coach's link leads to the field. */
  readonly opensRunning: boolean;
  readonly onSignOut: () => void;
}

export function Games({ connection, opensRunning, onSignOut }: GamesProps) {
  const [{ data, error, fetching }, reload] = useQuery({ query: gamesQuery, requestPolicy: 'network-only' });
  useTeamFacts(connection, reload, onSignOut);
  const running = (data?.sessions.nodes ?? []).filter(({ status }) => status === 'ACTIVE' || status === 'PAUSED');
  const only = running.length === 1 ? running[0] : undefined;
  useEffect(() => {
    document.title = 'Film Room';
    if (opensRunning && only !== undefined) goTo(only.id);
  }, [opensRunning, only]);

  const isSignedOut = error?.graphQLErrors.some((one) => one.extensions.code === 'UNAUTHENTICATED') ?? false;
  useEffect(() => {
    if (isSignedOut) onSignOut();
  }, [isSignedOut, onSignOut]);
  useEffect(() => {
    if (error?.networkError === undefined || fetching) return;
    const again = setTimeout(reload, 1_500);
    return () => clearTimeout(again);
  }, [error, fetching, reload]);

  const role = data?.viewer.role;
  const mayRun = role === 'ADMIN' || role === 'OPERATOR';
  return (
    <div className="games">
      <header className="games-head">
        <h1>Film Room</h1>
        <p>{data === undefined ? '' : `${data.viewer.label}, ${data.viewer.role.toLowerCase()}`}</p>
        <a className="btn" href="#team">
          Team
        </a>
        <button type="button" className="btn" onClick={onSignOut}>
          Sign out
        </button>
      </header>
      <main className="games-body">
        {error?.networkError !== undefined && <p className="games-down">No connection. Trying again.</p>}
        {data !== undefined && (
          <>
            <section className="games-list" aria-label="Games">
              <NextGame sessions={data.sessions.nodes} running={running} />
              <GameList sessions={data.sessions.nodes} http={connection.http} onChanged={reload} />
            </section>
            {mayRun && (
              <aside className="games-side" aria-label="New game and cameras">
                <ScheduleGame http={connection.http} />
                <section className="form" aria-label="Cameras">
                  <h2>Cameras</h2>
                  <CameraList channels={data.channels} />
                  <RegisterCamera http={connection.http} onDone={reload} />
                </section>
              </aside>
            )}
          </>
        )}
      </main>
    </div>
  );
}

interface GameListProps {
  readonly sessions: readonly Session[];
  readonly http: Client;
  readonly onChanged: () => void;
}

function GameList({ sessions, http, onChanged }: GameListProps) {
  if (sessions.length === 0) return null;
  return (
    <ol className="games-rows">
      {sessions.map((session) => (
        <GameRow key={session.id} session={session} http={http} onChanged={onChanged} />
      ))}
    </ol>
  );
}

const cameraWords = {
  ACTIVE: { shape: 'live', word: 'Live' },
  ERROR: { shape: 'lost', word: 'Lost' },
  INACTIVE: { shape: 'off', word: 'Off' },
} as const;

function CameraList({ channels }: { readonly channels: readonly Channel[] }) {
  if (channels.length === 0) return <p>No camera is registered yet. A game needs at least one to cut clips.</p>;
  return (
    <ul className="lines">
      {channels.map(({ id, name, path, status }) => (
        <li key={id}>
          <Shape name={cameraWords[status].shape} />
          <p>
            <b>{name}</b> {cameraWords[status].word} <span className="path">{path}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}

/** Asks again when a session or a camera of the team changed; several facts at once are one question. */
function useTeamFacts(connection: Connection, reload: () => void, onSignOut: () => void): void {
  useEffect(() => {
    let soon: ReturnType<typeof setTimeout> | undefined;
    const stop = follow({
      client: connection.socket,
      query: teamEventsText,
      after: null,
      onFact: () => {
        soon ??= setTimeout(() => {
          soon = undefined;
          reload();
        }, 100);
      },
      onEnd: () => undefined,
    });
    const stopState = connection.onState((state) => {
      if (state === 'up') reload();
      if (state === 'signedOut') onSignOut();
    });
    return () => {
      clearTimeout(soon);
      stop();
      stopState();
    };
  }, [connection, reload, onSignOut]);
}
