import type { StreamIdentifier } from '@eventstore/db-client/generated/shared_pb.js';
import type { BatchAppendReq, BatchAppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { Call } from '../grpc/call.ts';
import { GrpcError, Status } from '../grpc/status.ts';
import type { Outcome } from '../log/decide.ts';
import type { ProposedEvent } from '../log/event.ts';
import type { Log } from '../log/log.ts';
import { Any, Empty, shared, status, streams } from '../protocol/generated.ts';
import { BadRequest, expectedRevisionOf, proposedEventOf, streamNameOf, uuidOf } from '../protocol/requests.ts';
import type { ExpectedRevision } from '../rules/expectedRevision.ts';
import { StorageUnavailable } from '../storage/storage.ts';
import { COMMIT_TIMEOUT_MS } from './append.ts';
import { isUnwritable, MAX_APPEND_BYTES } from './errors.ts';

/** An append that is still being sent, under its correlation id. */
interface Pending {
  readonly identifier: StreamIdentifier | undefined;
  readonly stream: string;
  readonly expected: ExpectedRevision;
  /** Milliseconds since the Unix epoch. */
  readonly deadline: number;
  readonly events: ProposedEvent[];
  bytes: number;
  /** Answered already; what still comes of it is thrown away. */
  refused: boolean;
}

/** Appends under way on one call, of which the last part has not come. More than any client has; it bounds the memory. */
const MAX_PENDING = 10_000;

/**
 * Many appends over one call, each in one or more parts, each answered exactly once: a second answer breaks the client
 * for good. They are decided in the order in which their last parts arrive.
 */
export async function batchAppend(log: Log, requests: AsyncIterable<BatchAppendReq>, call: Call): Promise<void> {
  const pending = new Map<string, Pending>();
  let failure: unknown;
  const underway = new Set<Promise<void>>();

  for await (const request of requests) {
    if (failure) break;
    const correlationId = uuidOf(request.getCorrelationId());
    const answer = (identifier: StreamIdentifier | undefined, fill: (response: BatchAppendResp) => void): void => {
      const response = new streams.BatchAppendResp();
      response.setCorrelationId(request.getCorrelationId());
      response.setStreamIdentifier(identifier);
      fill(response);
      call.send(response.serializeBinary());
    };
    const item = partOf(request, pending, correlationId, answer);
    if (!item || !request.getIsFinal()) continue;
    pending.delete(correlationId);
    if (item.refused) continue;

    const { stream, expected, events, identifier } = item;
    const deadline = Math.min(item.deadline, Date.now() + COMMIT_TIMEOUT_MS);
    const writing = log
      .submit({ kind: 'append', stream, expected, events }, deadline)
      .then((outcome) => answer(identifier, (response) => fillOutcome(response, item, outcome)))
      .catch((error) => {
        // The storage is away: the client is told by the end of the call, which it knows for "unavailable".
        failure ??= error;
        if (error instanceof StorageUnavailable) call.abort(new GrpcError(Status.UNAVAILABLE, error.message));
      })
      .finally(() => underway.delete(writing));
    underway.add(writing);
  }
  await Promise.all(underway);
  if (failure) throw failure;
}

/** Takes in one part. @returns undefined when it belongs to nothing */
function partOf(
  request: BatchAppendReq,
  pending: Map<string, Pending>,
  correlationId: string,
  answer: (identifier: StreamIdentifier | undefined, fill: (response: BatchAppendResp) => void) => void,
): Pending | undefined {
  const options = request.getOptions();
  let item = pending.get(correlationId);
  try {
    if (options) {
      if (pending.size >= MAX_PENDING) throw new GrpcError(Status.RESOURCE_EXHAUSTED, 'Too many unfinished appends.');
      item = begin(options);
      pending.set(correlationId, item);
    }
    if (!item || item.refused) return item;
    for (const message of request.getProposedMessagesList()) {
      const event = proposedEventOf(message);
      item.bytes += event.data.length;
      item.events.push(event);
    }
  } catch (error) {
    if (!(error instanceof BadRequest)) throw error;
    answer(options?.getStreamIdentifier() ?? item?.identifier, (response) => response.setError(badRequest()));
    return refuse(item, pending, correlationId);
  }
  if (item.bytes <= MAX_APPEND_BYTES) return item;
  answer(item.identifier, (response) => response.setError(tooLarge()));
  return refuse(item, pending, correlationId);
}

function refuse(item: Pending | undefined, pending: Map<string, Pending>, correlationId: string): Pending {
  const refused: Pending = item ?? {
    identifier: undefined,
    stream: '',
    expected: 'any',
    deadline: 0,
    events: [],
    bytes: 0,
    refused: true,
  };
  refused.refused = true;
  refused.events.length = 0;
  pending.set(correlationId, refused);
  return refused;
}

function begin(options: BatchAppendReq.Options): Pending {
  const identifier = options.getStreamIdentifier();
  const stream = streamNameOf(identifier);
  if (isUnwritable(stream)) throw new BadRequest('$$ cannot be written');
  const expected = expectedRevisionOf(options, options.hasStreamPosition() ? options.getStreamPosition() : undefined);
  if (expected === undefined) throw new BadRequest('no expected revision');
  return { identifier, stream, expected, deadline: deadlineOf(options), events: [], bytes: 0, refused: false };
}

function deadlineOf(options: BatchAppendReq.Options): number {
  const instant = options.getDeadline();
  return instant ? Number(instant.getSeconds()) * 1_000 + instant.getNanos() / 1e6 : Number.POSITIVE_INFINITY;
}

function fillOutcome(response: BatchAppendResp, { identifier, expected }: Pending, outcome: Outcome): void {
  switch (outcome.kind) {
    case 'stored': {
      const success = new streams.BatchAppendResp.Success();
      if (outcome.revision < 0n) success.setNoStream(new Empty());
      else success.setCurrentRevision(outcome.revision.toString());
      if (outcome.position === undefined) success.setNoPosition(new Empty());
      else {
        const position = new shared.AllStreamPosition();
        position.setCommitPosition(outcome.position.toString());
        position.setPreparePosition(outcome.position.toString());
        success.setPosition(position);
      }
      response.setSuccess(success);
      return;
    }
    case 'wrongExpectedRevision': {
      const wrong = new shared.WrongExpectedVersion();
      if (outcome.actual < 0n) wrong.setCurrentNoStream(new Empty());
      else wrong.setCurrentStreamRevision(outcome.actual.toString());
      if (expected === 'any') wrong.setExpectedAny(new Empty());
      else if (expected === 'no_stream') wrong.setExpectedNoStream(new Empty());
      else if (expected === 'stream_exists') wrong.setExpectedStreamExists(new Empty());
      else wrong.setExpectedStreamPosition(expected.toString());
      response.setError(errorOf(Status.ALREADY_EXISTS, 'WrongExpectedVersion', wrong));
      return;
    }
    case 'streamDeleted': {
      const deleted = new shared.StreamDeleted();
      deleted.setStreamIdentifier(identifier);
      response.setError(errorOf(Status.NOT_FOUND, 'StreamDeleted', deleted));
      return;
    }
    case 'timedOut':
      response.setError(errorOf(Status.DEADLINE_EXCEEDED, 'Timeout', new shared.Timeout()));
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
