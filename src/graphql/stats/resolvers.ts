// Figures about plays.
import { type Book, RULE_VERSION } from '../../domain/play/football.ts';
import { type Figure, type Figures, figuresOf } from '../../projections/playStats/figures.ts';
import { taggedPlays } from '../../projections/tagSheet/queries.ts';
import { cursorOf, idOf, pageSizeOf, parseCursor, reach } from '../arguments.ts';
import type { KeyReason, Resolvers } from '../generated/types.ts';

/** Figures, and up to where they show the log. */
export interface Stats extends Figures {
  readonly position: string;
}
type FigureName = Exclude<keyof Figures, 'keyPlays' | 'thirdDownTries'>;

const figure = (name: FigureName) => (stats: Stats) => shown(stats[name], stats.position);
const shown = (counted: Figure, position: string) => ({
  ...counted,
  ratio: counted.denominator === 0 ? null : counted.numerator / counted.denominator,
  ruleVersion: RULE_VERSION,
  position,
});

export const statsResolvers = {
  Query: {
    async playStats(_root, { sessionId, side, book, atLeast }, context) {
      await reach(context, atLeast);
      const { platform, actor } = context;
      const id = idOf(sessionId, 'sessionId');
      if (!(await platform.rows.session(context, id))) return null;
      // Before the rows are read: they are at least as new.
      const position = platform.positions.encode(platform.live.position());
      const plays = await taggedPlays(platform.pool, actor.team, id);
      const chosen = side?.toLowerCase() as 'ours' | 'theirs' | undefined;
      return { ...figuresOf(plays, chosen, book.toLowerCase() as Book), position };
    },
  },

  PlayStats: {
    plays: figure('plays'),
    run: figure('run'),
    pass: figure('pass'),
    calledRun: figure('calledRun'),
    calledPass: figure('calledPass'),
    thirdDown: figure('thirdDown'),
    fourthDown: figure('fourthDown'),
    firstDown: figure('firstDown'),
    keyPlays({ keyPlays }, { first, after }) {
      const cursor = parseCursor(after);
      const isBeyond = ({ at, id }: { at: string; id: string }) =>
        !cursor || at > cursor.at || (at === cursor.at && id > cursor.id);
      const rest = keyPlays.filter(({ play }) => isBeyond(play));
      const page = rest.slice(0, pageSizeOf(first));
      const last = page.at(-1)?.play;
      return {
        nodes: page.map(({ play, reasons }) => ({
          play,
          reasons: reasons.map((reason) => reason.toUpperCase() as KeyReason),
        })),
        total: keyPlays.length,
        pageInfo: { hasNextPage: rest.length > page.length, endCursor: last ? cursorOf(last) : null },
      };
    },
  },
} satisfies Resolvers;
