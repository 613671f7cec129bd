// Signing in and out: a link's code for tokens, a refresh token for the next ones. snake_case JSON.
import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Pool } from 'pg';
import { z } from 'zod';
import type { Auth } from '../auth/openAuth.ts';
import { mayGive } from '../auth/rights.ts';
import type { SignedIn } from '../auth/signIns.ts';
import { MemberId } from '../domain/team/events.ts';
import { MemberRole, strongestOf } from '../domain/team/roles.ts';
import { Id, isoOf } from '../domain/values.ts';
import { recordRefusal } from '../tables/refusals.ts';
import { rolesOf } from '../tables/signIns.ts';
import { type HttpError, refuse, tooMany } from './errors.ts';
import { signedIn } from './signedIn.ts';

const LINK_HOURS = 24;
const LONGEST_LINK_HOURS = 168;
const SECRET = z.string({ error: 'is missing' }).min(1, 'is missing').max(200, 'is too long');

const Code = z.object({ code: SECRET });
const Refresh = z.object({ refresh_token: SECRET, request_id: Id });
const SignOut = z.object({ what: z.enum(['token', 'device', 'everywhere']).default('device') });
const Link = z.object({
  member_id: MemberId,
  role: MemberRole.optional(),
  hours: z.number().positive().max(LONGEST_LINK_HOURS).default(LINK_HOURS),
});

interface Options {
  readonly pool: Pool;
  readonly auth: Auth;
}

export const signIn =
  ({ pool, auth }: Options) =>
  async (app: FastifyInstance): Promise<void> => {
    const { signIns, failures } = auth;
    const { onRequest, callerOf } = signedIn(auth.callers);

    app.post('/auth/sign-in', async (request, reply) => {
      const body = read(Code, request);
      if ('message' in body) return refuse(reply, body);
      const done = await signIns.redeem(body.code);
      return done ? answer(reply, done) : failed(request, reply, 'SignIn', usedUp);
    });

    app.post('/auth/refresh', async (request, reply) => {
      const body = read(Refresh, request);
      if ('message' in body) return refuse(reply, body);
      const done = await signIns.refresh(body.refresh_token, body.request_id);
      return done ? answer(reply, done) : failed(request, reply, 'RefreshToken', spent);
    });

    app.post('/auth/sign-out', { onRequest }, async (request, reply) => {
      const body = read(SignOut, request);
      if ('message' in body) return refuse(reply, body);
      await signIns.end(callerOf(request), body.what);
      return reply.code(204).send();
    });

    app.post('/auth/links', { onRequest }, async (request, reply) => {
      const { actor } = callerOf(request);
      if (!mayGive(actor, 'AddMember')) return refuse(reply, { code: 'FORBIDDEN', message: 'only an admin invites' });
      const body = read(Link, request);
      if ('message' in body) return refuse(reply, body);
      const { team } = actor;
      const held = await rolesOf(pool, team, body.member_id);
      const role = body.role ?? strongestOf(held);
      if (!role || !held.includes(role)) {
        return refuse(reply, { code: 'NOT_FOUND', message: 'nobody of the team has this id and role' });
      }
      const code = await signIns.invite({ team, person: body.member_id, role }, body.hours * 3_600);
      return reply.header('cache-control', 'no-store').send({ code, path: `/#sign-in=${code}` });
    });

    /**
     * A whole press box may sit behind one address: who holds a good secret never waits for somebody else's bad one.
     * Secrets of 256 bits are found by nobody, however many attempts there are.
     */
    async function failed(request: FastifyRequest, reply: FastifyReply, command: string, error: HttpError) {
      const wait = failures.failed(request.ip);
      if (wait > 0) return tooMany(reply, wait);
      // Nobody is known to have asked: the audit learns that it was tried, not from where.
      const nobody = { team: '', stream: 'sign-in', actor: 'unknown', role: 'none', via: 'web', afterEventId: null };
      const refusal = { ...nobody, command, commandId: randomUUID(), code: error.code, at: isoOf(Date.now()) };
      await recordRefusal(pool, refusal).catch((reason) => reply.log.warn(reason, 'a refusal is not kept'));
      return refuse(reply, error);
    }
  };

const usedUp: HttpError = { code: 'UNAUTHENTICATED', message: 'this link was used, or has ended; ask for a new one' };
const spent: HttpError = { code: 'UNAUTHENTICATED', message: 'this device is signed out; open a new link' };

function read<S extends z.ZodType>(schema: S, { body }: FastifyRequest): z.infer<S> | (HttpError & { code: string }) {
  const parsed = schema.safeParse(body ?? {});
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  return { code: 'BAD_USER_INPUT', message: `${issue.path.join('.') || 'body'}: ${issue.message}` };
}

const answer = (reply: FastifyReply, { team, person, accessToken, expiresIn, refreshToken }: SignedIn) =>
  reply.header('cache-control', 'no-store').send({
    team,
    person_id: person,
    access_token: accessToken,
    token_type: 'Bearer',
    expires_in: expiresIn,
    refresh_token: refreshToken,
  });
