import { useRoomState } from '../roomContext.ts';
import { Target } from '../Targets.tsx';

/** The cameras of the next mark, where there are too many for the mark panel. */
export function TargetsPanel() {
  const channels = useRoomState((state) => state.channels);
  return (
    <div className="target-list">
      {channels.map((channel) => (
        <Target key={channel.id} channel={channel} />
      ))}
    </div>
  );
}
