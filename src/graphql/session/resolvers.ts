// Sessions: queries, commands, facts.
import type { Command } from '../../commands/command.ts';
import { anchorGameClock } from '../../commands/session/anchorGameClock.ts';
import { cancelSession } from '../../commands/session/cancelSession.ts';
import { completeSession } from '../../commands/session/completeSession.ts';
import { describeSession } from '../../commands/session/describeSession.ts';
import { pauseSession } from '../../commands/session/pauseSession.ts';
import { reopenSession } from '../../commands/session/reopenSession.ts';
import { rescheduleSession } from '../../commands/session/rescheduleSession.ts';
import { resumeSession } from '../../commands/session/resumeSession.ts';
import { scheduleSession } from '../../commands/session/scheduleSession.ts';
import { startSession } from '../../commands/session/startSession.ts';
import type { SessionEvent } from '../../domain/session/events.ts';
import type { SessionState } from '../../domain/session/session.ts';
import { msOf } from '../../domain/values.ts';
import type { ChannelRow } from '../../projections/channelBoard/projection.ts';
import type { SessionRow } from '../../projections/sessionList/projection.ts';
import { sessionPage } from '../../projections/sessionList/queries.ts';
import { commandsOfSession } from '../allowedCommands.ts';
import { cursorOf, idOf, pageSizeOf, parseCursor, reach, searchTextOf } from '../arguments.ts';
import type { Context } from '../context.ts';
import { factFields, sessionOfFact } from '../factFields.ts';
import type { ClipStatus, Resolvers, SessionPayload, SessionStatus, SessionType } from '../generated/types.ts';
import { entityAfter, give, positionOfOutcome, userErrorsOf } from '../payload.ts';
import { warn } from '../warnings.ts';
import { gameClockFields, readingOf } from './gameClock.ts';
import { sessionRowOf } from './rowOfFold.ts';

/** Statuses whose clips the session counts. */
const counted: readonly string[] = ['pending', 'processing', 'ready'];

const countsOf = ({ id }: SessionRow, context: Context) => context.platform.rows.clipCounts(context, id);

type Payload = Omit<SessionPayload, 'session'> & { session: SessionRow | null };

async function commandSession<Input>(
  context: Context,
  command: Command<Input, SessionState, SessionEvent>,
  input: Readonly<Record<string, unknown>>,
): Promise<Payload> {
  const outcome = await give(context, command, input);
  const { team } = context.actor;
  const session = await entityAfter(
    context,
    outcome,
    () => context.platform.rows.session(context, String(input.sessionId).toLowerCase()),
    (state, row, position) => sessionRowOf(team, state, row, position, input),
  );
  const userErrors = userErrorsOf(context, outcome);
  return { userErrors, position: positionOfOutcome(context, outcome), warnings: [], session };
}

/** What an ended session shows: its channels are released, and it was they that filmed it. */
const ended: readonly string[] = ['completed', 'cancelled'];

