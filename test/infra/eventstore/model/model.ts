import type { AppendExpectedRevision } from '@eventstore/db-client';

// What a stream is, in the fewest words: the events it ever had, and what hides them.

export interface ModelStream {
  /** Every id ever written, by revision. */
  readonly ids: string[];
  /** The first place of each id. */
  readonly known: Map<string, number>;
  truncateBefore: number;
  maxCount: number;
  deleted: boolean;
  tombstoned: boolean;
  hasMetadata: boolean;
}

export type Answer = { next: number } | 'wrong-expected-version' | 'stream-deleted';
type Expected = Exclude<AppendExpectedRevision, bigint> | number;

export const newStream = (): ModelStream => ({
  ids: [],
  known: new Map(),
  truncateBefore: 0,
  maxCount: Number.POSITIVE_INFINITY,
  deleted: false,
  tombstoned: false,
  hasMetadata: false,
});

/** Whether a write with a fresh id would be taken. */
function judge(
  stream: ModelStream,
  expected: Expected,
): 'write' | 'behind' | 'wrong-expected-version' | 'stream-deleted' {
  const current = stream.ids.length - 1;
  if (stream.tombstoned || (expected === 'stream_exists' && stream.deleted)) return 'stream-deleted';
  if (expected === 'stream_exists') return current >= 0 || stream.hasMetadata ? 'write' : 'wrong-expected-version';
  if (expected === 'any') return 'write';
  const revision = expected === 'no_stream' ? -1 : expected;
  if (revision === current) return 'write';
  return revision < current ? 'behind' : 'wrong-expected-version';
}

export function append(stream: ModelStream, ids: readonly string[], expected: Expected): Answer {
  const judgement = judge(stream, expected);
  if (judgement === 'wrong-expected-version' || judgement === 'stream-deleted') return judgement;
  if (judgement === 'behind') {
    const from = expected === 'no_stream' ? 0 : (expected as number) + 1;
    if (ids.every((id, n) => stream.ids[from + n] === id)) return { next: from + ids.length - 1 };
    if (!(expected === 'no_stream' && stream.deleted && stream.ids[0] !== ids[0])) return 'wrong-expected-version';
  } else if ((expected === 'any' || expected === 'stream_exists') && stream.known.has(ids[0]!)) {
    if (!ids.every((id) => stream.known.has(id))) return 'wrong-expected-version';
    return { next: stream.known.get(ids[ids.length - 1]!)! };
  }
  if (stream.deleted) Object.assign(stream, { deleted: false, truncateBefore: stream.ids.length, hasMetadata: true });
  for (const id of ids) {
    if (!stream.known.has(id)) stream.known.set(id, stream.ids.length);
    stream.ids.push(id);
  }
  return { next: stream.ids.length - 1 };
}

export function remove(stream: ModelStream, how: 'delete' | 'tombstone', expected: Expected): Answer | 'ok' {
  const judgement = judge(stream, expected);
  if (judgement === 'stream-deleted') return judgement;
  if (judgement === 'wrong-expected-version') return judgement;
  if (judgement === 'behind' && !(expected === 'no_stream' && stream.deleted)) return 'wrong-expected-version';
  if (how === 'delete' && stream.ids.length === 0 && !stream.hasMetadata) return 'wrong-expected-version';
  if (how === 'tombstone') stream.tombstoned = true;
  else Object.assign(stream, { deleted: true, hasMetadata: true, maxCount: Number.POSITIVE_INFINITY });
  return 'ok';
}

export function setMetadata(
  stream: ModelStream,
  truncateBefore: number | undefined,
  maxCount: number | undefined,
): 'ok' | 'stream-deleted' {
  if (stream.tombstoned) return 'stream-deleted';
  stream.truncateBefore = stream.deleted ? stream.ids.length : (truncateBefore ?? 0);
  stream.maxCount = maxCount ?? Number.POSITIVE_INFINITY;
  Object.assign(stream, { deleted: false, hasMetadata: true });
  return 'ok';
}

/** `revision id` of every event that a plain read returns. */
export function read(stream: ModelStream): string[] | 'stream-not-found' | 'stream-deleted' {
  if (stream.tombstoned) return 'stream-deleted';
  if (stream.deleted || stream.ids.length === 0) return 'stream-not-found';
  const lowest = Math.max(stream.truncateBefore, stream.ids.length - stream.maxCount);
  return stream.ids.map((id, revision) => `${revision} ${id}`).slice(lowest);
}
