// A request that is sent again, after an answer was lost, must not be carried out twice.
import { FILM_ROOM, uuidv5 } from '../../commands/ids.ts';
import type { Actor } from '../../domain/event.ts';
import { Id } from '../../domain/values.ts';
import { RefusedRequest } from './refusedRequest.ts';

const LONGEST_KEY = 255;

/**
 * The commandId that follows from an `Idempotency-Key`: a UUID is taken as it is, any other key is one person's own.
 * @throws RefusedRequest
 */
export function commandIdOf(key: unknown, { team, id }: Actor): string | undefined {
  if (key === undefined || key === null || key === '') return undefined;
  const given = Id.safeParse(key);
  if (given.success) return given.data;
  const isText = typeof key === 'string' && key.length <= LONGEST_KEY && key.isWellFormed();
  if (isText) return uuidv5(FILM_ROOM, 'request', team, id, key);
  throw new RefusedRequest({
    code: 'BAD_USER_INPUT',
    message: `idempotency-key: must be text of at most ${LONGEST_KEY} characters`,
  });
}
