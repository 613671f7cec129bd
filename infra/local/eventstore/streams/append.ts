import type { AppendReq, AppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import { GrpcError, Status } from '../grpc/status.ts';
import type { Outcome } from '../log/decide.ts';
import type { ProposedEvent } from '../log/event.ts';
import type { Log } from '../log/log.ts';
import { shared, streams } from '../protocol/generated.ts';
import {
  BadRequest,
  expectedRevisionOf,
  MissingProperty,
  proposedEventOf,
  streamNameOf,
} from '../protocol/requests.ts';
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
export async function append(log: Log, requests: AsyncIterable<AppendReq>): Promise<AppendResp> {
  let options: AppendReq.Options | undefined;
  const events: ProposedEvent[] = [];
  let bytes = 0;
  for await (const request of requests) {
    if (request.hasOptions()) {
      options = request.getOptions();
      continue;
    }
    const event = proposedEvent(request.getProposedMessage());
    bytes += event.data.length;
    if (bytes > MAX_APPEND_BYTES) throw appendTooLarge();
    events.push(event);
  }
  if (!options) throw new BadRequest('an append without options');
  const stream = streamNameOf(options.getStreamIdentifier());
  if (isUnwritable(stream)) throw unwritable();
  const expected = expectedRevisionOf(options, options.hasRevision() ? options.getRevision() : undefined);
  if (expected === undefined) {
    const kind = 'EventStore.Client.Streams.AppendReq+Types+Options+ExpectedStreamRevisionOneofCase';
    throw new GrpcError(Status.INVALID_ARGUMENT, `'None' is not a valid ${kind}`);
  }
  const deadline = Date.now() + COMMIT_TIMEOUT_MS;
  return responseOf(stream, options, await log.submit({ kind: 'append', stream, expected, events }, deadline));
}

function proposedEvent(message: AppendReq.ProposedMessage | undefined): ProposedEvent {
  if (!message) throw new BadRequest('a message that is neither options nor an event');
  try {
    return proposedEventOf(message);
  } catch (error) {
    throw error instanceof MissingProperty ? propertyMissing() : error;
  }
}

function responseOf(stream: string, options: AppendReq.Options, outcome: Outcome): AppendResp {
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
      if (options.hasRevision()) wrong.setExpectedRevision(options.getRevision());
      else if (options.hasNoStream()) wrong.setExpectedNoStream(new shared.Empty());
      else if (options.hasStreamExists()) wrong.setExpectedStreamExists(new shared.Empty());
      else wrong.setExpectedAny(new shared.Empty());
      return response.setWrongExpectedVersion(wrong);
    }
    case 'streamDeleted':
      throw streamDeleted(stream);
    case 'timedOut':
      throw timedOut();
  }
}
