// Subscriptions: graphql-transport-ws on the same path and schema, by graphql-ws's own server.
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import { handleProtocols, makeServer } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import { type Caller, isStranger, strangers } from '../auth/actor.ts';
import type { Auth } from '../auth/openAuth.ts';
import { databaseTrouble } from '../databaseTrouble.ts';
import type { Pressure } from '../operations/pressure.ts';
import type { Context, Platform } from './context.ts';
import { type Documents, operationOf } from './documents.ts';
import { cut, type Ear, SocketEar, TRY_AGAIN_LATER } from './ear.ts';
import { apiError, formatErrors } from './errors.ts';
import { openLines } from './lines.ts';
import { openSeats } from './seats.ts';
import { type Addressed, openSharedExecution } from './sharedExecution.ts';

const LARGEST_MESSAGE = 64 * 1_024;
const MOST_OPERATIONS = 20;
/** More than this unread, however it came about, is no reader but a leak. */
const MOST_UNREAD = 1_024 * 1_024;
/** Of who is connected, whether they still may be. Changes are heard of at once, unless the hearing is lost. */
const LOOK_AGAIN_MS = 500;
/** How long a client may take to answer the farewell of a server that stops. */
const FAREWELL_MS = 500;

/** Fatal to the client: with this token it need not come back. */
const UNAUTHORIZED = 4401;
/** The client comes back, with a new token. */
const EXPIRED = 4403;
/** The client comes back, here or where it is sent. */
const GOING_AWAY = 1001;
/** Fatal to the client: a defect of ours. */
const INTERNAL = 4500;

export interface SocketLimits {
  /** Of one person; who opens one more gives up the oldest. */
  readonly mostSockets: number;
  /** A peer that leaves a ping unanswered until the next one is dead. */
  readonly pingEveryMs: number;
  /** How long a reader may leave a full buffer as it is. */
  readonly patienceMs: number;
}
export const usualSocketLimits: SocketLimits = { mostSockets: 10, pingEveryMs: 12_000, patienceMs: 10_000 };

interface SocketOptions {
  readonly documents: Documents;
  readonly pressure?: Pick<Pressure, 'trouble'> | undefined;
  readonly corsOrigins: readonly string[];
  readonly limits: SocketLimits;
}

interface Extra {
  readonly socket: WebSocket;
  /** Below it. */
  readonly wire: Socket;
  caller?: Caller;
}

