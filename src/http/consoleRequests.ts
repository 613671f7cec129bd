// What `npm run token` asks, from the machine that holds the installation's secret: links, tokens and device keys.
import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import { z } from 'zod';
import type { ConsoleRequest } from '../auth/console.ts';
import { issueSecret } from '../auth/issueSecret.ts';
import type { Auth } from '../auth/openAuth.ts';
import type { Handle, Outcome } from '../commands/handle.ts';
import { uuidv5 } from '../commands/ids.ts';
import { addMember } from '../commands/team/addMember.ts';
import { issueAccessToken } from '../commands/team/issueAccessToken.ts';
import { issueDeviceKey } from '../commands/team/issueDeviceKey.ts';
import { type Refusal, refuse as refusal } from '../domain/decision.ts';
import type { Actor } from '../domain/event.ts';
import { isoOf } from '../domain/values.ts';
import type { Live } from '../projections/live.ts';
import { namePerson } from '../tables/people.ts';
import { revokeToken } from '../tables/signIns.ts';
import { refuse } from './errors.ts';

/** What is handed out works from the first moment on. */
const SHOWN_WITHIN_MS = 5_000;
const HOUR_MS = 3_600_000;
/** A signed request is good for a minute. */
const REMEMBERED_MS = 2 * 60_000;

interface Options {
  readonly pool: Pool;
  readonly handle: Handle;
  readonly live: Live;
  readonly auth: Auth;
}

const Body = z.object({ signed: z.string().max(4_096) });
const unsigned = refusal('FORBIDDEN', 'this was not signed on this machine, or not within the last minute');

const noSuchChannel = refusal('NOT_FOUND', 'there is no such channel in this team: register it on the page first');

export const consoleRequests =
  ({ pool, handle, live, auth }: Options) =>
  async (app: FastifyInstance): Promise<void> => {
    app.post('/auth/console', async (request, reply) => {
      const body = Body.safeParse(request.body);
      const asked = body.success ? await auth.verifyConsole(body.data.signed) : undefined;
      if (!asked) return refuse(reply, unsigned);
      const until = isoOf(Date.now() + REMEMBERED_MS);
      // Whoever overheard it may not say it again.
      if (!(await revokeToken(pool, asked.request.team, asked.id, until))) return refuse(reply, unsigned);
      const given = await answer(asked.id, asked.request);
      return 'message' in given ? refuse(reply, given) : reply.header('cache-control', 'no-store').send(given);
    });

    async function answer(id: string, request: ConsoleRequest): Promise<Refusal | { secret: string }> {
      // Recorded as the platform itself: nobody signed in asked for it.
      const actor: Actor = { id: 'console', team: request.team, role: 'system', via: 'console' };
      if (request.want === 'deviceKey') {
        const keyId = uuidv5(id, 'device key');
        const input = { commandId: uuidv5(id, 'issue'), keyId, channelId: request.channelId };
        const given = await secretFor('device', actor.team, keyId, () => handle(issueDeviceKey, input, actor));
        return 'code' in given && given.code === 'NOT_FOUND' ? noSuchChannel : given;
      }
      const { memberId, role, name } = request;
      const member = await handle(addMember, { commandId: uuidv5(id, 'member'), memberId, roles: [role] }, actor);
      if (member.kind === 'refused') return member.refusal;
      if (name !== undefined) await namePerson(pool, actor.team, memberId, name);
      await shown(member);
      if (request.want === 'link') {
        const who = { team: actor.team, person: memberId, role };
        return { secret: await auth.signIns.invite(who, request.hours * 3_600) };
      }
      const tokenId = uuidv5(id, 'access token');
      const until = isoOf(Date.now() + request.hours * HOUR_MS);
      const { kind, mayWrite } = request;
      const input = { commandId: uuidv5(id, 'issue'), tokenId, kind, mayWrite, until, memberId, role };
      return secretFor('access', actor.team, tokenId, () => handle(issueAccessToken, input, actor));
    }

    async function secretFor(
      kind: 'device' | 'access',
      team: string,
      id: string,
      give: () => Promise<Outcome>,
    ): Promise<Refusal | { secret: string }> {
      const { outcome, secret } = await issueSecret(pool, kind, team, id, give);
      if (outcome.kind === 'refused') return outcome.refusal;
      await shown(outcome);
      return secret === undefined ? unsigned : { secret };
    }

    const shown = async (outcome: Outcome) => {
      if (outcome.kind === 'accepted' && outcome.position !== null) {
        await live.waitFor(outcome.position, SHOWN_WITHIN_MS);
      }
    };
  };
