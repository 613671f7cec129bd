import type { ReadReq } from '@eventstore/db-client/generated/streams_pb.js';
import type { Call } from '../grpc/call.ts';
import { GrpcError, Status } from '../grpc/status.ts';
import { type LoggedEvent, TOMBSTONE_REVISION } from '../log/event.ts';
import type { Log } from '../log/log.ts';
import { streamNameOf } from '../protocol/requests.ts';
import { contentOf } from '../protocol/wire.ts';
import { lowestVisible, oldestVisible } from '../rules/visibility.ts';
import { deliverTo, nowTicks } from './deliver.ts';
import { streamDeleted } from './errors.ts';
import { PAGE_EVENTS, pages } from './pages.ts';
import { type ReadOptions, startInStream } from './readOptions.ts';
import { streamNotFound } from './responses.ts';

/** Reads one stream, either way, up to a number of events. */
export async function readStream(
  log: Log,
  source: ReadReq.Options.StreamOptions,
  { direction, maxCount, resolveLinks }: ReadOptions,
  call: Call,
): Promise<void> {
  const stream = streamNameOf(source.getStreamIdentifier());
  const start = startInStream(source);
  const backwards = direction === 'backwards';
  if (maxCount === 0n || (start === 'end' && !backwards)) {
    throw new GrpcError(Status.UNKNOWN, 'Unexpected ReadStreamResult: Error');
  }
  const state = await log.stateOf(stream);
  if (state.tombstoned) throw streamDeleted(stream);
  if (state.last < 0n || state.settings.softDeleted) {
    call.send(streamNotFound(source.getStreamIdentifier()));
    return;
  }
  const lowest = lowestVisible(state);
  const oldest = oldestVisible(state, nowTicks());
  const isTooOld = (event: LoggedEvent): boolean => oldest !== undefined && contentOf(event).created < oldest;
  const deliver = deliverTo(call, log, resolveLinks);

  const from = start === 'end' ? TOMBSTONE_REVISION - 1n : start;
  const first = !backwards && from < lowest ? lowest : from;
  const limit = maxCount < BigInt(PAGE_EVENTS) ? Number(maxCount) : PAGE_EVENTS;
  const isPastEnd = (last: LoggedEvent): boolean => (backwards ? last.revision <= lowest : last.revision >= state.last);
  let left = maxCount;
  for await (const page of pages(
    first,
    (revision) => log.readStream(stream, revision, direction, limit),
    (last) => (isPastEnd(last) ? undefined : last.revision + (backwards ? -1n : 1n)),
  )) {
    for (const event of page) {
      if (backwards && event.revision < lowest) return;
      if (isTooOld(event)) continue;
      const full = deliver(event);
      if (full) await full;
      if (call.signal.aborted || --left === 0n) return;
    }
  }
}
