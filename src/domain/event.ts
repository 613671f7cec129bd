// What a fact is: a type, its content and, once recorded, what the log says about it.
import type { z } from 'zod';
import type { Instant } from './values.ts';

/** Who asks. Comes from a verified token, never from an input. */
export interface Actor {
  /** Stable id of the person or device; never a name. */
  readonly id: string;
  readonly team: string;
  readonly role: Role;
  /** The way in: `web`, `script`, `device`, `worker` ... */
  readonly via: string;
  /** The only channel that a capture device may speak for. */
  readonly channelId?: string;
  /** Asks by an access token of the person's, in whose role it is judged. */
  readonly through?: AccessToken;
  /** Id of the request that it asks by: for the process' own log, never for a fact. */
  readonly request?: string;
}

/** Of an assistant, which never does what is an admin's alone, or of a script, which may whatever its person may. */
export interface AccessToken {
  readonly kind: 'assistant' | 'script';
  /** False: it reads, and gives no command. */
  readonly mayWrite: boolean;
}

/** In which role it is recorded: an assistant's acts stand in the log as an assistant's. */
export const recordedRole = ({ role, through }: Pick<Actor, 'role' | 'through'>): Role =>
  through?.kind === 'assistant' ? 'assistant' : role;

export const roles = [
  'admin',
  'operator',
  'coach',
  'analyst',
  'viewer',
  'device',
  'assistant',
  'auditor',
  'system',
] as const;
/** `system` is the platform's own workers; no token carries it. */
export type Role = (typeof roles)[number];

/** What stands beside the content of every event. Names and meaning are a promise for ever. */
export interface Meta {
  readonly $correlationId: string;
  readonly $causationId: string;
  readonly commandId: string;
  /** SHA-256 of the canonical JSON of the command's name and the input as sent, without commandId. */
  readonly inputHash: string;
  /** Version of this event type's content. */
  readonly v: number;
  readonly team: string;
  readonly session?: string;
  /** Sessions whose timeline a channel's event belongs to. */
  readonly sessions?: readonly string[];
  readonly play?: string;
  readonly actor: string;
  readonly role: Role;
  readonly via: string;
  readonly device?: string;
  /** Id of the fact that it takes back. */
  readonly undoes?: string;
  readonly recordedAt: Instant;
  /** The reading of the device's own clock; the content carries the corrected instant. */
  readonly markedAt?: Instant;
  readonly clockOffsetMs?: number;
  readonly clockUncertaintyMs?: number;
}

export interface Event<T extends string = string, D = unknown> {
  readonly type: T;
  readonly data: D;
}

/** An event as the log holds it. */
export type Recorded<E extends Event = Event> = E & {
  readonly id: string;
  readonly stream: string;
  readonly revision: bigint;
  readonly position: bigint;
  readonly meta: Meta;
};

/** An event type: makes events, and holds what the decoder needs. */
export interface Fact<T extends string, S extends z.ZodType> {
  (data: z.infer<S>): Event<T, z.infer<S>>;
  readonly type: T;
  readonly v: number;
  readonly data: S;
}

/** Declares an event type. The name and the fields are the storage format: changing one means a version and an upcaster. */
export function fact<T extends string, S extends z.ZodType>(type: T, v: number, data: S): Fact<T, S> {
  return Object.assign((content: z.infer<S>): Event<T, z.infer<S>> => ({ type, data: content }), { type, v, data });
}

export type EventOf<F> = F extends Fact<infer T, infer S> ? Event<T, z.infer<S>> : never;
