// What a command comes to: facts, or a refusal with a code.
import type { Event } from './event.ts';
import type { RefusalCode } from './refusalCodes.ts';

export interface Refusal {
  readonly code: RefusalCode;
  /** For people: names the thing and the fix. */
  readonly message: string;
  /** The input field at fault, outermost first; empty when it is the command as a whole. */
  readonly path: readonly string[];
  /** With `ILLEGAL_IN_STATUS`. */
  readonly status?: string;
  /** With `ILLEGAL_IN_STATUS`: what is legal now. With `NOT_UNDOABLE`: what changes it instead. */
  readonly allowedCommands?: readonly string[];
}

/** No event at all is an acceptance that changes nothing. */
export type Decision<E extends Event = Event> = readonly E[] | Refusal;

export const refuse = (code: RefusalCode, message: string, path: readonly string[] = []): Refusal => ({
  code,
  message,
  path,
});

export const isRefusal = (decision: Decision): decision is Refusal => 'code' in decision;
