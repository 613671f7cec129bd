import { connect } from 'node:http2';

export interface Echo {
  /** Sends the bytes and waits until all of them are back. */
  send(bytes: Buffer): Promise<void>;
  close(): void;
}

/** One HTTP/2 stream to the echo server: the round trip that every append needs at least. */
export function connectEcho(port: string): Echo {
  const session = connect(`http://127.0.0.1:${port}`);
  const stream = session.request({ ':method': 'POST', ':path': '/', 'content-type': 'application/grpc' });
  let missing = 0;
  let arrived = (): void => {};
  stream.on('data', (chunk: Buffer) => {
    missing -= chunk.length;
    if (missing === 0) arrived();
  });
  return {
    send(bytes) {
      missing = bytes.length;
      stream.write(bytes);
      return new Promise((resolve) => {
        arrived = resolve;
      });
    },
    close: () => session.destroy(),
  };
}
