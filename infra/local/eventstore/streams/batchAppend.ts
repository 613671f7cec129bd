import type { Status as RpcStatus } from '@eventstore/db-client/generated/status_pb.js';
import type { Call } from '../grpc/call.ts';
import { GrpcError, Status } from '../grpc/status.ts';
import type { Outcome } from '../log/decide.ts';
import type { ProposedEvent } from '../log/event.ts';
import type { Log } from '../log/log.ts';
import { decodeUuid, type SentBatchPart, type SentOptions } from '../protocol/appendRequests.ts';
import { encodeRefusal, encodeSuccess } from '../protocol/batchAnswers.ts';
import { Any, Empty, shared, status } from '../protocol/generated.ts';
import { BadRequest, canonicalUuid, expectedRevisionOf, nameOf, proposedEventOf } from '../protocol/requests.ts';
import type { ExpectedRevision } from '../rules/expectedRevision.ts';
import { StorageUnavailable } from '../storage/storage.ts';
import { COMMIT_TIMEOUT_MS } from './append.ts';
import { isUnwritable, MAX_APPEND_BYTES } from './errors.ts';

/** An append that is still being sent, under its correlation id. */
interface Pending {
  /** Encoded StreamIdentifier. */
  readonly identifier: Buffer | undefined;
  readonly stream: string;
  readonly expected: ExpectedRevision;
  /** Milliseconds since the Unix epoch. */
  readonly deadline: number;
  readonly events: ProposedEvent[];
  bytes: number;
  /** Answered already; what still comes of it is thrown away. */
  refused: boolean;
}

/** Appends of one call of which the last part has not come. More than any client has. */
const MAX_PENDING = 1_000;
/** Data that one call has sent to be written and that is not written yet, bytes. Above it the client is held back. */
const MAX_UNDERWAY_BYTES = 32 * 1024 * 1024;
/** What an append weighs beside its data, bytes. */
const APPEND_BYTES = 1_024;

/**
 * Many appends over one call, each in one or more parts, each answered exactly once: a second answer breaks the client
 * for good. They are decided in the order in which their last parts arrive.
 */
export async function batchAppend(log: Log, parts: AsyncIterable<SentBatchPart>, call: Call): Promise<void> {
  const pending = new Map<string, Pending>();
  const underway = new Set<Promise<void>>();
  let underwayBytes = 0;
  let madeRoom = (): void => {};
  let failure: unknown;

  function write(item: Pending, correlation: Buffer): void {
    const { stream, expected, events, identifier, bytes } = item;
    const deadline = Math.min(item.deadline, Date.now() + COMMIT_TIMEOUT_MS);
    underwayBytes += APPEND_BYTES + bytes;
    const writing = log
      .submit({ kind: 'append', stream, expected, events }, deadline)
      .then((outcome) => {
        const recipient = { correlation, identifier };
        call.send(
          outcome.kind === 'stored'
            ? encodeSuccess(recipient, outcome.revision, outcome.position)
            : encodeRefusal(recipient, refusalOf(item, outcome)),
        );
      })
      .catch((error) => {
        // What cannot be answered ends the call: the client knows that for "unavailable", or for a defect of ours.
        failure ??= error;
        call.abort(endOf(error));
      })
      .finally(() => {
        underway.delete(writing);
        underwayBytes -= APPEND_BYTES + bytes;
        madeRoom();
      });
    underway.add(writing);
  }

  try {
    for await (const part of parts) {
      const { correlation } = part;
      const correlationId = canonicalUuid(correlation && decodeUuid(correlation));
      const refuse = (identifier: Buffer | undefined, error: RpcStatus): void => {
        call.send(encodeRefusal({ correlation: correlation!, identifier }, error));
      };
      const item = takePart(part, pending, correlationId, refuse);
      if (!item || !part.isFinal) continue;
      pending.delete(correlationId);
      if (item.refused) continue;
      write(item, correlation!);
      while (underwayBytes > MAX_UNDERWAY_BYTES) {
        await new Promise<void>((resolve) => {
          madeRoom = resolve;
        });
      }
    }
    await Promise.all(underway);
  } catch (error) {
    throw failure ?? error;
  }
  if (failure) throw failure;
}

