import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { openCallers } from '../../src/auth/actor.ts';
import { openTokens } from '../../src/auth/tokens.ts';
import { openPool } from '../../src/database.ts';
import { migrate } from '../../src/migrate.ts';
import { labelsOf } from '../../src/tables/people.ts';
import { afterFile } from '../support/cleanup.ts';
import { freshDatabase } from '../support/freshDatabase.ts';
import { root } from '../support/root.ts';

const tokens = openTokens(new Uint8Array(32).fill(3));
let pool: ReturnType<typeof openPool>;
beforeAll(async () => {
  pool = openPool((await freshDatabase()).url, 2);
  afterFile(() => pool.end());
  await migrate(pool, path.join(root, 'infra/migrations'));
});

describe('a caller', () => {
  it('is who the token says, whatever else the request claims', async () => {
    const token = await tokens.mint({ sub: 'coach-1', team: 'home', role: 'coach', via: 'web', name: 'Carl' }, 60);
    const caller = await openCallers(pool, tokens).callerOf(`Bearer ${token}`);
    expect(caller).toMatchObject({ actor: { id: 'coach-1', team: 'home', role: 'coach', via: 'web' }, label: 'Carl' });
  });

  it('is remembered by name, outside the log', async () => {
    const token = await tokens.mint({ sub: 'coach-2', team: 'home', role: 'coach', via: 'web', name: 'Cora' }, 60);
    await openCallers(pool, tokens).callerOf(`bearer ${token}`);
    expect(await labelsOf(pool, 'home', ['coach-2'])).toEqual(new Map([['coach-2', 'Cora']]));
  });

  it('is known though the database is away', async () => {
    const away = openPool('postgres://nobody@127.0.0.1:1/none', 1);
    afterFile(() => away.end());
    const token = await tokens.mint({ sub: 'coach-3', team: 'home', role: 'coach', via: 'web', name: 'Cy' }, 60);
    expect(await openCallers(away, tokens).callerOf(`Bearer ${token}`)).toMatchObject({ label: 'Cy' });
  });

  it.each([
    [undefined, 'missing'],
    [42, 'missing'],
    ['', 'invalid'],
    ['Basic abc', 'invalid'],
    ['Bearer ', 'invalid'],
    ['Bearer a b', 'invalid'],
    ['Bearer nonsense', 'invalid'],
  ])('%s is a stranger: %s', async (authorization, why) => {
    expect(await openCallers(pool, tokens).callerOf(authorization)).toBe(why);
  });
});
