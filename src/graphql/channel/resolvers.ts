// Channels: queries, commands, facts.
import { activateChannel } from '../../commands/channel/activateChannel.ts';
import { anchorChannelClock } from '../../commands/channel/anchorChannelClock.ts';
import { assignChannel } from '../../commands/channel/assignChannel.ts';
import { deactivateChannel } from '../../commands/channel/deactivateChannel.ts';
import { describeChannel } from '../../commands/channel/describeChannel.ts';
import { registerChannel } from '../../commands/channel/registerChannel.ts';
import { releaseChannel } from '../../commands/channel/releaseChannel.ts';
import type { Command } from '../../commands/command.ts';
import { channelIdOf } from '../../commands/ids.ts';
import type { ChannelState } from '../../domain/channel/channel.ts';
import type { ChannelEvent } from '../../domain/channel/events.ts';
import { type MediaClockReading, mediaOffsetMs } from '../../domain/channel/mediaClock.ts';
import type { ChannelRow } from '../../projections/channelBoard/projection.ts';
import { channelsOf } from '../../projections/channelBoard/queries.ts';
import { channelClockReadings } from '../../projections/channelClock/queries.ts';
import { isRecording } from '../../recordings/recorderState.ts';
import { commandsOfChannel } from '../allowedCommands.ts';
import { cursorOf, idOf, pageSizeOf, parseCursor, reach } from '../arguments.ts';
import type { Context } from '../context.ts';
import { channelOfFact, factFields, sessionOfFact } from '../factFields.ts';
import type { ChannelClock, ChannelPayload, ChannelStatus, Resolvers } from '../generated/types.ts';
import { entityAfter, give, positionOfOutcome, userErrorsOf } from '../payload.ts';
import { previewOf, recorderClockOf, signalOf } from './livePreview.ts';
import { channelRowOf } from './rowOfFold.ts';

type Payload = Omit<ChannelPayload, 'channel'> & { channel: ChannelRow | null };

async function commandChannel<Input>(
  context: Context,
  command: Command<Input, ChannelState, ChannelEvent>,
  input: Readonly<Record<string, unknown>>,
): Promise<Payload> {
  const outcome = await give(context, command, input);
  const { team } = context.actor;
  const channel = await entityAfter(
    context,
    outcome,
    async () =>
      outcome.kind === 'accepted' ? context.platform.rows.channel(context, channelIdOf(outcome.state.path)) : undefined,
    (state, row, position) => channelRowOf(team, state, row, position),
  );
  return { userErrors: userErrorsOf(context, outcome), position: positionOfOutcome(context, outcome), channel };
}

const clockOf = (reading: MediaClockReading): ChannelClock => ({
  mediaTime: reading.mediaTime,
  at: reading.at,
  offsetMs: mediaOffsetMs(reading),
});

/** Status after the fact, and why. */
const changes = {
  ChannelActivated: { status: 'ACTIVE', reason: 'activated' },
  ChannelRecovered: { status: 'ACTIVE', reason: 'recovered' },
  ChannelDeactivated: { status: 'INACTIVE', reason: 'deactivated' },
  ChannelLost: { status: 'ERROR', reason: 'silent' },
  ChannelFaulted: { status: 'ERROR', reason: 'faulty' },
} as const;

