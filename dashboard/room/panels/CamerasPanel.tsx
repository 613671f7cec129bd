import { useCallback, useEffect, useState } from 'react';
import { teamChannelsQuery } from '../../api/documents.ts';
import type { Channel } from '../../api/entities.ts';
import { DescribeCamera } from '../../games/DescribeCamera.tsx';
import { RegisterCamera } from '../../games/RegisterCamera.tsx';
import { isUnderWay } from '../../live/roomState.ts';
import { Shape } from '../../shapes/Shape.tsx';
import { TickingText } from '../../time/TickingText.tsx';
import { channelLook, clockWords } from '../../words/channelLook.ts';
import { useRoom, useRoomState } from '../roomContext.ts';

/** All cameras of the team: which of them film this game. Exactly the commands that the server allows. */
export function CamerasPanel() {
  const room = useRoom();
  const viewer = useRoomState((state) => state.viewer);
  const assigned = useRoomState((state) => state.channels);
  const entries = useRoomState((state) => state.entries);
  const [channels, setChannels] = useState<readonly Channel[]>([]);
  const reload = useCallback(async () => {
    const { data } = await room.connection.http.query(teamChannelsQuery, {}).toPromise();
    if (data) setChannels(data.channels);
  }, [room]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again whenever a camera of this game changed or an act was answered
  useEffect(() => {
    void reload();
  }, [reload, assigned, entries.length]);

  const mayRegister = viewer?.role === 'ADMIN' || viewer?.role === 'OPERATOR';
  return (
    <>
      {channels.length === 0 && <p>No camera is registered yet.</p>}
      <ul className="lines">
        {channels.map((channel) => (
          <CameraLine key={channel.id} channel={channel} mayFeed={mayRegister} onDescribed={reload} />
        ))}
      </ul>
      {mayRegister && <RegisterCamera http={room.connection.http} onDone={reload} />}
    </>
  );
}

const words = {
  AssignChannel: 'Assign to this game',
  ReleaseChannel: 'Take out',
  ActivateChannel: 'Switch on',
  DeactivateChannel: 'Switch off',
} as const;
type CameraCommand = keyof typeof words;

interface CameraLineProps {
  readonly channel: Channel;
  /** Whether this person sets cameras up, and so may want one that needs no hardware. */
  readonly mayFeed: boolean;
  readonly onDescribed: () => void;
}

function CameraLine({ channel, mayFeed, onDescribed }: CameraLineProps) {
  const { store, acts, sessionId, connection } = useRoom();
  const busy = useRoomState((state) => isUnderWay(state, channel.id));
  // A session that is over has no cameras: the server would refuse.
  const isOver = useRoomState(({ session }) => session?.status === 'COMPLETED' || session?.status === 'CANCELLED');
  const isHere = channel.sessionIds.includes(sessionId);
  const allowed = (Object.keys(words) as CameraCommand[]).filter((command) => {
    if (!channel.allowedCommands.includes(command)) return false;
    // Both are legal in every status: which of them makes sense is a matter of this game.
    if (command === 'AssignChannel') return !isHere && !isOver;
    return command === 'ReleaseChannel' ? isHere : true;
  });
  function press(command: CameraCommand): void {
    const mutation = command.charAt(0).toLowerCase() + command.slice(1);
    acts.channel(
      mutation,
      channel.id,
      command === 'AssignChannel' || command === 'ReleaseChannel' ? { sessionId } : {},
    );
  }
  return (
    <li className={`camera is-${channelLook(channel, store.get()).look}`}>
      <Shape name={channelLook(channel, store.get()).shape} />
      <p>
        <b>{channel.name}</b> <TickingText read={() => channelLook(channel, store.get()).words} />
        <br />
        <span className="path">{channel.path}</span> {clockWords(channel)}
      </p>
      <span className="line-acts">
        {allowed.map((command) => (
          <button type="button" className="btn" key={command} disabled={busy} onClick={() => press(command)}>
            {words[command]}
          </button>
        ))}
      </span>
      <DescribeCamera channel={channel} http={connection.http} onDone={onDescribed} />
      {mayFeed && channel.status !== 'ACTIVE' && (
        <p className="feed">
          Simulated camera: <code>npm run camera -- --path {channel.path}</code>
        </p>
      )}
    </li>
  );
}
