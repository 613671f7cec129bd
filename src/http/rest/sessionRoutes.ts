// Sessions: scheduled, run and listed.
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Command } from '../../commands/command.ts';
import { uuidv5 } from '../../commands/ids.ts';
import { completeSession } from '../../commands/session/completeSession.ts';
import { pauseSession } from '../../commands/session/pauseSession.ts';
import { resumeSession } from '../../commands/session/resumeSession.ts';
import { scheduleSession } from '../../commands/session/scheduleSession.ts';
import { startSession } from '../../commands/session/startSession.ts';
import type { Actor } from '../../domain/event.ts';
import { type SessionEvent, sessionTypes } from '../../domain/session/events.ts';
import type { SessionState } from '../../domain/session/session.ts';
import { Id } from '../../domain/values.ts';
import { sessionPage, sessionsById } from '../../projections/sessionList/queries.ts';
import { cursorFrom, nextOf, PageQuery, pageOf } from './page.ts';
import { RefusedRequest } from './refusedRequest.ts';
import { type Answer, type Edge, give, type Route, route, TextOrNumber } from './route.ts';
import { SessionJson, sessionsJson } from './sessionJson.ts';

const NewSession = z.object({
  session_id: z.string().optional().describe('A UUID of the client; one is made where it is absent.'),
  name: z.string('is needed').describe('At most 120 characters.'),
  type: z.enum(sessionTypes, `must be one of ${sessionTypes.join(', ')}`),
  opponent: z.string().nullish(),
  location: z.string().nullish(),
  season: TextOrNumber.nullish(),
  week: TextOrNumber.nullish(),
  scheduled_start: z.string().nullish().describe('ISO 8601 with a zone.'),
  time_zone: z.string().nullish().describe("IANA name; the team's own where it is absent."),
});

const SessionsQuery = PageQuery.extend({
  status: SessionJson.shape.status.optional(),
  type: SessionJson.shape.type.optional(),
  season: z.string().max(40).optional(),
});

export const noSuchSession = new RefusedRequest({ code: 'NOT_FOUND', message: 'there is no such session' });

export function sessionRoutes(edge: Edge): Route[] {
  const { pool } = edge;

  async function shown(id: string, actor: Actor, status = 200): Promise<Answer> {
    const sessionId = Id.safeParse(id);
    const rows = sessionId.success ? await sessionsById(pool, actor.team, [sessionId.data]) : [];
    const [session] = await sessionsJson(pool, actor.team, rows);
    if (!session) throw noSuchSession;
    return { status, body: session };
  }

  /** A command that takes nothing but the session. */
  const act = (verb: string, summary: string, command: Command<{ sessionId: string }, SessionState, SessionEvent>) =>
    route({
      method: 'POST',
      path: `/sessions/{id}/${verb}`,
      summary,
      right: command.name,
      answer: SessionJson,
      async serve({ id, key, actor }) {
        const input = { commandId: key ?? randomUUID(), sessionId: id };
        const { state, isShown } = await give(edge, command, input, actor);
        return isShown ? shown(id, actor) : late(id, state.status);
      },
    });

  return [
    route({
      method: 'POST',
      path: '/sessions',
      summary: 'Puts a session on the calendar.',
      right: scheduleSession.name,
      body: NewSession,
      answer: SessionJson,
      statuses: { 201: 'scheduled' },
      async serve({ body, key, actor }) {
        const commandId = key ?? randomUUID();
        const { session_id = uuidv5(commandId, 'session'), scheduled_start, time_zone, ...plan } = body;
        const input = {
          ...plan,
          commandId,
          sessionId: session_id,
          scheduledStart: scheduled_start,
          timeZone: time_zone,
        };
        const { state, isShown } = await give(edge, scheduleSession, input, actor);
        return isShown ? shown(session_id, actor, 201) : late(session_id, state.status);
      },
    }),
    act('start', 'The game begins.', startSession),
    act('pause', 'The game stands still; cameras go on.', pauseSession),
    act('resume', 'The game goes on.', resumeSession),
    act('complete', 'The game is over.', completeSession),
    route({
      method: 'GET',
      path: '/sessions',
      summary: 'Sessions, newest start first.',
      right: 'Query.sessions',
      query: SessionsQuery,
      answer: pageOf('sessions', SessionJson),
      async serve({ query, actor: { team } }) {
        const { limit, after, ...filter } = query;
        const cursor = cursorFrom(after);
        const from = cursor && { sortAt: cursor.at, id: cursor.id };
        const { rows, hasNextPage } = await sessionPage(pool, team, filter, limit, from);
        const last = rows.at(-1);
        const next = nextOf('/sessions', query, hasNextPage, last && { at: last.sort_at, id: last.id });
        return { body: { sessions: await sessionsJson(pool, team, rows), next } };
      },
    }),
    route({
      method: 'GET',
      path: '/sessions/{id}',
      summary: 'One session.',
      right: 'Query.session',
      answer: SessionJson,
      serve: ({ id, actor }) => shown(id, actor),
    }),
  ];
}

/** It is recorded, and the lists do not show it yet. */
const late = (id: string, status: string): Answer => ({ status: 202, body: { id, session_id: id, status } });
