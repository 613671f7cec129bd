// A position outside the process: opaque, and bound to the log that it is a place of.
/** Prefix of the log id, and the commit position in decimal. */
export const encodePosition = (logId: string, position: bigint): string => `${logId.slice(0, 8)}-${position}`;

/** @returns the position, `otherLog`, or `malformed` */
export function decodePosition(logId: string, text: string): bigint | 'otherLog' | 'malformed' {
  const match = /^([0-9a-f]{8})-(\d{1,20})$/.exec(text);
  if (!match) return 'malformed';
  if (match[1] !== logId.slice(0, 8)) return 'otherLog';
  const position = BigInt(match[2]!);
  return position < 2n ** 63n ? position : 'malformed';
}
