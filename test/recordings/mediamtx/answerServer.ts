import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterFile } from '../../support/cleanup.ts';

/** One answer of a MediaMTX, as it was recorded. */
export interface RecordedAnswer {
  readonly path: string;
  /** Parameters that the question must have; it may have others. */
  readonly query: string;
  readonly status: number;
  /** Text where it is a string, else JSON. */
  readonly body: unknown;
}

export interface AnswerServer {
  /** `http://127.0.0.1:40001` */
  readonly url: string;
  /** Headers of every question so far. */
  readonly asked: IncomingMessage['headers'][];
}

type Serve = (request: IncomingMessage, response: ServerResponse) => void;

/** A server that answers as told, until the end of the test file. */
export async function serving(serve: Serve): Promise<AnswerServer> {
  const asked: IncomingMessage['headers'][] = [];
  const server = createServer((request, response) => {
    asked.push(request.headers);
    serve(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterFile(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

/** Replays recorded answers; what was never asked of the real one is answered as it answers what it does not know. */
export const replaying = (answers: readonly RecordedAnswer[]): Promise<AnswerServer> =>
  serving((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://recorded');
    // The one that was asked the most like it.
    const [found] = answers
      .toSorted((a, b) => b.query.length - a.query.length)
      .filter(
        ({ path, query }) =>
          path === decodeURIComponent(pathname) &&
          [...new URLSearchParams(query)].every(([name, value]) => searchParams.get(name) === value),
      );
    const { status, body } = found ?? { status: 404, body: '404 page not found' };
    const isText = typeof body === 'string';
    response.writeHead(status, { 'content-type': isText ? 'text/plain' : 'application/json; charset=utf-8' });
    response.end(isText ? body : JSON.stringify(body));
  });
