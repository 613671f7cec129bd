// What a play is called from its tags: `Q2 3&7 Pass, complete`.
import type { Counting } from './counting.ts';

const spoken = (word: string) => {
  const words = word.replaceAll('_', ' ').replace(/\btd\b/, 'TD');
  return words.replace('def TD', 'defensive TD');
};
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Null where too little is known to tell one play from the next. */
export function playTitle(play: Counting): string | null {
  const { quarter, down, distance } = play;
  const type = play.play_type && capital(spoken(play.play_type));
  const result = play.result && spoken(play.result);
  const where = [
    quarter !== null && (quarter > 4 ? 'OT' : `Q${quarter}`),
    down !== null && (distance === null ? `down ${down}` : `${down}&${distance}`),
  ].filter((part) => part !== false);
  const what = [type, result].filter((part) => part !== null).join(', ');
  if (down === null && what === '') return null;
  return [...where, ...(what === '' ? [] : [type ? what : capital(what)])].join(' ');
}
