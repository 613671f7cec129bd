import { constants, type IncomingHttpHeaders, type OutgoingHttpHeaders, type ServerHttp2Stream } from 'node:http2';
import { parseTimeout } from './deadline.ts';
import { createFrameReader, PREFIX_BYTES, prefixOf } from './framing.ts';
import { encodeMessage, GrpcError, HttpStatusError, Status } from './status.ts';

/** One call, whatever its kind: messages come in, messages go out. */
export interface Call {
  readonly path: string;
  /** What the calls of one connection have in common: the very same object. */
  readonly connection: object;
  /** Aborted when the client cancels, the connection is lost, the deadline passes or the server stops. */
  readonly signal: AbortSignal;
  /** The client's messages; the client is held back while the handler does not take them. Throws when the call is aborted. */
  messages(): AsyncGenerator<Buffer, void, void>;
  /** Queues a message. A promise means: no room, wait for it before sending more. It also resolves on abort. */
  send(message: Uint8Array): Promise<void> | undefined;
  /** Queues messages that are framed already (framing.ts), whole ones; as `send` otherwise. Where a call is tampered with, there is none. */
  sendFramed?(frames: Buffer): Promise<void> | undefined;
  /** Ends the call at once, from outside its handler: the handler's signal is aborted. */
  abort(error: GrpcError): void;
  /** Breaks the connection that the call came by, as a cable does. */
  cut(): void;
}

export interface RunningCall extends Call {
  /** Ends the call well. */
  finish(): void;
  /** Ends the call with the status of the error. Anything but a GrpcError is "thrown by handler", and says no more. */
  fail(error: unknown): void;
}

/** Messages that wait to be written are joined up to this size: one write for many small ones. */
const FLUSH_BYTES = 64 * 1024;
/** Received and not yet taken by the handler; above it the client is held back. */
const RECEIVE_BUFFER_BYTES = 1024 * 1024;

const RESPONSE_HEADERS: OutgoingHttpHeaders = { ':status': 200, 'content-type': 'application/grpc' };

export function createCall(
  stream: ServerHttp2Stream,
  headers: IncomingHttpHeaders,
  maxMessageBytes: number,
): RunningCall {
  const controller = new AbortController();
  const { signal } = controller;
  let ended = false;
  /** A stream is destroyed with its connection, and says so ('close') a moment later: nothing may be written in between. */
  const isOver = (): boolean => ended || stream.destroyed;

  const timeout = parseTimeout(headers['grpc-timeout']);
  const timer =
    timeout === undefined
      ? undefined
      : setTimeout(() => abort(new GrpcError(Status.DEADLINE_EXCEEDED, 'Deadline Exceeded')), Math.ceil(timeout));

  stream.on('error', () => {}); // a reset or a lost connection: 'close' follows
  stream.on('close', () => {
    clearTimeout(timer);
    ended = true;
    if (!signal.aborted) controller.abort(new GrpcError(Status.CANCELLED, 'The client is gone.'));
    wakeSender();
    wakeReceiver();
  });

  // ---- what comes in
  const received: Buffer[] = [];
  let receivedBytes = 0;
  let receivedAll = false;
  let refused: GrpcError | undefined;
  let wakeReceiver = () => {};
  const reader = createFrameReader(maxMessageBytes);
  stream.on('data', (chunk: Buffer) => {
    if (refused) return;
    try {
      for (const message of reader.push(chunk)) {
        received.push(message);
        receivedBytes += message.length;
      }
    } catch (error) {
      refused = error as GrpcError;
    }
    if (receivedBytes > RECEIVE_BUFFER_BYTES) stream.pause();
    wakeReceiver();
  });
  stream.on('end', () => {
    receivedAll = true;
    if (reader.unfinishedBytes() > 0) refused = new GrpcError(Status.INTERNAL, 'Incomplete message.');
    wakeReceiver();
  });

  async function* messages(): AsyncGenerator<Buffer, void, void> {
    for (;;) {
      for (let message = received.shift(); message; message = received.shift()) {
        receivedBytes -= message.length;
        yield message;
        if (signal.aborted) throw signal.reason;
      }
      if (refused) throw refused;
      if (receivedAll) return;
      if (signal.aborted) throw signal.reason;
      if (stream.isPaused()) stream.resume();
      await new Promise<void>((resolve) => {
        wakeReceiver = resolve;
      });
    }
  }

  // ---- what goes out
  let unsent: Uint8Array[] = [];
  let unsentBytes = 0;
  let flushing = false;
  let room: Promise<void> | undefined;
  let wakeSender = () => {};
  stream.on('drain', () => wakeSender());

  function flush(): void {
    flushing = false;
    if (isOver() || unsent.length === 0) return;
    respond();
    const hasRoom = stream.write(Buffer.concat(unsent, unsentBytes));
    unsent = [];
    unsentBytes = 0;
    if (hasRoom || room) return;
    room = new Promise<void>((resolve) => {
      wakeSender = () => {
        room = undefined;
        wakeSender = () => {};
        resolve();
      };
    });
  }

  function send(message: Uint8Array): Promise<void> | undefined {
    if (isOver()) return undefined;
    unsent.push(prefixOf(message.length), message);
    unsentBytes += PREFIX_BYTES + message.length;
    if (unsentBytes >= FLUSH_BYTES) flush();
    else if (!flushing) {
      flushing = true;
      process.nextTick(flush); // after all microtasks: answers that become ready together leave together
    }
    return room;
  }

  function sendFramed(frames: Buffer): Promise<void> | undefined {
    if (isOver()) return undefined;
    unsent.push(frames);
    unsentBytes += frames.length;
    flush();
    return room;
  }

  // ---- how it ends
  let trailers: OutgoingHttpHeaders = {};
  function respond(): void {
    if (stream.headersSent) return;
    stream.respond(RESPONSE_HEADERS, { waitForTrailers: true });
    stream.on('wantTrailers', () => {
      stream.sendTrailers(trailers);
      stopReceiving();
    });
  }

  function end(code: number, message: string, extra: Readonly<Record<string, string>>): void {
    if (isOver()) return;
    flush();
    ended = true;
    clearTimeout(timer);
    trailers = { ...extra, 'grpc-status': String(code) };
    if (message) trailers['grpc-message'] = encodeMessage(message);
    if (stream.headersSent) stream.end();
    else {
      stream.respond({ ...RESPONSE_HEADERS, ...trailers }, { endStream: true });
      stopReceiving();
    }
  }

  /** The status is on its way: a client that is still sending is told to stop, else the stream would stay half open. */
  function stopReceiving(): void {
    stream.resume();
    setImmediate(() => {
      if (!receivedAll) stream.close(constants.NGHTTP2_NO_ERROR);
    });
  }

  function fail(error: unknown): void {
    if (error instanceof HttpStatusError && !stream.headersSent && !isOver()) {
      ended = true;
      clearTimeout(timer);
      stream.respond({ ':status': error.status }, { endStream: true });
    } else if (error instanceof GrpcError) end(error.code, error.message, error.trailers);
    else end(Status.UNKNOWN, 'Exception was thrown by handler.', {});
  }

  function abort(error: GrpcError): void {
    fail(error);
    if (!signal.aborted) controller.abort(error);
    wakeSender();
    wakeReceiver();
  }

  return {
    path: headers[':path'] ?? '',
    connection: stream.session ?? stream,
    signal,
    messages,
    send,
    sendFramed,
    finish: () => end(Status.OK, '', {}),
    fail,
    abort,
    cut: () => stream.session?.destroy(),
  };
}
