// The game clock of a session: now, at an instant, the other way round, and reading by reading.
import {
  type ClockChange,
  ClockText,
  clockText,
  type GameClock,
  gameClockAt,
  instantOfGameClock,
} from '../../domain/session/gameClock.ts';
import { Instant, isoOf } from '../../domain/values.ts';
import { changeOfRow, gameClockReadings } from '../../projections/gameClock/queries.ts';
import { cursorOf, pageSizeOf, parseCursor } from '../arguments.ts';
import type { Context } from '../context.ts';
import { apiError } from '../errors.ts';
import type { GameClock as Answer, GameClockReading, SessionResolvers } from '../generated/types.ts';

export const readingOf = (reading: {
  readonly quarter: number;
  readonly clock: number;
  readonly running: boolean;
  readonly at: string;
}): GameClockReading => ({
  quarter: reading.quarter,
  clock: clockText(reading.clock),
  isRunning: reading.running,
  at: reading.at,
});

const answerOf = (clock: GameClock | undefined): Answer | null =>
  clock
    ? {
        quarter: clock.quarter,
        clock: clockText(clock.clock),
        secondsLeft: clock.clock,
        isRunning: clock.isRunning,
        readAt: clock.readAt,
      }
    : null;

const changesOf = async (context: Context, sessionId: string): Promise<ClockChange[]> =>
  ((await context.platform.rows.clockChanges(context, sessionId)) ?? []).map(changeOfRow);

const LAST_QUARTER = 5;

export const gameClockFields = {
  async gameClock({ id }, _arguments, context) {
    const rows = (await context.platform.rows.gameClock(context, id)) ?? [];
    return answerOf(gameClockAt(rows.map(changeOfRow), isoOf(Date.now())));
  },

  async gameClockAt({ id }, { at }, context) {
    const instant = Instant.safeParse(at);
    if (!instant.success) throw apiError('BAD_USER_INPUT', `at: ${instant.error.issues[0]!.message}`);
    return answerOf(gameClockAt(await changesOf(context, id), instant.data));
  },

  async instantOfGameClock({ id }, { quarter, clock }, context) {
    const seconds = ClockText.safeParse(clock);
    if (!seconds.success) throw apiError('BAD_USER_INPUT', `clock: ${seconds.error.issues[0]!.message}`);
    if (quarter < 1 || quarter > LAST_QUARTER) throw apiError('BAD_USER_INPUT', 'quarter: must be 1 to 5');
    return instantOfGameClock(await changesOf(context, id), quarter, seconds.data) ?? null;
  },

  async gameClockReadings({ team, id }, { first, after }, { platform }) {
    const cursor = parseCursor(after);
    const { rows, hasNextPage } = await gameClockReadings(platform.pool, team, id, pageSizeOf(first), cursor);
    const last = rows.at(-1);
    return {
      nodes: rows.map(({ at, quarter, clock, running }) =>
        readingOf({ at, quarter: quarter!, clock: clock!, running: running! }),
      ),
      pageInfo: { hasNextPage, endCursor: last ? cursorOf(last) : null },
    };
  },
} satisfies Partial<SessionResolvers>;
