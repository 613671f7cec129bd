// Clips: queries, commands, facts.
import type { MediaKind } from '../../auth/mediaLinks.ts';
import { discardClip } from '../../commands/clip/discardClip.ts';
import { favoriteClip } from '../../commands/clip/favoriteClip.ts';
import { restoreClip } from '../../commands/clip/restoreClip.ts';
import { retitleClip } from '../../commands/clip/retitleClip.ts';
import { retryClip } from '../../commands/clip/retryClip.ts';
import { unfavoriteClip } from '../../commands/clip/unfavoriteClip.ts';
import type { Command } from '../../commands/command.ts';
import type { ClipState } from '../../domain/clip/clip.ts';
import type { ClipEvent } from '../../domain/clip/events.ts';
import { msOf } from '../../domain/values.ts';
import { clipTitle } from '../../projections/clipList/clipTitle.ts';
import type { ClipRow } from '../../projections/clipList/projection.ts';
import { clipCounts, clipPage } from '../../projections/clipList/queries.ts';
import { playTitle } from '../../projections/tagSheet/playTitle.ts';
import type { Progress } from '../../tables/progress.ts';
import { commandsOfClip } from '../allowedCommands.ts';
import { cursorOf, idOf, pageSizeOf, parseCursor, reach } from '../arguments.ts';
import { commandBatch } from '../batch.ts';
import type { Context } from '../context.ts';
import { clipOfFact, factFields, sessionOfFact } from '../factFields.ts';
import type { ClipPayload, ClipStage, ClipStatus, ClipsCommandInput, Resolvers } from '../generated/types.ts';
import { give, positionOfOutcome, userErrorsOf } from '../payload.ts';
import { clipAfter, markIn, markOut, register, trim, warningsOf } from './marks.ts';
import { playFilterOf } from './playFilter.ts';

type Payload = Omit<ClipPayload, 'clip'> & { clip: ClipRow | null };

async function commandClip<Input>(
  context: Context,
  command: Command<Input, ClipState, ClipEvent>,
  input: Readonly<Record<string, unknown>>,
): Promise<Payload> {
  const outcome = await give(context, command, input);
  const clip = await clipAfter(context, String(input.clipId).toLowerCase(), outcome);
  return { userErrors: userErrorsOf(context, outcome), position: positionOfOutcome(context, outcome), clip };
}

const commandClips = (
  context: Context,
  command: Command<{ clipId: string }, ClipState, ClipEvent>,
  { batchId, clipIds }: ClipsCommandInput,
) => {
  const items = clipIds.map((clipId) => ({ itemId: clipId, input: { clipId } }));
  return commandBatch(context, command, batchId, items, async (clipId, outcome) => ({
    clipId,
    clip: await clipAfter(context, clipId.toLowerCase(), outcome),
  }));
};

/** Of the newest file; a picture's link is good as soon as the film is there, and waits for the picture. */
function linkOf(row: ClipRow, kind: MediaKind, { platform, actor }: Context): string | null {
  if (row.file_generation === null || row.status === 'discarded') return null;
  return platform.links.sign({ clipId: row.id, generation: row.file_generation, kind }, actor);
}

/** Of the cut that is under way; null where there is none, or where its worker has not told anything. */
async function progressOf(row: ClipRow, context: Context): Promise<Progress | null> {
  if (row.status !== 'processing') return null;
  const known = await context.platform.rows.progress(context, row.id);
  return known?.generation === row.generation ? known : null;
}

async function stageOf(row: ClipRow, context: Context): Promise<ClipStage | null> {
  if (row.status === 'pending') return 'QUEUED';
  return row.status === 'processing' ? ((await progressOf(row, context))?.stage ?? 'CUTTING') : null;
}

const clipFact = { ...factFields, session: sessionOfFact, clip: clipOfFact };

