import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type AuditFact, auditLines } from '../../../src/cli/audit/auditFile.ts';
import { compareAudits, Tampered, verifyAudit } from '../../../src/cli/audit/verifyAudit.ts';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const facts: AuditFact[] = Array.from({ length: 6 }, (_, n) => ({
  eventId: `event-${n + 1}`,
  type: 'ClipFavorited',
  data: { clipId: randomUUID() },
  meta: { actor: 'coach-a', recordedAt: `2026-11-14T20:14:1${n}.000Z` },
}));
const about = {
  format: 'film-room-audit',
  version: 1,
  team: 'home',
  session: 'a-session',
  exportedAt: '2026-11-15T00:00:00.000Z',
} as const;
const exported = (of: readonly AuditFact[] = facts, key = privateKey) => auditLines(about, of, key);
const verify = (lines: readonly string[]) => verifyAudit(lines.join('\n'), publicKey);
const replaced = (lines: readonly string[], at: number, change: (line: string) => string) =>
  lines.map((line, index) => (index === at ? change(line) : line));

describe('an audit file', () => {
  it('is what was exported, as long as nobody touches it', () => {
    expect(verify(exported()).facts).toEqual(facts);
    expect(verify(exported([])).facts).toEqual([]);
  });

  it('with one byte changed anywhere is refused, and its fact is named', () => {
    const lines = exported();
    for (let at = 1; at <= facts.length; at += 1) {
      const line = lines[at]!;
      for (let place = 0; place < line.length; place += 7) {
        const byte = line[place] === '7' ? '8' : '7';
        const changed = replaced(lines, at, () => line.slice(0, place) + byte + line.slice(place + 1));
        expect(() => verify(changed)).toThrow(new RegExp(`fact ${at}\\b|event-${at}\\b|after fact ${at - 1}\\b`));
      }
    }
  });

  it.each<[string, (lines: string[]) => string[], RegExp]>([
    [
      'a fact that says something else',
      (lines) => replaced(lines, 3, (line) => line.replace('coach-a', 'coach-b')),
      /^fact 3 \([^)]*event-3\) was changed, after fact 2/,
    ],
    ['a fact less', (lines) => lines.toSpliced(3, 1), /fact 3 is missing, after fact 2 .*event-2/],
    ['its first fact gone', (lines) => lines.toSpliced(1, 1), /fact 1 is missing, at the beginning/],
    [
      'two facts swapped',
      (lines) => lines.with(2, lines[3]!).with(3, lines[2]!),
      /fact 2 .*event-2.* and fact 3 .*event-3.* are swapped/,
    ],
    ['a fact twice', (lines) => lines.toSpliced(4, 0, lines[2]!), /^fact 2 .*event-2.* was added in place 4/],
    [
      'a fact that never was',
      (lines) => lines.toSpliced(3, 0, lines[3]!.replace('coach-a', 'coach-b')),
      /a fact was added, after fact 2 .*event-2/,
    ],
    ['its tail cut off', (lines) => lines.slice(0, 4), /the tail is cut off: nothing follows fact 3 .*event-3/],
    ['its tail cut off before the end', (lines) => [...lines.slice(0, 4), lines.at(-1)!], /fact 4 of 6 is missing/],
    [
      'another end',
      (lines) => replaced(lines, 7, (line) => line.replace('"count":6', '"count":5')),
      /the end was changed/,
    ],
    [
      'another session in its first line',
      (lines) => replaced(lines, 0, (line) => line.replace('a-session', 'b')),
      /first line/,
    ],
    ['nothing of it left', () => ['nonsense'], /no audit file/],
    ['nothing in it', () => [''], /no audit file/],
  ])('with %s is refused', (_what, tampered, message) => {
    expect(() => verify(tampered(exported()))).toThrow(message);
    expect(() => verify(tampered(exported()))).toThrow(Tampered);
  });

  it('that was written anew with another key is refused where the key is known', () => {
    const forged = exported(facts.slice(1), generateKeyPairSync('ed25519').privateKey);
    expect(() => verify(forged)).toThrow(/another key/);
    expect(verifyAudit(forged.join('\n'), undefined).facts).toHaveLength(5);
  });
});

describe('a newer audit file', () => {
  const audit = (of: readonly AuditFact[], changed: { session?: string; team?: string } = {}) => ({
    header: { ...about, ...changed, publicKey: 'k' },
    facts: of,
  });
  const other = { ...facts[2]!, eventId: 'event-x' };

  it('goes on where the older one ended', () => {
    expect(() => compareAudits(audit(facts), audit(facts.slice(0, 4)))).not.toThrow();
  });

  it.each<[string, readonly AuditFact[], RegExp]>([
    ['lacks a fact', facts.toSpliced(2, 1), /fact 3 .*event-3.* is missing since/],
    ['has a fact otherwise', facts.with(2, { ...facts[2]!, meta: {} }), /fact 3 .*event-3.* was changed/],
    [
      'has a fact before',
      facts.toSpliced(2, 0, other),
      /fact 3 .*event-x.* was added since the older file, before fact 3/,
    ],
    [
      'has two in another order',
      facts.with(2, facts[3]!).with(3, facts[2]!),
      /fact 3 .*event-3.* stands in another place/,
    ],
    ['is shorter', facts.slice(0, 2), /fact 3 .*event-3.* is missing/],
  ])('that %s is refused, and the fact is named', (_what, newer, message) => {
    expect(() => compareAudits(audit(newer), audit(facts))).toThrow(message);
  });

  it('is not held against one of another game, or of another team', () => {
    const another = (changed: object) => () => compareAudits(audit(facts), audit(facts, changed));
    expect(another({ session: 'b-session' })).toThrow('of another session: b-session, not a-session');
    expect(another({ team: 'away' })).toThrow('of another team: away, not home');
  });
});
