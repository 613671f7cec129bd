import { useState } from 'react';
import type { Client } from 'urql';
import type { Channel } from '../api/entities.ts';
import type { DeviceKey } from '../api/teamEntities.ts';
import { newId } from '../live/clipIds.ts';
import { Secret } from './Secret.tsx';
import { useTeamCommand } from './useTeamCommand.ts';

interface DeviceKeysProps {
  readonly http: Client;
  readonly channels: readonly Channel[];
  readonly keys: readonly DeviceKey[];
  readonly onChanged: () => void;
}

/** Cameras and their keys. A new key replaces the one there is, which goes on for a day: no camera is ever without. */
export function DeviceKeys({ http, channels, keys, onChanged }: DeviceKeysProps) {
  if (channels.length === 0) return <p>No camera is registered yet.</p>;
  return (
    <ul className="team-rows" aria-label="Keys of cameras">
      {channels.map((channel) => (
        <CameraKeys
          key={channel.id}
          channel={channel}
          keys={keys.filter(({ channelId, revokedAt, until }) => channelId === channel.id && !isOver(revokedAt, until))}
          {...{ http, onChanged }}
        />
      ))}
    </ul>
  );
}

const isOver = (revokedAt: string | null, until: string | null) =>
  revokedAt !== null || (until !== null && Date.parse(until) < Date.now());

type CameraProps = Omit<DeviceKeysProps, 'channels'> & { readonly channel: Channel };

function CameraKeys({ http, channel, keys, onChanged }: CameraProps) {
  const issue = useTeamCommand(http, 'issueDeviceKey', onChanged);
  const revoke = useTeamCommand(http, 'revokeDeviceKey', onChanged);
  const [secret, setSecret] = useState<string>();
  const current = keys.find(({ until }) => until === null);

  async function make(): Promise<void> {
    const replaces = current === undefined ? {} : { replaces: current.id };
    const made = await issue.send({ keyId: newId(), channelId: channel.id, ...replaces });
    setSecret(made?.secret ?? undefined);
  }

  return (
    <li aria-label={channel.name}>
      <p>
        <b>{channel.name}</b> {keys.length === 0 ? 'No key.' : ''}
      </p>
      {keys.map(({ id, issuedAt, until }) => (
        <p key={id} className="team-acts">
          Key of {new Date(issuedAt).toLocaleDateString()}
          {until === null ? '' : `, until ${new Date(until).toLocaleString()}`}
          <button type="button" className="btn" onClick={() => void revoke.send({ keyId: id })}>
            Revoke
          </button>
        </p>
      ))}
      <p className="team-acts">
        <button type="button" className="btn" disabled={issue.isSending} onClick={() => void make()}>
          {current === undefined ? 'Make a key' : 'Replace the key'}
        </button>
      </p>
      {secret !== undefined && (
        <Secret what={`The key of ${channel.name}.`} text={secret} onClose={() => setSecret(undefined)} />
      )}
      <p className="form-error" role="alert">
        {issue.error ?? revoke.error}
      </p>
    </li>
  );
}
