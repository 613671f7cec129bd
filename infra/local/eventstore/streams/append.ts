import type { AppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import { GrpcError, Status } from '../grpc/status.ts';
import type { Outcome } from '../log/decide.ts';
import type { ProposedEvent } from '../log/event.ts';
import type { Log } from '../log/log.ts';
import type { SentAppend, SentEvent, SentOptions } from '../protocol/appendRequests.ts';
import { shared, streams } from '../protocol/generated.ts';
import { BadRequest, expectedRevisionOf, MissingProperty, nameOf, proposedEventOf } from '../protocol/requests.ts';
import {
  appendTooLarge,
  isUnwritable,
  MAX_APPEND_BYTES,
  propertyMissing,
  streamDeleted,
  timedOut,
  unwritable,
} from './errors.ts';

/** The server gives a write this long, ms; afterwards its fate is not known to the client. */
export const COMMIT_TIMEOUT_MS = 2_000;

/** The classic append: options, then one message per event; the client uses it for calls with credentials. */
export async function append(log: Log, requests: AsyncIterable<SentAppend>): Promise<AppendResp> {
  let options: SentOptions | undefined;
  const events: ProposedEvent[] = [];
  let bytes = 0;
  for await (const request of requests) {
    if (request.options) {
      options = request.options;
      continue;
    }
    const event = proposedEvent(request.event);
    bytes += event.data.length;
    if (bytes > MAX_APPEND_BYTES) throw appendTooLarge();
    events.push(event);
  }
  if (!options) throw new BadRequest('an append without options');
  const stream = nameOf(options.streamName);
  if (isUnwritable(stream)) throw unwritable();
  const expected = expectedRevisionOf(options.expected);
  if (expected === undefined) {
    const kind = 'EventStore.Client.Streams.AppendReq+Types+Options+ExpectedStreamRevisionOneofCase';
    throw new GrpcError(Status.INVALID_ARGUMENT, `'None' is not a valid ${kind}`);
  }
  const deadline = Date.now() + COMMIT_TIMEOUT_MS;
  return responseOf(stream, options, await log.submit({ kind: 'append', stream, expected, events }, deadline));
}

function proposedEvent(message: SentEvent | undefined): ProposedEvent {
  if (!message) throw new BadRequest('a message that is neither options nor an event');
  try {
    return proposedEventOf(message);
  } catch (error) {
    throw error instanceof MissingProperty ? propertyMissing() : error;
  }
}

function responseOf(stream: string, { expected }: SentOptions, outcome: Outcome): AppendResp {
  const response = new streams.AppendResp();
  switch (outcome.kind) {
    case 'stored': {
      const success = new streams.AppendResp.Success();
      if (outcome.revision < 0n) success.setNoStream(new shared.Empty());
      else success.setCurrentRevision(outcome.revision.toString());
      if (outcome.position === undefined) success.setNoPosition(new shared.Empty());
      else {
        const position = new streams.AppendResp.Position();
        position.setCommitPosition(outcome.position.toString());
        position.setPreparePosition(outcome.position.toString());
        success.setPosition(position);
      }
      return response.setSuccess(success);
    }
    case 'wrongExpectedRevision': {
      const wrong = new streams.AppendResp.WrongExpectedVersion();
      if (outcome.actual < 0n) wrong.setCurrentNoStream(new shared.Empty());
      else wrong.setCurrentRevision(outcome.actual.toString());
      // What was expected goes back as it was sent, 2^64 - 1 too.
      if (typeof expected === 'bigint') wrong.setExpectedRevision(expected.toString());
      else if (expected === 'no_stream') wrong.setExpectedNoStream(new shared.Empty());
      else if (expected === 'stream_exists') wrong.setExpectedStreamExists(new shared.Empty());
      else wrong.setExpectedAny(new shared.Empty());
      return response.setWrongExpectedVersion(wrong);
    }
    case 'streamDeleted':
      throw streamDeleted(stream);
    case 'timedOut':
      throw timedOut();
  }
}
