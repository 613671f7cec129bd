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
import { firstLimit, pages } from './pages.ts';
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
  const from = start === 'end' ? TOMBSTONE_REVISION - 1n : start;
  const opened = await log.openStream({ stream, from, direction, limit: firstLimit(maxCount) });
  const { state } = opened;
  if (state.tombstoned) throw streamDeleted(stream);
  if (state.last < 0n || state.settings.softDeleted) {
    call.send(streamNotFound(source.getStreamIdentifier()));
    return;
  }
  const lowest = lowestVisible(state);
  const oldest = oldestVisible(state, nowTicks());
  const isTooOld = (event: LoggedEvent): boolean => oldest !== undefined && contentOf(event).created < oldest;
  const deliver = deliverTo(call, log, resolveLinks);

  let left = maxCount;
  const startsHidden = !backwards && from < lowest;
  for await (const page of pages({
    first: startsHidden ? lowest : from,
    firstPage: startsHidden ? undefined : opened.page,
    read: (revision, limit) => log.readStream({ stream, from: revision, direction, limit }),
    after: ({ revision }) => (backwards ? (revision > 0n ? revision - 1n : undefined) : revision + 1n),
    atMost: maxCount,
  })) {
    for (const event of page) {
      if (event.revision < lowest) return; // backwards: the rest is hidden
      if (isTooOld(event)) continue;
      const full = deliver(event);
      if (full) await full;
      if (call.signal.aborted || --left === 0n) return;
    }
  }
}
