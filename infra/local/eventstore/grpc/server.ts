import { createServer, type IncomingHttpHeaders, type ServerHttp2Session, type ServerHttp2Stream } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { type Call, createCall, type RunningCall } from './call.ts';
import { GrpcError, HttpStatusError, Status } from './status.ts';

/** Serves one method. Returning ends the call with OK, throwing ends it with the error's status. */
export type Handler = (call: Call) => Promise<void>;

export interface GrpcServer {
  /** Serves on the address. @returns the port (useful when 0 was asked for). @throws the socket's error, e.g. EADDRINUSE */
  listen(host: string, port: number): Promise<number>;
  /** Takes no new calls, gives those under way `graceMs` to end, then cancels them. */
  close(graceMs: number): Promise<void>;
}

export interface GrpcServerOptions {
  /** By path, e.g. `/event_store.client.streams.Streams/Read`. */
  readonly handlers: ReadonlyMap<string, Handler>;
  readonly maxMessageBytes: number;
  /** Told of errors that no handler meant: they are ours to mend. */
  readonly onHandlerError?: (path: string, error: unknown) => void;
}

const WINDOW_BYTES = 1024 * 1024;

export function createGrpcServer({ handlers, maxMessageBytes, onHandlerError }: GrpcServerOptions): GrpcServer {
  const sessions = new Set<ServerHttp2Session>();
  const calls = new Set<RunningCall>();
  let whenIdle = () => {};

  const server = createServer({
    settings: { initialWindowSize: WINDOW_BYTES, maxConcurrentStreams: 10_000 },
    // Clients cancel reads as a matter of course. HTTP/2's default guard against floods of resets (33 a second) would end
    // the connection of a busy one, and with it every call on it.
    streamResetBurst: 1_000_000,
    streamResetRate: 1_000_000,
  });
  server.on('connection', (socket) => socket.setNoDelay(true));
  server.on('session', (session) => {
    sessions.add(session);
    session.setLocalWindowSize(WINDOW_BYTES);
    session.on('error', () => {}); // a connection that breaks is the client's affair; its calls see it as 'close'
    session.on('close', () => sessions.delete(session));
  });
  server.on('sessionError', () => {});
  server.on('stream', serve);

  function serve(stream: ServerHttp2Stream, headers: IncomingHttpHeaders): void {
    const path = headers[':path'] ?? '';
    if (headers[':method'] !== 'POST' || !headers['content-type']?.startsWith('application/grpc')) {
      stream.on('error', () => {});
      stream.respond({ ':status': 415 }, { endStream: true });
      return;
    }
    const call = createCall(stream, headers, maxMessageBytes);
    calls.add(call);
    stream.on('close', () => {
      calls.delete(call);
      if (calls.size === 0) whenIdle();
    });
    void run(call, handlers.get(path) ?? unimplemented);
  }

  async function run(call: RunningCall, handler: Handler): Promise<void> {
    try {
      await handler(call);
      call.finish();
    } catch (error) {
      const meant = error instanceof GrpcError || error instanceof HttpStatusError || error === call.signal.reason;
      if (!meant) onHandlerError?.(call.path, error);
      call.fail(error);
    }
  }

  return {
    listen: (host, port) =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => {
          server.off('error', reject);
          resolve((server.address() as AddressInfo).port);
        });
      }),
    async close(graceMs) {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      const idle = new Promise<void>((resolve) => {
        whenIdle = resolve;
        if (calls.size === 0) resolve();
      });
      for (const session of sessions) session.close();
      let timer: NodeJS.Timeout | undefined;
      await Promise.race([
        idle,
        new Promise<void>((resolve) => {
          timer = setTimeout(resolve, graceMs);
        }),
      ]);
      clearTimeout(timer);
      for (const call of calls) call.abort(new GrpcError(Status.CANCELLED, 'The server is shutting down.'));
      // The statuses leave with the next turn of the loop; a peer that does not read them is cut off.
      const cut = setTimeout(() => {
        for (const session of sessions) session.destroy();
      }, 100);
      await closed;
      clearTimeout(cut);
    },
  };
}

const unimplemented: Handler = async (call) => {
  throw new GrpcError(Status.UNIMPLEMENTED, `The server does not implement the method ${call.path}`);
};
