// How the page speaks: the public schema only, queries and commands over HTTP, facts over the socket.
import { createClient as createSocketClient, type Client as SocketClient } from 'graphql-ws';
import { Client, fetchExchange } from 'urql';
import type { Session } from '../../clients/session.ts';

/** The two transports of the one schema, signed in as one person. */
export interface Connection {
  readonly http: Client;
  readonly socket: SocketClient;
  /** Hears, at once where it is known, when the socket is up, when it is lost, and when the server no longer knows the token. */
  onState(listener: (state: SocketState) => void): () => void;
  close(): void;
}
export type SocketState = 'up' | 'down' | 'signedOut';

/** No answer within this is no answer; the outbox and the queries ask again. In milliseconds. */
const patience = 10_000;
/** What the server says to a token that is over; the next one may do. */
const unauthenticated = 401;
/** A socket that has not answered a ping for this long is dead, whatever TCP believes. In milliseconds. */
const pongPatience = 4_000;

export function connect(session: Session): Connection {
  const listeners = new Set<(state: SocketState) => void>();
  let known: SocketState | undefined;
  const tell = (state: SocketState) => {
    known = state;
    for (const listener of listeners) listener(state);
  };

  const http = new Client({
    url: '/graphql',
    exchanges: [fetchExchange],
    requestPolicy: 'network-only',
    preferGetMethod: false,
    fetchOptions: () => ({ signal: AbortSignal.timeout(patience) }),
    fetch: async (input, init) => {
      const ask = async () => fetch(input, { ...init, headers: { ...init?.headers, ...(await authorized()) } });
      const answer = await ask();
      if (answer.status !== unauthenticated) return answer;
      session.forgetToken();
      return ask();
    },
  });
  async function authorized(): Promise<{ authorization?: string }> {
    const token = await session.token();
    return token === undefined ? {} : { authorization: `Bearer ${token}` };
  }
  /** The socket must not fail here: it would never come back. An old token is told so, and tried again with a new one. */
  let last: { authorization?: string } = {};
  async function authorizedOrAsBefore(): Promise<{ authorization?: string }> {
    try {
      last = await authorized();
    } catch {
      // The server is away; what it said last is as good as anything.
    }
    return last;
  }

  let pongTimer: ReturnType<typeof setTimeout> | undefined;
  const socket = createSocketClient({
    url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`,
    connectionParams: authorizedOrAsBefore,
    lazy: false,
    onNonLazyError: () => undefined,
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: () => true,
    retryWait: (retries) => untilOnlineOr(reconnectDelay(retries)),
    keepAlive: 5_000,
    on: {
      connected: () => tell('up'),
      closed: (event) => {
        clearTimeout(pongTimer);
        const end = endOf(event);
        if (end === 'expired') session.forgetToken();
        if (end !== 'unauthorized') return tell('down');
        tell('signedOut');
        void socket.dispose();
      },
      ping: (received) => {
        if (!received) pongTimer = setTimeout(() => socket.terminate(), pongPatience);
      },
      pong: (received) => {
        if (received) clearTimeout(pongTimer);
      },
    },
  });
  // The browser knows first that the Wi-Fi is gone; waiting for the ping would leave a coach in doubt for seconds.
  const onOffline = () => socket.terminate();
  addEventListener('offline', onOffline);

  return {
    http,
    socket,
    onState(listener) {
      listeners.add(listener);
      if (known !== undefined) listener(known);
      return () => listeners.delete(listener);
    },
    close() {
      removeEventListener('offline', onOffline);
      listeners.clear();
      void socket.dispose();
    },
  };
}

/** Waits for this long, or until the browser says that the network is back. */
function untilOnlineOr(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, milliseconds);
    function done(): void {
      clearTimeout(timer);
      removeEventListener('online', done);
      resolve();
    }
    addEventListener('online', done);
  });
}

/** 0.25 s, doubling to 5 s, the later half at random. */
function reconnectDelay(retries: number): number {
  return Math.min(5_000, 250 * 2 ** retries) * (0.5 + Math.random() / 2);
}

/** 4401: token missing, invalid or revoked: asking again would only hammer. 4403: expired; the next one is a new one. */
function endOf(event: unknown): 'unauthorized' | 'expired' | 'other' {
  if (!(event instanceof CloseEvent)) return 'other';
  if (event.code === 4403) return 'expired';
  return event.code === 4401 ? 'unauthorized' : 'other';
}
