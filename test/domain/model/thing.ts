// What the reference model remembers of one entity.
import type { Actor } from '../../../src/domain/event.ts';

/** As it is sent. A field is read as what a valid input has there. */
export type Input = Readonly<Record<string, unknown>>;
export type Who = Actor & { readonly now: string };
/** A refusal's code; nothing where there is nothing against it. */
export type Rule = (was: Thing, input: Input, who: Who) => string | false | undefined;

export interface Thing {
  status: string;
  /** Who made it. */
  by: string;
  generation: number;
  retry: number;
  /** What can be set and taken back: `favorite`, `reviewed by coach-a`. */
  readonly marks: Set<string>;
  readonly said: Record<string, unknown>;
  /** Recorded commands by their id: what was asked, and by whom. */
  readonly done: Map<string, string>;
}

export const newThing = (): Thing => ({
  status: 'none',
  by: '',
  generation: 0,
  retry: 0,
  marks: new Set(),
  said: {},
  done: new Map(),
});

export const secondsBetween = (from: unknown, until: unknown): number =>
  (Date.parse(String(until)) - Date.parse(String(from))) / 1_000;
