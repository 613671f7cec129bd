// Recordings: the full footage of a channel, as a person wants to see it.
import { isoOf } from '../../domain/values.ts';
import { pageSizeOf } from '../arguments.ts';
import type { Resolvers } from '../generated/types.ts';
import { pageOf, recordingsOf } from './recordings.ts';

const MOST_STRANGERS = 100;

export const recordingResolvers = {
  Query: {
    recordings: (_root, given, context) => recordingsOf(context, given),
  },

  Recordings: {
    from: ({ fromMs }) => isoOf(fromMs),
    to: ({ toMs }) => isoOf(toMs),
    startAt: async ({ overview }) => (await overview()).from?.toISOString() ?? null,
    endAt: async ({ overview }) => (await overview()).to?.toISOString() ?? null,
    coverage: async ({ overview }) => (await overview()).coverage,
    bytes: async ({ overview }) => (await overview()).bytes,
    segments: async ({ overview }, { first, after }) => pageOf((await overview()).segments, pageSizeOf(first), after),
    gaps: async ({ overview }, { first, after }) => pageOf((await overview()).gaps, pageSizeOf(first), after),
    strangers: async ({ overview }) =>
      (await overview()).strangers.slice(0, MOST_STRANGERS).map((moment) => moment.toISOString()),
    async film({ channel, fromMs, toMs }, _arguments, { platform, actor }) {
      const film = await platform.footage.film(channel.path, new Date(fromMs), new Date(toMs));
      if (!film) return null;
      const wanted = { channelId: channel.id, filmId: film.id, fromMs: film.fromMs, toMs: film.toMs };
      return {
        url: platform.links.signRecording(wanted, actor),
        startAt: film.startAt.toISOString(),
        endAt: film.endAt.toISOString(),
        bytes: film.size,
      };
    },
  },

  RecordingSegment: {
    startAt: ({ from }) => from.toISOString(),
    endAt: ({ to }) => to.toISOString(),
  },

  RecordingGap: {
    from: ({ from }) => from.toISOString(),
    to: ({ to }) => to.toISOString(),
  },
} satisfies Resolvers;
