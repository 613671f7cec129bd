// What is on disk of a channel, between the instants that somebody asks for.
import { Instant, isoOf, msOf } from '../../domain/values.ts';
import type { ChannelRow } from '../../projections/channelBoard/projection.ts';
import type { Overview } from '../../recordings/overview.ts';
import { idOf } from '../arguments.ts';
import type { Context } from '../context.ts';
import { apiError } from '../errors.ts';
import type { QueryRecordingsArgs } from '../generated/types.ts';

/** In milliseconds: a game with everything around it. An index of it is read and kept in memory. */
export const LONGEST_WINDOW_MS = 6 * 3_600_000;

/** Instants in milliseconds since the Unix epoch; the end is exclusive. */
export interface Window {
  readonly fromMs: number;
  readonly toMs: number;
}

export interface ChannelRecordings extends Window {
  readonly channel: ChannelRow;
  /** Looks at the disk when it is asked for first: whoever wants the film alone does not wait for it. */
  overview(): Promise<Overview>;
}

/** Null for a channel that the team does not have. @throws BAD_USER_INPUT */
export async function recordingsOf(
  context: Context,
  { channelId, from, to }: QueryRecordingsArgs,
): Promise<ChannelRecordings | null> {
  const { rows, footage } = context.platform;
  const window = windowOf(from, to);
  const channel = await rows.channel(context, idOf(channelId, 'channelId'));
  if (!channel) return null;
  let looked: Promise<Overview> | undefined;
  return {
    channel,
    ...window,
    overview() {
      looked ??= footage.overview(channel.path, new Date(window.fromMs), new Date(window.toMs));
      return looked;
    },
  };
}

/** @throws BAD_USER_INPUT */
function windowOf(from: string | null | undefined, to: string | null | undefined): Window {
  const toMs = to == null ? Date.now() : instantOf(to, 'to');
  const fromMs = from == null ? toMs - LONGEST_WINDOW_MS : instantOf(from, 'from');
  if (fromMs >= toMs) throw apiError('BAD_USER_INPUT', 'to: must be later than from');
  if (toMs - fromMs > LONGEST_WINDOW_MS) throw apiError('BAD_USER_INPUT', 'to: must be at most 6 h later than from');
  return { fromMs, toMs };
}

function instantOf(text: string, name: string): number {
  const instant = Instant.safeParse(text);
  if (instant.success) return msOf(instant.data);
  throw apiError('BAD_USER_INPUT', `${name}: ${instant.error.issues[0]!.message}`);
}

interface Page<T> {
  readonly nodes: T[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** A page of what is in the order of time. No two begin in the same millisecond. @throws BAD_USER_INPUT */
export function pageOf<T extends { readonly from: Date }>(
  all: readonly T[],
  size: number,
  after: string | null | undefined,
): Page<T> {
  const afterMs = after == null ? Number.NEGATIVE_INFINITY : momentOf(after);
  const rest = all.filter(({ from }) => from.getTime() > afterMs);
  const nodes = rest.slice(0, size);
  const last = nodes.at(-1);
  return {
    nodes,
    pageInfo: { hasNextPage: rest.length > size, endCursor: last ? cursorOf(last.from) : null },
  };
}

const cursorOf = (moment: Date): string => Buffer.from(isoOf(moment.getTime())).toString('base64url');

function momentOf(cursor: string): number {
  const instant = Instant.safeParse(Buffer.from(cursor, 'base64url').toString());
  if (instant.success) return msOf(instant.data);
  throw apiError('BAD_USER_INPUT', 'after: not a cursor of this list');
}
