import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Observer } from './observer.ts';

export interface AdminServer {
  readonly port: number;
  close(): void;
}

/**
 * Health and metrics over plain HTTP, on a port of their own: the node's port speaks HTTP/2 without asking.
 * @param port 0 = any free one
 * @throws the socket's error, e.g. EADDRINUSE
 */
export async function startAdminServer(host: string, port: number, observer: Observer): Promise<AdminServer> {
  const answers: Readonly<Record<string, (response: ServerResponse) => void>> = {
    '/health/live': (response) => response.writeHead(204).end(),
    '/health/ready'(response) {
      if (observer.isReady()) response.writeHead(204).end();
      else response.writeHead(503, { 'content-type': 'text/plain' }).end('writes are not taken at present\n');
    },
    '/metrics': (response) =>
      response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }).end(observer.metrics()),
  };
  const server = createServer((request, response) => {
    const [path = ''] = (request.url ?? '').split('?');
    const answer = Object.hasOwn(answers, path) ? answers[path] : undefined;
    if (!answer) {
      const known = Object.keys(answers).join(', ');
      response.writeHead(404, { 'content-type': 'text/plain' }).end(`there is only: ${known}\n`);
    } else if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end();
    } else answer(response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
