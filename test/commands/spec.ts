// Specs of pure decisions that read: given these facts, when this is asked, then these are the facts (or the refusal).
import { expect } from 'vitest';
import type { AnyCommand } from '../../src/commands/command.ts';
import { judge } from '../../src/commands/judge.ts';
import { isRefusal } from '../../src/domain/decision.ts';
import type { Actor, Event } from '../../src/domain/event.ts';
import type { Noun } from '../../src/domain/noun.ts';

export const now = '2026-11-14T20:14:30.000Z';
export const coach: Actor = { id: 'coach-a', team: 'home', role: 'coach', via: 'test' };
export const system: Actor = { id: 'worker', team: 'home', role: 'system', via: 'worker' };

const others = new Map<unknown, unknown>();
/** Streams that the command looks at beside its own. */
export const seen = <S>(noun: unknown): S | undefined => others.get(noun) as S | undefined;
// biome-ignore lint/suspicious/noExplicitAny: any noun may stand beside
export const beside = (noun: Noun<any, any, string>, ...facts: readonly Event[]): void =>
  void others.set(
    noun,
    facts.reduce((memory, event) => noun.evolve(memory, event, coach.id), noun.initial),
  );

export function given(...facts: readonly Event[]) {
  return {
    when(command: AnyCommand, input: Record<string, unknown>, actor: Actor = coach) {
      const { noun } = command;
      const state = facts.reduce((memory, event) => noun.evolve(memory, event, coach.id), noun.initial);
      const parsed = command.input.parse(input);
      const decision = judge(command, parsed, state, { now, actor, seen });
      return {
        decision,
        thenRecorded: (...expected: readonly Event[]) => expect(decision).toEqual(expected),
        thenRefused: (code: string) =>
          expect(isRefusal(decision) ? decision.code : `accepted: ${JSON.stringify(decision)}`).toBe(code),
      };
    },
  };
}
