// How the page speaks: the public schema only, queries and commands over HTTP, facts over the socket.
import type { Client as SocketClient } from 'graphql-ws';
import { Client, fetchExchange } from 'urql';
import type { Session } from '../../clients/session.ts';
import { openSocket, type SocketState } from '../../clients/socket.ts';

/** The two transports of the one schema, signed in as one person. */
export interface Connection {
  readonly http: Client;
  readonly socket: SocketClient;
  /** Hears, at once where it is known, when the socket is up, when it is lost, and when the server no longer knows the token. */
  onState(listener: (state: SocketState) => void): () => void;
  close(): void;
}

/** No answer within this is no answer; the outbox and the queries ask again. In milliseconds. */
const patience = 10_000;
/** What the server says to a token that is over; the next one may do. */
const unauthenticated = 401;

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

  const socket = openSocket({
    url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`,
    token: session.token,
    forgetToken: session.forgetToken,
    onState: tell,
    wait: untilOnlineOr,
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
