import { expect, it } from 'vitest';
import { readSettings } from '../../../../infra/local/eventstore/settings.ts';

it('lets a flag win over the environment', () => {
  const env = { ESDB_PORT: '1', ESDB_HOST: '::1', DATABASE_URL: 'postgres://env/a' };
  expect(readSettings([], env)).toMatchObject({ port: 1, host: '::1', databaseUrl: 'postgres://env/a' });
  const flags = ['--port', '2', '--host', '127.0.0.1', '--postgres', 'postgresql://flag/b'];
  expect(readSettings(flags, env)).toMatchObject({ port: 2, host: '127.0.0.1', databaseUrl: 'postgresql://flag/b' });
  expect(readSettings(['--memory'], env)).toMatchObject({ databaseUrl: undefined });
});

it('serves 127.0.0.1:2113 unless told', () => {
  expect(readSettings(['--memory'], {})).toEqual({
    host: '127.0.0.1',
    port: 2113,
    databaseUrl: undefined,
    tailBytes: 24 * 1024 * 1024,
    unevenPositions: false,
    hostile: undefined,
    withParent: false,
  });
});

it('serves health and metrics only when told where', () => {
  expect(readSettings(['--memory'], {})).toMatchObject({ adminPort: undefined });
  expect(readSettings(['--memory'], { ESDB_ADMIN_PORT: '2114' })).toMatchObject({ adminPort: 2114 });
  expect(readSettings(['--memory', '--admin-port', '0'], { ESDB_ADMIN_PORT: '2114' })).toMatchObject({ adminPort: 0 });
});

it.each([
  [['--memory', '--admin-port', 'x'], 'is not a port'],
  [['--memory', '--port', 'x'], 'is not a port'],
  [['--memory', '--port', '65536'], 'is not a port'],
  [['--memory', '--port', '-1'], 'port'],
  [['--memory', '--postgres', 'postgres://x/y'], 'exclude each other'],
  [[], '--memory or --postgres'],
  [['--postgres', 'mysql://x'], 'postgres://'],
  [['--memory', '--tail-mb', '-1'], 'tail-mb'],
  [['--memory', '--tail-mb', '1.5'], 'megabytes'],
  [['--memory', 'more'], 'more'],
  [['--memory', '--hostile', 'frozen'], 'JSON'],
  [['--memory', '--hostile', '{"freeze":true}'], 'no switch freeze'],
  [['--memory', '--hostile', '{"frozen":1}'], 'frozen cannot be 1'],
])('refuses %j and says why', (args, why) => {
  expect(() => readSettings(args, {})).toThrow(why);
});
