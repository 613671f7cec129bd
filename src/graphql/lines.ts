// Sockets as graphql-ws's protocol wants them. Thousands stay open for hours, so that what one of them keeps is counted
// in bytes: methods and timers are shared by all, and a message is forgotten once it was understood.
import type { Server as ProtocolServer, WebSocket as ProtocolSocket } from 'graphql-ws';
import type { WebSocket } from 'ws';

/** The protocol's own code for a client that says nothing. */
const SILENT_FROM_THE_START = 4408;
/** How long a client may take to say who it is. */
const INIT_MS = 3_000;
/** How often it is looked whether one has taken longer. */
const LOOK_MS = 250;

export interface LineOptions<Extra> {
  readonly protocol: ProtocolServer<Extra>;
  /** A peer that leaves a ping unanswered until the next one is dead. */
  readonly pingEveryMs: number;
  /** What is said by way of the protocol could not be dealt with: a defect of ours. */
  readonly failed: (client: WebSocket, error: unknown) => void;
}

export interface Lines<Extra> {
  open(client: WebSocket, extra: Extra): void;
  /** It has said who it is. */
  introduced(client: WebSocket): void;
  close(): void;
}

export function openLines<Extra>({ protocol, pingEveryMs, failed }: LineOptions<Extra>): Lines<Extra> {
  const lines = new Map<WebSocket, Line>();
  /** Who has not said who it is, and until when it may. */
  const newcomers = new Map<WebSocket, number>();
  /** Who was asked whether it is there, and has not answered. */
  const asked = new Set<WebSocket>();

  // Shared by all sockets: which one it is stands in `this`.
  function understand(this: WebSocket, message: unknown): void {
    lines
      .get(this)
      ?.take(String(message))
      .catch((error: unknown) => failed(this, error));
  }
  function answered(this: WebSocket): void {
    asked.delete(this);
  }
  function closed(this: WebSocket, code: number, reason: Buffer): void {
    const line = lines.get(this);
    lines.delete(this);
    newcomers.delete(this);
    asked.delete(this);
    line?.ended(code, String(reason)).catch((error: unknown) => failed(this, error));
  }

  const pinging = setInterval(() => {
    for (const client of lines.keys()) {
      if (asked.has(client)) client.terminate();
      else if (client.readyState === client.OPEN) {
        asked.add(client);
        client.ping();
      }
    }
  }, pingEveryMs);
  const looking = setInterval(() => {
    const now = performance.now();
    for (const [client, until] of newcomers) {
      // Oldest first.
      if (until > now) return;
      newcomers.delete(client);
      client.close(SILENT_FROM_THE_START, 'Connection initialisation timeout');
    }
  }, LOOK_MS);
  for (const timer of [pinging, looking]) timer.unref();

  return {
    open(client, extra) {
      const line = new Line(client);
      lines.set(client, line);
      newcomers.set(client, performance.now() + INIT_MS);
      client.on('message', understand).on('pong', answered).once('close', closed);
      line.ended = protocol.opened(line, extra);
    },
    introduced: (client) => void newcomers.delete(client),
    close() {
      clearInterval(pinging);
      clearInterval(looking);
    },
  };
}

const deaf = async (): Promise<void> => {};

/** A class for its prototype: a record would have functions of its own for every socket. */
class Line implements ProtocolSocket {
  readonly protocol: string;
  /** Takes a message. */
  take: (message: string) => Promise<void> = deaf;
  /** Hears that the socket is closed. */
  ended: (code: number, reason: string) => Promise<void> = deaf;
  readonly #client: WebSocket;

  constructor(client: WebSocket) {
    this.#client = client;
    this.protocol = client.protocol;
  }

  send(message: string): Promise<void> {
    const client = this.#client;
    return new Promise((resolve, reject) => {
      if (client.readyState !== client.OPEN) return resolve();
      client.send(message, (error) => (error ? reject(error) : resolve()));
    });
  }

  close(code?: number, reason?: string): void {
    this.#client.close(code, reason);
  }

  onMessage(take: Line['take']): void {
    this.take = take;
  }
}
