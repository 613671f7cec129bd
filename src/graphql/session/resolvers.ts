// Sessions: queries, commands, facts.
import type { Command } from '../../commands/command.ts';
import { completeSession } from '../../commands/session/completeSession.ts';
import { pauseSession } from '../../commands/session/pauseSession.ts';
import { reopenSession } from '../../commands/session/reopenSession.ts';
import { resumeSession } from '../../commands/session/resumeSession.ts';
import { scheduleSession } from '../../commands/session/scheduleSession.ts';
import { startSession } from '../../commands/session/startSession.ts';
import type { SessionEvent } from '../../domain/session/events.ts';
import type { SessionState } from '../../domain/session/session.ts';
import { msOf } from '../../domain/values.ts';
import type { SessionRow } from '../../projections/sessionList/projection.ts';
import { sessionPage } from '../../projections/sessionList/queries.ts';
import { commandsOfSession } from '../allowedCommands.ts';
import { cursorOf, idOf, pageSizeOf, parseCursor, reach } from '../arguments.ts';
import type { Context } from '../context.ts';
import { factFields, sessionOfFact } from '../factFields.ts';
import type { ClipStatus, Resolvers, SessionPayload, SessionStatus, SessionType, Warning } from '../generated/types.ts';
import { entityAfter, give, positionOfOutcome, userErrorsOf } from '../payload.ts';
import { warn } from '../warnings.ts';
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
    ({ status }, row, position) => sessionRowOf(team, status, row, position, input),
  );
  const userErrors = userErrorsOf(context, outcome);
  return { userErrors, position: positionOfOutcome(context, outcome), warnings: [], session };
}

async function warningsOfStart(context: Context, session: SessionRow | null): Promise<Warning[]> {
  if (!session) return [];
  const channels = (await context.platform.rows.channelsOfSession(context, session.id)) ?? [];
  if (channels.some(({ status }) => status === 'active')) return [];
  return [warn('SESSION_NO_LIVE_CHANNEL', 'no camera of this session is recording')];
}

export const sessionResolvers = {
  Query: {
    async session(_root, { id, atLeast }, context) {
      await reach(context, atLeast);
      return (await context.platform.rows.session(context, idOf(id, 'id'))) ?? null;
    },
    async sessions(_root, { first, after, status, atLeast }, context) {
      await reach(context, atLeast);
      const cursor = parseCursor(after);
      const { rows, hasNextPage } = await sessionPage(
        context.platform.pool,
        context.actor.team,
        status?.toLowerCase(),
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
    async startSession(_root, { input }, context) {
      const payload = await commandSession(context, startSession, input);
      return { ...payload, warnings: await warningsOfStart(context, payload.session) };
    },
    pauseSession: (_root, { input }, context) => commandSession(context, pauseSession, input),
    resumeSession: (_root, { input }, context) => commandSession(context, resumeSession, input),
    completeSession: (_root, { input }, context) => commandSession(context, completeSession, input),
    reopenSession: (_root, { input }, context) => commandSession(context, reopenSession, input),
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
    async channels({ id }, _arguments, context) {
      return [...((await context.platform.rows.channelsOfSession(context, id)) ?? [])];
    },
    allowedCommands: ({ status }, _arguments, { actor }) => commandsOfSession(actor, status),
  },

  SessionScheduled: { ...factFields, session: sessionOfFact },
  SessionStarted: { ...factFields, session: sessionOfFact },
  SessionPaused: { ...factFields, session: sessionOfFact },
  SessionResumed: { ...factFields, session: sessionOfFact },
  SessionCompleted: { ...factFields, session: sessionOfFact },
  SessionReopened: { ...factFields, session: sessionOfFact, reason: ({ data }) => data.reason },
} satisfies Resolvers;
