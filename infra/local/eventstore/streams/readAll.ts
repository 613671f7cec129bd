import type { ReadReq } from '@eventstore/db-client/generated/streams_pb.js';
import type { Call } from '../grpc/call.ts';
import { GrpcError, Status } from '../grpc/status.ts';
import type { Log } from '../log/log.ts';
import { deliverTo } from './deliver.ts';
import { pages } from './pages.ts';
import { type FilterOptions, type ReadOptions, startInLog } from './readOptions.ts';

/** Reads the log, either way, up to a number of events. Forwards includes the event at the position, backwards does not. */
export async function readAll(
  log: Log,
  source: ReadReq.Options.AllOptions,
  { direction, maxCount, resolveLinks }: ReadOptions,
  filter: FilterOptions | undefined,
  call: Call,
): Promise<void> {
  const start = startInLog(source);
  const backwards = direction === 'backwards';
  const isBeyondEnd = start !== 'end' && start > log.end() + 1n;
  // The real server never answers a count of 0: it reads the same empty page for ever.
  if (maxCount === 0n || (backwards && isBeyondEnd))
    throw new GrpcError(Status.UNKNOWN, 'Unexpected ReadAllResult: Error');
  if (backwards ? start === 0n : start === 'end' || isBeyondEnd) return;

  const deliver = deliverTo(call, log, resolveLinks);
  let left = maxCount;
  for await (const page of pages({
    first: start === 'end' ? log.end() : backwards ? start - 1n : start,
    read: (position, limit) => log.readAll(position, direction, limit),
    after: ({ position }) => (backwards ? (position > 1n ? position - 1n : undefined) : position + 1n),
    atMost: filter ? undefined : maxCount,
  })) {
    for (const event of page) {
      if (filter && !filter.filter(event)) continue;
      const full = deliver(event);
      if (full) await full;
      if (call.signal.aborted || --left === 0n) return;
    }
  }
}
