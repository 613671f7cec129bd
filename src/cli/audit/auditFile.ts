// An audit file: a header, the facts of one game, each chained to the one before and signed, and an end. This file: its form.
import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { z } from 'zod';

export const Header = z.strictObject({
  format: z.literal('film-room-audit'),
  version: z.literal(1),
  team: z.string(),
  session: z.string(),
  exportedAt: z.string(),
  /** Ed25519, SPKI in base64. */
  publicKey: z.string(),
});
export type Header = z.infer<typeof Header>;

/** A fact as the log holds it. Its position is left out: it does not outlive a move to another log, and ids do. */
export const AuditFact = z.strictObject({
  eventId: z.string(),
  type: z.string(),
  data: z.unknown(),
  meta: z.unknown(),
  /** What whoever exported it may not read, and is left out. */
  redacted: z.array(z.string()).optional(),
});
export type AuditFact = z.infer<typeof AuditFact>;

export const Line = z.strictObject({
  /** From 1. */
  n: z.number().int().positive(),
  /** `hash` of the line before; of the first, of the header. */
  prev: z.string(),
  fact: AuditFact,
  hash: z.string(),
  signature: z.string(),
});
export type Line = z.infer<typeof Line>;

export const End = z.strictObject({
  end: z.strictObject({ count: z.number().int().nonnegative(), hash: z.string(), signature: z.string() }),
});
export type End = z.infer<typeof End>;

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export const hashOfHeader = (header: Header): string => sha256(canonical(header));
export const hashOfLine = ({ n, prev, fact }: Pick<Line, 'n' | 'prev' | 'fact'>): string =>
  sha256(canonical({ n, prev, fact }));
const hashOfEnd = (count: number, last: string): string => sha256(canonical({ end: { count, last } }));

/** The same text for the same content, whatever the order of its names. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, content]) => content !== undefined);
  const sorted = entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${sorted.map(([name, content]) => `${JSON.stringify(name)}:${canonical(content)}`).join(',')}}`;
}

/** @returns the file's lines */
export function auditLines(about: Omit<Header, 'publicKey'>, facts: readonly AuditFact[], key: KeyObject): string[] {
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64');
  const header: Header = { ...about, publicKey };
  const signed = (hash: string) => sign(null, Buffer.from(hash, 'hex'), key).toString('base64');
  let prev = hashOfHeader(header);
  const lines = facts.map((fact, index) => {
    const n = index + 1;
    const hash = hashOfLine({ n, prev, fact });
    const line: Line = { n, prev, fact, hash, signature: signed(hash) };
    prev = hash;
    return line;
  });
  const hash = hashOfEnd(facts.length, prev);
  const end: End = { end: { count: facts.length, hash, signature: signed(hash) } };
  return [header, ...lines, end].map((line) => JSON.stringify(line));
}

const isSigned = (hash: string, signature: string, key: KeyObject): boolean =>
  /^[0-9a-f]{64}$/.test(hash) && verify(null, Buffer.from(hash, 'hex'), key, Buffer.from(signature, 'base64'));

/** Whether the line is one that was exported, wherever it stands now. */
export const isGenuine = (line: Line, key: KeyObject): boolean =>
  hashOfLine(line) === line.hash && isSigned(line.hash, line.signature, key);

export const isGenuineEnd = ({ end }: End, last: string, key: KeyObject): boolean =>
  hashOfEnd(end.count, last) === end.hash && isSigned(end.hash, end.signature, key);
