// A subscriber's end of a socket: facts go out as fast as they are taken, and whoever takes none is cut.
import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';

/** The client comes back at once and resumes where it was. */
export const TERMINATED = 4499;
/** The client comes back and resumes where it was. */
export const TRY_AGAIN_LATER = 1013;
/** How long a reader that is cut may take to read the farewell, which stands behind everything it has not read. */
const FAREWELL_MS = 2_000;

export interface Ear {
  /** @param payloads of `next` messages, as JSON */
  hear(payloads: readonly string[]): void;
  /** There is more waiting than the socket's buffer is meant to hold: nothing should be added. */
  isFull(): boolean;
  /** Resolves when it is not full any more; where that takes too long, the socket is cut. */
  emptied(): Promise<void>;
  /** A fact could not be told whole: the client comes back and has it replayed. */
  sendAway(): void;
}

export interface EarOptions {
  readonly client: WebSocket;
  /** Below the client. */
  readonly wire: Socket;
  /** Of the operation. */
  readonly id: string;
  /** How long a full buffer may take to empty. */
  readonly patienceMs: number;
}

/** A class for its prototype: a record would have functions of its own for every subscription. */
export class SocketEar implements Ear {
  readonly #client: WebSocket;
  readonly #wire: Socket;
  /** As JSON. */
  readonly #id: string;
  readonly #patienceMs: number;

  constructor({ client, wire, id, patienceMs }: EarOptions) {
    this.#client = client;
    this.#wire = wire;
    this.#id = JSON.stringify(id);
    this.#patienceMs = patienceMs;
  }

  hear(payloads: readonly string[]): void {
    const client = this.#client;
    if (client.readyState !== client.OPEN) return;
    const start = `{"id":${this.#id},"type":"next","payload":`;
    // All of them in one write.
    this.#wire.cork();
    for (const payload of payloads) client.send(`${start}${payload}}`);
    this.#wire.uncork();
  }

  isFull(): boolean {
    return this.#wire.writableLength > this.#wire.writableHighWaterMark;
  }

  emptied(): Promise<void> {
    const client = this.#client;
    const wire = this.#wire;
    if (!wire.writableNeedDrain || wire.destroyed) return Promise.resolve();
    const { promise, resolve } = Promise.withResolvers<void>();
    const settle = () => resolve();
    const tooLate = setTimeout(() => cut(client, 'too slow; come back and resume'), this.#patienceMs);
    wire.once('drain', settle).once('close', settle);
    return promise.finally(() => {
      clearTimeout(tooLate);
      wire.off('drain', settle).off('close', settle);
    });
  }

  sendAway(): void {
    this.#client.close(TRY_AGAIN_LATER, 'a fact could not be read; come back and resume');
  }
}

/** Ends a socket for good, whether its other end reads or not; the client comes back. */
export function cut(client: WebSocket, reason: string): void {
  client.close(TERMINATED, reason);
  const late = setTimeout(() => client.terminate(), FAREWELL_MS);
  client.once('close', () => clearTimeout(late));
}
