import { useRoom, useRoomState } from './roomContext.ts';

/** Phone only: one view at a time above IN and OUT. */
export function Tabs() {
  const { store } = useRoom();
  const tab = useRoomState((state) => state.tab);
  return (
    <nav className="tabs" aria-label="View">
      <button type="button" aria-pressed={tab === 'plays'} onClick={() => store.set({ tab: 'plays', panel: null })}>
        Plays
      </button>
      <button type="button" aria-pressed={tab === 'film'} onClick={() => store.set({ tab: 'film' })}>
        Film and tags
      </button>
      <button type="button" aria-pressed={tab === 'numbers'} onClick={() => store.set({ tab: 'numbers', panel: null })}>
        Numbers
      </button>
    </nav>
  );
}
