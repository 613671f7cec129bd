// Whether an audit file is what was exported; if not, the first fact at which it is not. Needs no server.
import { createPublicKey, type KeyObject } from 'node:crypto';
import { type AuditFact, canonical, End, Header, hashOfHeader, isGenuine, isGenuineEnd, Line } from './auditFile.ts';

export interface Audit {
  readonly header: Header;
  readonly facts: readonly AuditFact[];
}

/** The file is not what was exported. The message names the first fact at which it is not. */
export class Tampered extends Error {
  override name = 'Tampered';
}

/** @param trusted the key that must have signed it; the one that the file names itself where absent. @throws Tampered */
export function verifyAudit(text: string, trusted: KeyObject | undefined): Audit {
  const [first = '', ...rest] = text.split('\n').filter((line) => line !== '');
  const header = Header.safeParse(parsed(first)).data;
  if (!header) throw new Tampered('this is no audit file of Film Room, or its first line was changed');
  const key = keyOf(header);
  if (trusted && !trusted.equals(key)) {
    throw new Tampered('the file was signed with another key than the one given');
  }
  const lines = rest.map((line) => parsed(line));
  const facts: AuditFact[] = [];
  let prev = hashOfHeader(header);
  for (const [index, content] of lines.entries()) {
    const end = End.safeParse(content).data;
    if (end && index === lines.length - 1) {
      if (isGenuineEnd(end, prev, key)) return { header, facts };
      throw new Tampered(whatIsWrongAtTheEnd(end, facts));
    }
    const line = Line.safeParse(content).data;
    const n = index + 1;
    if (!line || line.n !== n || line.prev !== prev || !isGenuine(line, key)) {
      throw new Tampered(whatIsWrong(n, line, prev, lines.slice(index), key, facts));
    }
    facts.push(line.fact);
    prev = line.hash;
  }
  throw new Tampered(
    `the tail is cut off: nothing follows ${nameOf(facts.at(-1), facts.length)}, and the end is missing`,
  );
}

function whatIsWrong(
  n: number,
  line: Line | undefined,
  prev: string,
  rest: readonly unknown[],
  key: KeyObject,
  before: readonly AuditFact[],
): string {
  const genuine = rest.flatMap((content) => {
    const one = Line.safeParse(content).data;
    return one && isGenuine(one, key) ? [one] : [];
  });
  const wanted = genuine.find((one) => one.n === n);
  const after = before.length > 0 ? `after ${nameOf(before.at(-1), n - 1)}` : 'at the beginning';
  const isLineGenuine = line !== undefined && isGenuine(line, key);
  if (n === 1 && wanted && wanted.prev !== prev) return 'the first line was changed: the facts belong to another one';
  if (isLineGenuine && line.n < n)
    return `${nameOf(line.fact, line.n)} was added in place ${n}: it stands there a second time`;
  if (isLineGenuine && wanted) {
    return `${nameOf(wanted.fact, n)} and ${nameOf(line.fact, line.n)} are swapped: the latter stands in place ${n}`;
  }
  if (isLineGenuine) return `fact ${n} is missing, ${after}: ${nameOf(line.fact, line.n)} follows there`;
  if (wanted) return `a fact was added, ${after}: ${line ? nameOf(line.fact, n) : 'a line that is none'}`;
  return `${line ? nameOf(line.fact, n) : `fact ${n}`} was changed, ${after}`;
}

function whatIsWrongAtTheEnd({ end }: End, facts: readonly AuditFact[]): string {
  const last = nameOf(facts.at(-1), facts.length);
  if (end.count <= facts.length) return `the end was changed, after ${last}`;
  return `the tail is cut off: fact ${facts.length + 1} of ${end.count} is missing, after ${last}`;
}

/**
 * Whether a newer file goes on where an older one of the same game ended.
 * @throws Tampered, naming the first fact of the older one that is not there, or not as it was
 */
export function compareAudits(newer: Audit, older: Audit): void {
  for (const name of ['team', 'session'] as const) {
    if (newer.header[name] !== older.header[name]) {
      throw new Tampered(`the older file is of another ${name}: ${older.header[name]}, not ${newer.header[name]}`);
    }
  }
  if (newer.header.publicKey !== older.header.publicKey)
    throw new Tampered('the two files were signed with different keys');
  const ids = new Set(newer.facts.map(({ eventId }) => eventId));
  const known = new Set(older.facts.map(({ eventId }) => eventId));
  for (const [index, was] of older.facts.entries()) {
    const is = newer.facts[index];
    if (is && canonical(is) === canonical(was)) continue;
    const name = nameOf(was, index + 1);
    if (!ids.has(was.eventId)) throw new Tampered(`${name} is missing since the older file`);
    if (is?.eventId === was.eventId) throw new Tampered(`${name} was changed since the older file`);
    if (is && !known.has(is.eventId)) {
      throw new Tampered(`${nameOf(is, index + 1)} was added since the older file, before ${name}`);
    }
    throw new Tampered(`${name} stands in another place than in the older file`);
  }
}

const nameOf = (fact: AuditFact | undefined, n: number): string =>
  fact ? `fact ${n} (${fact.type}, ${fact.eventId})` : 'the header';

function keyOf({ publicKey }: Header): KeyObject {
  try {
    return createPublicKey({ key: Buffer.from(publicKey, 'base64'), type: 'spki', format: 'der' });
  } catch {
    throw new Tampered('the first line was changed: it names no key');
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
