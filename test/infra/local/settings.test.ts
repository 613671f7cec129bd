import { describe, expect, test } from 'vitest';
import { readSettings } from '../../../infra/local/settings.ts';

describe('the settings', () => {
  test('need nothing to be set', () => {
    expect(readSettings({})).toMatchObject({ host: '127.0.0.1', port: 4000, roles: 'api,projector,worker' });
  });

  test('treat an empty one as not set', () => {
    expect(readSettings({ PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 4000, databaseUrl: undefined });
  });

  test.each([
    [{ PORT: '70000' }, 'PORT=70000 is no port; use a number from 0 (any free one) to 65535'],
    [{ ESDB_PORT: 'x' }, 'ESDB_PORT=x is no port; use a number from 0 (any free one) to 65535'],
    [
      { FILMROOM_ROLES: 'api,foo' },
      'FILMROOM_ROLES=api,foo knows no role "foo"; use one or more of api,projector,worker',
    ],
    [
      { ESDB_URL: 'http://127.0.0.1:2113' },
      'ESDB_URL is no address of the form esdb://host:2113?tls=true; correct it, or leave it out to use the one that comes with npm',
    ],
  ])('say in one line what is wrong and how to put it right: %j', (env, line) => {
    expect(() => readSettings(env)).toThrow(line);
  });

  test('never repeat an address, which may hold a password', () => {
    expect(() => readSettings({ DATABASE_URL: 'mysql://me:secret@db/x' })).toThrow(
      /^DATABASE_URL is no address of the form(?!.*secret)/,
    );
  });

  test('keep each role once', () => {
    expect(readSettings({ FILMROOM_ROLES: 'api, worker,api' }).roles).toBe('api,worker');
  });
});
