import { isoOf } from '../../domain/values.ts';
import { FULL_BYTES } from '../../operations/disk.ts';
import { idOf } from '../arguments.ts';
import type { Context } from '../context.ts';
import type { Resolvers } from '../generated/types.ts';
import { checkOf, testCutsOf } from './preGameCheck.ts';
import type { Told } from './watchAttention.ts';

/** A game takes less. */
const ENOUGH_HOURS = 4;

export const attentionResolvers = {
  Query: {
    attention: async (_root, _arguments, { platform, actor }) => [...(await platform.attention.list(actor.team))],

    async preGameCheck(_root, { sessionId }, context) {
      const { platform, actor } = context;
      const id = idOf(sessionId, 'sessionId');
      if (!(await platform.rows.session(context, id))) return null;
      const channels = await platform.rows.channelsOfSession(context, id);
      const cuts = await testCutsOf(platform.pool, actor.team, channels ?? []);
      const cameras = await platform.attention.cameras(channels ?? [], actor.team);
      const { freeBytes, minutesLeft, isKeptForRecording } = await platform.watch.disk();
      const nowMs = Date.now();
      const checks = (channels ?? []).map((channel, n) => checkOf(channel, cameras[n]!, cuts.get(channel.id), nowMs));
      const diskHoursLeft = minutesLeft === undefined ? null : minutesLeft / 60;
      const hasRoom =
        freeBytes >= FULL_BYTES && !isKeptForRecording && (diskHoursLeft === null || diskHoursLeft >= ENOUGH_HOURS);
      return {
        checkedAt: isoOf(nowMs),
        isReady: hasRoom && checks.length > 0 && checks.every(({ fix }) => fix === null),
        diskHoursLeft,
        diskFreeGigabytes: freeBytes / 1e9,
        channels: checks,
      };
    },
  },
  AttentionEntry: {
    since: ({ sinceMs }) => isoOf(sinceMs),
  },
} satisfies Resolvers;

/** A state and no fact: what is yielded is the whole list. */
export const attentionSubscription = {
  subscribe: (_root: unknown, _arguments: unknown, { platform, actor }: Context) =>
    platform.attention.follow(actor.team),
  resolve: (list: readonly Told[]) => list,
};
