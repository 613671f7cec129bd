// A session as it was, as clients read it.
import type { Book } from '../../domain/play/football.ts';
import { clockText, gameClockAt } from '../../domain/session/gameClock.ts';
import { msOf } from '../../domain/values.ts';
import { clipTitle } from '../../projections/clipList/clipTitle.ts';
import { changeOfRow } from '../../projections/gameClock/queries.ts';
import { figuresOf } from '../../projections/playStats/figures.ts';
import { playTitle } from '../../projections/tagSheet/playTitle.ts';
import { cursorOf, idOf, pageSizeOf, parseCursor } from '../arguments.ts';
import type { ChannelStatus, ClipStatus, Resolvers, SessionStatus, SessionType } from '../generated/types.ts';
import { tagResolvers } from '../tag/resolvers.ts';
import { type ClipAtMoment, type Moment, momentOf } from './asOf.ts';

interface PageArguments {
  readonly first: number;
  readonly after?: string | null;
}
interface Placed {
  readonly at: string;
  readonly id: string;
}

/** Newest first, as the lists of what there is now. */
function pageOf<T>(all: readonly T[], placeOf: (one: T) => Placed, { first, after }: PageArguments) {
  const size = pageSizeOf(first);
  const cursor = parseCursor(after);
  const placed = all.map((one) => ({ one, ...placeOf(one) })).sort(newestFirst);
  const rest = cursor ? placed.filter((one) => newestFirst(cursor, one) < 0) : placed;
  const page = rest.slice(0, size);
  const last = page.at(-1);
  return {
    nodes: page.map(({ one }) => one),
    total: all.length,
    pageInfo: { hasNextPage: rest.length > size, endCursor: last ? cursorOf(last) : null },
  };
}

const newestFirst = (a: Placed, b: Placed): number => {
  if (a.at !== b.at) return a.at > b.at ? -1 : 1;
  return a.id === b.id ? 0 : a.id > b.id ? -1 : 1;
};

/** Every play that was tagged or settled, in the order in which they were played. */
const taggedOf = ({ fold }: Moment) =>
  [...fold.plays.values()]
    .filter(({ tag_count, resolved }) => tag_count > 0 || Object.keys(resolved).length > 0)
    .sort((a, b) => newestFirst(b, a));

function titleOf({ row, fold }: ClipAtMoment): string {
  if (row.title !== null) return row.title;
  const play = fold.plays.get(row.play_id);
  const told = play && playTitle(play);
  return told ?? clipTitle(row.in_at, fold.sessions.get(row.session_id)?.time_zone ?? 'UTC');
}

export const asOfResolvers = {
  Query: {
    async sessionAsOf(_root, { id, at }, context) {
      const sessionId = idOf(id, 'id');
      return (await momentOf(context, sessionId, at)) ?? null;
    },
  },

  SessionAsOf: {
    position: ({ position }, _arguments, { platform }) => platform.positions.encode(position),
    session: ({ fold, sessionId }) => fold.sessions.get(sessionId)!,
    gameClock({ fold, at }) {
      const clock = gameClockAt([...fold.clock.values()].map(changeOfRow), at);
      if (!clock) return null;
      const { quarter, clock: seconds, isRunning, readAt } = clock;
      return { quarter, clock: clockText(seconds), secondsLeft: seconds, isRunning, readAt };
    },
    channels: ({ fold, sessionId }) =>
      [...fold.channels.values()]
        .map((row) => ({ ...row, isAssigned: row.session_ids.includes(sessionId) }))
        .sort((a, b) => (a.name < b.name ? -1 : 1)),
    clips: ({ fold }, page) =>
      pageOf(
        [...fold.clips.values()].map((row) => ({ row, fold })),
        ({ row }) => ({ at: row.in_at, id: row.id }),
        page,
      ),
    tags: ({ fold }, page) =>
      pageOf(
        [...fold.tags.values()].filter(({ status }) => status === 'kept'),
        ({ tagged_at, id }) => ({ at: tagged_at, id }),
        page,
      ),
    tagSheet: ({ fold }, page) => pageOf([...fold.plays.values()], ({ at, id }) => ({ at, id }), page),
    figures(moment, { side, book }, { platform }) {
      const chosen = side?.toLowerCase() as 'ours' | 'theirs' | undefined;
      const position = platform.positions.encode(moment.position);
      return { ...figuresOf(taggedOf(moment), chosen, book.toLowerCase() as Book), position };
    },
  },

  SessionThen: {
    type: ({ type }) => type.toUpperCase() as SessionType,
    status: ({ status }) => status.toUpperCase() as SessionStatus,
    scheduledStart: (row) => row.scheduled_start,
    actualStart: (row) => row.actual_start,
    actualEnd: (row) => row.actual_end,
    timeZone: (row) => row.time_zone,
  },

  ChannelThen: {
    status: ({ status }) => status.toUpperCase() as ChannelStatus,
    statusSince: (row) => row.status_since,
    statusReason: (row) => row.status_reason,
  },

  ClipThen: {
    id: ({ row }) => row.id,
    playId: ({ row }) => row.play_id,
    channelId: ({ row }) => row.channel_id,
    title: titleOf,
    status: ({ row }) => row.status.toUpperCase() as ClipStatus,
    inAt: ({ row }) => row.in_at,
    outAt: ({ row }) => row.out_at,
    durationSeconds: ({ row: { in_at, out_at } }) => (out_at === null ? null : (msOf(out_at) - msOf(in_at)) / 1_000),
    generation: ({ row }) => row.generation,
    isFavorite: ({ row }) => row.is_favorite,
    coverage: ({ row }) => row.coverage,
    failureCode: ({ row }) => (row.status === 'failed' ? row.failure_code : null),
    markedBy: ({ row }) => row.marked_by,
    position: ({ row }, _arguments, { platform }) => platform.positions.encode(row.position),
  },

  PlayThen: {
    title: playTitle,
    facts: tagResolvers.Play.facts,
    disputed: tagResolvers.Play.disputed,
    isImportant: (row) => row.is_important,
    tagCount: (row) => row.tag_count,
  },
} satisfies Resolvers;
