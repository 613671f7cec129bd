// What a camera's device says about itself: I am here, I begin, I stop. A key bound to one channel.
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { activateChannel } from '../../commands/channel/activateChannel.ts';
import { deactivateChannel } from '../../commands/channel/deactivateChannel.ts';
import { recoverChannel } from '../../commands/channel/recoverChannel.ts';
import { reportChannelFault } from '../../commands/channel/reportChannelFault.ts';
import type { Outcome } from '../../commands/handle.ts';
import { channelIdOf, uuidv5 } from '../../commands/ids.ts';
import type { ChannelState } from '../../domain/channel/channel.ts';
import type { Actor } from '../../domain/event.ts';
import { ChannelPath, Id, text } from '../../domain/values.ts';
import type { ChannelRow } from '../../projections/channelBoard/projection.ts';
import { channelsById } from '../../projections/channelBoard/queries.ts';
import { lastBeats, recordBeat } from '../../tables/beats.ts';
import { RefusedRequest } from './refusedRequest.ts';
import { type Answer, done, type Edge, type Route, route } from './route.ts';

const ChannelJson = z.object({
  channel_id: z.string(),
  status: z.enum(['inactive', 'active', 'error']),
  last_seen_at: z.string().nullable().describe('Of the last heartbeat, in UTC.'),
});

const Sent = z.object({
  command_id: z.guid('must be a UUID').nullish().describe('As `Idempotency-Key`.'),
});
const Beat = z.object({
  fault: z
    .string('must be text')
    .pipe(text(200))
    .nullish()
    .describe('What is wrong, while it is; at most 200 characters.'),
});
const SwitchedOff = Sent.extend({ reason: z.string('must be text').nullish().describe('At most 200 characters.') });

export function channelRoutes({ pool, handle, live }: Edge): Route[] {
  /** Every beat of one outage gives the same command: it is carried out once. */
  async function statusAfter(
    { id: channelId, status, status_reason, position }: ChannelRow,
    fault: string | undefined,
    actor: Actor,
  ): Promise<string> {
    const isNews = fault === undefined ? status === 'error' : status !== 'inactive' && fault !== status_reason;
    if (!isNews) return status;
    const outcome =
      fault === undefined
        ? await handle(recoverChannel, { commandId: uuidv5(channelId, 'recover', String(position)), channelId }, actor)
        : await handle(
            reportChannelFault,
            { commandId: uuidv5(channelId, 'fault', `${position}/${fault}`), channelId, reason: fault },
            actor,
          );
    if (outcome.kind === 'accepted') return outcome.state.status;
    // Someone else was faster; the board tells a moment later what it has become.
    return outcome.refusal.status?.toLowerCase() ?? 'error';
  }

  async function switched(id: string, wanted: string, outcome: Outcome<ChannelState>, actor: Actor): Promise<Answer> {
    // A device that restarts says so again: what is already so is no error.
    const isSoAlready = outcome.kind === 'refused' && outcome.refusal.status === wanted.toUpperCase();
    if (!isSoAlready) await done(live, outcome);
    const last_seen_at = (await lastBeats(pool, actor.team, [id])).get(id) ?? null;
    return { body: { channel_id: id, status: wanted, last_seen_at } };
  }

  return [
    route({
      method: 'POST',
      path: '/channels/{id}/heartbeat',
      summary:
        'I am here. Every 5 seconds; a channel in error is back with it unless it reports a fault, an inactive one stays inactive.',
      right: 'RecoverChannel',
      body: Beat,
      answer: ChannelJson,
      async serve({ id: idOrPath, body, actor }) {
        const id = ownChannel(idOrPath, actor);
        const [row] = await channelsById(pool, actor.team, [id]);
        if (!row) throw noSuchChannel;
        const last_seen_at = await recordBeat(pool, actor.team, row.id);
        const status = await statusAfter(row, body.fault ?? undefined, actor);
        return { body: { channel_id: row.id, status, last_seen_at } };
      },
    }),
    route({
      method: 'POST',
      path: '/channels/{id}/activate',
      summary: 'I begin to record.',
      right: activateChannel.name,
      body: Sent,
      answer: ChannelJson,
      async serve({ id, key, actor }) {
        const channelId = ownChannel(id, actor);
        const outcome = await handle(activateChannel, { commandId: key ?? randomUUID(), channelId }, actor);
        return switched(channelId, 'active', outcome, actor);
      },
    }),
    route({
      method: 'POST',
      path: '/channels/{id}/deactivate',
      summary: 'I stop recording.',
      right: deactivateChannel.name,
      body: SwitchedOff,
      answer: ChannelJson,
      async serve({ id, body, key, actor }) {
        const channelId = ownChannel(id, actor);
        const input = { commandId: key ?? randomUUID(), channelId, reason: body.reason };
        return switched(channelId, 'inactive', await handle(deactivateChannel, input, actor), actor);
      },
    }),
  ];
}

const noSuchChannel = new RefusedRequest({
  code: 'NOT_FOUND',
  message: 'there is no such channel; register it first',
});

/**
 * A device knows its channel by id or by path: the id follows from the path. It speaks for no other.
 * @throws RefusedRequest
 */
function ownChannel(idOrPath: string, { role, channelId }: Actor): string {
  const given = Id.safeParse(idOrPath);
  const isPath = ChannelPath.safeParse(idOrPath).success;
  const id = given.success ? given.data : isPath ? channelIdOf(idOrPath) : undefined;
  if (role === 'device' && channelId !== id) {
    throw new RefusedRequest({ code: 'FORBIDDEN', message: 'this device key belongs to another channel' });
  }
  if (!id) throw noSuchChannel;
  return id;
}
