import { type Client, type ClientOptions, createClient } from 'graphql-ws';

/** Up, lost for now, or not to be had: the server no longer knows the token, and asking again would only hammer. */
export type SocketState = 'up' | 'down' | 'signedOut';

export interface SocketOptions {
  /** Of the server's GraphQL endpoint: `wss://…/graphql`. */
  readonly url: string;
  /** A token that is good for a moment yet; undefined where nobody is signed in. May reject where nothing answers. */
  readonly token: () => Promise<string | undefined>;
  /** The server says that the token has expired: the next one must be a new one. */
  readonly forgetToken?: () => void;
  readonly onState?: (state: SocketState) => void;
  /** Waits that long before the next try, or less where it is known that the network is back. Milliseconds. */
  readonly wait?: (milliseconds: number) => Promise<void>;
  /** For devices without a WebSocket of their own. One of `ws` needs an `error` listener of its own from the start. */
  readonly webSocketImpl?: ClientOptions['webSocketImpl'];
  /** How often the server is asked whether it is there, and how long the answer may take, in milliseconds. */
  readonly pingEveryMs?: number;
  readonly pongWithinMs?: number;
}

/** Token missing, invalid or revoked. */
const unauthorized = 4401;
/** Token expired. */
const expired = 4403;

/** 0.25 s, doubling to 3 s, the later half at random, so that a field full of iPads does not come back in one instant. */
export function reconnectDelay(retries: number): number {
  return Math.min(3_000, 250 * 2 ** retries) * (0.5 + Math.random() / 2);
}

/**
 * A graphql-ws client that comes back for as long as the person is signed in: after every break with a wait that spreads
 * a crowd out, with a new token where the old one has expired, and also from a connection that is dead and does not say so.
 */
export function openSocket(options: SocketOptions): Client {
  const { url, token, forgetToken, onState, wait = pause, webSocketImpl } = options;
  const { pingEveryMs = 5_000, pongWithinMs = 4_000 } = options;
  let patience: ReturnType<typeof setTimeout> | undefined;
  /** Given up at once when it is over: a farewell over a dead connection would take minutes. */
  const giveUpAfter = (milliseconds: number) => {
    clearTimeout(patience);
    patience = setTimeout(() => client.terminate(), milliseconds);
  };

  /** Must not reject: the client would never come back. An old token is told so, and tried again with a new one. */
  let last: { authorization?: string } = {};
  async function connectionParams(): Promise<{ authorization?: string }> {
    try {
      const now = await token();
      last = now === undefined ? {} : { authorization: `Bearer ${now}` };
    } catch {
      // The server is away; what it said last is as good as anything.
    }
    return last;
  }

  const client = createClient({
    url,
    ...(webSocketImpl === undefined ? {} : { webSocketImpl }),
    connectionParams,
    lazy: false,
    onNonLazyError: () => undefined,
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: () => true,
    retryWait: (retries) => wait(reconnectDelay(retries)),
    keepAlive: pingEveryMs,
    on: {
      connecting: () => giveUpAfter(pingEveryMs + pongWithinMs),
      connected: () => {
        clearTimeout(patience);
        onState?.('up');
      },
      closed: (event) => {
        clearTimeout(patience);
        const code = closeCodeOf(event);
        if (code === expired) forgetToken?.();
        if (code !== unauthorized) return onState?.('down');
        onState?.('signedOut');
        // Waits for a connection that fails, as this one does.
        void Promise.resolve(client.dispose()).catch(() => {});
      },
      ping: (isReceived) => {
        if (!isReceived) giveUpAfter(pongWithinMs);
      },
      pong: (isReceived) => {
        if (isReceived) clearTimeout(patience);
      },
    },
  });
  return client;
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

function closeCodeOf(event: unknown): unknown {
  return typeof event === 'object' && event !== null && 'code' in event ? event.code : undefined;
}
