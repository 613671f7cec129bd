// An undo, as clients read its answer.
import type { Context } from '../context.ts';
import type { Resolvers, TimelineKind } from '../generated/types.ts';
import { type Undone, undo } from './undo.ts';

/** A refusal shows nothing, and what is not shown yet is not guessed. */
const after =
  <Row>(noun: string, read: (context: Context, id: string) => Promise<Row | undefined>) =>
  async ({ outcome, subject, isShown }: Undone, _arguments: unknown, context: Context): Promise<Row | null> => {
    if (outcome.kind === 'refused' || subject.noun !== noun || !isShown) return null;
    return (await read(context, subject.id)) ?? null;
  };

export const undoResolvers = {
  Mutation: {
    undoCommand: (_root, { input }, context) => undo(context, input),
  },

  UndoResult: {
    eventId: ({ fact }) => fact.id,
    name: ({ fact }) => fact.type,
    kind: ({ subject }) => subject.noun.toUpperCase() as TimelineKind,
    subjectId: ({ subject }) => subject.id,
    clip: after('clip', (context, id) => context.platform.rows.clip(context, id)),
    tag: after('tag', (context, id) => context.platform.rows.tag(context, id)),
    async play(undone, _arguments, context) {
      const { play } = undone.fact.meta;
      if (undone.outcome.kind === 'refused' || !undone.isShown || play === undefined) return null;
      return (await context.platform.rows.play(context, play)) ?? null;
    },
    channel: after('channel', (context, id) => context.platform.rows.channel(context, id)),
  },
} satisfies Resolvers;
