import type { Client } from 'graphql-ws';

/** What every fact carries, whatever else the document selects. */
export interface Fact {
  readonly __typename: string;
  /** Opaque; only equality means anything. */
  readonly position: string;
}

export interface FollowOptions<F extends Fact> {
  /** graphql-ws client; it brings the connection back, this function brings the subscription back to where it was. */
  readonly client: Client;
  /** Subscription document with one root field and a variable `$after: Position`. */
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  /** `extensions.position` of the query whose answer is being kept up to date; null = from the first fact. */
  readonly after: string | null;
  readonly onFact: (fact: F) => void;
  /**
   * The server refused to go on: `CURSOR_EXPIRED` (query again and follow from there), `NOT_FOUND`, `UNAUTHENTICATED`,
   * `FORBIDDEN` (the whole subscription, not a field of it), `BAD_USER_INPUT`, or `CLOSED` when the connection is gone
   * for good.
   */
  readonly onEnd: (code: string) => void;
}

/** Positions remembered to tell a fact that comes twice after a resume. */
const remembered = 500;

/**
 * Delivers every fact after `after`, each once and in order, across as many lost connections as there are.
 * @returns a function that ends it.
 */
export function follow<F extends Fact>(options: FollowOptions<F>): () => void {
  const seen = new Set<string>();
  let last = options.after;
  let over = false;

  function end(code: string): void {
    if (over) return;
    over = true;
    options.onEnd(code);
  }

  function take(fact: F): void {
    if (over || seen.has(fact.position)) return;
    seen.add(fact.position);
    if (seen.size > remembered) seen.delete(seen.values().next().value ?? '');
    last = fact.position;
    options.onFact(fact);
  }

  const stop = options.client.subscribe<Record<string, F>>(
    {
      query: options.query,
      // Read anew by the client at every reconnect: this is what resumes.
      get variables() {
        return { ...options.variables, after: last };
      },
    },
    {
      next: ({ data, errors }) => {
        // A field that the role may not read is null, and says so: the facts go on.
        const fatal = (errors ?? []).filter((error) => error.extensions?.code !== 'FORBIDDEN');
        const facts = Object.values(data ?? {}).filter((fact) => fact !== null);
        if (fatal.length > 0) return end(codeOf(fatal));
        if (facts.length === 0 && errors !== undefined && errors.length > 0) return end(codeOf(errors));
        for (const fact of facts) take(fact);
      },
      error: (reason) => end(Array.isArray(reason) ? codeOf(reason) : closeCodeOf(reason)),
      complete: () => end('CLOSED'),
    },
  );
  return () => {
    over = true;
    stop();
  };
}

function codeOf(errors: readonly { readonly extensions?: Readonly<Record<string, unknown>> }[]): string {
  return String(errors[0]?.extensions?.code ?? 'INTERNAL');
}

/** 4401 is how the socket says that the token is missing, invalid or revoked. */
function closeCodeOf(reason: unknown): string {
  const isUnauthorized = typeof reason === 'object' && reason !== null && 'code' in reason && reason.code === 4401;
  return isUnauthorized ? 'UNAUTHENTICATED' : 'CLOSED';
}
