// A client on graphql-ws, and what it hears.
import { afterEach } from 'vitest';
import type { ApiError, World } from './openWorld.ts';

/** A fact of any type, with whatever was selected of it. */
export interface Fact {
  readonly __typename: string;
  readonly position: string;
  readonly clip?: { readonly id: string; readonly status: string; readonly allowedCommands: readonly string[] };
}

export interface Subscriber {
  readonly facts: Fact[];
  /** The subscription was refused, or broken off. */
  errors?: readonly ApiError[];
  /** The connection is gone for good. */
  isClosed?: boolean;
}

export const typesOf = (facts: readonly Fact[]): string[] => facts.map(({ __typename }) => __typename);

/** Its subscribers leave at the end of each test. */
export function subscribersOf(worldNow: () => World) {
  const ends: (() => unknown)[] = [];
  afterEach(async () => {
    for (const end of ends.splice(0)) await end();
  });

  return {
    leaveLater: (end: () => unknown) => void ends.push(end),
    subscribe(token: string, query: string, variables: Record<string, unknown> = {}): Subscriber {
      const client = worldNow().socket(token);
      ends.push(() => client.dispose());
      const heard: Subscriber = { facts: [] };
      client.subscribe<Record<string, Fact>>(
        { query, variables },
        {
          next: ({ data, errors }) => {
            if (errors) heard.errors = errors as unknown as ApiError[];
            for (const fact of Object.values(data ?? {})) if (fact) heard.facts.push(fact);
          },
          error: (reason) => {
            if (Array.isArray(reason)) heard.errors = reason;
            else heard.isClosed = true;
          },
          complete: () => {},
        },
      );
      return heard;
    },
  };
}
