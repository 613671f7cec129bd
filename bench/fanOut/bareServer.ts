// Control: a bare `ws` server, a process of its own. Every listener gets the same ready frame, as soon as it is told to.
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';

/** So many facts, at that many a second; 0: one after the other. */
export interface Tell {
  readonly count: number;
  readonly perSecond: number;
  /** A `next` message as ours says it. */
  readonly message: string;
}

const server = new WebSocketServer({
  port: 0,
  host: '127.0.0.1',
  backlog: 1_024,
  perMessageDeflate: false,
  handleProtocols: () => 'graphql-transport-ws',
});
const listeners = new Set<WebSocket>();
server.on('connection', (socket) => {
  socket.on('error', () => {});
  socket.on('close', () => listeners.delete(socket));
  socket.on('message', (message) => {
    if (String(message).includes('"connection_init"')) socket.send('{"type":"connection_ack"}');
    else listeners.add(socket);
  });
});

async function tell({ count, perSecond, message }: Tell): Promise<void> {
  const start = performance.now();
  for (let n = 0; n < count; n += 1) {
    const due = perSecond > 0 ? start + (n * 1_000) / perSecond : 0;
    if (due > performance.now()) await new Promise((resolve) => setTimeout(resolve, due - performance.now()));
    else await new Promise((resolve) => setImmediate(resolve));
    const at = new Date().toISOString();
    const frame = Buffer.from(message.replace(/"occurredAt":"[^"]*"/, `"occurredAt":"${at}"`));
    for (const socket of listeners) socket.send(frame, { binary: false });
  }
}

process.on('message', (order: Tell) => void tell(order));
process.on('disconnect', () => process.exit());
await once(server, 'listening');
process.send!({ port: (server.address() as AddressInfo).port });
