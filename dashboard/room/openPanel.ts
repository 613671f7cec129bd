import type { Panel, RoomState } from '../live/roomState.ts';
import type { Store } from '../live/store.ts';

/** Lays a panel over the film, or takes it away where it lies already. On a phone the film's tab comes with it. */
export function openPanel(store: Store<RoomState>, panel: Panel): void {
  const { panel: open } = store.get();
  store.set(open === panel ? { panel: null } : { panel, tab: 'film' });
}
