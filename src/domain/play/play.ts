// What a play must remember to decide: which of its facts have been settled.
import type { Noun } from '../noun.ts';
import type { PlayEvent } from './events.ts';
import type { PlayFactField, PlayFactValue } from './facts.ts';
import { type PlayCommand, playMachine } from './machine.ts';

export interface PlayState {
  readonly status: 'none' | 'settled';
  readonly playId: string;
  readonly sessionId?: string;
  readonly resolved: Readonly<Partial<Record<PlayFactField, PlayFactValue | null>>>;
}

function evolve(state: PlayState, { data }: PlayEvent): PlayState {
  const { playId, sessionId, field, value } = data;
  return { status: 'settled', playId, sessionId, resolved: { ...state.resolved, [field]: value } };
}

export const play: Noun<PlayState, PlayEvent, PlayCommand> = {
  name: 'play',
  machine: playMachine,
  initial: { status: 'none', playId: '', resolved: {} },
  status: (state) => state.status,
  evolve,
  scope: (_before, after) => ({ session: after.sessionId, play: after.playId }),
  remembers: Number.POSITIVE_INFINITY,
};
