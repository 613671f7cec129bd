import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { freshDatabase } from './freshDatabase.ts';

async function query(url: string, sql: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('a fresh database', () => {
  test('shares nothing with the next one', async () => {
    const [one, other] = [await freshDatabase(), await freshDatabase()];

    await query(one.url, 'create table only_here (id int)');

    await expect(query(other.url, 'select * from only_here')).rejects.toThrow(/does not exist/);
  });

  test('is a copy of a template that is prepared once, however many ask', async () => {
    let prepared = 0;
    const template = {
      name: 'counted',
      prepare: async (url: string) => {
        prepared += 1;
        await query(url, 'create table fixture as select 7 as seven');
      },
    };

    const databases = await Promise.all([freshDatabase(template), freshDatabase(template), freshDatabase(template)]);

    for (const { url } of databases) expect(await query(url, 'select seven from fixture')).toEqual([{ seven: 7 }]);
    expect(prepared).toBe(1);
  });
});
