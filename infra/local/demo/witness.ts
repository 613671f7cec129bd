import { openSocket } from '../../../clients/socket.ts';
import { follow } from '../../../clients/subscribe.ts';
import { type SeenFact, sessionFacts } from './facts.ts';

/** What follows from a command at once must be heard within this, in milliseconds. */
export const HEARD_WITHIN_MS = 5_000;
/** What takes its time: a slow start of a camera, a silence that has to be noticed. In milliseconds. */
export const SLOW_MS = 20_000;

/** A fact, and when it arrived at the socket in epoch milliseconds. */
export type HeardFact = SeenFact & { readonly heardAt: number };

/** Whoever follows a session over a graphql-ws subscription of their own, and remembers what they heard. */
export interface Witness {
  readonly heard: readonly HeardFact[];
  /**
   * The first fact that fits, of those heard and those to come.
   * @param since only facts after the first so many count
   * @throws Error that names what did not come in time.
   */
  until(what: string, fits: (fact: HeardFact) => boolean, within: { ms: number; since?: number }): Promise<HeardFact>;
  close(): Promise<void>;
}

export interface WitnessOptions {
  /** Of the platform. */
  readonly url: string;
  readonly token: string;
  readonly sessionId: string;
  readonly signal: AbortSignal;
  /** Called when the server ends the subscription, with its code. */
  readonly ended: (code: string) => void;
}

export function openWitness({ url, token, sessionId, signal, ended }: WitnessOptions): Witness {
  const heard: HeardFact[] = [];
  const listeners = new Set<(fact: HeardFact) => void>();
  const client = openSocket({ url: `${url.replace(/^http/, 'ws')}/graphql`, token: async () => token });
  const unfollow = follow<SeenFact>({
    client,
    query: sessionFacts,
    variables: { sessionId },
    after: null,
    onFact(fact) {
      const heardFact = { ...fact, heardAt: Date.now() };
      heard.push(heardFact);
      for (const listener of listeners) listener(heardFact);
    },
    onEnd: ended,
  });

  return {
    heard,
    async until(what, fits, { ms, since = 0 }) {
      const known = heard.slice(since).find(fits);
      if (known) return known;
      const { promise, resolve, reject } = Promise.withResolvers<HeardFact>();
      const listener = (fact: HeardFact) => {
        if (fits(fact)) resolve(fact);
      };
      const giveUp = () => reject(signal.reason);
      const timer = setTimeout(() => reject(new Error(`coach B did not hear within ${ms / 1000} s: ${what}`)), ms);
      listeners.add(listener);
      signal.addEventListener('abort', giveUp);
      if (signal.aborted) giveUp();
      try {
        return await promise;
      } finally {
        clearTimeout(timer);
        listeners.delete(listener);
        signal.removeEventListener('abort', giveUp);
      }
    },
    async close() {
      unfollow();
      await client.dispose();
    },
  };
}
