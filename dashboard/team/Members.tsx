import { useState } from 'react';
import type { Client } from 'urql';
import type { Session } from '../../clients/session.ts';
import { type Member, type MemberRole, memberRoles } from '../api/teamEntities.ts';
import { Secret } from './Secret.tsx';
import { signInLink } from './signInLink.ts';
import { useTeamCommand } from './useTeamCommand.ts';

interface MembersProps {
  readonly http: Client;
  readonly session: Session;
  readonly members: readonly Member[];
  readonly onChanged: () => void;
}

/** Who belongs to the team and what they may: roles as buttons, a link to sign in, and the way out. */
export function Members({ http, session, members, onChanged }: MembersProps) {
  return (
    <ul className="team-rows" aria-label="Members">
      {members.map((member) => (
        <MemberRow key={member.id} {...{ http, session, member, onChanged }} />
      ))}
    </ul>
  );
}

type RowProps = Omit<MembersProps, 'members'> & { readonly member: Member };

function MemberRow({ http, session, member, onChanged }: RowProps) {
  const { id, label, roles } = member;
  const grant = useTeamCommand(http, 'grantRole', onChanged);
  const revoke = useTeamCommand(http, 'revokeRole', onChanged);
  const remove = useTeamCommand(http, 'removeMember', onChanged);
  const [link, setLink] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const [isLeaving, setIsLeaving] = useState(false);

  const makeLink = () =>
    signInLink(session, id).then(setLink, (error: unknown) => setProblem(error instanceof Error ? error.message : ''));
  const toggle = (role: MemberRole) => (roles.includes(role) ? revoke : grant).send({ memberId: id, role });

  return (
    <li aria-label={label}>
      <p>
        <b>{label}</b>
      </p>
      <div className="seg">
        {memberRoles.map((role) => (
          <button key={role} type="button" aria-pressed={roles.includes(role)} onClick={() => void toggle(role)}>
            {role.toLowerCase()}
          </button>
        ))}
      </div>
      <p className="team-acts">
        <button type="button" className="btn" onClick={() => void makeLink()}>
          Sign-in link
        </button>
        <button type="button" className="btn" onClick={() => setIsLeaving(!isLeaving)}>
          {isLeaving ? 'Keep' : 'Remove'}
        </button>
        {isLeaving && (
          <>
            <button type="button" className="btn" onClick={() => void remove.send({ memberId: id })}>
              Remove now
            </button>
            <button type="button" className="btn" onClick={() => void remove.send({ memberId: id, eraseName: true })}>
              Remove and erase the name
            </button>
          </>
        )}
      </p>
      {link !== undefined && (
        <Secret
          what={`Signs ${label} in on one device, within a day.`}
          text={link}
          onClose={() => setLink(undefined)}
        />
      )}
      <p className="form-error" role="alert">
        {grant.error ?? revoke.error ?? remove.error ?? problem}
      </p>
    </li>
  );
}
