import { randomUUID } from 'node:crypto';
import type { Observer } from './admin/observer.ts';
import type { Call } from './grpc/call.ts';
import { bidirectional, clientStream, serverStream, unary } from './grpc/methods.ts';
import { createGrpcServer, type Handler } from './grpc/server.ts';
import { GrpcError, Status } from './grpc/status.ts';
import { type Faults, TURN_PATH } from './hostile/faults.ts';
import { type LogOptions, openLog } from './log/log.ts';
import { decodeAppend, decodeBatchPart } from './protocol/appendRequests.ts';
import { MalformedMessage } from './protocol/fields.ts';
import { GossipService, ServerFeaturesService, StreamsService } from './protocol/generated.ts';
import { BadRequest } from './protocol/requests.ts';
import { clusterOfOne, supportedMethods } from './protocol/serverInfo.ts';
import { StorageUnavailable } from './storage/storage.ts';
import { append } from './streams/append.ts';
import { batchAppend } from './streams/batchAppend.ts';
import { read } from './streams/read.ts';
import { deleteStream, tombstoneStream } from './streams/remove.ts';

export interface NodeOptions extends LogOptions {
  readonly host: string;
  /** 0 = any free port. */
  readonly port: number;
  /** Told of errors that nobody meant. */
  readonly onError: (message: string) => void;
  /** Told of everything that passes, if somebody wants to know. */
  readonly observer?: Observer | undefined;
  /** For tests only: what goes wrong on purpose. */
  readonly faults?: Faults;
}

export interface RunningNode {
  readonly port: number;
  stop(): Promise<void>;
}

/** The client sends appends in parts of up to 3 MiB; it takes in 17 MiB, so we do. */
const MAX_MESSAGE_BYTES = 17 * 1024 * 1024;
/** What calls under way get to end by themselves when the node stops, ms. */
const GRACE_MS = 500;

const APPEND = { ...StreamsService.append, requestDeserialize: decodeAppend };
const BATCH_APPEND = { ...StreamsService.batchAppend, requestDeserialize: decodeBatchPart };

/** Opens the log and serves it. @throws StorageUnavailable, WriterExists, or the socket's error (EADDRINUSE) */
export async function startNode(options: NodeOptions): Promise<RunningNode> {
  const { host, onError, observer, faults } = options;
  const unobserved = await openLog(options);
  const opened = observer ? observer.log(unobserved) : unobserved;
  const log = faults ? faults.log(opened) : opened;
  const instanceId = randomUUID();
  let port = 0;
  const handlers = new Map<string, Handler>([
    [APPEND.path, clientStream(APPEND, (requests) => append(log, requests))],
    [BATCH_APPEND.path, bidirectional(BATCH_APPEND, (requests, call) => batchAppend(log, requests, call))],
    [StreamsService.read.path, serverStream(StreamsService.read, (request, call) => read(log, request, call))],
    [StreamsService.delete.path, unary(StreamsService.delete, (request) => deleteStream(log, request))],
    [StreamsService.tombstone.path, unary(StreamsService.tombstone, (request) => tombstoneStream(log, request))],
    [GossipService.read.path, unary(GossipService.read, async () => clusterOfOne(instanceId, host, port))],
    [
      ServerFeaturesService.getSupportedMethods.path,
      unary(ServerFeaturesService.getSupportedMethods, async () => supportedMethods()),
    ],
  ]);
  const server = createGrpcServer({
    handlers: withFaults(
      new Map(
        [...handlers].map(([path, handler]) => {
          const known = withKnownErrors(handler);
          return [path, observer ? observer.handler(path, known) : known];
        }),
      ),
      faults,
    ),
    maxMessageBytes: MAX_MESSAGE_BYTES,
    onHandlerError: (path, error) => onError(`${path}: ${error instanceof Error ? error.stack : String(error)}`),
  });
  try {
    port = await server.listen(host, options.port);
  } catch (error) {
    await log.close();
    throw error;
  }
  return {
    port,
    async stop() {
      await server.close(GRACE_MS);
      await log.close();
    },
  };
}

function withFaults(handlers: Map<string, Handler>, faults: Faults | undefined): Map<string, Handler> {
  if (!faults) return handlers;
  const faulty = [...handlers].map(([path, handler]) => [path, faults.handler(handler)] as const);
  return new Map([...faulty, [TURN_PATH, faults.turn]]);
}

/** Errors of the log and of the requests, as gRPC says them. */
const withKnownErrors =
  (handler: Handler): Handler =>
  async (call: Call) => {
    try {
      await handler(call);
    } catch (error) {
      if (error instanceof StorageUnavailable) throw new GrpcError(Status.UNAVAILABLE, error.message);
      if (error instanceof MalformedMessage)
        throw new GrpcError(Status.INTERNAL, `Malformed message: ${error.message}.`);
      if (error instanceof BadRequest) throw new GrpcError(Status.UNKNOWN, 'Exception was thrown by handler.');
      throw error;
    }
  };
