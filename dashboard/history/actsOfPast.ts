import type { Acts } from '../live/acts.ts';

const nothing = () => {};

/** The past is looked at: nothing is marked, tagged or switched there. What was done then can be undone from there. */
export const actsOfPast = (undoChosen: () => void): Acts => ({
  markIn: nothing,
  markOut: nothing,
  favourite: nothing,
  retry: nothing,
  discard: nothing,
  undo: undoChosen,
  undoFact: nothing,
  trim: nothing,
  retitle: nothing,
  close: nothing,
  cut: nothing,
  session: nothing,
  channel: nothing,
  tags: { say: nothing, settle: nothing, remove: nothing, important: nothing, reviewed: nothing, moment: () => null },
});
