import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Answer, notFound, Refused } from './answer.ts';
import { controlAnswer } from './controlRoutes.ts';
import { playbackAnswer } from './playbackRoutes.ts';

export interface MediaMtxSimulator {
  /** `http://127.0.0.1:9997` */
  readonly apiUrl: string;
  readonly playbackUrl: string;
  close(): Promise<void>;
}

export interface SimulatorOptions {
  /** Folder of all recordings. */
  readonly recordings: string;
  /** 9997 and 9996 in real life; any free one unless told. */
  readonly apiPort?: number;
  readonly playbackPort?: number;
  /** Who is asked whether somebody may play something back; nobody unless told. */
  readonly authUrl?: string;
}

/** The control and the playback API of a MediaMTX whose cameras are whatever writes into the folder. */
export async function startSimulator(options: SimulatorOptions): Promise<MediaMtxSimulator> {
  const { recordings, apiPort = 0, playbackPort = 0, authUrl } = options;
  const api = await listening(apiPort, async (url) => controlAnswer(recordings, url));
  const playback = await listening(playbackPort, async (url, request) => {
    if (authUrl !== undefined && !(await mayPlayBack(authUrl, url, request))) return unknown(request);
    return playbackAnswer(recordings, url);
  });
  return {
    apiUrl: urlOf(api),
    playbackUrl: urlOf(playback),
    close: async () => void (await Promise.all([closed(api), closed(playback)])),
  };
}

type Serve = (url: URL, request: IncomingMessage) => Promise<Answer>;

async function listening(port: number, serve: Serve): Promise<Server> {
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
    const { status, headers, body } = await answered(serve, url, request);
    const isJson = typeof body !== 'string' && !(body instanceof Buffer);
    response.writeHead(status, {
      server: 'mediamtx',
      // Node's own is renewed by a timer, which a busy process misses; whoever measures our clock wants it exact.
      date: new Date().toUTCString(),
      ...(isJson && { 'content-type': 'application/json; charset=utf-8' }),
      ...headers,
    });
    response.end(isJson ? JSON.stringify(body) : body);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  return server;
}

async function answered(serve: Serve, url: URL, request: IncomingMessage): Promise<Answer> {
  try {
    return request.method === 'GET' ? await serve(url, request) : notFound;
  } catch (error) {
    const status = error instanceof Refused ? error.status : 500;
    return { status, body: { status: 'error', error: error instanceof Error ? error.message : String(error) } };
  }
}

/** Whoever brings nothing is told what to bring. */
const unknown = ({ headers }: IncomingMessage): Answer => ({
  status: 401,
  headers: headers.authorization === undefined ? { 'www-authenticate': 'Basic realm="mediamtx"' } : {},
  body: { status: 'error', error: 'authentication error' },
});

/** Asks in MediaMTX's words. Anything but a 2xx is no. */
async function mayPlayBack(authUrl: string, url: URL, { headers, socket }: IncomingMessage): Promise<boolean> {
  const [, scheme, secret = ''] = /^(Basic|Bearer) (.+)$/.exec(headers.authorization ?? '') ?? [];
  const basic = scheme === 'Basic' ? Buffer.from(secret, 'base64').toString('utf8') : ':';
  const user = basic.slice(0, basic.indexOf(':'));
  const password = basic.slice(basic.indexOf(':') + 1);
  const question = {
    ip: socket.remoteAddress,
    user,
    password,
    token: scheme === 'Bearer' ? secret : password,
    action: 'playback',
    path: url.searchParams.get('path') ?? '',
    protocol: '',
    id: null,
    query: url.search.slice(1),
    userAgent: '',
  };
  const asking = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(question) };
  try {
    return (await fetch(authUrl, { ...asking, signal: AbortSignal.timeout(10_000) })).ok;
  } catch {
    return false;
  }
}

const urlOf = (server: Server): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
