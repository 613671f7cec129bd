// The seed's routes: a few lines each, over the same commands and queries as the schema. This file: what a route is.
import type { Pool } from 'pg';
import { z } from 'zod';
import type { Auth } from '../../auth/openAuth.ts';
import type { Command } from '../../commands/command.ts';
import type { Handle, Outcome } from '../../commands/handle.ts';
import type { Actor } from '../../domain/event.ts';
import type { DomainEvent } from '../../domain/facts.ts';
import type { Live } from '../../projections/live.ts';
import { refusedCommand } from './refusedRequest.ts';

export interface Edge {
  readonly pool: Pool;
  readonly handle: Handle;
  readonly live: Live;
  readonly auth: Auth;
}

export interface Asked<Body = unknown, Query = unknown> {
  readonly actor: Actor;
  /** Of the path; empty where the route has none. */
  readonly id: string;
  readonly body: Body;
  readonly query: Query;
  /** From `Idempotency-Key`, or `command_id` of the body: the same for a request that is sent again. */
  readonly key: string | undefined;
}

export interface Answer {
  /** 200 unless told. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** As in OpenAPI: `/clips/{id}`. */
  readonly path: string;
  readonly summary: string;
  /** What the rights table knows it by: a command, or a field of the schema such as `Query.clips`. */
  readonly right: string;
  readonly body?: z.ZodType;
  readonly query?: z.ZodType;
  /** Of 200 or 201; absent for a redirect. */
  readonly answer?: z.ZodType;
  readonly statuses: Readonly<Record<number, string>>;
  /** @throws RefusedRequest, Unavailable */
  readonly serve: (asked: Asked) => Promise<Answer>;
}

type Parsed<S> = S extends z.ZodType ? z.infer<S> : undefined;

/** A route whose `serve` knows what its schemas have let through. */
export const route = <B extends z.ZodType | undefined = undefined, Q extends z.ZodType | undefined = undefined>(
  definition: Omit<Route, 'serve' | 'body' | 'query' | 'statuses'> & {
    readonly body?: B;
    readonly query?: Q;
    readonly statuses?: Route['statuses'];
    readonly serve: (asked: Asked<Parsed<B>, Parsed<Q>>) => Promise<Answer>;
  },
): Route => ({ statuses: { 200: 'done' }, ...definition }) as Route;

/** How long an answer waits for the read models, in milliseconds. */
const WAIT_MS = 1_000;

interface Done<State> {
  readonly state: State;
  /** Whether the read models show it already. */
  readonly isShown: boolean;
}

/** Gives a command. @throws RefusedRequest, Unavailable */
export async function give<Input, State, E extends DomainEvent>(
  { handle, live }: Edge,
  command: Command<Input, State, E>,
  input: Readonly<Record<string, unknown>>,
  actor: Actor,
): Promise<Done<State>> {
  return done(live, await handle(command, input, actor));
}

/** @throws RefusedRequest */
export async function done<State>(live: Live, outcome: Outcome<State>): Promise<Done<State>> {
  if (outcome.kind === 'refused') throw refusedCommand(outcome.refusal);
  const { state, position } = outcome;
  return { state, isShown: position === null || (await live.waitFor(position, WAIT_MS)) };
}

/** A whole number, as text or as a number: clients send both. */
export const TextOrNumber = z.union([z.string(), z.number()]).transform(String);
