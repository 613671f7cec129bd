// Tags and the sheets of plays: queries, commands, facts.
import { editTag } from '../../commands/tag/editTag.ts';
import { markTagImportant } from '../../commands/tag/markTagImportant.ts';
import { removeTag } from '../../commands/tag/removeTag.ts';
import { restoreTag } from '../../commands/tag/restoreTag.ts';
import { reviewTag } from '../../commands/tag/reviewTag.ts';
import { unmarkTagImportant } from '../../commands/tag/unmarkTagImportant.ts';
import { unreviewTag } from '../../commands/tag/unreviewTag.ts';
import type { PlayFactField } from '../../domain/play/facts.ts';
import type { FeedFact } from '../../projections/feed.ts';
import type { TagRow } from '../../projections/tagList/projection.ts';
import { tagPage } from '../../projections/tagList/queries.ts';
import { knownFrom } from '../../projections/tagSheet/counting.ts';
import { playTitle } from '../../projections/tagSheet/playTitle.ts';
import type { PlayRow } from '../../projections/tagSheet/projection.ts';
import { playPage } from '../../projections/tagSheet/queries.ts';
import { commandsOfTag } from '../allowedCommands.ts';
import { cursorOf, idOf, pageSizeOf, parseCursor, reach, searchTextOf } from '../arguments.ts';
import type { Context } from '../context.ts';
import { factFields, sessionOfFact } from '../factFields.ts';
import type { Odk, PenaltyTeam, PlayerRole, PlayResult, PlayType, Resolvers, TagStatus } from '../generated/types.ts';
import { addNewTag, addTags, commandTag, commandTags, editTags, inDomainWords, settle } from './commands.ts';
import { textOf } from './fieldsInput.ts';

const playOfFact = async ({ meta }: FeedFact, _arguments: unknown, context: Context): Promise<PlayRow | null> =>
  (meta.play !== undefined && (await context.platform.rows.play(context, meta.play))) || null;

const tagFact = {
  ...factFields,
  session: sessionOfFact,
  play: playOfFact,
  tag: async ({ data }: Extract<FeedFact, { data: { tagId: string } }>, _arguments: unknown, context: Context) =>
    (await context.platform.rows.tag(context, data.tagId)) ?? null,
  tagId: ({ data }: Extract<FeedFact, { data: { tagId: string } }>) => data.tagId,
};

const upper = <T extends string>(value: string | undefined): T | null =>
  (value?.toUpperCase() as T | undefined) ?? null;
/** What was said in so many fields: null where nothing was. */
const said =
  <Name extends keyof TagRow['fields']>(name: Name) =>
  ({ fields }: TagRow): NonNullable<TagRow['fields'][Name]> | null =>
    fields[name] ?? null;

