import { readFileSync } from 'node:fs';
import path from 'node:path';

/** What lets somebody in, by its shape: keys and codes, tokens, signatures of links, passwords in addresses. */
const shapes: readonly RegExp[] = [
  /fr_[a-z]+_[\w-]{20,}/g,
  /eyJ[\w-]{10,}\.[\w-]{10,}/g,
  /[?&]sig=[\w%-]{10,}/g,
  /Bearer [\w.~+/=-]{10,}/g,
  /:\/\/[^/\s:@]+:(?!\*+@)[^/\s@]+@/g,
];

/** Secrets that stand in a text, those that this installation's folder holds among them. */
export function secretsIn(text: string, dataFolder: string): string[] {
  const key = readFileSync(path.join(dataFolder, 'keys', 'token.key'));
  const own = [key.toString('hex'), key.toString('base64'), key.toString('base64url'), passwordIn(dataFolder)];
  return [
    ...shapes.flatMap((shape) => text.match(shape) ?? []),
    ...own.filter((secret) => secret !== undefined && text.includes(secret)).map(String),
  ];
}

function passwordIn(dataFolder: string): string | undefined {
  try {
    return readFileSync(path.join(dataFolder, 'postgres.password'), 'utf8').trim();
  } catch {
    // Its database is another's.
    return undefined;
  }
}
