// Streams are named `<noun>-<team>.<uuid>`: another team's stream cannot even be addressed.
export interface StreamName {
  readonly noun: string;
  readonly team: string;
  readonly id: string;
}

export const streamOf = (noun: string, team: string, id: string): string => `${noun}-${team}.${id}`;

/** Undefined for a stream that is not one of a noun's (`log`, a system stream). */
export function parseStream(stream: string): StreamName | undefined {
  const match = /^([a-z]+)-([a-z][a-z0-9]{0,19})\.([0-9a-f-]{36})$/.exec(stream);
  return match ? { noun: match[1]!, team: match[2]!, id: match[3]! } : undefined;
}