export const tagResolvers = {
  Query: {
    async tag(_root, { id, atLeast }, context) {
      await reach(context, atLeast);
      return (await context.platform.rows.tag(context, idOf(id, 'id'))) ?? null;
    },
    async tags(_root, { sessionId, first, after, filter, atLeast }, context) {
      await reach(context, atLeast);
      const cursor = parseCursor(after);
      const { isReviewed } = filter ?? {};
      const { rows, hasNextPage } = await tagPage(
        context.platform.pool,
        context.actor.team,
        idOf(sessionId, 'sessionId'),
        {
          playId: filter?.playId ? idOf(filter.playId, 'filter.playId') : undefined,
          clipId: filter?.clipId ? idOf(filter.clipId, 'filter.clipId') : undefined,
          taggedBy: filter?.taggedBy ?? undefined,
          isImportant: filter?.isImportant ?? undefined,
          reviewed: typeof isReviewed === 'boolean' ? { by: context.actor.id, is: isReviewed } : undefined,
          label: searchTextOf(filter?.label, 'filter.label'),
          text: searchTextOf(filter?.text, 'filter.text'),
        },
        pageSizeOf(first),
        cursor && { taggedAt: cursor.at, id: cursor.id },
      );
      const last = rows.at(-1);
      return {
        nodes: rows,
        pageInfo: { hasNextPage, endCursor: last ? cursorOf({ at: last.tagged_at, id: last.id }) : null },
      };
    },
    async play(_root, { id, atLeast }, context) {
      await reach(context, atLeast);
      return (await context.platform.rows.play(context, idOf(id, 'id'))) ?? null;
    },
    async tagSheet(_root, { sessionId, first, after, filter, atLeast }, context) {
      await reach(context, atLeast);
      const { rows, hasNextPage } = await playPage(
        context.platform.pool,
        context.actor.team,
        idOf(sessionId, 'sessionId'),
        { isTagged: filter?.isTagged ?? undefined, isDisputed: filter?.isDisputed ?? undefined },
        pageSizeOf(first),
        parseCursor(after),
      );
      const last = rows.at(-1);
      return { nodes: rows, pageInfo: { hasNextPage, endCursor: last ? cursorOf(last) : null } };
    },
  },

  Mutation: {
    addTag: (_root, { input }, context) => addNewTag(context, input),
    addTags: (_root, { input }, context) => addTags(context, input.batchId, input.tags),
    editTag: (_root, { input }, context) => commandTag(context, editTag, inDomainWords(input)),
    editTags: (_root, { input }, context) => editTags(context, input.batchId, input.edits),
    removeTag: (_root, { input }, context) => commandTag(context, removeTag, { ...input }),
    removeTags: (_root, { input }, context) => commandTags(context, removeTag, input),
    restoreTag: (_root, { input }, context) => commandTag(context, restoreTag, { ...input }),
    reviewTag: (_root, { input }, context) => commandTag(context, reviewTag, { ...input }),
    reviewTags: (_root, { input }, context) => commandTags(context, reviewTag, input),
    unreviewTag: (_root, { input }, context) => commandTag(context, unreviewTag, { ...input }),
    markTagImportant: (_root, { input }, context) => commandTag(context, markTagImportant, { ...input }),
    markTagsImportant: (_root, { input }, context) => commandTags(context, markTagImportant, input),
    unmarkTagImportant: (_root, { input }, context) => commandTag(context, unmarkTagImportant, { ...input }),
    resolvePlayFact: (_root, { input }, context) => settle(context, input),
  },

  Clip: {
    play: async (row, _arguments, context) => (await context.platform.rows.play(context, row.play_id)) ?? null,
  },
  Session: {
    tagCount: async ({ id }, _arguments, context) => (await context.platform.rows.tagCount(context, id)) ?? 0,
  },

  Tag: {
    status: ({ status }) => status.toUpperCase() as TagStatus,
    sessionId: (row) => row.session_id,
    playId: (row) => row.play_id,
    clipId: (row) => row.clip_id,
    taggedBy: (row) => row.tagged_by,
    taggedAt: (row) => row.tagged_at,
    odk: ({ fields }) => upper<Odk>(fields.odk),
    quarter: said('quarter'),
    drive: said('drive'),
    down: said('down'),
    distance: said('distance'),
    yardsToGoal: said('yardsToGoal'),
    playType: ({ fields }) => upper<PlayType>(fields.playType),
    playTypeText: said('playTypeText'),
    result: ({ fields }) => upper<PlayResult>(fields.result),
    resultText: said('resultText'),
    yardsGained: said('yardsGained'),
    formation: said('formation'),
    turnover: said('turnover'),
    counted: said('counted'),
    downRepeated: said('downRepeated'),
    penaltyTeam: ({ fields }) => upper<PenaltyTeam>(fields.penaltyTeam),
    penaltyYards: said('penaltyYards'),
    penaltyFirstDown: said('penaltyFirstDown'),
    players: ({ fields }) =>
      (fields.players ?? []).map(({ number, role }) => ({ number, role: role.toUpperCase() as PlayerRole })),
    labels: ({ fields }) => [...(fields.labels ?? [])],
    notes: said('notes'),
    coachNotes: (row) => row.coach_notes,
    isImportant: (row) => row.is_important,
    isReviewed: (row, _arguments, { actor }) => row.reviewed_by.includes(actor.id),
    position: (row, _arguments, { platform }) => platform.positions.encode(row.position),
    allowedCommands: (row, _arguments, { actor }) => commandsOfTag(actor, row.status, row.tagged_by),
  },

  Play: {
    sessionId: (row) => row.session_id,
    title: playTitle,
    facts(row) {
      const known = Object.entries(knownFrom(row)) as [PlayFactField, string | number | boolean][];
      return known.map(([field, value]) => ({
        field,
        value: textOf(field, value),
        isDisputed: row.disputed.includes(field),
        isResolved: field in row.resolved,
        resolvedBy: row.resolved[field]?.by ?? null,
        observations: observationsOf(row, field),
      }));
    },
    disputed: ({ disputed }) => [...disputed] as PlayFactField[],
    isImportant: (row) => row.is_important,
    tagCount: (row) => row.tag_count,
    tags: async ({ id }, _arguments, context) => [...((await context.platform.rows.tagsOfPlay(context, id)) ?? [])],
    position: (row, _arguments, { platform }) => platform.positions.encode(row.position),
  },

  TagAdded: tagFact,
  TagEdited: { ...tagFact, changed: changedNames },
  TagRemoved: tagFact,
  TagRestored: tagFact,
  TagReviewed: tagFact,
  TagUnreviewed: tagFact,
  TagMarkedImportant: tagFact,
  TagUnmarkedImportant: tagFact,
  PlayFactResolved: {
    ...factFields,
    session: sessionOfFact,
    play: playOfFact,
    field: ({ data }) => data.field,
    value: ({ data }) => (data.value === null ? null : textOf(data.field, data.value)),
  },
} satisfies Resolvers;

/** That a coach's note changed is as little everybody's affair as what it says. */
function changedNames({ data }: Extract<FeedFact, { type: 'TagEdited' }>): string[] {
  return Object.keys(data.fields).filter((name) => name !== 'coachNotes');
}

function observationsOf({ seen }: PlayRow, field: PlayFactField) {
  return Object.entries(seen)
    .flatMap(([tagId, { fields, isRemoved }]) => (fields[field] && !isRemoved ? [{ tagId, ...fields[field] }] : []))
    .sort((a, b) => (BigInt(a.position) < BigInt(b.position) ? -1 : 1))
    .map(({ tagId, value, by, at }) => ({ tagId, value: textOf(field, value), by, at }));
}