export const clipResolvers = {
  Query: {
    async clip(_root, { id, atLeast }, context) {
      await reach(context, atLeast);
      return (await context.platform.rows.clip(context, idOf(id, 'id'))) ?? null;
    },
    async clips(_root, { sessionId, first, after, filter, atLeast }, context) {
      await reach(context, atLeast);
      const cursor = parseCursor(after);
      const { rows, hasNextPage } = await clipPage(
        context.platform.pool,
        context.actor.team,
        idOf(sessionId, 'sessionId'),
        {
          isFavorite: filter?.isFavorite ?? undefined,
          status: filter?.status?.map((status) => status.toLowerCase()),
          channelId: filter?.channelId ? idOf(filter.channelId, 'filter.channelId') : undefined,
          playId: filter?.playId ? idOf(filter.playId, 'filter.playId') : undefined,
          markedBy: filter?.markedBy ?? undefined,
          play: filter?.play ? playFilterOf(filter.play) : undefined,
        },
        pageSizeOf(first),
        cursor && { inAt: cursor.at, id: cursor.id },
      );
      const last = rows.at(-1);
      return {
        nodes: rows,
        pageInfo: { hasNextPage, endCursor: last ? cursorOf({ at: last.in_at, id: last.id }) : null },
      };
    },
    async clipCounts(_root, { sessionId, atLeast }, context) {
      await reach(context, atLeast);
      const { team, id } = context.actor;
      return clipCounts(context.platform.pool, team, idOf(sessionId, 'sessionId'), id);
    },
  },

  Mutation: {
    markClipIn: (_root, { input }, context) => markIn(context, input),
    markClipOut: (_root, { input }, context) => markOut(context, input),
    registerClip: (_root, { input }, context) => register(context, input),
    trimClip: (_root, { input }, context) => trim(context, input),
    retryClip: (_root, { input }, context) => commandClip(context, retryClip, input),
    favoriteClip: (_root, { input }, context) => commandClip(context, favoriteClip, input),
    unfavoriteClip: (_root, { input }, context) => commandClip(context, unfavoriteClip, input),
    favoriteClips: (_root, { input }, context) => commandClips(context, favoriteClip, input),
    unfavoriteClips: (_root, { input }, context) => commandClips(context, unfavoriteClip, input),
    retitleClip: (_root, { input }, context) => commandClip(context, retitleClip, { ...input }),
    discardClip: (_root, { input }, context) => commandClip(context, discardClip, input),
    restoreClip: (_root, { input }, context) => commandClip(context, restoreClip, input),
  },

  Clip: {
    sessionId: (row) => row.session_id,
    channelId: (row) => row.channel_id,
    playId: (row) => row.play_id,
    channel: async (row, _arguments, context) => (await context.platform.rows.channel(context, row.channel_id)) ?? null,
    session: async (row, _arguments, context) => (await context.platform.rows.session(context, row.session_id)) ?? null,
    async title(row, _arguments, context) {
      if (row.title !== null) return row.title;
      const { rows } = context.platform;
      const play = await rows.play(context, row.play_id);
      const told = play && playTitle(play);
      if (told) return told;
      const session = await rows.session(context, row.session_id);
      return clipTitle(row.in_at, session?.time_zone ?? 'UTC');
    },
    isRetitled: ({ title }) => title !== null,
    angles: async (row, _arguments, context) => [...((await context.platform.rows.angles(context, row.play_id)) ?? [])],
    status: ({ status }) => status.toUpperCase() as ClipStatus,
    inAt: (row) => row.in_at,
    outAt: (row) => row.out_at,
    durationSeconds: ({ in_at, out_at }) => (out_at === null ? null : (msOf(out_at) - msOf(in_at)) / 1_000),
    isFavorite: (row) => row.is_favorite,
    viewCount: async (row, _arguments, context) => (await context.platform.rows.viewCount(context, row.id)) ?? 0,
    stage: (row, _arguments, context) => stageOf(row, context),
    progress: async (row, _arguments, context) => (await progressOf(row, context))?.share ?? null,
    failure: ({ status, failure_code, failure_retryable, failure_text }) =>
      status === 'failed' && failure_code !== null
        ? { code: failure_code, retryable: failure_retryable === true, text: failure_text ?? '' }
        : null,
    gaps: (row) => [...row.gaps],
    startAt: (row) => row.start_at,
    endAt: (row) => row.end_at,
    markedBy: (row) => row.marked_by,
    streamUrl: (row, _arguments, context) => linkOf(row, 'mp4', context),
    thumbnailUrl: (row, _arguments, context) =>
      linkOf(row, row.picture_generation === row.file_generation ? 'jpg' : 'key.jpg', context),
    position: (row, _arguments, { platform }) => platform.positions.encode(row.position),
    allowedCommands: (row, _arguments, { actor }) => commandsOfClip(actor, row.status, row.marked_by),
  },

  ClipProgress: {
    progress: ({ share }) => share,
  },

  MarkClipInPayload: {
    warnings: (payload, _arguments, context) => warningsOf(payload, context),
  },

  RegisterClipPayload: {
    warnings: (payload, _arguments, context) => warningsOf(payload, context),
  },

  Play: {
    clips: async (row, _arguments, context) => [...((await context.platform.rows.angles(context, row.id)) ?? [])],
  },

  ClipMarkedIn: clipFact,
  ClipMarkedOut: clipFact,
  ClipTrimmed: { ...clipFact, inAt: ({ data }) => data.inAt, outAt: ({ data }) => data.outAt },
  ClipExpired: clipFact,
  ClipGenerationRequested: { ...clipFact, generation: ({ data }) => data.generation },
  ClipGenerationStarted: {
    ...clipFact,
    generation: ({ data }) => data.generation,
    attempt: ({ data }) => data.attempt,
  },
  ClipAttemptFailed: {
    ...clipFact,
    generation: ({ data }) => data.generation,
    attempt: ({ data }) => data.attempt,
    code: ({ data }) => data.code,
  },
  ClipReady: { ...clipFact, generation: ({ data }) => data.generation },
  ClipThumbnailReady: clipFact,
  ClipFailed: { ...clipFact, code: ({ data }) => data.code, retryable: ({ data }) => data.retryable },
  ClipFavorited: clipFact,
  ClipUnfavorited: clipFact,
  ClipRetitled: { ...clipFact, title: ({ data }) => data.title },
  ClipDiscarded: clipFact,
  ClipRestored: clipFact,
  ClipFileDeleted: { ...clipFact, generation: ({ data }) => data.generation, reason: ({ data }) => data.reason },
} satisfies Resolvers;
