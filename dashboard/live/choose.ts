import { visiblePlays } from './filters.ts';
import type { Play } from './play.ts';
import type { RoomState } from './roomState.ts';
import type { Store } from './store.ts';

/** Chooses a play for the film. `running` plays it; otherwise it stands on the marked frame. */
export function choosePlay(store: Store<RoomState>, playId: string, running: boolean): void {
  store.set({
    chosen: { playId, channelId: null, running },
    panel: null,
    ...(running ? { tab: 'film' as const } : {}),
  });
}

export function chosenPlay({
  chosen,
  plays,
  moment,
}: Pick<RoomState, 'chosen' | 'plays' | 'moment'>): Play | undefined {
  if (chosen === null) return undefined;
  // A moment is no row before anything was said of it.
  return (
    plays.find((play) => play.id === chosen.playId) ?? (moment?.play.id === chosen.playId ? moment.play : undefined)
  );
}

/** Goes one row up (-1, newer) or down (1, older) in the list as it is filtered. */
export function chooseNext(store: Store<RoomState>, step: -1 | 1): void {
  const state = store.get();
  const rows = visiblePlays(state.plays, state.filters);
  const at = rows.findIndex((play) => play.id === state.chosen?.playId);
  const next = rows[at === -1 ? 0 : Math.min(rows.length - 1, Math.max(0, at + step))];
  if (next !== undefined && next.id !== state.chosen?.playId) choosePlay(store, next.id, false);
}
