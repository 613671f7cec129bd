// What a camera's device says about itself: I am here, I begin, I stop. snake_case JSON, a token bound to one channel.
import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Pool } from 'pg';
import { z } from 'zod';
import type { Auth } from '../auth/openAuth.ts';
import { mayGive } from '../auth/rights.ts';
import { activateChannel } from '../commands/channel/activateChannel.ts';
import { deactivateChannel } from '../commands/channel/deactivateChannel.ts';
import { recoverChannel } from '../commands/channel/recoverChannel.ts';
import type { Handle, Outcome } from '../commands/handle.ts';
import { channelIdOf, uuidv5 } from '../commands/ids.ts';
import type { ChannelState } from '../domain/channel/channel.ts';
import { type Refusal, refuse as refusal } from '../domain/decision.ts';
import type { Actor } from '../domain/event.ts';
import { ChannelPath, Id, optional, text } from '../domain/values.ts';
import { channelsById } from '../projections/channelBoard/queries.ts';
import type { Live } from '../projections/live.ts';
import { lastBeats, recordBeat } from '../tables/beats.ts';
import { refuse } from './errors.ts';
import { signedIn } from './signedIn.ts';

const WAIT_MS = 1_000;

const Body = z.object({ command_id: optional(Id), reason: optional(text(200)) });

interface Options {
  readonly pool: Pool;
  readonly handle: Handle;
  readonly live: Live;
  readonly auth: Auth;
}

interface Status {
  readonly channel_id: string;
  /** `inactive`, `active` or `error`. */
  readonly status: string;
  readonly last_seen_at: string | null;
}

export const captureEdge =
  ({ pool, handle, live, auth }: Options) =>
  async (app: FastifyInstance): Promise<void> => {
    const { onRequest, actorOf } = signedIn(auth.callers, auth.failures);
    acceptEmptyBodies(app);

    app.post<{ Params: { id: string } }>('/channels/:id/heartbeat', { onRequest }, async (request, reply) => {
      const actor = actorOf(request);
      const id = channelOf(request.params.id);
      const denied = deny(actor, 'RecoverChannel', id);
      if (denied) return refuse(reply, denied);
      const [row] = id ? await channelsById(pool, actor.team, [id]) : [];
      if (!row) return refuse(reply, noSuchChannel);
      const last_seen_at = await recordBeat(pool, actor.team, row.id);
      const status = row.status === 'error' ? await recover(row.id, row.position, actor) : row.status;
      return { channel_id: row.id, status, last_seen_at } satisfies Status;
    });

    /** Every beat of one outage gives the same command: it is carried out once. */
    async function recover(channelId: string, position: bigint, actor: Actor): Promise<string> {
      const commandId = uuidv5(channelId, 'recover', String(position));
      const outcome = await handle(recoverChannel, { commandId, channelId }, actor);
      if (outcome.kind === 'accepted') return outcome.state.status;
      // Someone else was faster; the board tells a moment later what it has become.
      return outcome.refusal.status?.toLowerCase() ?? 'error';
    }

    type Switch = FastifyRequest<{ Params: { id: string } }>;

    app.post('/channels/:id/activate', { onRequest }, (request: Switch, reply) =>
      switchChannel(request, reply, 'ActivateChannel', 'active', ({ command_id }, channelId, actor) =>
        handle(activateChannel, { commandId: command_id ?? randomUUID(), channelId }, actor),
      ),
    );
    app.post('/channels/:id/deactivate', { onRequest }, (request: Switch, reply) =>
      switchChannel(request, reply, 'DeactivateChannel', 'inactive', ({ command_id, reason }, channelId, actor) =>
        handle(deactivateChannel, { commandId: command_id ?? randomUUID(), channelId, reason }, actor),
      ),
    );

    async function switchChannel(
      request: Switch,
      reply: FastifyReply,
      command: string,
      wanted: ChannelState['status'],
      give: (body: z.infer<typeof Body>, channelId: string, actor: Actor) => Promise<Outcome<ChannelState>>,
    ): Promise<Status | FastifyReply> {
      const actor = actorOf(request);
      const id = channelOf(request.params.id);
      const denied = deny(actor, command, id);
      if (denied) return refuse(reply, denied);
      if (!id) return refuse(reply, noSuchChannel);
      const body = Body.safeParse(request.body ?? {});
      if (!body.success) {
        const issue = body.error.issues[0]!;
        return refuse(reply, refusal('BAD_USER_INPUT', `${issue.path.join('.') || 'body'}: ${issue.message}`));
      }
      const outcome = await give(body.data, id, actor);
      // A device that restarts says so again: what is already so is no error.
      const isSoAlready = outcome.kind === 'refused' && outcome.refusal.status === wanted.toUpperCase();
      if (outcome.kind === 'refused' && !isSoAlready) return refuse(reply, outcome.refusal);
      if (outcome.kind === 'accepted' && outcome.position !== null) await live.waitFor(outcome.position, WAIT_MS);
      const last_seen_at = (await lastBeats(pool, actor.team, [id])).get(id) ?? null;
      return { channel_id: id, status: wanted, last_seen_at };
    }
  };

/** A device knows its channel by id or by path: the id follows from the path. */
function channelOf(idOrPath: string): string | undefined {
  const id = Id.safeParse(idOrPath);
  if (id.success) return id.data;
  return ChannelPath.safeParse(idOrPath).success ? channelIdOf(idOrPath) : undefined;
}

const noSuchChannel = refusal('NOT_FOUND', 'there is no such channel; register it first');

function deny(actor: Actor, command: string, id: string | undefined): Refusal | undefined {
  const { role, channelId } = actor;
  if (!mayGive(actor, command)) return refusal('FORBIDDEN', `the role ${role} does not speak for channels`);
  if (role !== 'device' || channelId === id) return undefined;
  return refusal('FORBIDDEN', 'this device key belongs to another channel');
}

/** Devices send `content-type: application/json` and nothing after it. */
function acceptEmptyBodies(app: FastifyInstance): void {
  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, {});
    else void parseJson(request, body, done);
  });
}
