// What every aggregate is made of: a status machine, a memory and how events change it.
import type { AnyStateMachine } from 'xstate';
import type { Event } from './event.ts';

/** Where an event belongs beside its own stream: whose timeline shows it. */
export interface Scope {
  readonly session?: string | undefined;
  readonly sessions?: readonly string[];
  readonly play?: string | undefined;
}

export interface Noun<State, E extends Event, Command extends string> {
  /** Also the first part of its streams' names. */
  readonly name: string;
  readonly machine: AnyStateMachine;
  /** The machine's commands, for the type checker only. */
  readonly command?: Command;
  readonly initial: State;
  readonly status: (state: State) => string;
  /** Trusts history: a rule that is tightened tomorrow must not rewrite yesterday. `by` is the actor's id. */
  readonly evolve: (state: State, event: E, by: string) => State;
  readonly scope: (before: State, after: State) => Scope;
  /** How many commands a fold remembers to answer resends; unlimited where a stream stays short. */
  readonly remembers: number;
}
