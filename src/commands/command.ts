// What may be asked: one file, one command. This one says what a command is made of.
import type { z } from 'zod';
import type { Decision, Refusal } from '../domain/decision.ts';
import type { Actor, Event } from '../domain/event.ts';
import type { Noun } from '../domain/noun.ts';
import type { Instant } from '../domain/values.ts';
import type { Outside } from './outside.ts';

/** Who may give it at all: mutations, REST routes and tools are made of person's and device's commands only. */
export type Audience = 'person' | 'device' | 'system';

export interface Asked {
  readonly now: Instant;
  readonly actor: Actor;
  /** An aggregate that `also` named, as this process last saw it: decide only by what never changes once it exists. */
  readonly seen: <S, E extends Event>(noun: Noun<S, E, string>) => S | undefined;
}

/** An aggregate of another stream that must exist, in the same team. */
export interface Also {
  // biome-ignore lint/suspicious/noExplicitAny: existence is asked of any noun alike
  readonly noun: Noun<any, any, string>;
  readonly id: string;
  /** Input field that named it. */
  readonly path: readonly string[];
  /**
   * What may turn false, such as `not cancelled`. Asked of a state at most a second old, so only where a command that
   * races the change may stay: by commands that create, and by no others.
   */
  // biome-ignore lint/suspicious/noExplicitAny: the state is the noun's; `alsoOf` ties the two together
  readonly refuseWhile?: (state: any) => Refusal | undefined;
  /** What it says is a default and no rule: it need not exist, and may be a second old. */
  readonly isDefault?: boolean;
  /** Aggregates that this one names, by fields that never change. */
  // biome-ignore lint/suspicious/noExplicitAny: the state is the noun's; `alsoOf` ties the two together
  readonly leadsTo?: (state: any) => readonly Also[];
}

/** An `Also` whose questions are asked of its own noun's state. */
export const alsoOf = <S, E extends Event>(
  noun: Noun<S, E, string>,
  id: string,
  path: readonly string[],
  questions: {
    readonly refuseWhile?: (state: S) => Refusal | undefined;
    readonly leadsTo?: (state: S) => readonly Also[];
  } = {},
): Also => ({ noun, id, path, ...questions });

export interface Command<Input = unknown, State = unknown, E extends Event = Event> {
  /** One of the machine's commands: one word from the iPad to the log. */
  readonly name: string;
  readonly audience: readonly Audience[];
  readonly noun: Noun<State, E, string>;
  readonly input: z.ZodType<Input>;
  /** The aggregate that it is about. */
  readonly idOf: (input: Input, team: string) => string;
  /**
   * Input fields that hold readings of the device's clock: corrected before `decide`. The first one's reading is kept
   * in the metadata, with the offset; the others follow from it.
   */
  readonly marks?: readonly (keyof Input & string)[];
  readonly also?: (input: Input, team: string) => readonly Also[];
  /** What has to be asked of the world first; a resend of what was carried out is answered without it. */
  readonly beforehand?: (input: Input, outside: Outside) => Promise<Refusal | undefined>;
  /** Says something more useful than `ILLEGAL_IN_STATUS`. */
  readonly whenIllegal?: (state: State) => Refusal | undefined;
  readonly decide: (input: Input, state: State, asked: Asked) => Decision<E>;
}

/** Declares a command of a noun. It does not compile under a name that the noun's machine does not know. */
export const commandOf =
  <State, E extends Event, Name extends string>(noun: Noun<State, E, Name>) =>
  <Input>(
    definition: Omit<Command<Input, State, E>, 'noun' | 'name'> & { readonly name: Name },
  ): Command<Input, State, E> => ({ ...definition, noun });

// biome-ignore lint/suspicious/noExplicitAny: a registry holds commands of every shape
export type AnyCommand = Command<any, any, any>;
