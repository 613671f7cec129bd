// Ids that follow from other ids: whoever computes one gets the same, so a resend and a second worker are harmless.
import { hash } from 'node:crypto';

/** Namespace of ids that follow from words of ours, such as a channel's path. Part of the stored format. */
export const FILM_ROOM = '5a4e2a3c-8f0f-4f43-9a6b-6a1a2f1d7c55';

const ID_BYTES = 16;

/**
 * RFC 9562 version 5: namespace `a`, name `b/c/…`. Hashed in one go: every mark takes half a dozen of these.
 * @throws TypeError where `a` is no UUID
 */
export function uuidv5(a: string, ...rest: readonly (string | number)[]): string {
  const digits = a.replaceAll('-', '');
  const namespace = Buffer.from(digits, 'hex');
  if (digits.length !== 2 * ID_BYTES || namespace.length !== ID_BYTES) throw new TypeError(`not a UUID: ${a}`);
  const bytes = hash('sha1', Buffer.concat([namespace, Buffer.from(rest.join('/'))]), 'buffer');
  bytes[6] = (bytes[6]! & 0x0f) | 0x50;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex', 0, ID_BYTES);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

export const channelIdOf = (path: string): string => uuidv5(FILM_ROOM, path);
/** One play seen by one camera. */
export const clipIdOf = (playId: string, channelId: string): string => uuidv5(playId, channelId);

/**
 * SHA-256 of the canonical JSON of what was asked: the command's name, since many inputs look alike, and the input as
 * sent, without its commandId. Part of the stored format.
 */
export function inputHashOf(command: string, input: Readonly<Record<string, unknown>>): string {
  const { commandId: _, ...content } = input;
  return hash('sha256', canonicalJson([command, content]), 'hex');
}

function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : part,
  );
}