async function channelsOf({ id, status, served_by }: SessionRow, context: Context): Promise<ChannelRow[]> {
  const { rows } = context.platform;
  if (!ended.includes(status)) return [...((await rows.channelsOfSession(context, id)) ?? [])];
  const served = await Promise.all(served_by.map((channelId) => rows.channel(context, channelId)));
  return served.flatMap((channel) => channel ?? []).sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function withWarnings(context: Context, payload: Payload): Promise<Payload> {
  const { session } = payload;
  if (!session) return payload;
  const channels = (await context.platform.rows.channelsOfSession(context, session.id)) ?? [];
  if (channels.some(({ status }) => status === 'active')) return payload;
  return { ...payload, warnings: [warn('SESSION_NO_LIVE_CHANNEL', 'no camera of this session is recording')] };
}

export const sessionResolvers = {
  Query: {
    async session(_root, { id, atLeast }, context) {
      await reach(context, atLeast);
      return (await context.platform.rows.session(context, idOf(id, 'id'))) ?? null;
    },
    async sessions(_root, { first, after, status, type, season, atLeast }, context) {
      await reach(context, atLeast);
      const cursor = parseCursor(after);
      const { rows, hasNextPage } = await sessionPage(
        context.platform.pool,
        context.actor.team,
        { status: status?.toLowerCase(), type: type?.toLowerCase(), season: searchTextOf(season, 'season') },
        pageSizeOf(first),
        cursor && { sortAt: cursor.at, id: cursor.id },
      );
      const last = rows.at(-1);
      return {
        nodes: rows,
        pageInfo: { hasNextPage, endCursor: last ? cursorOf({ at: last.sort_at, id: last.id }) : null },
      };
    },
  },

  Mutation: {
    scheduleSession: (_root, { input }, context) =>
      commandSession(context, scheduleSession, { ...input, type: input.type.toLowerCase() }),
    rescheduleSession: (_root, { input }, context) => commandSession(context, rescheduleSession, input),
    describeSession: (_root, { input }, context) => commandSession(context, describeSession, input),
    cancelSession: (_root, { input }, context) => commandSession(context, cancelSession, input),
    startSession: async (_root, { input }, context) =>
      withWarnings(context, await commandSession(context, startSession, input)),
    pauseSession: (_root, { input }, context) => commandSession(context, pauseSession, input),
    resumeSession: (_root, { input }, context) => commandSession(context, resumeSession, input),
    completeSession: (_root, { input }, context) => commandSession(context, completeSession, input),
    reopenSession: async (_root, { input }, context) =>
      withWarnings(context, await commandSession(context, reopenSession, input)),
    anchorGameClock: (_root, { input }, context) => commandSession(context, anchorGameClock, input),
  },

  Session: {
    type: ({ type }) => type.toUpperCase() as SessionType,
    status: ({ status }) => status.toUpperCase() as SessionStatus,
    scheduledStart: (row) => row.scheduled_start,
    actualStart: (row) => row.actual_start,
    actualEnd: (row) => row.actual_end,
    timeZone: (row) => row.time_zone,
    async clipCount(row, _arguments, context) {
      const counts = (await countsOf(row, context)) ?? [];
      return counts.filter(({ status }) => counted.includes(status)).reduce((sum, { count }) => sum + count, 0);
    },
    async clipCountByStatus(row, _arguments, context) {
      const counts = (await countsOf(row, context)) ?? [];
      return counts.map(({ status, count }) => ({ status: status.toUpperCase() as ClipStatus, count }));
    },
    async clipsDurationSeconds(row, _arguments, context) {
      const counts = (await countsOf(row, context)) ?? [];
      return (counts.find(({ status }) => status === 'ready')?.duration_ms ?? 0) / 1_000;
    },
    elapsedSeconds({ actual_start, actual_end }) {
      if (actual_start === null) return null;
      return ((actual_end === null ? Date.now() : msOf(actual_end)) - msOf(actual_start)) / 1_000;
    },
    cancelReason: (row) => row.cancel_reason,
    channels: (row, _arguments, context) => channelsOf(row, context),
    ...gameClockFields,
    allowedCommands: ({ status }, _arguments, { actor }) => commandsOfSession(actor, status),
  },

  SessionScheduled: { ...factFields, session: sessionOfFact },
  SessionRescheduled: {
    ...factFields,
    session: sessionOfFact,
    scheduledStart: ({ data }) => data.scheduledStart,
  },
  SessionDescribed: { ...factFields, session: sessionOfFact },
  SessionCancelled: { ...factFields, session: sessionOfFact, reason: ({ data }) => data.reason ?? null },
  SessionStarted: { ...factFields, session: sessionOfFact },
  SessionPaused: { ...factFields, session: sessionOfFact },
  SessionResumed: { ...factFields, session: sessionOfFact },
  SessionCompleted: { ...factFields, session: sessionOfFact },
  SessionReopened: { ...factFields, session: sessionOfFact, reason: ({ data }) => data.reason },
  GameClockAnchored: { ...factFields, session: sessionOfFact, reading: ({ data }) => readingOf(data) },
} satisfies Resolvers;
