import { encodeEvent } from '../protocol/wire.ts';
import { type StreamHead, type StreamState, streamState } from '../rules/streamState.ts';
import { isMetadataStream, type LoggedEvent, type ProposedEvent } from './event.ts';
import { metadataHead } from './heads.ts';
import type { Place } from './knownIds.ts';
import type { NextPosition } from './positions.ts';

/**
 * What one commit will write: decided on top of the committed heads, seen by nobody until the commit is done. When it
 * fails, the batch is dropped and nothing has to be undone.
 */
export interface Batch {
  readonly events: readonly LoggedEvent[];
  /** Heads as they will be. */
  readonly heads: ReadonlyMap<string, StreamHead>;
  /** 100 ns ticks since the Unix epoch; all events of a batch are created at once. */
  readonly created: bigint;
  /** The highest position used up. */
  lastPosition(): bigint;
  head(stream: string): StreamHead;
  state(stream: string): StreamState;
  /** Where this batch writes an id. */
  placeOf(stream: string, id: string): Place | undefined;
  /** Adds an event, by default with the next revision. */
  write(stream: string, event: ProposedEvent, revision?: bigint): LoggedEvent;
  /** Uses up a position without an event. */
  reserve(): bigint;
}

export interface BatchOptions {
  /** Heads of every stream that the batch will touch or ask about. */
  readonly committed: ReadonlyMap<string, StreamHead>;
  readonly lastPosition: bigint;
  readonly nextPosition: NextPosition;
  readonly created: bigint;
}

export function createBatch({ committed, lastPosition, nextPosition, created }: BatchOptions): Batch {
  const events: LoggedEvent[] = [];
  const heads = new Map<string, StreamHead>();
  const places = new Map<string, Place>();
  let last = lastPosition;

  function head(stream: string): StreamHead {
    const known = heads.get(stream) ?? committed.get(stream);
    if (!known) throw new Error(`the head of stream ${JSON.stringify(stream)} was not loaded`);
    return known;
  }

  return {
    events,
    heads,
    created,
    lastPosition: () => last,
    head,
    state: (stream) => streamState(stream, head),
    placeOf: (stream, id) => places.get(id + stream),
    write(stream, event, revision = head(stream).last + 1n) {
      last = nextPosition(last);
      const message = encodeEvent({ ...event, stream, revision, position: last, created });
      const logged = { position: last, stream, revision, id: event.id, type: event.type, message };
      events.push(logged);
      heads.set(
        stream,
        isMetadataStream(stream) ? metadataHead(revision, event.isJson, event.data) : { last: revision },
      );
      if (!places.has(event.id + stream)) places.set(event.id + stream, { revision, position: last, created });
      return logged;
    },
    reserve() {
      last = nextPosition(last);
      return last;
    },
  };
}
