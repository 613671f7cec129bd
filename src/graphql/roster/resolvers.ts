// Names of people and players: rows beside the log, changed and erased without a trace in it.
import { z } from 'zod';
import { type Refusal, refuse } from '../../domain/decision.ts';
import { MemberId } from '../../domain/team/events.ts';
import { Id, line, optional } from '../../domain/values.ts';
import type { MemberRow } from '../../projections/members/projection.ts';
import { membersById } from '../../projections/members/queries.ts';
import { eraseName, namePerson } from '../../tables/people.ts';
import { erasePlayer, type PlayerRow, playersOf, putPlayer } from '../../tables/players.ts';
import type { Context } from '../context.ts';
import type { Resolvers, TagPlayer, UserError } from '../generated/types.ts';
import { forbidden, userErrorsOf } from '../payload.ts';

/** A player as a tag knows them. */
export type NumberAndRole = Omit<TagPlayer, 'names'>;

const LONGEST_NAME = 80;

const Player = z.object({
  playerId: Id,
  number: optional(z.string().regex(/^\d{1,2}$/, 'must be a jersey number: 0 to 99, or 00')),
  name: line(LONGEST_NAME),
});
const OnePlayer = z.object({ playerId: Id });
const Name = z.object({ memberId: MemberId, label: line(LONGEST_NAME) });
const OnePerson = z.object({ memberId: MemberId });

/** A command that leaves no fact: judged by the same table, refused in the same words. */
async function carryOut<S extends z.ZodType, R>(
  context: Context,
  name: string,
  schema: S,
  input: unknown,
  work: (input: z.output<S>) => Promise<R | Refusal>,
): Promise<{ readonly userErrors: UserError[]; readonly position: null; readonly done: R | null }> {
  const done = forbidden(context.actor, { name }) ?? (await judged(schema, input, work));
  const isRefused = isRefusal(done);
  const userErrors = isRefused ? userErrorsOf(context, { kind: 'refused', refusal: done }) : [];
  return { userErrors, position: null, done: isRefused ? null : done };
}

async function judged<S extends z.ZodType, R>(
  schema: S,
  input: unknown,
  work: (input: z.output<S>) => Promise<R | Refusal>,
): Promise<R | Refusal> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return work(parsed.data);
  const [issue] = parsed.error.issues;
  const path = issue!.path.map(String);
  return refuse('BAD_USER_INPUT', `${path.join('.')}: ${issue!.message}`, path);
}

const isRefusal = (done: unknown): done is Refusal =>
  typeof done === 'object' && done !== null && 'code' in done && 'message' in done;

async function memberNamed({ platform, actor }: Context, id: string): Promise<MemberRow | Refusal> {
  const [member] = await membersById(platform.pool, actor.team, [id]);
  return member ?? refuse('NOT_FOUND', `nobody of the team is or was ${id}`, ['memberId']);
}

export const rosterResolvers = {
  Query: {
    players: (_root, _arguments, { platform, actor }) => playersOf(platform.pool, actor.team),
  },

  Mutation: {
    async putPlayer(_root, { input }, context) {
      const { platform, actor } = context;
      const { done: player, ...payload } = await carryOut(context, 'PutPlayer', Player, input, async (asked) => {
        const row: PlayerRow = { id: asked.playerId, number: asked.number ?? null, name: asked.name };
        const hasRoom = await putPlayer(platform.pool, actor.team, row);
        return hasRoom ? row : refuse('BAD_USER_INPUT', 'the roster is full; erase whoever has left', ['playerId']);
      });
      return { ...payload, player };
    },
    async erasePlayer(_root, { input }, context) {
      const { platform, actor } = context;
      const { userErrors, position } = await carryOut(
        context,
        'ErasePlayer',
        OnePlayer,
        input,
        async ({ playerId }) => {
          const wasThere = await erasePlayer(platform.pool, actor.team, playerId);
          return wasThere || refuse('NOT_FOUND', `there is no player ${playerId}`, ['playerId']);
        },
      );
      return { userErrors, position, player: null };
    },
    async namePerson(_root, { input }, context) {
      const { platform, actor } = context;
      const { done: member, ...payload } = await carryOut(context, 'NamePerson', Name, input, async (asked) => {
        const found = await memberNamed(context, asked.memberId);
        if (!isRefusal(found)) await namePerson(platform.pool, actor.team, asked.memberId, asked.label);
        return found;
      });
      return { ...payload, member };
    },
    async erasePerson(_root, { input }, context) {
      const { platform, actor } = context;
      const { done: member, ...payload } = await carryOut(context, 'ErasePerson', OnePerson, input, async (asked) => {
        const found = await memberNamed(context, asked.memberId);
        if (!isRefusal(found)) await eraseName(platform.pool, actor.team, asked.memberId);
        return found;
      });
      return { ...payload, member };
    },
  },

  TagPlayer: {
    names: async ({ number }, _arguments, context) => [...((await context.platform.rows.names(context, number)) ?? [])],
  },
} satisfies Resolvers;
