import { once } from 'node:events';
import { type ClientHttp2Session, connect, constants } from 'node:http2';
import { expect, it } from 'vitest';
import { createGrpcServer } from '../../../../infra/local/eventstore/grpc/server.ts';

const CANCELLED_CALLS = 4_000;

it('keeps the connection of a client that cancels thousands of calls', async () => {
  const server = createGrpcServer({
    maxMessageBytes: 1_024,
    handlers: new Map([['/t/waits', () => new Promise(() => {})]]),
  });
  const port = await server.listen('127.0.0.1', 0);
  const session = connect(`http://127.0.0.1:${port}`);
  const broken: Error[] = [];
  session.on('error', (error) => broken.push(error));
  session.on('goaway', (code) => broken.push(new Error(`goaway ${code}`)));
  try {
    await once(session, 'connect');
    for (let n = 0; n < CANCELLED_CALLS; n += 1) {
      const call = session.request({ ':method': 'POST', ':path': '/t/waits', 'content-type': 'application/grpc' });
      call.on('error', () => {});
      call.resume();
      call.close(constants.NGHTTP2_CANCEL);
      if (n % 100 === 99) await answered(session);
    }
    await answered(session);
    expect(broken).toEqual([]);
  } finally {
    session.destroy();
    await server.close(0);
  }
});

/** A round trip: what was sent before it has arrived. */
const answered = (session: ClientHttp2Session): Promise<void> =>
  new Promise((resolve, reject) => {
    const isSent = session.ping((error) => (error ? reject(error) : resolve()));
    if (!isSent) reject(new Error('the connection is gone'));
  });
