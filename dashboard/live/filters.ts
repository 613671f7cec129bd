import type { Play } from './play.ts';
import type { Filter } from './roomState.ts';
import { countsOf } from './sheet.ts';

const tests: Readonly<Record<Filter, (play: Play) => boolean>> = {
  favourites: (play) => play.isFavorite,
  thirdDown: ({ sheet }) => countsOf(sheet, 'down') === '3',
  mine: (play) => play.mine,
  run: ({ sheet }) => countsOf(sheet, 'playType') === 'RUN',
  pass: ({ sheet }) => countsOf(sheet, 'playType') === 'PASS',
  notReady: (play) => play.unsent !== null || !['ready', 'partial', 'recut', 'noClip'].includes(play.state),
};

/** Rows of the list: what was discarded is gone, and several filters all have to fit. */
export function visiblePlays(plays: readonly Play[], filters: ReadonlySet<Filter>): readonly Play[] {
  return plays.filter((play) => play.state !== 'discarded' && [...filters].every((filter) => tests[filter](play)));
}

export function countOf(plays: readonly Play[], filter: Filter): number {
  return visiblePlays(plays, new Set([filter])).length;
}
