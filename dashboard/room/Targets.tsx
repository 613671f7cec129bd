import type { Channel } from '../api/entities.ts';
import { keepTargets } from '../live/preferences.ts';
import { markTargets } from '../live/roomState.ts';
import { Shape } from '../shapes/Shape.tsx';
import { openPanel } from './openPanel.ts';
import { useRoom, useRoomState } from './roomContext.ts';

/** More cameras than this become one button, so that the mark panel never grows. */
const shown = 3;

export function Targets() {
  const { store } = useRoom();
  const channels = useRoomState((state) => state.channels);
  const checked = useRoomState((state) => markTargets(state).length);
  return (
    <fieldset className="targets">
      <legend>Mark on</legend>
      {channels.length === 0 && <p className="target-none">No camera yet.</p>}
      {channels.length > shown ? (
        <button type="button" className="btn target" onClick={() => openPanel(store, 'targets')}>
          {checked} of {channels.length} cameras
        </button>
      ) : (
        channels.map((channel) => <Target key={channel.id} channel={channel} />)
      )}
    </fieldset>
  );
}

/** A camera that is off may be checked too: footage may come later. */
export function Target({ channel }: { readonly channel: Channel }) {
  const { store, sessionId } = useRoom();
  const isChecked = useRoomState((state) => markTargets(state).some(({ id }) => id === channel.id));
  function choose(checked: boolean): void {
    const targets = { ...store.get().targets, [channel.id]: checked };
    keepTargets(sessionId, targets);
    store.set({ targets });
  }
  return (
    <label className={`target ${channel.status === 'ACTIVE' ? '' : 'is-off'}`}>
      <input type="checkbox" checked={isChecked} onChange={(event) => choose(event.target.checked)} />
      <span className="target-box">
        <Shape name="check" />
      </span>
      <span className="target-name">{channel.name}</span>
    </label>
  );
}
