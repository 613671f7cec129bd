// Clips by the plays that they show: the filter in the words of the read model.
import type { PlayOfClipFilter, Range } from '../../projections/clipList/queries.ts';
import { searchTextOf } from '../arguments.ts';
import type { IntRange, PlayOfClipFilter as Sent } from '../generated/types.ts';

/** @throws BAD_USER_INPUT for words that are too long to look for */
export const playFilterOf = (sent: Sent): PlayOfClipFilter => ({
  isTagged: sent.isTagged ?? undefined,
  isDisputed: sent.isDisputed ?? undefined,
  isImportant: sent.isImportant ?? undefined,
  odk: lowered(sent.odk),
  quarter: sent.quarter ?? undefined,
  down: sent.down ?? undefined,
  playType: lowered(sent.playType),
  result: lowered(sent.result),
  formation: searchTextOf(sent.formation, 'filter.play.formation'),
  distance: rangeOf(sent.distance),
  yardsToGoal: rangeOf(sent.yardsToGoal),
  yardsGained: rangeOf(sent.yardsGained),
  label: searchTextOf(sent.label, 'filter.play.label'),
  player: searchTextOf(sent.player, 'filter.play.player'),
  text: searchTextOf(sent.text, 'filter.play.text'),
});

const lowered = (names: readonly string[] | null | undefined) => names?.map((name) => name.toLowerCase());
const rangeOf = (range: IntRange | null | undefined): Range | undefined =>
  range ? { min: range.min ?? undefined, max: range.max ?? undefined } : undefined;