const endOf = (error: unknown): GrpcError =>
  error instanceof StorageUnavailable
    ? new GrpcError(Status.UNAVAILABLE, error.message)
    : new GrpcError(Status.UNKNOWN, 'Exception was thrown by handler.');

/** Takes in one part. @returns undefined when it belongs to nothing */
function takePart(
  { options, events }: SentBatchPart,
  pending: Map<string, Pending>,
  correlationId: string,
  refuse: (identifier: Buffer | undefined, error: RpcStatus) => void,
): Pending | undefined {
  let item = pending.get(correlationId);
  try {
    if (options) {
      if (pending.size >= MAX_PENDING) throw new GrpcError(Status.RESOURCE_EXHAUSTED, 'Too many unfinished appends.');
      item = begin(options);
      pending.set(correlationId, item);
    }
    if (!item || item.refused) return item;
    for (const sent of events) {
      const event = proposedEventOf(sent);
      item.bytes += event.data.length;
      item.events.push(event);
    }
  } catch (error) {
    if (!(error instanceof BadRequest)) throw error;
    refuse(options?.identifier ?? item?.identifier, badRequest());
    return refused(item, pending, correlationId);
  }
  if (item.bytes <= MAX_APPEND_BYTES) return item;
  refuse(item.identifier, tooLarge());
  return refused(item, pending, correlationId);
}

function refused(item: Pending | undefined, pending: Map<string, Pending>, correlationId: string): Pending {
  const rest: Pending = item ?? {
    identifier: undefined,
    stream: '',
    expected: 'any',
    deadline: 0,
    events: [],
    bytes: 0,
    refused: true,
  };
  rest.refused = true;
  rest.events.length = 0;
  pending.set(correlationId, rest);
  return rest;
}

function begin({ identifier, streamName, deadline = Number.POSITIVE_INFINITY, ...options }: SentOptions): Pending {
  const stream = nameOf(streamName);
  if (isUnwritable(stream)) throw new BadRequest('$$ cannot be written');
  const expected = expectedRevisionOf(options.expected);
  if (expected === undefined) throw new BadRequest('no expected revision');
  return { identifier, stream, expected, deadline, events: [], bytes: 0, refused: false };
}

function refusalOf({ identifier, expected }: Pending, outcome: Exclude<Outcome, { kind: 'stored' }>): RpcStatus {
  switch (outcome.kind) {
    case 'wrongExpectedRevision': {
      const wrong = new shared.WrongExpectedVersion();
      if (outcome.actual < 0n) wrong.setCurrentNoStream(new Empty());
      else wrong.setCurrentStreamRevision(outcome.actual.toString());
      if (expected === 'any') wrong.setExpectedAny(new Empty());
      else if (expected === 'no_stream') wrong.setExpectedNoStream(new Empty());
      else if (expected === 'stream_exists') wrong.setExpectedStreamExists(new Empty());
      else wrong.setExpectedStreamPosition(expected.toString());
      return errorOf(Status.ALREADY_EXISTS, 'WrongExpectedVersion', wrong);
    }
    case 'streamDeleted': {
      const deleted = new shared.StreamDeleted();
      if (identifier) deleted.setStreamIdentifier(shared.StreamIdentifier.deserializeBinary(identifier));
      return errorOf(Status.NOT_FOUND, 'StreamDeleted', deleted);
    }
    case 'timedOut':
      return errorOf(Status.DEADLINE_EXCEEDED, 'Timeout', new shared.Timeout());
  }
}

const badRequest = () => errorOf(Status.INVALID_ARGUMENT, 'BadRequest', new shared.BadRequest());

function tooLarge() {
  const details = new shared.MaximumAppendSizeExceeded();
  details.setMaxappendsize(MAX_APPEND_BYTES);
  return errorOf(Status.INVALID_ARGUMENT, 'MaximumAppendSizeExceeded', details);
}

/** A google.rpc.Status: the client goes by the type of the details. */
function errorOf(code: number, type: string, details: { serializeBinary(): Uint8Array }) {
  const error = new status.Status();
  error.setCode(code);
  error.setMessage(type);
  const any = new Any();
  any.pack(details.serializeBinary(), `event_store.client.${type}`);
  error.setDetails(any);
  return error;
}
