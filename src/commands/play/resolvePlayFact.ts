// Taggers disagree about a play; somebody looks and settles one field. Null lets the tags speak again.
import { z } from 'zod';
import { refuse } from '../../domain/decision.ts';
import { playFactResolved } from '../../domain/play/events.ts';
import { PlayFactName, type PlayFactValue } from '../../domain/play/facts.ts';
import { play } from '../../domain/play/play.ts';
import { session } from '../../domain/session/session.ts';
import { Id } from '../../domain/values.ts';
import { commandOf } from '../command.ts';
import { PlayFactInput } from './playFactInput.ts';

export const resolvePlayFact = commandOf(play)({
  name: 'ResolvePlayFact',
  audience: ['person'],
  input: z.object({
    playId: Id,
    sessionId: Id,
    field: PlayFactName,
    value: z.union([z.string().max(200), z.number(), z.boolean(), z.null()], 'must be a value of the field, or null'),
  }),
  idOf: ({ playId }) => playId,
  also: ({ sessionId }) => [{ noun: session, id: sessionId, path: ['sessionId'] }],
  decide: ({ playId, sessionId, field, value }, { resolved }) => {
    const settled = value === null ? { success: true as const, data: null } : PlayFactInput[field].safeParse(value);
    if (!settled.success) {
      return refuse('BAD_USER_INPUT', `value: ${settled.error.issues[0]?.message}`, ['value']);
    }
    const next: PlayFactValue | null = settled.data;
    if (next === (resolved[field] ?? null)) return [];
    return [playFactResolved({ playId, sessionId, field, value: next })];
  },
});