export function serveOverSocket(
  app: FastifyInstance,
  schema: GraphQLSchema,
  platform: Platform,
  { callers, failures, onChange }: Pick<Auth, 'callers' | 'failures' | 'onChange'>,
  { documents, pressure, corsOrigins, limits }: SocketOptions,
): void {
  const { log } = platform;
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LARGEST_MESSAGE, handleProtocols });
  const seats = openSeats(limits.mostSockets);

  const subscribe = openSharedExecution(platform.factStream, log);

  const protocol = makeServer<{ authorization?: unknown }, Extra>({
    schema,
    // Judged by the lines: a timer a socket is a timer too many.
    connectionInitWaitTimeout: 0,
    // A text that is known is kept once, however many ask in it.
    jsonMessageReviver: (key, value) => (key === 'query' && typeof value === 'string' ? documents.known(value) : value),
    // Whatever is subscribed comes from `prepare`.
    subscribe: (args) => subscribe(args as Addressed),
    async onConnect(context) {
      const { connectionParams, extra } = context;
      lines.introduced(extra.socket);
      // A token need not be kept for as long as its socket.
      Object.assign(context, { connectionParams: undefined });
      const caller = await callers.callerOf(connectionParams?.authorization).catch((error: unknown) => {
        leaveToLater(extra.socket, error);
        return undefined;
      });
      if (!caller) return false;
      if (isStranger(caller)) {
        const wait = caller === 'invalid' ? failures.failed(extra.wire.remoteAddress ?? '') : 0;
        if (wait > 0) {
          extra.socket.close(UNAUTHORIZED, 'too many failed attempts; wait a moment');
          return false;
        }
        log.info({ code: 'UNAUTHENTICATED', reason: caller }, 'a socket was refused');
        // Returning false alone would say 4403 to everybody, and bring those back whom no retry helps.
        extra.socket.close(caller === 'expired' ? EXPIRED : UNAUTHORIZED, strangers[caller]);
        return false;
      }
      extra.caller = caller;
      const oldest = seats.take(extra.socket, caller);
      if (oldest) cut(oldest, 'too many sockets of one person');
      return true;
    },
    onSubscribe({ extra, subscriptions }, id, { query, variables, operationName }) {
      if (Object.keys(subscriptions).length > MOST_OPERATIONS) {
        return [apiError('RATE_LIMITED', `a socket may carry at most ${MOST_OPERATIONS} subscriptions`)];
      }
      const ear = new SocketEar({ client: extra.socket, wire: extra.wire, id, patienceMs: limits.patienceMs });
      return prepare(query, variables, operationName, extra.caller!, ear);
    },
    onNext({ extra }, _id, _payload, _args, result) {
      if (!result.errors) return undefined;
      const errors = formatErrors(result.errors, log);
      // What may be answered later is not answered now: the client comes back and asks again.
      if (errors.some((error) => error.extensions?.retryable === true)) extra.socket.close(TRY_AGAIN_LATER);
      return { ...result, errors };
    },
    onError: (_context, _id, _payload, errors) => formatErrors(errors, log),
    onClose({ extra }) {
      seats.leave(extra.socket);
    },
  });
  const lines = openLines({ protocol, pingEveryMs: limits.pingEveryMs, failed: giveUp });

  function prepare(
    query: string,
    variables: Record<string, unknown> | null | undefined,
    operationName: string | null | undefined,
    { actor, label }: Caller,
    ear: Ear,
  ): Addressed | readonly GraphQLError[] {
    const document = documents.read(query);
    if (!('kind' in document)) return document;
    const operation = operationOf(document, operationName);
    if (operation instanceof GraphQLError) return [operation];
    if (operation.operation !== 'subscription') {
      return [apiError('QUERY_REJECTED', 'queries and commands are served over HTTP, on the same path')];
    }
    const contextValue: Context = { platform, actor, label, atLeast: platform.live.position() };
    return { schema, document, variableValues: variables, operationName, contextValue, ear };
  }

  /** Who is asking cannot be told now: a client that hears so comes back, unless the fault is ours. */
  function leaveToLater(socket: WebSocket, error: unknown): void {
    if (databaseTrouble(error)) {
      socket.close(TRY_AGAIN_LATER, 'the database does not answer');
    } else {
      giveUp(socket, error);
    }
  }

  function giveUp(socket: WebSocket, error: unknown): void {
    log.error({ err: error }, 'a socket is given up');
    socket.close(INTERNAL, 'something went wrong here');
  }

  /** Whoever was removed, signed out or lost the role is out; whoever's time is over comes back with a new token. */
  async function lookAgain(): Promise<void> {
    await Promise.all(
      seats.taken().map(async ([socket, caller]) => {
        // One that left while it was still being let in is told of by nobody.
        if (socket.readyState !== socket.OPEN) return seats.leave(socket);
        if (caller.expiresAt <= Date.now()) return socket.close(EXPIRED, strangers.expired);
        const now = await callers.again(caller);
        if (isStranger(now)) return socket.close(UNAUTHORIZED, strangers.revoked);
      }),
    );
  }
  // A database that is away tells nobody to leave; the next look follows.
  const look = () => void lookAgain().catch(() => {});
  const looking = setInterval(look, LOOK_AGAIN_MS);
  looking.unref();
  const stopHearing = onChange(look);

  // ws closes what breaks its protocol (too large, not UTF-8) by itself.
  const complain = (error: Error) =>
    log.info({ code: 'BAD_USER_INPUT', reason: error.message }, 'a socket was refused');
  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    if (request.url?.split('?')[0] !== '/graphql') return turnAway(socket, '404 Not Found');
    if (!isAllowedOrigin(request, corsOrigins)) return turnAway(socket, '403 Forbidden');
    if (pressure?.trouble() !== undefined) return turnAway(socket, '503 Service Unavailable');
    // Of the request nothing else is kept: sockets stay for hours, and so would its headers.
    const wire = request.socket;
    sockets.handleUpgrade(request, socket, head, (client) => {
      client.on('error', complain).on('message', leaveUnread).on('ping', leaveUnread);
      lines.open(client, { socket: client, wire });
    });
  };
  app.server.on('upgrade', upgrade);

  app.addHook('preClose', async () => {
    clearInterval(looking);
    stopHearing();
    app.server.off('upgrade', upgrade);
    const late = setTimeout(() => {
      for (const client of sockets.clients) client.terminate();
    }, FAREWELL_MS);
    for (const client of sockets.clients) client.close(GOING_AWAY, 'Going away');
    await new Promise((resolve) => sockets.close(resolve));
    lines.close();
    clearTimeout(late);
  });
}

/** Whoever asks and never reads the answers is let go. Shared by all sockets: which one it is stands in `this`. */
function leaveUnread(this: WebSocket): void {
  if (this.bufferedAmount > MOST_UNREAD) this.terminate();
}

/** A page of another site may open sockets to us with a person's network, if not with their token. */
function isAllowedOrigin({ headers }: IncomingMessage, allowed: readonly string[]): boolean {
  if (headers.origin === undefined || allowed.includes(headers.origin) || allowed.includes('*')) return true;
  return URL.canParse(headers.origin) && new URL(headers.origin).host === headers.host;
}

function turnAway(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}
