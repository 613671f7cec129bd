import { randomUUID } from 'node:crypto';
import type { ReadReq } from '@eventstore/db-client/generated/streams_pb.js';
import type { Call } from '../grpc/call.ts';
import { piecesOf } from '../grpc/framing.ts';
import type { LoggedEvent } from '../log/event.ts';
import type { Log } from '../log/log.ts';
import { createCheckpoints } from './checkpoints.ts';
import { deliverTo } from './deliver.ts';
import { pages } from './pages.ts';
import { type FilterOptions, type ReadOptions, startInLog } from './readOptions.ts';
import { caughtUp, confirmation } from './responses.ts';

/**
 * The whole log from a position on (exclusive), and then what is written, for as long as the client stays. Every event
 * once, in order: the position alone says what comes next, whether it is still in memory or must be read again. A
 * client that is too slow for the memory falls back to reading without noticing.
 */
export async function subscribeToAll(
  log: Log,
  source: ReadReq.Options.AllOptions,
  { resolveLinks }: ReadOptions,
  filter: FilterOptions | undefined,
  call: Call,
): Promise<void> {
  const { signal } = call;
  const start = startInLog(source);
  const deliver = deliverTo(call, log, resolveLinks);
  const checkpoints = filter && createCheckpoints(filter);
  // From beyond the end: whatever is written from now on, not only what will lie beyond that position.
  let position = start === 'end' || start > log.end() ? log.end() : start;
  let live = false;
  checkpoints?.begin(position);
  call.send(confirmation(randomUUID()));

  async function deliverPage(page: readonly LoggedEvent[]): Promise<void> {
    for (const event of page) {
      const matches = !filter || filter.filter(event);
      if (matches) {
        const full = deliver(event);
        if (full) await full;
      }
      position = event.position;
      const checkpoint = live ? checkpoints?.afterLive(event) : checkpoints?.afterStored(event, matches);
      if (checkpoint) await call.send(checkpoint);
      if (signal.aborted) return;
    }
  }

  while (!signal.aborted) {
    const end = log.end();
    if (!filter && !resolveLinks) position = await sendFramedPages(log, position, call);
    if (signal.aborted) return;
    for await (const page of pages({
      first: position + 1n,
      read: (from, limit) => log.readAll(from, 'forwards', limit),
      after: (event) => event.position + 1n,
    })) {
      await deliverPage(page);
      if (signal.aborted) return;
    }
    // Positions up to `end` may be used by appends without events.
    if (end > position) position = end;
    if (!live) call.send(caughtUp());
    live = true;
    if (log.end() <= position) await log.news(signal);
  }
}

/** What is written at once: more would leave the client's other calls without their turn. */
const WRITE_BYTES = 64 * 1024;

/** Sends what is not in memory to a reader who wants all of it as it is. @returns the position up to which that is done */
async function sendFramedPages(log: Log, start: bigint, { signal, sendFramed }: Call): Promise<bigint> {
  let position = start;
  if (!sendFramed) return position;
  let ahead = log.readFramed(position + 1n);
  for (;;) {
    const page = await ahead;
    if (!page || signal.aborted) return position;
    ahead = log.readFramed(page.last + 1n); // the next one is read while this one is sent
    ahead.catch(() => {}); // it may never be looked at: then its failure is nobody's
    for (const piece of piecesOf(page.frames, WRITE_BYTES)) {
      const full = sendFramed(piece);
      if (full) await full;
      if (signal.aborted) return position;
    }
    position = page.last;
  }
}
