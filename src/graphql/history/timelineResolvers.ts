// The timeline of a game, as clients read it.
import { mayGive, mayRead } from '../../auth/rights.ts';
import { actOf, isUndoable } from '../../commands/undo/acts.ts';
import { mayUndo } from '../../commands/undo/refuseUndo.ts';
import { parseStream } from '../../domain/streams.ts';
import { changesBetween } from '../../projections/timeline/changes.ts';
import type { TimelineFact } from '../../projections/timeline/queries.ts';
import { idOf, pageSizeOf, positionOf, reach } from '../arguments.ts';
import type { Context } from '../context.ts';
import { apiError } from '../errors.ts';
import type { Resolvers, TimelineKind } from '../generated/types.ts';
import { clipOf, type Entry, type TimelinePlace, timelinePage } from './timeline.ts';

const cursorOfEntry = ({ position, refusalId }: TimelinePlace, { platform }: Context): string =>
  `${platform.positions.encode(position)}.${refusalId}`;

/** @throws BAD_USER_INPUT, or CURSOR_EXPIRED for a place in another log */
function placeOf(context: Context, cursor: string | null | undefined): TimelinePlace {
  if (cursor === null || cursor === undefined) return { position: -1n, refusalId: 0 };
  const parts = /^([0-9a-f]{8}-\d{1,20})\.(\d{1,15})$/.exec(cursor);
  if (!parts) throw apiError('BAD_USER_INPUT', 'after: not a cursor of this list');
  return { position: positionOf(context, parts[1]!, 'after'), refusalId: Number(parts[2]) };
}

const LONGEST_ACTOR = 100;

function actorOf(text: string | null | undefined): string | undefined {
  if (text === null || text === undefined) return undefined;
  if (text.length <= LONGEST_ACTOR && !text.includes('\0')) return text;
  throw apiError('BAD_USER_INPUT', `filter.actor: must be at most ${LONGEST_ACTOR} characters, without a NUL`);
}

const json = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));

/** That a coach's note changed is as little everybody's affair as what it says. */
const isForEverybody = ({ field }: { readonly field: string }) => field !== 'coachNotes';

export const timelineResolvers = {
  Query: {
    async timeline(_root, { sessionId, first, after, filter, atLeast }, context) {
      await reach(context, atLeast);
      const id = idOf(sessionId, 'sessionId');
      const size = pageSizeOf(first);
      const place = placeOf(context, after);
      const wanted = {
        sessionId: id,
        first: size,
        after: place,
        actor: actorOf(filter?.actor),
        kinds: filter?.kind?.map((kind) => kind.toLowerCase()),
        clipId: filter?.clipId ? idOf(filter.clipId, 'filter.clipId') : undefined,
      };
      if (!(await context.platform.rows.session(context, id))) return null;
      const { entries, hasNextPage } = await timelinePage(context, wanted);
      const last = entries.at(-1);
      return {
        nodes: [...entries],
        pageInfo: { hasNextPage, endCursor: last ? cursorOfEntry(last, context) : null },
      };
    },
  },

  TimelineEntry: {
    cursor: (entry, _arguments, context) => cursorOfEntry(entry, context),
    isFact: ({ refusal }) => !refusal,
    kind: (entry) => (entry.refusal ? 'REFUSAL' : (entry.subject.noun.toUpperCase() as TimelineKind)),
    name: (entry) => (entry.refusal ? entry.refusal.command : entry.fact.type),
    position: (entry, _arguments, { platform }) =>
      entry.refusal ? null : platform.positions.encode(entry.fact.position),
    eventId: (entry) => (entry.refusal ? null : entry.fact.id),
    afterEventId: ({ refusal }) => refusal?.after_event_id ?? null,
    code: ({ refusal }) => refusal?.code ?? null,
    at: (entry) => (entry.refusal ? entry.refusal.at : entry.fact.meta.recordedAt),
    actor: (entry) => (entry.refusal ? entry.refusal.actor : entry.fact.meta.actor),
    role: (entry) => (entry.refusal ? entry.refusal.role : entry.fact.meta.role),
    via: (entry) => (entry.refusal ? entry.refusal.via : entry.fact.meta.via),
    device: (entry) => (entry.refusal ? null : (entry.fact.meta.device ?? null)),
    commandId: (entry) => (entry.refusal ? entry.refusal.command_id : entry.fact.meta.commandId),
    causationId: (entry) => (entry.refusal ? null : entry.fact.meta.$causationId),
    undoes: (entry) => (entry.refusal ? null : (entry.fact.meta.undoes ?? null)),
    undoneBy: async (entry) => (entry.refusal ? null : ((await entry.undoneBy()) ?? null)),
    async isUndoable(entry, _arguments, { actor }) {
      if (entry.refusal) return false;
      const act = actOf(entry.fact.type);
      if (!isUndoable(act) || !mayGive(actor, 'UndoCommand') || !mayGive(actor, act.by.name)) return false;
      const { meta } = entry.fact;
      if (meta.undoes !== undefined || !mayUndo(actor, act, meta)) return false;
      return (await entry.undoneBy()) === undefined;
    },
    subjectId: (entry) => (entry.refusal ? subjectOfStream(entry.refusal.stream) : entry.subject.id),
    clipId: (entry) => (entry.refusal ? entry.clipId : clipOf(entry.subject, entry.after ?? entry.before)),
    changes(entry: Entry, _arguments: unknown, { actor }: Context) {
      if (entry.refusal) return [];
      const changes = changesBetween(entry.before, entry.after);
      const shown = mayRead(actor, 'Tag.coachNotes') ? changes : changes.filter(isForEverybody);
      return shown.map(({ field, before, after }) => ({ field, before: json(before), after: json(after) }));
    },
    recorded: (entry, _arguments, { actor }) =>
      entry.refusal ? null : JSON.stringify(recordedOf(entry.fact, mayRead(actor, 'Tag.coachNotes'))),
  },
} satisfies Resolvers;

function recordedOf({ recorded: data, meta }: TimelineFact, mayReadNotes: boolean): object {
  const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
    typeof value === 'object' && value !== null;
  if (mayReadNotes || !isObject(data) || !isObject(data.fields) || !('coachNotes' in data.fields))
    return { data, meta };
  const { coachNotes: _, ...fields } = data.fields;
  return { data: { ...data, fields }, meta, redacted: ['coachNotes'] };
}

const subjectOfStream = (stream: string): string => parseStream(stream)?.id ?? stream;
