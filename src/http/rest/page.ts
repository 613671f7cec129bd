// Lists come in pages; `next` is the path of the next one.
import { z } from 'zod';
import { Id, Instant } from '../../domain/values.ts';
import { RefusedRequest } from './refusedRequest.ts';

const LARGEST_PAGE = 100;

export const PageQuery = z.object({
  limit: z.coerce
    .number('must be 1 to 100')
    .int('must be 1 to 100')
    .min(1, 'must be 1 to 100')
    .max(LARGEST_PAGE, 'must be 1 to 100')
    .default(LARGEST_PAGE),
  after: z.string().max(200, 'is not from `next`').optional().describe('As it stands in `next`.'),
});

/** A filter that is on, off or absent. */
export const Flag = z.enum(['true', 'false'], 'must be true or false').transform((text) => text === 'true');

export const pageOf = <S extends z.ZodType, Name extends string>(name: Name, item: S) =>
  z.object({
    [name]: z.array(item),
    next: z.string().nullable().describe('Path of the next page; null on the last one.'),
  } as { [key in Name]: z.ZodArray<S> } & { next: z.ZodNullable<z.ZodString> });

/** Where a page ends: the sort key and id of its last row. */
export interface Cursor {
  readonly at: string;
  readonly id: string;
}
const CursorParts = z.tuple([Instant, Id]);

/** @throws RefusedRequest */
export function cursorFrom(after: string | undefined): Cursor | undefined {
  if (after === undefined) return undefined;
  try {
    const [at, id] = CursorParts.parse(JSON.parse(Buffer.from(after, 'base64url').toString()));
    return { at, id };
  } catch {
    throw new RefusedRequest({ code: 'BAD_USER_INPUT', message: 'after: is not from `next` of this list' });
  }
}

/** @param query what the page was asked with; undefined values are left out */
export function nextOf(
  path: string,
  query: Readonly<Record<string, unknown>>,
  hasNextPage: boolean,
  last: Cursor | undefined,
): string | null {
  if (!hasNextPage || !last) return null;
  const after = Buffer.from(JSON.stringify([last.at, last.id])).toString('base64url');
  const asked = Object.entries({ ...query, after }).filter(([, value]) => value !== undefined);
  return `${path}?${new URLSearchParams(asked.map(([name, value]): [string, string] => [name, String(value)]))}`;
}
