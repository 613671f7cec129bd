import { useEffect } from 'react';
import { historyKeys } from '../history/historyKeys.ts';
import { chooseNext, choosePlay, chosenPlay } from '../live/choose.ts';
import { visiblePlays } from '../live/filters.ts';
import type { Room } from '../live/room.ts';
import { recordingKeys } from '../recording/recordingKeys.ts';
import { tagKeys } from '../tags/tagKeys.ts';
import { filmKeys } from './filmKeys.ts';
import { openPanel } from './openPanel.ts';

/** Keys of the room. Letters rest while somebody types; F8 and F9 mark everywhere. */
export function useKeyboard(room: Room): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (pressed(room, event)) event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [room]);
}

/** Whether the key meant something here. */
function pressed(room: Room, event: KeyboardEvent): boolean {
  const reading = Date.now() - Math.max(0, performance.now() - event.timeStamp);
  if (event.key === 'F8' || event.key === 'F9') {
    if (!event.repeat) event.key === 'F8' ? room.acts.markIn(reading) : room.acts.markOut(reading);
    return true;
  }
  const on = event.target instanceof HTMLElement ? event.target : document.body;
  if (on.matches('input:not([type=range]):not([type=checkbox]), textarea, select')) {
    if (event.key === 'Escape') on.blur();
    return false;
  }
  // A focused button keeps its own Enter and Space, the scrubber its own arrows.
  const isButton = on.matches('button, a');
  if (isButton && (event.key === 'Enter' || event.key === ' ')) return false;
  if (on.matches('[role=radio]') && event.key.startsWith('Arrow')) return false;
  if (event.repeat && !event.key.startsWith('Arrow') && !',.'.includes(event.key)) return true;
  if (event.key === 'Enter' && recordingKeys.current !== null) {
    recordingKeys.current.cut?.();
    return true;
  }
  return historyKey(event.key) || markKey(room, event.key, reading) || playKey(room, event.key) || filmKey(event.key);
}

/** Only while the history is open. */
function historyKey(key: string): boolean {
  const { current } = historyKeys;
  if (key === 'Escape') return current?.back() ?? false;
  const by = { ArrowLeft: -1, ArrowRight: 1 }[key];
  if (current === null || by === undefined) return false;
  current.step(by);
  return true;
}

function markKey({ acts, store, toggleHistory }: Room, key: string, reading: number): boolean {
  switch (key.toLowerCase()) {
    case 'h':
      toggleHistory();
      return true;
    case 'i':
      acts.markIn(reading);
      return true;
    case 'o':
      acts.markOut(reading);
      return true;
    case 'u':
      acts.undo();
      return true;
    case 'v':
      openPanel(store, 'recording');
      return true;
    case '?':
      openPanel(store, 'keys');
      return true;
    case 'escape':
      store.set({ panel: null });
      return true;
    default:
      return false;
  }
}

function playKey({ acts, store }: Room, key: string): boolean {
  const play = chosenPlay(store.get());
  if (key === 'ArrowUp' || key === 'ArrowDown') {
    chooseNext(store, key === 'ArrowUp' ? -1 : 1);
    return true;
  }
  if (key.toLowerCase() === 't') {
    openTags(store);
    return true;
  }
  if (key === '/') {
    document.querySelector<HTMLElement>('.filters button')?.focus();
    return true;
  }
  if (play === undefined) return false;
  if (key === 'Enter') choosePlay(store, play.id, true);
  else if (key.toLowerCase() === 'f') acts.favourite(play);
  else if (key.toLowerCase() === 'r') acts.retry(play);
  else if (/^[1-9]$/.test(key)) chooseAngle(store, Number(key) - 1);
  else return false;
  return true;
}

/** Tags of the chosen play; nothing chosen: of the newest. */
function openTags(store: Room['store']): void {
  const state = store.get();
  const newest = visiblePlays(state.plays, state.filters)[0];
  if (chosenPlay(state) === undefined && newest !== undefined) choosePlay(store, newest.id, false);
  store.set({ panel: null, tab: 'film' });
  tagKeys.current?.open();
}

function chooseAngle(store: Room['store'], index: number): void {
  const { chosen } = store.get();
  const angle = chosenPlay(store.get())?.angles[index];
  if (chosen !== null && angle !== undefined) store.set({ chosen: { ...chosen, channelId: angle.channelId } });
}

function filmKey(key: string): boolean {
  const name = key === ' ' || key.toLowerCase() === 'k' ? 'toggle' : (filmKeyNames[key.toLowerCase()] ?? '');
  const act = (recordingKeys.current ?? filmKeys.current)?.[name];
  act?.();
  return act !== undefined;
}

const filmKeyNames: Readonly<Record<string, string>> = {
  j: 'slower',
  l: 'faster',
  ',': 'back',
  '.': 'forward',
  home: 'first',
  end: 'last',
  p: 'loop',
  '[': 'trimIn',
  ']': 'trimOut',
};