export const channelResolvers = {
  Query: {
    async channel(_root, { id, atLeast }, context) {
      await reach(context, atLeast);
      const { role, channelId } = context.actor;
      const wanted = idOf(id, 'id');
      if (role === 'device' && wanted !== channelId) return null;
      return (await context.platform.rows.channel(context, wanted)) ?? null;
    },
    async channels(_root, { atLeast }, context) {
      await reach(context, atLeast);
      return channelsOf(context.platform.pool, context.actor.team);
    },
  },

  Mutation: {
    registerChannel: (_root, { input }, context) => commandChannel(context, registerChannel, input),
    describeChannel: (_root, { input }, context) => commandChannel(context, describeChannel, input),
    assignChannel: (_root, { input }, context) => commandChannel(context, assignChannel, input),
    releaseChannel: (_root, { input }, context) => commandChannel(context, releaseChannel, input),
    activateChannel: (_root, { input }, context) => commandChannel(context, activateChannel, input),
    deactivateChannel: (_root, { input }, context) => commandChannel(context, deactivateChannel, input),
    anchorChannelClock: (_root, { input }, context) => commandChannel(context, anchorChannelClock, input),
  },

  Channel: {
    inputUrl: (row) => row.input_url,
    status: ({ status }) => status.toUpperCase() as ChannelStatus,
    statusSince: (row) => row.status_since,
    statusReason: (row) => row.status_reason,
    lastSeenAt: async ({ id }, _arguments, context) => (await context.platform.rows.lastBeat(context, id)) ?? null,
    silenceSeconds: (_row, _arguments, { platform }) => platform.silenceSeconds,
    recordedUntil: async ({ path }, _arguments, { platform }) =>
      (await platform.footage.recordedUntil(path))?.toISOString() ?? null,
    isRecording: async ({ path }, _arguments, { platform }) => {
      const recorder = await platform.footage.recorder(path);
      return recorder !== undefined && isRecording(recorder, Date.now());
    },
    recordingGrewAt: async ({ path }, _arguments, { platform }) =>
      (await platform.footage.recorder(path))?.grownAt.toISOString() ?? null,
    recorderClock: ({ path }, _arguments, { platform }) => recorderClockOf(platform, path),
    signal: ({ path }, _arguments, { platform }) => signalOf(platform, path),
    preview: ({ path }, _arguments, context) => previewOf(context, path),
    resolution: ({ path }, _arguments, { platform }) => platform.footage.picture(path),
    frameRate: async ({ path }, _arguments, { platform }) => (await platform.footage.picture(path))?.frameRate ?? null,
    async clock({ id }, _arguments, context) {
      const row = await context.platform.rows.channelClock(context, id);
      return row ? clockOf({ mediaTime: row.media_time, at: row.at }) : null;
    },
    async clockReadings({ team, id }, { first, after }, { platform }) {
      const cursor = parseCursor(after);
      const { rows, hasNextPage } = await channelClockReadings(platform.pool, team, id, pageSizeOf(first), cursor);
      const last = rows.at(-1);
      return {
        nodes: rows.map(({ media_time, at }) => clockOf({ mediaTime: media_time, at })),
        pageInfo: { hasNextPage, endCursor: last ? cursorOf(last) : null },
      };
    },
    sessionIds: (row) => [...row.session_ids],
    allowedCommands: ({ status }, _arguments, { actor }) => commandsOfChannel(actor, status),
  },

  ChannelRegistered: { ...factFields, channel: channelOfFact },
  ChannelDescribed: { ...factFields, session: sessionOfFact, channel: channelOfFact },
  ChannelAssigned: { ...factFields, session: sessionOfFact, channel: channelOfFact },
  ChannelReleased: { ...factFields, session: sessionOfFact, channel: channelOfFact },
  ChannelStatusChanged: {
    ...factFields,
    session: sessionOfFact,
    channel: channelOfFact,
    status: ({ type }) => changes[type].status,
    reason: ({ type }) => changes[type].reason,
    note: ({ data }) => ('reason' in data && data.reason) || null,
  },
  FootageDeleted: {
    ...factFields,
    session: sessionOfFact,
    channel: channelOfFact,
    from: ({ data }) => data.files.map(({ from }) => from).toSorted()[0]!,
    to: ({ data }) =>
      data.files
        .map(({ to }) => to)
        .toSorted()
        .at(-1)!,
    files: ({ data }) => data.files.length,
    bytes: ({ data }) => data.files.reduce((sum, { bytes }) => sum + bytes, 0),
    reason: ({ data }) => data.reason,
  },
  ChannelClockAnchored: {
    ...factFields,
    session: sessionOfFact,
    channel: channelOfFact,
    reading: ({ data }) => clockOf(data),
  },
} satisfies Resolvers;
