// A wire between clients and a server that does what wires do: it is slow, it breaks, it dies without a word, and it
// ends in the middle of a message. What happens, and to which connection, follows from a seed.
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Random, randomOf } from '../chaos/random.ts';
import { afterFile } from './cleanup.ts';

/**
 * `reset`: both ends hear of it at once. `halfOpen`: whatever is sent is swallowed, and nobody is told. `truncate`: the
 * server's next bytes arrive as their first half, then the connection ends.
 */
export type Fault = 'reset' | 'halfOpen' | 'truncate';
export const faults: readonly Fault[] = ['reset', 'halfOpen', 'truncate'];

export interface FaultProxyOptions {
  /** Of the server. */
  readonly port: number;
  readonly seed: number;
  /** How long bytes are under way at most, each way. None unless told. */
  readonly latencyMs?: number;
}

export interface FaultProxy {
  readonly port: number;
  /** Connections so far. */
  connections(): number;
  /** Half-open ones that the server has given up since. */
  givenUp(): number;
  /** Strikes one of the connections that carry bytes. @returns false where there is none */
  strike(fault: Fault): boolean;
  /** Strikes all of them. */
  strikeAll(fault: Fault): void;
  close(): Promise<void>;
}

interface Wire {
  readonly client: Socket;
  readonly server: Socket;
  fate?: Exclude<Fault, 'reset'>;
}

/** Closed at the end of the test file at the latest. */
export async function startFaultProxy({ port, seed, latencyMs = 0 }: FaultProxyOptions): Promise<FaultProxy> {
  const random = randomOf(seed);
  /** Also those that are dead without saying so. */
  const wires = new Set<Wire>();
  let count = 0;

  const listener = createServer({ allowHalfOpen: true, noDelay: true }, (client) => {
    const server = connect({ port, host: '127.0.0.1', allowHalfOpen: true, noDelay: true });
    const wire: Wire = { client, server };
    wires.add(wire);
    count += 1;
    const forget = () => {
      if (client.destroyed && server.destroyed) wires.delete(wire);
    };
    for (const socket of [client, server]) socket.on('error', () => socket.destroy()).on('close', forget);
    void carry(wire, client, server, { latencyMs, random });
    void carry(wire, server, client, { latencyMs, random });
  });
  await once(listener.listen(0, '127.0.0.1'), 'listening');

  const healthy = () => [...wires].filter(({ fate, client }) => fate === undefined && !client.destroyed);
  const close = async () => {
    for (const { client, server } of wires) {
      client.destroy();
      server.destroy();
    }
    if (listener.listening) await new Promise((resolve) => listener.close(resolve));
  };
  afterFile(close);

  return {
    port: (listener.address() as AddressInfo).port,
    connections: () => count,
    givenUp: () => [...wires].filter(({ fate, server }) => fate === 'halfOpen' && isOver(server)).length,
    strike(fault) {
      const whole = healthy();
      if (whole.length === 0) return false;
      strikeWire(random.pick(whole), fault);
      return true;
    },
    strikeAll(fault) {
      for (const wire of healthy()) strikeWire(wire, fault);
    },
    close,
  };
}

const isOver = (socket: Socket): boolean => socket.destroyed || socket.readableEnded;

function strikeWire(wire: Wire, fault: Fault): void {
  if (fault !== 'reset') {
    wire.fate = fault;
    return;
  }
  wire.client.resetAndDestroy();
  wire.server.resetAndDestroy();
}

/** One direction, in order, no faster than it is taken. */
async function carry(
  wire: Wire,
  from: Socket,
  to: Socket,
  { latencyMs, random }: { readonly latencyMs: number; readonly random: Random },
): Promise<void> {
  try {
    for await (const chunk of from as AsyncIterable<Buffer>) {
      if (latencyMs > 0) await sleep(random.between(0, latencyMs));
      if (wire.fate === 'halfOpen') continue;
      if (wire.fate === 'truncate' && from === wire.server) {
        to.end(chunk.subarray(0, chunk.length / 2));
        from.destroy();
        return;
      }
      if (!to.write(chunk)) await once(to, 'drain');
    }
    if (wire.fate !== 'halfOpen') to.end();
  } catch {
    // One end broke off: the other one hears of it, unless the wire is dead.
    if (wire.fate !== 'halfOpen') to.destroy();
  }
}
