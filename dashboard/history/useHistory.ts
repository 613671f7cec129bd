import { useEffect, useState } from 'react';
import type { Room } from '../live/room.ts';
import { useStore } from '../live/store.ts';
import { historyKeys } from './historyKeys.ts';
import { type History, openHistory } from './openHistory.ts';

/** The history of the game as long as somebody has it open, and the room to draw: as it is, or as it was. */
export function useHistory(live: Room): { readonly history: History | null; readonly shown: Room } {
  const isOpen = useStore(live.store, (state) => state.isHistoryOpen);
  const [history, setHistory] = useState<History | null>(null);
  const [isPast, setPast] = useState(false);
  useEffect(() => {
    if (!isOpen) return;
    const opened = openHistory(live);
    const look = () => setPast(opened.store.get().moment !== null);
    const stop = opened.store.subscribe(look);
    historyKeys.current = {
      step: opened.step,
      back() {
        const wasPast = opened.store.get().chosen !== null;
        opened.lookAt(null);
        return wasPast;
      },
    };
    setHistory(opened);
    return () => {
      stop();
      opened.close();
      historyKeys.current = null;
      setHistory(null);
      setPast(false);
    };
  }, [live, isOpen]);
  return { history, shown: history !== null && isPast ? history.room : live };
}
