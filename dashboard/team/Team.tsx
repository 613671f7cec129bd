// The team: who belongs to it, by which keys they come in, and who wears which number.
import { useEffect } from 'react';
import { useQuery } from 'urql';
import type { Session } from '../../clients/session.ts';
import type { Connection } from '../api/connection.ts';
import { gamesQuery } from '../api/documents.ts';
import { ownQuery, teamQuery } from '../api/teamDocuments.ts';
import { AddMember } from './AddMember.tsx';
import { DeviceKeys } from './DeviceKeys.tsx';
import { Members } from './Members.tsx';
import { Roster } from './Roster.tsx';
import { Tokens } from './Tokens.tsx';

const rosterKeepers = ['ADMIN', 'OPERATOR', 'COACH', 'ANALYST'];

export function Team({ connection, session }: { readonly connection: Connection; readonly session: Session }) {
  const { http } = connection;
  const [{ data: house }] = useQuery({ query: gamesQuery });
  const role = house?.viewer.role;
  const isAdmin = role === 'ADMIN';
  const [{ data: team }, reloadTeam] = useQuery({ query: teamQuery, pause: !isAdmin });
  const [{ data: own }, reloadOwn] = useQuery({ query: ownQuery, pause: role === undefined || isAdmin });
  const reload = () => (isAdmin ? reloadTeam() : reloadOwn());
  const shown = team ?? own;
  useEffect(() => {
    document.title = 'Team. Film Room';
  }, []);

  return (
    <div className="games">
      <header className="games-head">
        <h1>Team</h1>
        <p>{house === undefined ? '' : `${house.viewer.label}, ${house.viewer.role.toLowerCase()}`}</p>
        <a className="btn" href="#games">
          Games
        </a>
      </header>
      <main className="games-body team">
        {isAdmin && team !== undefined && (
          <>
            <section className="form" aria-label="People">
              <h2>People</h2>
              <Members http={http} session={session} members={team.members} onChanged={reload} />
              <AddMember http={http} onChanged={reload} />
            </section>
            <section className="form" aria-label="Cameras' keys">
              <h2>Cameras' keys</h2>
              <DeviceKeys http={http} channels={house?.channels ?? []} keys={team.deviceKeys} onChanged={reload} />
            </section>
          </>
        )}
        {shown !== undefined && (
          <>
            <section className="form" aria-label="Assistants and scripts">
              <h2>Assistants and scripts</h2>
              <Tokens http={http} tokens={shown.accessTokens} onChanged={reload} />
            </section>
            <section className="form" aria-label="Players">
              <h2>Players</h2>
              <Roster
                http={http}
                players={shown.players}
                mayChange={rosterKeepers.includes(role ?? '')}
                mayErase={isAdmin}
                onChanged={reload}
              />
            </section>
          </>
        )}
      </main>
    </div>
  );
}
