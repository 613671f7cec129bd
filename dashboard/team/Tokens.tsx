import { useState } from 'react';
import type { Client } from 'urql';
import type { AccessToken } from '../api/teamEntities.ts';
import { newId } from '../live/clipIds.ts';
import { Secret } from './Secret.tsx';
import { useTeamCommand } from './useTeamCommand.ts';

interface TokensProps {
  readonly http: Client;
  readonly tokens: readonly AccessToken[];
  readonly onChanged: () => void;
}

const month = 30 * 86_400_000;

/** What assistants and scripts come in with: one's own, and for an admin everybody's. */
export function Tokens({ http, tokens, onChanged }: TokensProps) {
  const valid = tokens.filter(({ revokedAt, until }) => revokedAt === null && Date.parse(until) > Date.now());
  return (
    <>
      <ul className="team-rows" aria-label="Tokens">
        {valid.map((token) => (
          <TokenRow key={token.id} {...{ http, token, onChanged }} />
        ))}
      </ul>
      <IssueToken http={http} onChanged={onChanged} />
    </>
  );
}

function TokenRow({ http, token, onChanged }: Omit<TokensProps, 'tokens'> & { readonly token: AccessToken }) {
  const revoke = useTeamCommand(http, 'revokeAccessToken', onChanged);
  const { id, member, kind, role, mayWrite, until } = token;
  return (
    <li>
      <p className="team-acts">
        <b>{kind === 'ASSISTANT' ? 'Assistant' : 'Script'}</b> of {member.label}, {role.toLowerCase()},{' '}
        {mayWrite ? 'may change things' : 'reads only'}, until {new Date(until).toLocaleDateString()}
        <button type="button" className="btn" onClick={() => void revoke.send({ tokenId: id })}>
          Revoke
        </button>
      </p>
      <p className="form-error" role="alert">
        {revoke.error}
      </p>
    </li>
  );
}

function IssueToken({ http, onChanged }: Omit<TokensProps, 'tokens'>) {
  const [kind, setKind] = useState('ASSISTANT');
  const [mayWrite, setMayWrite] = useState(false);
  const [secret, setSecret] = useState<string>();
  const issue = useTeamCommand(http, 'issueAccessToken', onChanged);

  async function make(): Promise<void> {
    const until = new Date(Date.now() + month).toISOString();
    const made = await issue.send({ tokenId: newId(), kind, mayWrite, until });
    setSecret(made?.secret ?? undefined);
  }

  return (
    <form
      className="form"
      aria-label="New token"
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
    >
      <h3>New token, good for 30 days</h3>
      <label className="field">
        <span>For</span>
        <select value={kind} onChange={(event) => setKind(event.target.value)}>
          <option value="ASSISTANT">an assistant</option>
          <option value="SCRIPT">a script</option>
        </select>
      </label>
      <label className="check">
        <input type="checkbox" checked={mayWrite} onChange={(event) => setMayWrite(event.target.checked)} />
        It may change things
      </label>
      <button type="submit" className="btn btn-main" disabled={issue.isSending}>
        Make a token
      </button>
      {secret !== undefined && <Secret what="The token." text={secret} onClose={() => setSecret(undefined)} />}
      <p className="form-error" role="alert">
        {issue.error}
      </p>
    </form>
  );
}
