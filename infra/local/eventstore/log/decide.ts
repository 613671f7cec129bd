import { randomUUID } from 'node:crypto';
import { contentOf } from '../protocol/wire.ts';
import { type ExpectedRevision, judge, judgeDelete, judgeKnown, judgeStored } from '../rules/expectedRevision.ts';
import { SOFT_DELETE_METADATA, withTruncateBefore } from '../rules/metadata.ts';
import { headsOf, type StreamState } from '../rules/streamState.ts';
import { isReadable } from '../rules/visibility.ts';
import type { Batch } from './batch.ts';
import {
  describedStreamOf,
  isMetadataStream,
  type LoggedEvent,
  metadataStreamOf,
  type ProposedEvent,
  TOMBSTONE_REVISION,
} from './event.ts';
import type { KnownIds, Place } from './knownIds.ts';

/** A wish to write. */
export type Request =
  | { kind: 'append'; stream: string; expected: ExpectedRevision; events: readonly ProposedEvent[] }
  | { kind: 'delete'; stream: string; expected: ExpectedRevision; how: 'soft' | 'hard' };

/** What became of it. */
export type Outcome =
  /** Stored, now or (a retry) before. No position where the stored event cannot be read any more. */
  | { kind: 'stored'; revision: bigint; position: bigint | undefined }
  /** `actual`: the last revision, NO_EVENTS for none. */
  | { kind: 'wrongExpectedRevision'; actual: bigint }
  | { kind: 'streamDeleted' }
  /** Its time ran out: not written, or not known to be. */
  | { kind: 'timedOut' };

export interface Known {
  readonly ids: KnownIds;
  /** Committed events of a stream, from a revision on. */
  readStream(stream: string, from: bigint, limit: number): Promise<LoggedEvent[]>;
}

/** The streams whose heads a request needs: what it writes to, and what a write there may touch. */
export function streamsOf({ stream }: Request): string[] {
  const streams = [...headsOf(stream), ...headsOf(metadataStreamOf(stream))];
  if (isMetadataStream(stream)) streams.push(...headsOf(describedStreamOf(stream)));
  return streams;
}

/** Decides one request on top of the batch and adds to it what is to be written. */
export function decide(request: Request, batch: Batch, known: Known): Promise<Outcome> | Outcome {
  return request.kind === 'append' ? decideAppend(request, batch, known) : decideDelete(request, batch);
}

type Append = Extract<Request, { kind: 'append' }>;

function decideAppend(request: Append, batch: Batch, known: Known): Promise<Outcome> | Outcome {
  const { stream, expected, events } = request;
  const state = batch.state(stream);
  const wrong: Outcome = { kind: 'wrongExpectedRevision', actual: state.last };
  switch (judge(expected, state)) {
    case 'deleted':
      return { kind: 'streamDeleted' };
    case 'wrong':
      return wrong;
    case 'write':
      return write(request, state, batch);
    case 'unlessKnown': {
      const places = events.map(({ id }) => known.ids.placeOf(stream, id) ?? batch.placeOf(stream, id));
      const judgement = judgeKnown(places);
      if (judgement === 'write') return write(request, state, batch);
      return judgement === 'wrong' ? wrong : alreadyStored(state, judgement, batch);
    }
    case 'onlyIfStored':
      return compareWithLog(request, state, batch, known, wrong);
  }
}

async function compareWithLog(
  request: Append,
  state: StreamState,
  batch: Batch,
  known: Known,
  wrong: Outcome,
): Promise<Outcome> {
  const { stream, expected, events } = request;
  const from = expected === 'no_stream' ? 0n : (expected as bigint) + 1n;
  const committed = events.length === 0 ? [] : await known.readStream(stream, from, events.length);
  const pending = batch.events.filter((event) => event.stream === stream && event.revision >= from);
  const stored = [...committed, ...pending];
  const judgement = judgeStored(
    expected,
    state,
    events.map(({ id }) => id),
    stored.map(({ id }) => id),
  );
  if (judgement === 'write') return write(request, state, batch);
  if (judgement === 'wrong') return wrong;
  const last = stored[events.length - 1]!;
  const created = pending.includes(last) ? batch.created : contentOf(last).created;
  return alreadyStored(state, { revision: last.revision, position: last.position, created }, batch);
}

function alreadyStored(state: StreamState, place: Place, batch: Batch): Outcome {
  const readable = isReadable(state, place.revision, () => place.created, batch.created);
  return { kind: 'stored', revision: place.revision, position: readable ? place.position : undefined };
}

function write({ stream, events }: Append, state: StreamState, batch: Batch): Outcome {
  const last = events.map((event) => batch.write(stream, event)).at(-1);
  const position = last?.position ?? batch.reserve();
  if (state.softDeleted) bringBack(stream, state.last + 1n, batch);
  // Setting metadata on a deleted stream brings it back too, empty: its old events stay hidden. `state` is from before
  // this append, which has already replaced the metadata that said "deleted".
  if (state.describesDeleted) {
    const described = describedStreamOf(stream);
    bringBack(described, batch.head(described).last + 1n, batch);
  }
  return { kind: 'stored', revision: last?.revision ?? state.last, position };
}

/** Ends a soft delete: the same metadata, but only what comes before the first new revision stays hidden. */
function bringBack(stream: string, firstRevision: bigint, batch: Batch): void {
  const metadataStream = metadataStreamOf(stream);
  const json = withTruncateBefore(batch.head(metadataStream).json ?? '', firstRevision);
  if (json !== undefined) batch.write(metadataStream, systemEvent('$metadata', json));
}

function decideDelete({ stream, expected, how }: Extract<Request, { kind: 'delete' }>, batch: Batch): Outcome {
  const state = batch.state(stream);
  switch (judgeDelete(expected, state, how)) {
    case 'deleted':
      return { kind: 'streamDeleted' };
    case 'wrong':
      return { kind: 'wrongExpectedRevision', actual: state.last };
    case 'write': {
      const { revision, position } =
        how === 'soft'
          ? batch.write(metadataStreamOf(stream), systemEvent('$metadata', SOFT_DELETE_METADATA))
          : batch.write(stream, systemEvent('$streamDeleted', ''), TOMBSTONE_REVISION);
      return { kind: 'stored', revision, position };
    }
  }
}

/** An event that the server itself writes. */
export const systemEvent = (type: string, json: string): ProposedEvent => ({
  id: randomUUID(),
  type,
  isJson: json !== '',
  data: Buffer.from(json, 'utf8'),
  metadata: Buffer.alloc(0),
});
