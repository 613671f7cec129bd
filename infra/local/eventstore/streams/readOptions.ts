import type { ReadReq } from '@eventstore/db-client/generated/streams_pb.js';
import { BadRequest, startOf } from '../protocol/requests.ts';
import { compileFilter, type Filter } from '../rules/filter.ts';
import type { Direction } from '../storage/storage.ts';

/** What all reads have in common. */
export interface ReadOptions {
  readonly direction: Direction;
  /** Up to 2^64 - 1. */
  readonly maxCount: bigint;
  readonly resolveLinks: boolean;
}

const BACKWARDS = 1; // ReadReq.Options.ReadDirection

export const readOptionsOf = (options: ReadReq.Options): ReadOptions => ({
  direction: options.getReadDirection() === BACKWARDS ? 'backwards' : 'forwards',
  maxCount: BigInt.asUintN(64, BigInt(options.getCount())),
  resolveLinks: options.getResolveLinks(),
});

/** @throws BadRequest for a revision that can be none */
export function startInStream(source: ReadReq.Options.StreamOptions): bigint | 'end' {
  if (source.hasEnd()) return 'end';
  return source.hasRevision() ? startOf(source.getRevision()) : 0n;
}

/** Undefined = the start of the log. @throws BadRequest for a position that can be none */
export function startInLog(source: ReadReq.Options.AllOptions): bigint | 'end' {
  if (source.hasEnd()) return 'end';
  return source.hasPosition() ? startOf(source.getPosition()!.getCommitPosition()) : 0n;
}

export interface FilterOptions {
  readonly filter: Filter;
  /** Events looked at before a page ends, whether they match or not. At least 1. */
  readonly window: number;
  /** Events looked at between two checkpoints. At least 1. */
  readonly checkpointInterval: number;
}

const DEFAULT_WINDOW = 32;

/** @throws BadRequest for a filter that cannot be understood */
export function filterOptionsOf(options: ReadReq.Options): FilterOptions | undefined {
  const source = options.getFilter();
  if (!source) return undefined;
  const expression = source.hasEventType() ? source.getEventType() : source.getStreamIdentifier();
  if (!expression) throw new BadRequest('a filter on nothing');
  const regex = expression.getRegex();
  const match = regex === '' ? { prefixes: expression.getPrefixList() } : { regex };
  const window = source.hasMax() ? Math.max(1, source.getMax()) : DEFAULT_WINDOW;
  return {
    filter: compile(source.hasEventType() ? 'type' : 'stream', match),
    window,
    checkpointInterval: window * Math.max(1, source.getCheckpointintervalmultiplier()),
  };
}

function compile(on: 'type' | 'stream', match: Parameters<typeof compileFilter>[0]['match']): Filter {
  try {
    return compileFilter({ on, match });
  } catch (error) {
    throw new BadRequest('the filter is not a regular expression', { cause: error });
  }
}
