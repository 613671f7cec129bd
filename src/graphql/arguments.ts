// Arguments of queries and subscriptions: a bad one is a top-level error, since they have no userErrors.
import { z } from 'zod';
import { Id, Instant } from '../domain/values.ts';
import type { Context } from './context.ts';
import { apiError } from './errors.ts';

const WAIT_MS = 1_000;

/** @throws BAD_USER_INPUT */
export function idOf(text: string, name: string): string {
  const id = Id.safeParse(text);
  if (id.success) return id.data;
  throw apiError('BAD_USER_INPUT', `${name}: must be a UUID`);
}

/** @throws BAD_USER_INPUT for anything but 1 to 100 */
export function pageSizeOf(first: number): number {
  if (first >= 1 && first <= 100) return first;
  throw apiError('BAD_USER_INPUT', 'first: must be 1 to 100');
}

const LONGEST_SEARCH = 100;

/** Words to look for; undefined where there are none. @throws BAD_USER_INPUT */
export function searchTextOf(text: string | null | undefined, name: string): string | undefined {
  const words = text?.normalize('NFC').trim();
  if (!words) return undefined;
  if (words.length <= LONGEST_SEARCH && !words.includes('\0')) return words;
  throw apiError('BAD_USER_INPUT', `${name}: must be at most ${LONGEST_SEARCH} characters, without a NUL`);
}

/** @throws BAD_USER_INPUT, or CURSOR_EXPIRED for a position of another log */
export function positionOf({ platform }: Context, text: string, name: string): bigint {
  const position = platform.positions.decode(text);
  if (position === 'malformed') throw apiError('BAD_USER_INPUT', `${name}: not a position`);
  if (position === 'otherLog') throw apiError('CURSOR_EXPIRED', `${name}: a position of another log; query again`);
  return position;
}

/** Waits until the read models show the position. @throws UNAVAILABLE where they are late */
export async function reach(context: Context, atLeast: string | null | undefined, name = 'atLeast'): Promise<void> {
  if (atLeast === null || atLeast === undefined) return;
  const position = positionOf(context, atLeast, name);
  if (await context.platform.live.waitFor(position, WAIT_MS)) return raise(context, position);
  throw apiError('UNAVAILABLE', 'the read models have not come to this position yet; try again');
}

/** From here on the request sees nothing older. */
export function raise(context: Context, position: bigint): void {
  if (position > context.atLeast) context.atLeast = position;
}

/** Where a page ends: the sort key and id of its last row. */
interface Cursor {
  readonly at: string;
  readonly id: string;
}
const CursorParts = z.tuple([Instant, Id]);

export const cursorOf = ({ at, id }: Cursor): string => Buffer.from(JSON.stringify([at, id])).toString('base64url');

/** @throws BAD_USER_INPUT */
export function parseCursor(text: string | null | undefined): Cursor | undefined {
  if (text === null || text === undefined) return undefined;
  try {
    const [at, id] = CursorParts.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
    return { at, id };
  } catch {
    throw apiError('BAD_USER_INPUT', 'after: not a cursor of this list');
  }
}
