// Which acts can be taken back, and by which command. What an act set, its way back sets to what it was before.
import type { Event } from '../../domain/event.ts';
import type { AnyCommand } from '../command.ts';

/** Whatever is done to the thing later is done to what the act made. */
export const EVERYTHING = 'everything';

export interface Undoable<State = unknown, Fact = unknown> {
  /** The command that takes it back; its rights and its rules are those of undoing. */
  readonly by: AnyCommand;
  /** Its input. @param before the thing as it was before the act */
  readonly input: (fact: Fact, before: State) => Readonly<Record<string, unknown>>;
  /** What it set: a later act that set any of it again must be undone first. */
  readonly sets: (fact: Fact) => readonly string[] | typeof EVERYTHING;
  /** Done for oneself alone: nobody else can take it back. */
  readonly isPersonal?: true;
}

/** It stays. */
export interface Final {
  /** The command that changes what it did; null where there is none. */
  readonly instead: string | null;
}

/** Every fact of a noun says whether it can be undone. */
export type ActsOf<State, E extends Event> = {
  readonly [T in E['type']]: Undoable<State, Extract<E, { type: T }>> | Final;
};

export const final = (instead: string | null = null): Final => ({ instead });
