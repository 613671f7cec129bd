import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { instantOf, openPool } from '../src/database.ts';
import { afterFile } from './support/cleanup.ts';
import { freshDatabase } from './support/freshDatabase.ts';

describe('an instant from Postgres', () => {
  let pool: ReturnType<typeof openPool>;
  beforeAll(async () => {
    pool = openPool((await freshDatabase()).url, 1);
    afterFile(() => pool.end());
  });

  it('comes back as it was sent, to the millisecond', async () => {
    const instants = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    await fc.assert(
      fc.asyncProperty(fc.array(instants, { minLength: 50, maxLength: 50 }), async (dates) => {
        const sent = dates.map((date) => date.toISOString());
        const { rows } = await pool.query('select unnest($1::timestamptz[]) as at', [sent]);
        expect(rows.map(({ at }) => at)).toEqual(sent);
      }),
      { numRuns: 20 },
    );
  });

  it.each([
    ['2026-11-14 20:14:25+00', '2026-11-14T20:14:25.000Z'],
    ['2026-11-14 20:14:25.1+00', '2026-11-14T20:14:25.100Z'],
    ['2026-11-14 20:14:25.123456+00', '2026-11-14T20:14:25.123Z'],
    ['2026-11-14 20:14:25.12+05:30', '2026-11-14T14:44:25.120Z'],
  ])('%s is %s', (text, instant) => {
    expect(instantOf(text)).toBe(instant);
  });
});

describe('a connection that breaks while somebody uses it', () => {
  it('fails what was asked on it, and ends no process', async () => {
    const pool = openPool((await freshDatabase()).url, 2);
    afterFile(() => pool.end());
    // Without a listener, its own event would fail this test run as an uncaught exception.
    const client = await pool.connect();
    const { rows } = await client.query('select pg_backend_pid() as pid');
    const ended = new Promise((resolve) => client.once('end', () => resolve(undefined)));
    const asked = client.query('select pg_sleep(10)');
    await Promise.all([
      expect(asked).rejects.toThrow('terminating connection'),
      pool.query('select pg_terminate_backend($1)', [rows[0].pid]),
      ended,
    ]);
    client.release(true);
    expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });
});
