// What a MediaMTX asks before it lets anybody publish or watch. The answer is yes (204) or no, and no says nothing more.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Pool } from 'pg';
import { z } from 'zod';
import { isStranger } from '../auth/actor.ts';
import type { Auth } from '../auth/openAuth.ts';
import { channelIdOf } from '../commands/ids.ts';
import { channelsById } from '../projections/channelBoard/queries.ts';
import { isLoopback } from '../settings/transport.ts';
import { refuse, tooMany } from './errors.ts';

export interface MediaMtxAuthOptions {
  readonly pool: Pool;
  readonly auth: Pick<Auth, 'callers' | 'passes' | 'failures'>;
  /** What its questions carry as `?secret=`; absent: they have to come from this machine. */
  readonly mediaMtxSecret?: string | undefined;
}

const LARGEST_QUESTION = 16 * 1_024;
const text = z.string().max(8_192);

/** As MediaMTX 1.20 asks. `token` repeats the password where there is one, and is the bearer token of HTTP else. */
const Question = z.object({
  /** Of whoever wants in, as MediaMTX sees it. */
  ip: text,
  password: text,
  token: text,
  action: text,
  path: text,
  /** Of its URL, raw. */
  query: text,
});
type Question = z.infer<typeof Question>;

export const mediaMtxAuth =
  ({ pool, auth, mediaMtxSecret }: MediaMtxAuthOptions) =>
  async (app: FastifyInstance): Promise<void> => {
    const { callers, passes, failures } = auth;

    /** Hidden from everybody else: it would tell them which keys are good. */
    async function onRequest(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
      if (mediaMtxSecret === undefined ? isFromHere(request) : carries(request, mediaMtxSecret)) return undefined;
      return refuse(reply, { code: 'NOT_FOUND', message: 'there is nothing here' });
    }

    app.post('/media/mediamtx-auth', { onRequest, bodyLimit: LARGEST_QUESTION }, async (request, reply) => {
      const question = Question.safeParse(request.body);
      if (!question.success) return refuse(reply, { code: 'BAD_USER_INPUT', message: 'no question of a MediaMTX' });
      if (await mayPass(question.data)) return reply.code(204).send();
      return refused(reply, question.data);
    });

    function mayPass(question: Question): Promise<boolean> {
      switch (question.action) {
        case 'publish':
          return mayPublish(question);
        case 'read':
        case 'playback':
          return mayWatch(question);
        default:
          return Promise.resolve(false);
      }
    }

    /** A camera, with the key of that very channel. */
    async function mayPublish({ path, password, token }: Question): Promise<boolean> {
      const [caller, channel] = await Promise.all([callers.callerOf(`Bearer ${password || token}`), channelAt(path)]);
      if (isStranger(caller) || caller.actor.role !== 'device') return false;
      return channel !== undefined && caller.actor.channelId === channel.id && caller.actor.team === channel.team;
    }

    /** Somebody of the team, with a pass to that very channel. A player that sends no header carries it in its URL. */
    async function mayWatch(question: Question): Promise<boolean> {
      const pass = question.token || (new URLSearchParams(question.query).get('token') ?? '');
      const [holder, channel] = await Promise.all([passes.verify(pass), channelAt(question.path)]);
      // Asked for a stranger too: what is wrong takes as long as what is right.
      const mayStill = await callers.mayStillWatch(holder ?? { team: '', id: '' });
      return mayStill && channel !== undefined && holder?.path === question.path && holder.team === channel.team;
    }

    /** A path belongs to one team: the one that it begins with. */
    async function channelAt(path: string): Promise<{ id: string; team: string } | undefined> {
      const [team = ''] = /^[a-z][a-z0-9]{0,19}(?=-)/.exec(path) ?? [];
      const [row] = await channelsById(pool, team, [channelIdOf(path)]);
      return row?.path === path ? { id: row.id, team } : undefined;
    }

    /** Whoever shows nothing at all is asked for something first, and has not failed. */
    function refused(reply: FastifyReply, { ip, password, token, query }: Question): FastifyReply {
      const from = `mediamtx ${ip}`;
      const hasTried = password !== '' || token !== '' || /(^|&)token=/.test(query);
      const wait = hasTried ? failures.waitOf(from) : 0;
      if (wait > 0) return tooMany(reply, wait);
      if (hasTried) failures.record(from);
      return refuse(reply, { code: 'UNAUTHENTICATED', message: 'MediaMTX is told not to let somebody in' });
    }
  };

/** From this machine itself: what a proxy passes on comes from this machine too, and says for whom. */
function isFromHere({ socket, headers }: FastifyRequest): boolean {
  const address = (socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  return isLoopback(address) && headers['x-forwarded-for'] === undefined && headers.forwarded === undefined;
}

function carries({ query }: FastifyRequest, secret: string): boolean {
  const { secret: given } = query as { readonly secret?: unknown };
  return typeof given === 'string' && timingSafeEqual(hashOf(given), hashOf(secret));
}

const hashOf = (value: string): Buffer => createHash('sha256').update(value).digest();
