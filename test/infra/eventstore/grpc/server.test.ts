import { connect as connectHttp2 } from 'node:http2';
import { createRequire } from 'node:module';
import { connect as connectTcp } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  bidirectional,
  clientStream,
  type Method,
  serverStream,
  unary,
} from '../../../../infra/local/eventstore/grpc/methods.ts';
import { createGrpcServer, type GrpcServer } from '../../../../infra/local/eventstore/grpc/server.ts';
import { GrpcError, HttpStatusError, Status } from '../../../../infra/local/eventstore/grpc/status.ts';
import { until } from '../../../support/until.ts';

// The plain client of gRPC, the copy that the event store's client uses.
const require = createRequire(createRequire(import.meta.url).resolve('@eventstore/db-client'));
const grpc: typeof import('@grpc/grpc-js') = require('@grpc/grpc-js');

const MAX_BYTES = 17 * 1024 * 1024;
const echo = (path: string): Method<Buffer, Buffer> => ({
  path,
  requestDeserialize: (bytes) => bytes,
  responseSerialize: (bytes) => bytes,
});
const bytes = (text: string) => Buffer.from(text);

let server: GrpcServer;
let client: import('@grpc/grpc-js').Client;
let port = 0;
const cancelled: string[] = [];
const flooded = { sent: 0 };

beforeAll(async () => {
  server = createGrpcServer({
    maxMessageBytes: MAX_BYTES,
    handlers: new Map([
      ['/t/unary', unary(echo('/t/unary'), async (request) => request)],
      [
        '/t/throws',
        unary(echo('/t/throws'), async () => {
          throw new Error('a secret of ours');
        }),
      ],
      [
        '/t/status',
        unary(echo('/t/status'), async () => {
          throw new GrpcError(Status.FAILED_PRECONDITION, 'Grüße 100% \n', { exception: 'x', 'stream-name': 'a b' });
        }),
      ],
      [
        '/t/http500',
        unary(echo('/t/http500'), async () => {
          throw new HttpStatusError(500);
        }),
      ],
      [
        '/t/cut',
        unary(echo('/t/cut'), async (request, call) => {
          call.send(request); // still waiting to be written when the connection breaks
          call.cut();
          return request;
        }),
      ],
      [
        '/t/slow',
        unary(echo('/t/slow'), async (request, { signal }) => {
          await new Promise((resolve) => signal.addEventListener('abort', resolve));
          cancelled.push(request.toString());
          return request;
        }),
      ],
      [
        '/t/many',
        serverStream(echo('/t/many'), async (request, call) => {
          for (let n = 0; n < Number(request); n++) {
            const full = call.send(bytes(`${n}`));
            if (full) await full;
          }
        }),
      ],
      [
        '/t/flood',
        serverStream(echo('/t/flood'), async (_request, call) => {
          while (!call.signal.aborted) {
            const full = call.send(Buffer.alloc(10_000));
            flooded.sent++;
            if (full) await full;
          }
        }),
      ],
      [
        '/t/sum',
        clientStream(echo('/t/sum'), async (requests) => {
          let sum = 0;
          for await (const request of requests) sum += request.length;
          return bytes(String(sum));
        }),
      ],
      [
        '/t/early',
        clientStream(echo('/t/early'), async (requests) => {
          for await (const _ of requests) throw new GrpcError(Status.INVALID_ARGUMENT, 'enough');
          return bytes('');
        }),
      ],
      [
        '/t/bidi',
        bidirectional(echo('/t/bidi'), async (requests, call) => {
          for await (const request of requests) call.send(request);
        }),
      ],
    ]),
  });
  port = await server.listen('127.0.0.1', 0);
  client = new grpc.Client(`127.0.0.1:${port}`, grpc.credentials.createInsecure(), {
    'grpc.max_receive_message_length': -1,
    'grpc.max_send_message_length': -1,
  });
});
afterAll(async () => {
  client.close();
  await server.close(100);
});

const same = (value: Buffer) => value;
type Failure = import('@grpc/grpc-js').ServiceError;
const callUnary = (method: string, request: Buffer, deadline?: number) =>
  new Promise<Buffer>((resolve, reject) => {
    const options = deadline === undefined ? {} : { deadline: Date.now() + deadline };
    client.makeUnaryRequest(method, same, same, request, options, (error, value) =>
      error ? reject(error) : resolve(value!),
    );
  });
const failure = (method: string, request = bytes('x'), deadline?: number): Promise<Failure> =>
  callUnary(method, request, deadline).then(
    () => {
      throw new Error('it did not fail');
    },
    (error: Failure) => error,
  );

it('answers a unary call', async () => {
  expect((await callUnary('/t/unary', bytes('hello'))).toString()).toBe('hello');
});

it('takes and gives messages of up to 17 MB, also empty ones, and refuses larger ones by name', async () => {
  expect(await callUnary('/t/unary', Buffer.alloc(MAX_BYTES, 7))).toHaveLength(MAX_BYTES);
  expect(await callUnary('/t/unary', Buffer.alloc(0))).toHaveLength(0);
  expect(await failure('/t/unary', Buffer.alloc(MAX_BYTES + 1))).toMatchObject({ code: Status.RESOURCE_EXHAUSTED });
});

it('carries the text and the trailers of a refusal, in any script', async () => {
  const error = await failure('/t/status');
  expect(error).toMatchObject({ code: Status.FAILED_PRECONDITION, details: 'Grüße 100% \n' });
  expect(error.metadata.getMap()).toMatchObject({ exception: 'x', 'stream-name': 'a b' });
});

it('says of an error that nobody meant only that there was one', async () => {
  expect(await failure('/t/throws')).toMatchObject({
    code: Status.UNKNOWN,
    details: 'Exception was thrown by handler.',
  });
});

