// A session as it was: which moment is meant, and what is shown of it.
import { ClockText, instantOfGameClock } from '../../domain/session/gameClock.ts';
import { Instant } from '../../domain/values.ts';
import type { SessionFold } from '../../projections/asOf/sessionFold.ts';
import type { ChannelRow } from '../../projections/channelBoard/projection.ts';
import type { ClipRow } from '../../projections/clipList/projection.ts';
import { changeOfRow } from '../../projections/gameClock/queries.ts';
import type { SessionRow } from '../../projections/sessionList/projection.ts';
import { positionAt } from '../../projections/timeline/queries.ts';
import { positionOf, reach } from '../arguments.ts';
import type { Context } from '../context.ts';
import { apiError } from '../errors.ts';
import type { MomentInput } from '../generated/types.ts';

/** The state of a session right after one of its facts. */
export interface Moment {
  readonly sessionId: string;
  readonly position: bigint;
  readonly recordedAt: string;
  readonly at: string;
  readonly factCount: number;
  readonly fold: SessionFold;
}
export type SessionAtMoment = SessionRow;
export interface ChannelAtMoment extends ChannelRow {
  readonly isAssigned: boolean;
}
export interface ClipAtMoment {
  readonly row: ClipRow;
  readonly fold: SessionFold;
}

/** Undefined where the session was not there yet. @throws as the schema says */
export async function momentOf(context: Context, sessionId: string, input: MomentInput): Promise<Moment | undefined> {
  const { platform, actor } = context;
  const wanted = await wantedPlace(context, sessionId, input);
  if (wanted === undefined) return undefined;
  const { position, eventId, until, factCount, fold } = await platform.walks.placeAt(
    actor.team,
    sessionId,
    wanted.position,
  );
  if (eventId === null || until === null || !fold.sessions.has(sessionId)) return undefined;
  return { sessionId, position, recordedAt: until, at: wanted.at ?? until, factCount, fold };
}

interface WantedPlace {
  readonly position: bigint;
  readonly at?: string;
}

const LAST_QUARTER = 5;

async function wantedPlace(context: Context, sessionId: string, input: MomentInput): Promise<WantedPlace | undefined> {
  const { position, instant, gameClock } = input;
  if ([position, instant, gameClock].filter((one) => one !== null && one !== undefined).length !== 1) {
    throw apiError('BAD_USER_INPUT', 'at: give exactly one of position, instant and gameClock');
  }
  // An empty text was given too, and is no moment.
  if (typeof position === 'string') {
    await reach(context, position, 'at.position');
    return { position: positionOf(context, position, 'at.position') };
  }
  const at = typeof instant === 'string' ? instantOf(instant) : await instantShowing(context, sessionId, gameClock!);
  const last = await positionAt(context.platform.pool, context.actor.team, sessionId, at);
  return last === undefined ? undefined : { position: last, at };
}

function instantOf(text: string): string {
  const instant = Instant.safeParse(text);
  if (instant.success) return instant.data;
  throw apiError('BAD_USER_INPUT', `at.instant: ${instant.error.issues[0]!.message}`);
}

async function instantShowing(
  context: Context,
  sessionId: string,
  { quarter, clock }: NonNullable<MomentInput['gameClock']>,
): Promise<string> {
  const seconds = ClockText.safeParse(clock);
  if (!seconds.success) throw apiError('BAD_USER_INPUT', `at.gameClock.clock: ${seconds.error.issues[0]!.message}`);
  if (quarter < 1 || quarter > LAST_QUARTER) throw apiError('BAD_USER_INPUT', 'at.gameClock.quarter: must be 1 to 5');
  const rows = (await context.platform.rows.clockChanges(context, sessionId)) ?? [];
  const shown = instantOfGameClock(rows.map(changeOfRow), quarter, seconds.data);
  if (shown) return shown.at;
  const where = quarter === LAST_QUARTER ? 'overtime' : `quarter ${quarter}`;
  throw apiError(
    'BAD_USER_INPUT',
    `at.gameClock: the clock never showed ${clock} in ${where}, as far as it was read; ask by instant`,
  );
}
