// The tables beside the log: what cannot be made from it again. The read models can, and are in no backup.
import { hash as digest } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ClientBase, Pool } from 'pg';
import { writeWhole } from './writeWhole.ts';

/** In the order in which they are restored. No secret is in any of them: of keys and links they hold hashes. */
export const keptTables = [
  'people',
  'players',
  'key_hashes',
  'sign_ins',
  'sign_in_codes',
  'revoked_tokens',
  'refusals',
  'views',
  'beats',
] as const;

/** Tables that are neither kept nor made from the log, and why they may be forgotten. */
export const forgottenTables: Readonly<Record<string, string>> = {
  migrations: 'made by migrating',
  checkpoint: 'places of the old log; readers begin anew',
  feed: 'made from the log',
  parked: 'found again in the log',
  intake: 'since when heartbeats could arrive here: true of one machine',
  progress: 'what a worker did at that moment',
  test_cuts: 'forgotten within the hour anyway',
};

export interface KeptTable {
  readonly table: string;
  readonly rows: number;
  readonly bytes: number;
  /** SHA-256 of the file. */
  readonly hash: string;
}

const ROWS_AT_ONCE = 2_000;

export const fileOf = (folder: string, table: string): string => path.join(folder, 'tables', `${table}.ndjson`);

/** All of one moment: a row a line, as Postgres itself writes it in JSON. */
export async function keepTables(pool: Pool, folder: string): Promise<KeptTable[]> {
  const client = await pool.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const kept: KeptTable[] = [];
    for (const table of keptTables) kept.push(await keepTable(client, folder, table));
    await client.query('commit');
    client.release();
    return kept;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

async function keepTable(client: ClientBase, folder: string, table: string): Promise<KeptTable> {
  await client.query(`declare rows cursor for select row_to_json(t)::text as line from filmroom.${table} t order by 1`);
  const lines: string[] = [];
  for (;;) {
    const { rows } = await client.query<{ line: string }>(`fetch ${ROWS_AT_ONCE} from rows`);
    for (const { line } of rows) lines.push(`${line}\n`);
    if (rows.length < ROWS_AT_ONCE) break;
  }
  await client.query('close rows');
  const text = lines.join('');
  await writeWhole(fileOf(folder, table), text);
  return { table, rows: lines.length, bytes: Buffer.byteLength(text), hash: digest('sha256', text, 'hex') };
}

/**
 * Replaces what the tables hold, in one transaction: again is harmless. A column that the backup does not know gets its
 * default, one that there is no more is left out.
 */
export async function restoreTables(pool: Pool, folder: string, kept: readonly KeptTable[]): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    for (const { table } of kept) await restoreTable(client, folder, table);
    await client.query('commit');
    client.release();
  } catch (error) {
    client.release(true);
    throw error;
  }
}

async function restoreTable(client: ClientBase, folder: string, table: string): Promise<void> {
  const name = client.escapeIdentifier(table);
  await client.query(`delete from filmroom.${name}`);
  const lines = (await readFile(fileOf(folder, table), 'utf8')).split('\n').filter((line) => line !== '');
  if (lines.length === 0) return;
  const { rows: columns } = await client.query<{ column_name: string; is_identity: string }>(
    `select column_name, is_identity from information_schema.columns
     where table_schema = 'filmroom' and table_name = $1`,
    [table],
  );
  const known = new Set(Object.keys(JSON.parse(lines[0]!)));
  const shared = columns.filter(({ column_name }) => known.has(column_name));
  const list = shared.map(({ column_name }) => client.escapeIdentifier(column_name)).join(', ');
  for (let from = 0; from < lines.length; from += ROWS_AT_ONCE) {
    await client.query(
      `insert into filmroom.${name} (${list}) overriding system value
       select ${list} from json_populate_recordset(null::filmroom.${name}, $1::json)`,
      [`[${lines.slice(from, from + ROWS_AT_ONCE).join(',')}]`],
    );
  }
  // What is added later goes on counting behind what was restored.
  for (const { column_name, is_identity } of shared) {
    if (is_identity !== 'YES') continue;
    await client.query(
      `select setval(pg_get_serial_sequence('filmroom.${table}', $1), (select max(${client.escapeIdentifier(column_name)}) from filmroom.${name}))`,
      [column_name],
    );
  }
}
