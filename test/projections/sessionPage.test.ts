import type { Pool } from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { openPool } from '../../src/database.ts';
import { migrate } from '../../src/migrate.ts';
import { type SessionFilter, sessionPage } from '../../src/projections/sessionList/queries.ts';
import { afterFile } from '../support/cleanup.ts';
import { freshDatabase } from '../support/freshDatabase.ts';
import { root } from '../support/root.ts';

let pool: Pool;

beforeAll(async () => {
  pool = openPool((await freshDatabase()).url, 2);
  afterFile(() => pool.end());
  await migrate(pool, `${root}/infra/migrations`);
  // Twenty seasons of two teams: a page must not look at all of them.
  await pool.query(`
    insert into session_list (team, id, name, type, status, season, time_zone, sort_at, served_by, position)
    select team, gen_random_uuid(), 'Session ' || n,
           (array['game', 'practice', 'practice', 'scrimmage'])[1 + n % 4],
           case when n % 50 = 0 then 'scheduled' else 'completed' end,
           (2007 + n / 500)::text, 'UTC', timestamptz '2007-08-01' + make_interval(hours => n * 16), '{}', n
    from unnest(array['home', 'away']) as team, generate_series(0, 9999) as n`);
  await pool.query('analyze session_list');
});

/** All pages, one after the other. */
async function walk(filter: SessionFilter): Promise<{ id: string; sort_at: string }[]> {
  const seen: { id: string; sort_at: string }[] = [];
  let after: { sortAt: string; id: string } | undefined;
  for (;;) {
    const { rows, hasNextPage } = await sessionPage(pool, 'home', filter, 100, after);
    seen.push(...rows);
    const last = rows.at(-1);
    if (!hasNextPage || !last) return seen;
    after = { sortAt: last.sort_at, id: last.id };
  }
}

describe('the session list', () => {
  it.each([
    ['all', {}, 10_000],
    ['of a status', { status: 'scheduled' }, 200],
    ['of a type', { type: 'scrimmage' }, 2_500],
    ['of a season', { season: '2026' }, 500],
    ['of a season and a type', { season: '2026', type: 'game' }, 125],
    ['of all three', { season: '2026', type: 'practice', status: 'scheduled' }, 5],
    ['of no season', { season: '1999' }, 0],
  ])('comes page by page, newest first, each once: %s', async (_name, filter, count) => {
    const seen = await walk(filter);
    expect(seen).toHaveLength(count);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(count);
    const starts = seen.map(({ sort_at }) => sort_at);
    expect(starts).toEqual(starts.toSorted().toReversed());
  });

  it.each([
    ['none', {}],
    ['a rare status', { status: 'scheduled' }],
    ['a type', { type: 'scrimmage' }],
    ['a season', { season: '2010' }],
    ['a season without a session', { season: '1999' }],
  ])('reads a page from an index, whatever is filtered by: %s', async (_name, filter) => {
    const plans: string[] = [];
    const explaining = {
      query: async ({ text, values }: { text: string; values: unknown[] }) => {
        const { rows } = await pool.query(`explain (analyze, buffers off, costs off, timing off) ${text}`, values);
        plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'));
        return { rows: [] };
      },
    };
    await sessionPage(explaining as unknown as Pool, 'home', filter, 50, undefined);
    expect(plans[0]).toContain('Index Scan');
    expect(plans[0]).not.toMatch(/Seq Scan|Sort Key/);
    expect(plans[0]).not.toMatch(/Rows Removed by Filter: \d{3,}/);
  });
});
