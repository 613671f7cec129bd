// Control: a bare HTTP/2 server that sends events which were encoded and framed beforehand, as a process of its own.
// `node bareServer.ts <database url>` serves the whole log to subscriptions, and one stream of it to reads.
import { createServer, type ServerHttp2Stream } from 'node:http2';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { caughtUp, confirmation } from '../../infra/local/eventstore/streams/responses.ts';

const CHUNK_BYTES = 64 * 1024;

function framed(message: Uint8Array): Buffer {
  const prefix = Buffer.alloc(5);
  prefix.writeUInt32BE(message.length, 1);
  return Buffer.concat([prefix, message]);
}

/** Joins messages into chunks that are written at once. */
function chunksOf(messages: readonly Uint8Array[]): Buffer[] {
  const chunks: Buffer[] = [];
  let chunk: Buffer[] = [];
  let bytes = 0;
  for (const message of messages) {
    chunk.push(framed(message));
    bytes += message.length;
    if (bytes < CHUNK_BYTES) continue;
    chunks.push(Buffer.concat(chunk));
    chunk = [];
    bytes = 0;
  }
  return [...chunks, Buffer.concat(chunk)];
}

async function send(stream: ServerHttp2Stream, chunks: readonly Buffer[]): Promise<void> {
  stream.on('error', () => {});
  stream.respond({ ':status': 200, 'content-type': 'application/grpc' }, { waitForTrailers: true });
  stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '0' }));
  for (const chunk of chunks) {
    if (!stream.write(chunk)) await new Promise((resolve) => stream.once('drain', resolve));
  }
  stream.end();
}

const client = new pg.Client(process.argv[2]);
await client.connect();
const all = await client.query<{ message: Buffer }>('select message from eventstore.events order by position');
const twenty = await client.query<{ message: Buffer }>(
  `select message from eventstore.events where stream_key =
     (select stream_key from eventstore.events group by stream_key having count(*) = 20 limit 1) order by revision`,
);
await client.end();
const messagesOf = (rows: readonly { message: Buffer }[]): Buffer[] => rows.map(({ message }) => message);
const log = chunksOf([confirmation('control'), ...messagesOf(all.rows), caughtUp()]);
const stream20 = chunksOf(messagesOf(twenty.rows));

// A read of the stream "twenty" gets the one stream, everything else the log.
const server = createServer();
server.on('connection', (socket) => socket.setNoDelay(true));
server.on('stream', (stream) => {
  const asked: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => asked.push(chunk));
  stream.on('end', () => void send(stream, Buffer.concat(asked).includes('twenty') ? stream20 : log));
});
server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port));
process.on('SIGTERM', () => process.exit(0));
