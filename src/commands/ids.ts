// Ids that follow from other ids: whoever computes one gets the same, so a resend and a second worker are harmless.
import { createHash } from 'node:crypto';
import { v5 } from 'uuid';

/** Namespace of ids that follow from words of ours, such as a channel's path. Part of the stored format. */
export const FILM_ROOM = '5a4e2a3c-8f0f-4f43-9a6b-6a1a2f1d7c55';

/** RFC 9562 version 5: namespace `a`, name `b/c/…`. */
export const uuidv5 = (a: string, ...rest: readonly (string | number)[]): string => v5(rest.join('/'), a);

export const channelIdOf = (path: string): string => uuidv5(FILM_ROOM, path);
/** One play seen by one camera. */
export const clipIdOf = (playId: string, channelId: string): string => uuidv5(playId, channelId);

/**
 * SHA-256 of the canonical JSON of what was asked: the command's name, since many inputs look alike, and the input as
 * sent, without its commandId. Part of the stored format.
 */
export function inputHashOf(command: string, input: Readonly<Record<string, unknown>>): string {
  const { commandId: _, ...content } = input;
  return createHash('sha256')
    .update(canonicalJson([command, content]))
    .digest('hex');
}

function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : part,
  );
}
