import type { RoomState } from '../live/roomState.ts';
import type { Store } from '../live/store.ts';

/** Takes back what the mark panel's line tells of; nothing where there is no way back, or no longer. */
export function undoLast(store: Store<RoomState>): void {
  const { note } = store.get();
  if (note?.undo === undefined) return;
  store.set({ note: null });
  note.undo();
}
