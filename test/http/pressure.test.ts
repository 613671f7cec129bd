// A process that cannot take more says so before it reads a request, and goes on as soon as it can.
import { once } from 'node:events';
import { beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { type Pressure, usualPressureLimits, watchPressure } from '../../src/operations/pressure.ts';
import { openWorld, type World } from '../graphql/openWorld.ts';
import { until } from '../support/until.ts';

describe('the watch over pressure', () => {
  const watched = async (limits: Partial<typeof usualPressureLimits>, work: (pressure: Pressure) => Promise<void>) => {
    const pressure = watchPressure({ ...usualPressureLimits, ...limits });
    try {
      await work(pressure);
    } finally {
      pressure.close();
    }
  };

  it('tells of a process that cannot keep up, and no longer once it can', () =>
    watched({ delayMs: 200 }, async (pressure) => {
      await until(() => {
        const end = performance.now() + 1_000;
        while (performance.now() < end);
        return pressure.trouble() !== undefined;
      });
      expect(pressure.trouble()).toBe('the process cannot keep up');
      await until(() => pressure.trouble() === undefined);
    }));

  it.each([
    ['heapShare', { heapShare: 0 }, 'the process is nearly out of memory'],
    ['freeBytes', { freeBytes: Number.POSITIVE_INFINITY }, 'the machine is nearly out of memory'],
  ])('tells of memory that is nearly gone: %s', (_name, limits, trouble) =>
    watched(limits, async (pressure) => {
      await until(() => pressure.trouble());
      expect(pressure.trouble()).toBe(trouble);
    }),
  );
});

describe('under pressure', () => {
  let trouble: string | undefined;
  let world: World;
  let authorization: string;
  beforeAll(async () => {
    world = await openWorld({ pressure: { trouble: () => trouble } });
    authorization = `Bearer ${await world.token({ role: 'admin' })}`;
  });
  const get = (path: string) => fetch(`${world.url}${path}`, { headers: { authorization } });

  it('queries and commands are told to come again, in the words of GraphQL', async () => {
    trouble = 'the process is nearly out of memory';
    const answer = await world.ask('{ viewer { id } }', {}, authorization.slice('Bearer '.length));
    expect(answer.status).toBe(503);
    expect(answer.errors).toMatchObject([{ extensions: { code: 'UNAVAILABLE', retryable: true } }]);
    trouble = undefined;
    expect((await world.ask('{ viewer { id } }', {}, authorization.slice('Bearer '.length))).status).toBe(200);
  });

  it('so are REST and film, and health answers all the same', async () => {
    trouble = 'the process cannot keep up';
    const refused = await get('/sessions');
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('1');
    expect(await refused.json()).toEqual({
      code: 'UNAVAILABLE',
      message: 'the process cannot keep up; try again in a moment',
    });
    const statuses = await Promise.all(['/livez', '/readyz', '/metrics'].map(async (path) => (await get(path)).status));
    expect(statuses).toEqual([200, 200, 200]);
    trouble = undefined;
    expect((await get('/sessions')).status).toBe(200);
  });

  it('no socket is opened', async () => {
    trouble = 'the process cannot keep up';
    const socket = new WebSocket(`ws://127.0.0.1:${world.port}/graphql`, 'graphql-transport-ws');
    const [error] = await once(socket, 'error');
    expect(String(error)).toContain('503');
    trouble = undefined;
  });
});
