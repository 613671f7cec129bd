// The rules of EventStoreDB as pure functions: no clock, no storage, no network.
// This file: whether an append or a delete may be written.
import type { StreamState } from './streamState.ts';

/** What the writer expects to be the stream's last revision. An exact one is at most 2^63 - 1. */
export type ExpectedRevision = 'any' | 'no_stream' | 'stream_exists' | bigint;

/**
 * - `write`, `wrong`, `deleted`: final.
 * - `unlessKnown`: write, unless the first event's id is known to this stream (a retry).
 * - `onlyIfStored`: the expected revision is behind; right only for a retry of what stands there.
 */
export type Judgement = 'write' | 'wrong' | 'deleted' | 'unlessKnown' | 'onlyIfStored';

export function judge(expected: ExpectedRevision, state: StreamState): Judgement {
  if (state.tombstoned) return 'deleted';
  if (expected === 'stream_exists') {
    if (state.softDeleted) return 'deleted';
    if (state.last < 0n && !state.hasMetadata) return 'wrong';
  }
  if (expected === 'any' || expected === 'stream_exists') return 'unlessKnown';
  const revision = expected === 'no_stream' ? -1n : expected;
  if (revision === state.last) return 'write';
  return revision < state.last ? 'onlyIfStored' : 'wrong';
}

/** `known[i]`: where the stream holds the i-th id, if at all. @returns the place of the last one when this is a retry */
export function judgeKnown<Place>(known: readonly (Place | undefined)[]): 'write' | 'wrong' | Place {
  if (known.length === 0 || known[0] === undefined) return 'write';
  if (known.includes(undefined)) return 'wrong';
  return known[known.length - 1]!;
}

/**
 * Compares an append whose expected revision is behind with what stands after that revision.
 * A deleted stream may be started anew with `no_stream`, but only by events that are not a retry of its first ones.
 */
export function judgeStored(
  expected: ExpectedRevision,
  state: StreamState,
  ids: readonly string[],
  storedIds: readonly string[],
): 'write' | 'wrong' | 'stored' {
  if (ids.length === 0) return 'wrong';
  const firstDifference = ids.findIndex((id, index) => storedIds[index] !== id);
  if (firstDifference === -1) return 'stored';
  return firstDifference === 0 && expected === 'no_stream' && state.softDeleted ? 'write' : 'wrong';
}

/** A delete is judged like an append of one event with a fresh id; a soft one also needs something to delete. */
export function judgeDelete(
  expected: ExpectedRevision,
  state: StreamState,
  kind: 'soft' | 'hard',
): 'write' | 'wrong' | 'deleted' {
  const judgement = judge(expected, state);
  if (judgement === 'onlyIfStored') return expected === 'no_stream' && state.softDeleted ? 'write' : 'wrong';
  if (judgement === 'wrong' || judgement === 'deleted') return judgement;
  return kind === 'soft' && state.last < 0n && !state.hasMetadata ? 'wrong' : 'write';
}
