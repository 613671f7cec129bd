import { randomUUID } from 'node:crypto';
import type { ReadReq } from '@eventstore/db-client/generated/streams_pb.js';
import type { Call } from '../grpc/call.ts';
import { type LoggedEvent, TOMBSTONE_REVISION } from '../log/event.ts';
import type { Log } from '../log/log.ts';
import { streamNameOf } from '../protocol/requests.ts';
import { contentOf } from '../protocol/wire.ts';
import type { StreamState } from '../rules/streamState.ts';
import { lowestVisible, oldestVisible } from '../rules/visibility.ts';
import { deliverTo, nowTicks } from './deliver.ts';
import { streamDeleted } from './errors.ts';
import { pages } from './pages.ts';
import { type ReadOptions, startInStream } from './readOptions.ts';
import { caughtUp, confirmation } from './responses.ts';

/** One stream from a revision on (exclusive), and then what is written to it, for as long as the client stays. */
export async function subscribeToStream(
  log: Log,
  source: ReadReq.Options.StreamOptions,
  { resolveLinks }: ReadOptions,
  call: Call,
): Promise<void> {
  const { signal } = call;
  const stream = streamNameOf(source.getStreamIdentifier());
  const start = startInStream(source);
  const deliver = deliverTo(call, log, resolveLinks);
  /** Delivered, or left out because it is not asked for: only what comes after it is sent. */
  let revision = start === 'end' || !source.hasRevision() ? -1n : start;
  /** Everything up to this position of the log is dealt with. */
  let position = log.end();

  if (start !== 'end' && (await log.stateOf(stream)).tombstoned) throw streamDeleted(stream);
  call.send(confirmation(randomUUID()));
  if (start !== 'end') await catchUp();
  if (signal.aborted) return;
  call.send(caughtUp());
  await follow();

  /** A stream that does not exist (any more) is waited for: only when it has events can a reader have caught up. */
  async function catchUp(): Promise<void> {
    while (!signal.aborted) {
      position = log.end();
      const state = await log.stateOf(stream);
      if (state.tombstoned) throw streamDeleted(stream);
      if (state.last < 0n || state.settings.softDeleted) {
        if (log.end() <= position) await log.news(signal);
        continue;
      }
      await deliverStored(state);
      // After a long way, what was written meanwhile may have left the memory: then go on reading the stream, which
      // is shorter than the log.
      if (log.tailStart() <= position) return;
    }
  }

  async function deliverStored(state: StreamState): Promise<void> {
    const lowest = lowestVisible(state);
    const oldest = oldestVisible(state, nowTicks());
    const first = revision + 1n > lowest ? revision + 1n : lowest;
    for await (const page of pages({
      first,
      read: (from, limit) => log.readStream({ stream, from, direction: 'forwards', limit }),
      after: (event) => (event.revision >= state.last ? undefined : event.revision + 1n),
    })) {
      for (const event of page) {
        if (oldest === undefined || contentOf(event).created >= oldest) await deliverOne(event);
        if (signal.aborted) return;
      }
    }
  }

  async function deliverOne(event: LoggedEvent): Promise<void> {
    revision = event.revision;
    const full = deliver(event);
    if (full) await full;
    if (event.revision === TOMBSTONE_REVISION) throw streamDeleted(stream);
  }

  /** Live, nothing is hidden: `$tb` and `$maxCount` rule only what was stored before. */
  async function follow(): Promise<void> {
    while (!signal.aborted) {
      const end = log.end();
      for await (const page of pages({
        first: position + 1n,
        read: (from, limit) => log.readAll(from, 'forwards', limit),
        after: (event) => event.position + 1n,
      })) {
        for (const event of page) {
          position = event.position;
          if (event.stream !== stream || event.revision <= revision) continue;
          await deliverOne(event);
          if (signal.aborted) return;
        }
      }
      // Positions up to `end` may be used by appends without events.
      if (end > position) position = end;
      if (log.end() <= position) await log.news(signal);
    }
  }
}
