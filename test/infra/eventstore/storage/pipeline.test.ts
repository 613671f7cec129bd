import pg from 'pg';
import { beforeAll, expect, it } from 'vitest';
import { copyRow } from '../../../../infra/local/eventstore/storage/copyRow.ts';
import { executeTogether } from '../../../../infra/local/eventstore/storage/pipeline.ts';
import { afterFile } from '../../../support/cleanup.ts';
import { freshDatabase } from '../../../support/freshDatabase.ts';

let url: string;
let client: pg.Client;

beforeAll(async () => {
  url = (await freshDatabase()).url;
  client = new pg.Client(url);
  await client.connect();
  afterFile(() => client.end());
  await client.query('create table held (bytes bytea primary key)');
  await client.query('prepare hold (bytea) as insert into held values ($1)');
});

const hold = (text: string) => ({ name: 'hold', parameters: [Buffer.from(text)] });
async function held(): Promise<string[]> {
  const { rows } = await client.query<{ bytes: Buffer }>('delete from held returning bytes');
  return rows.map(({ bytes }) => bytes.toString()).sort();
}

it('executes all statements, each with its own parameters', async () => {
  await executeTogether(client, [hold('a'), hold('b\0\\x'), hold('')]);
  expect(await held()).toEqual(['', 'a', 'b\0\\x']);
});

it('executes none when one fails, says why, and leaves the connection usable', async () => {
  const failed = executeTogether(client, [hold('a'), hold('same'), hold('same'), hold('b')]);
  await expect(failed).rejects.toMatchObject({ code: '23505' });
  expect(await held()).toEqual([]);
});

it('rejects when the connection is lost', async () => {
  const other = new pg.Client(url);
  other.on('error', () => {});
  await other.connect();
  await other.query('prepare hold (bytea) as insert into held values ($1)');
  const { rows } = await other.query<{ pid: number }>('select pg_backend_pid() as pid');
  await client.query('select pg_terminate_backend($1)', [rows[0]!.pid]);
  await expect(executeTogether(other, [hold('a')])).rejects.toThrow();
  await other.end();
  expect(await held()).toEqual([]);
});

it('copies a row of any bytes, as long as they may be, and nulls', async () => {
  const [number, nothing, bytes] = await copyRow(
    client,
    `select 2::bigint, null::text, string_agg(decode(lpad(to_hex(n % 256), 2, '0'), 'hex'), '' order by n)
       from generate_series(0, 299999) as n`,
  );
  expect(number).toEqual(Buffer.from([0, 0, 0, 0, 0, 0, 0, 2]));
  expect(nothing).toBeNull();
  expect(bytes).toEqual(Buffer.from(Array.from({ length: 300_000 }, (_, n) => n % 256)));
});

it('says why a row cannot be copied, and leaves the connection usable', async () => {
  await expect(copyRow(client, 'select 1 / 0')).rejects.toMatchObject({ code: '22012' });
  expect(await copyRow(client, 'select true')).toEqual([Buffer.from([1])]);
});
