// The load generator: a process of its own with many sockets, which counts what it hears and how late.
import WebSocket from 'ws';

export interface Listen {
  readonly kind: 'listen';
  readonly url: string;
  readonly tokens: readonly string[];
  /** Of one subscription each. */
  readonly payloads: readonly object[];
}
/** Answers when so many facts more have come, over all sockets. */
export interface Expect {
  readonly kind: 'expect';
  readonly count: number;
}
export type Order = Listen | Expect | { readonly kind: 'leave' };

export interface Heard {
  /** When the last one came, in milliseconds since the epoch. */
  readonly lastAt: number;
  /** 99th percentile of the time from `occurredAt` to its arrival, in milliseconds. */
  readonly p99: number;
  /** Of one message. */
  readonly bytes: number;
}

const now = (): number => performance.timeOrigin + performance.now();
const occurredAt = /"occurredAt":"([^"]*)"/;

let sockets: WebSocket[] = [];
let delays: number[] = [];
let bytes = 0;
let wanted = Number.POSITIVE_INFINITY;

function hear(message: string): void {
  const at = occurredAt.exec(message)?.[1];
  if (at === undefined) return;
  bytes = message.length;
  delays.push(now() - Date.parse(at));
  answerWhereDone();
}

function answerWhereDone(): void {
  if (delays.length < wanted) return;
  const sorted = delays.splice(0, wanted).sort((a, b) => a - b);
  wanted = Number.POSITIVE_INFINITY;
  const heard: Heard = { lastAt: now(), p99: sorted[Math.floor(sorted.length * 0.99)] ?? 0, bytes };
  process.send!(heard);
}

function open(url: string, token: string, payload: object): Promise<void> {
  const socket = new WebSocket(url, 'graphql-transport-ws', { perMessageDeflate: false });
  sockets.push(socket);
  return new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.on('close', (code) => reject(new Error(`a socket was closed with ${code}`)));
    socket.on('open', () =>
      socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } })),
    );
    socket.on('message', (data) => {
      const message = String(data);
      if (!message.includes('"connection_ack"')) return hear(message);
      socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload }));
      resolve();
    });
  });
}

async function obey(order: Order): Promise<void> {
  if (order.kind === 'listen') {
    const { url, tokens, payloads } = order;
    for (const [n, payload] of payloads.entries()) await open(url, tokens[n % tokens.length]!, payload);
    process.send!({});
  } else if (order.kind === 'expect') {
    wanted = order.count;
    answerWhereDone();
  } else {
    for (const socket of sockets) socket.terminate();
    sockets = [];
    delays = [];
  }
}

process.on('message', (order: Order) => {
  obey(order).catch((error: unknown) => {
    console.error(error);
    process.exit(1);
  });
});
process.on('disconnect', () => process.exit());
