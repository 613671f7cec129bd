// npm run audit: writes what happened in a game to a file that can be checked anywhere, and checks one.
import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openAuditKey } from '../auth/auditKey.ts';
import { readAddress, readCertificate, readDataFolder, readToken } from '../config.ts';
import { Id } from '../domain/values.ts';
import { askGraphql, NotAnswered } from './askGraphql.ts';
import { type AuditFact, auditLines } from './audit/auditFile.ts';
import { type Audit, compareAudits, verifyAudit } from './audit/verifyAudit.ts';

const USAGE = `npm run audit -- export <session> [--to <file>] [--token <token>]
  writes every fact of the game, chained and signed; FILMROOM_TOKEN where no token is given
npm run audit -- verify <file> [--key <file>] [--against <older file>]
  --key      the installation's keys/audit.pub, got by another way than the file
  --against  an older export of the same game: nothing of it may be missing or other`;

const PAGE = 100;
const TIMELINE = `query ($id: ID!, $first: Int!, $after: String) {
  viewer { team }
  timeline(sessionId: $id, first: $first, after: $after) {
    nodes { isFact name eventId recorded } pageInfo { hasNextPage endCursor }
  }
}`;

interface Answer {
  readonly viewer: { readonly team: string };
  readonly timeline: {
    readonly nodes: readonly {
      readonly isFact: boolean;
      readonly name: string;
      readonly eventId: string | null;
      readonly recorded: string | null;
    }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  } | null;
}

async function exportGame(session: string, to: string, token: string): Promise<void> {
  const api = { url: readAddress(), token, certificate: readCertificate() };
  const facts: AuditFact[] = [];
  let team = '';
  for (let after: string | null = null; ; ) {
    const answer: Answer = await askGraphql(api, TIMELINE, { id: session, first: PAGE, after });
    if (!answer.timeline) throw new NotAnswered('there is no session with this id in your team');
    team = answer.viewer.team;
    for (const { isFact, name, eventId, recorded } of answer.timeline.nodes) {
      if (isFact) facts.push({ eventId: eventId ?? '', type: name, ...JSON.parse(recorded ?? '{}') });
    }
    if (!answer.timeline.pageInfo.hasNextPage) break;
    after = answer.timeline.pageInfo.endCursor;
  }
  const { privateKey } = await openAuditKey(path.join(readDataFolder(), 'keys'));
  const about = { format: 'film-room-audit', version: 1, team, session, exportedAt: new Date().toISOString() } as const;
  // Another export is never written over: an older one is what a newer one is held against.
  if (existsSync(to)) throw new Error(`${to} is there already: name another file with --to`);
  await writeFile(to, `${auditLines(about, facts, privateKey).join('\n')}\n`, { flag: 'wx', mode: 0o600 });
  console.log(`${facts.length} facts of session ${session} in ${to}`);
}

function checkFile(file: string, keyFile: string | undefined, olderFile: string | undefined): void {
  const trusted = keyFile === undefined ? undefined : keyIn(keyFile);
  const audit = verifyAudit(textOf(file), trusted);
  const { header, facts } = audit;
  console.log(
    `${file}: ${facts.length} facts of session ${header.session} of team ${header.team}, as they were exported`,
  );
  if (olderFile !== undefined) checkAgainst(audit, olderFile, trusted);
  if (!trusted) {
    console.log(
      `signed with the key ${fingerprintOf(header.publicKey)}, which the file names itself: give --key to be sure whose`,
    );
  }
}

function checkAgainst(audit: Audit, olderFile: string, trusted: KeyObject | undefined): void {
  const older = verifyAudit(textOf(olderFile), trusted);
  compareAudits(audit, older);
  console.log(`${olderFile}: all ${older.facts.length} facts of it are there, as they were`);
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new Error(`${file} cannot be read`);
  }
}

function keyIn(file: string): KeyObject {
  const text = textOf(file);
  try {
    return createPublicKey(text);
  } catch {
    throw new Error(`${file} is no key: take keys/audit.pub of the installation's data folder`);
  }
}

const fingerprintOf = (publicKey: string): string =>
  createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex').slice(0, 16);

async function run(words: readonly string[]): Promise<void> {
  const option = { type: 'string' } as const;
  const options = { to: option, token: option, key: option, against: option };
  const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true });
  const [verb, what] = positionals;
  if (positionals.length !== 2 || what === undefined) throw new TypeError('name what to export or to verify');
  if (verb === 'verify') return checkFile(what, values.key, values.against);
  if (verb !== 'export') throw new TypeError(`there is no ${verb}`);
  const session = Id.safeParse(what);
  if (!session.success) throw new TypeError('name one session by its id');
  const token = values.token ?? readToken();
  if (token === '') throw new TypeError('--token is missing: npm run token -- --role auditor prints one');
  await exportGame(session.data, values.to ?? `audit-${session.data}.ndjson`, token);
}

try {
  await run(process.argv.slice(2));
} catch (error) {
  const isUsage = error instanceof TypeError;
  console.error(error instanceof Error ? error.message : String(error));
  if (isUsage) console.error(USAGE);
  process.exitCode = isUsage ? 2 : 1;
}