it('can answer with a bare HTTP status', async () => {
  expect(await failure('/t/http500')).toMatchObject({ code: Status.UNKNOWN, details: 'Received HTTP status code 500' });
});

it('answers unknown methods with UNIMPLEMENTED', async () => {
  expect(await failure('/t/nothing')).toMatchObject({ code: Status.UNIMPLEMENTED });
});

it('tells the handler when the deadline passes', async () => {
  expect(await failure('/t/slow', bytes('late'), 50)).toMatchObject({ code: Status.DEADLINE_EXCEEDED });
  await until(() => cancelled.includes('late'));
});

it('outlives a connection that breaks while answers wait to be written', async () => {
  expect(await failure('/t/cut')).toMatchObject({ code: expect.any(Number) });
  expect((await callUnary('/t/unary', bytes('next'))).toString()).toBe('next');
});

it('tells the handler when the client cancels', async () => {
  const call = client.makeUnaryRequest('/t/slow', same, same, bytes('cancelled'), () => {});
  await new Promise((resolve) => setImmediate(resolve));
  call.cancel();
  await callUnary('/t/unary', bytes('')); // the same connection goes on
  const other = client.makeUnaryRequest('/t/slow', same, same, bytes('on the way'), () => {});
  await callUnary('/t/unary', bytes(''));
  other.cancel();
  await until(() => cancelled.includes('on the way'));
});

it('streams many small messages in order', async () => {
  const received: number[] = [];
  for await (const message of client.makeServerStreamRequest('/t/many', same, same, bytes('20000')))
    received.push(Number(message));
  expect(received).toEqual(Array.from({ length: 20_000 }, (_, n) => n));
});

it('holds a stream back while the client does not read, and ends it when the client cancels', async () => {
  const stream = client.makeServerStreamRequest('/t/flood', same, same, bytes(''));
  stream.on('error', () => {});
  await new Promise((resolve) => stream.once('readable', resolve));
  let before = -1;
  await until(
    () => {
      const still = flooded.sent === before;
      before = flooded.sent;
      return still;
    },
    { every: 100 },
  );
  expect(flooded.sent).toBeLessThan(1_000); // 10 MB: the windows and buffers of both sides
  stream.cancel();
  await callUnary('/t/unary', bytes(''));
});

it('takes many messages and answers once', async () => {
  const sum = await new Promise<Buffer>((resolve, reject) => {
    const call = client.makeClientStreamRequest('/t/sum', same, same, (error, value) =>
      error ? reject(error) : resolve(value!),
    );
    for (let n = 0; n < 5_000; n++) call.write(Buffer.alloc(1_000));
    call.end();
  });
  expect(sum.toString()).toBe('5000000');
});

it('may answer before the client has sent everything', async () => {
  const error = await new Promise<Failure | null>((resolve) => {
    const call = client.makeClientStreamRequest('/t/early', same, same, resolve);
    call.on('error', () => {});
    call.write(bytes('one'));
    call.write(bytes('two'));
  });
  expect(error).toMatchObject({ code: Status.INVALID_ARGUMENT, details: 'enough' });
});

it('answers while messages still come, and ends after the client', async () => {
  const call = client.makeBidiStreamRequest('/t/bidi', same, same);
  const received: string[] = [];
  const ended = (async () => {
    for await (const message of call) received.push(String(message));
  })();
  for (const text of ['a', 'b', 'c']) {
    call.write(bytes(text));
    await until(() => received.includes(text));
  }
  call.end();
  await ended;
  expect(received).toEqual(['a', 'b', 'c']);
});

it('finds messages however the bytes are cut', async () => {
  const session = connectHttp2(`http://127.0.0.1:${port}`);
  const stream = session.request({
    ':method': 'POST',
    ':path': '/t/bidi',
    'content-type': 'application/grpc',
    te: 'trailers',
  });
  const frames = Buffer.concat(
    ['first', '', 'second'].map((text) => Buffer.concat([Buffer.from([0, 0, 0, 0, text.length]), bytes(text)])),
  );
  const got: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => got.push(chunk));
  for (const byte of frames) {
    stream.write(Buffer.from([byte]));
    await new Promise((resolve) => setImmediate(resolve));
  }
  await until(() => Buffer.concat(got).length === frames.length);
  expect(Buffer.concat(got)).toEqual(frames);
  stream.end();
  await new Promise((resolve) => stream.on('close', resolve));
  session.close();
});

it.each([
  ['a compressed message', Buffer.from([1, 0, 0, 0, 1, 7]), '12'],
  ['half a message', Buffer.from([0, 0, 0, 0, 9, 7]), '13'],
  ['a message of 4 GB', Buffer.from([0, 255, 255, 255, 255, 7]), '8'],
  ['no message at all', Buffer.alloc(0), '13'],
])('refuses %s', async (_what, frame, code) => {
  const session = connectHttp2(`http://127.0.0.1:${port}`);
  const stream = session.request({ ':method': 'POST', ':path': '/t/unary', 'content-type': 'application/grpc' });
  const status = new Promise((resolve) => {
    stream.on('trailers', (trailers) => resolve(trailers['grpc-status']));
    stream.on('response', (headers) => headers['grpc-status'] && resolve(headers['grpc-status']));
  });
  stream.resume();
  stream.end(frame);
  expect(await status).toBe(code);
  session.destroy();
});

it('is not disturbed by what is no HTTP/2', async () => {
  const socket = connectTcp(port, '127.0.0.1');
  socket.on('error', () => {});
  socket.resume();
  socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(100));
  await new Promise((resolve) => socket.once('close', resolve));
  expect((await callUnary('/t/unary', bytes('still'))).toString()).toBe('still');
});
