import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';
import { BadSetting } from '../src/settings/badSetting.ts';
import { newCertificate } from './support/certificate.ts';
import { temporaryFolder } from './support/temporaryFolder.ts';

const servers = { DATABASE_URL: 'postgres://127.0.0.1/filmroom', ESDB_URL: 'esdb://127.0.0.1:2113?tls=false' };
const folder = temporaryFolder();
const fileOf = (name: string, content: string) => {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
};
const read = (environment: NodeJS.ProcessEnv) => () => readConfig({ ...servers, ...environment });

describe('a setting', () => {
  it.each([
    [{ CUT_SLOTS: '0' }, 'CUT_SLOTS: must be a number from 1 to 64'],
    [{ CUT_SLOTS: 'many' }, 'CUT_SLOTS: must be a number from 1 to 64'],
    [{ CHANNEL_SILENCE_S: '-1' }, 'CHANNEL_SILENCE_S: must be a number of seconds from 1 to 3600'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL: must be one of trace, debug'],
    [{ COMMANDS_PER_S: '0' }, 'COMMANDS_PER_S: must be a number from 1 to 100000'],
    [{ TRUST_PROXY: 'all' }, 'TRUST_PROXY: must be networks such as 10.0.0.0/8'],
    [{ ALLOW_HTTP: 'yes' }, 'ALLOW_HTTP: must be 1 or 0'],
    [{ CORS_ORIGINS: 'film.example' }, 'CORS_ORIGINS: must be origins such as https://film.example'],
    [{ DATABASE_URL: 'mysql://me:hush@db/x' }, 'DATABASE_URL: must be a URL such as postgres://'],
  ])('that cannot be used is named with what would do: %j', (environment, line) => {
    expect(read(environment)).toThrow(BadSetting);
    expect(read(environment)).toThrow(line);
    expect(read(environment)).not.toThrow('hush');
  });

  it('that is empty counts as not set', () => {
    expect(readConfig({ ...servers, CUT_SLOTS: '', TLS_CERT: '', HOST: '' })).toMatchObject({ cutSlots: 2 });
  });
});

describe('a MediaMTX', () => {
  const secret = 'x'.repeat(32);

  it('is none unless told', () => {
    const nothing = { apiUrl: undefined, playbackUrl: undefined, whepUrl: undefined, authSecret: undefined };
    expect(readConfig(servers).mediaMtx).toEqual(nothing);
  });

  it('is asked where it is: on this machine, over https, or where somebody says that plain HTTP will do', () => {
    const { mediaMtx } = readConfig({
      ...servers,
      MEDIAMTX_API_URL: 'http://127.0.0.1:9997/',
      MEDIAMTX_WHEP_URL: 'https://live.example',
      MEDIAMTX_AUTH_SECRET_FILE: fileOf('mediamtx', `${secret}\n`),
    });
    expect(mediaMtx).toMatchObject({
      apiUrl: 'http://127.0.0.1:9997',
      whepUrl: 'https://live.example',
      authSecret: secret,
    });
    const elsewhere = { MEDIAMTX_API_URL: 'http://mediamtx:9997', MEDIAMTX_ALLOW_HTTP: '1' };
    expect(readConfig({ ...servers, ...elsewhere }).mediaMtx.apiUrl).toBe('http://mediamtx:9997');
  });

  it.each([
    [{ MEDIAMTX_API_URL: 'mediamtx' }, 'MEDIAMTX_API_URL: must be a URL such as http://127.0.0.1:9997'],
    [
      { MEDIAMTX_PLAYBACK_URL: 'ftp://127.0.0.1' },
      'MEDIAMTX_PLAYBACK_URL: must be a URL such as http://127.0.0.1:9996',
    ],
    [{ MEDIAMTX_WHEP_URL: 'https://me:hush@live.example' }, 'MEDIAMTX_WHEP_URL: must be a URL such as'],
    [{ MEDIAMTX_WHEP_URL: 'https://live.example/path?x=hush' }, 'MEDIAMTX_WHEP_URL: must be a URL such as'],
    [{ MEDIAMTX_WHEP_URL: 'http://192.168.1.5:8889' }, 'MEDIAMTX_WHEP_URL: plain HTTP to another machine'],
    [{ MEDIAMTX_AUTH_SECRET: 'hush' }, 'MEDIAMTX_AUTH_SECRET: must be 32 to 200 letters'],
    [{ MEDIAMTX_ALLOW_HTTP: 'yes' }, 'MEDIAMTX_ALLOW_HTTP: must be 1 or 0'],
  ])('that cannot be used is named: %j', (environment, line) => {
    expect(read(environment)).toThrow(BadSetting);
    expect(read(environment)).toThrow(line);
    expect(read(environment)).not.toThrow('hush');
  });
});

describe('how long what is kept', () => {
  it.each([
    [undefined, 14 * 24],
    ['14d', 14 * 24],
    ['36h', 36],
    [' 1h ', 1],
    ['3650d', 3_650 * 24],
  ])('RETAIN_FOOTAGE %j is %d hours', (text, hours) => {
    const { retention } = readConfig({ ...servers, RETAIN_FOOTAGE: text });
    expect(retention).toEqual({ footageMs: hours * 3_600_000, discardedMs: 30 * 24 * 3_600_000 });
  });

  it.each(['0h', '14', '3651d', '-1d', '1.5d', '2 weeks', '30m'])('%j stops the start by name', (text) => {
    const line = 'must be a time from 1h to 3650d, such as 14d or 36h';
    expect(read({ RETAIN_FOOTAGE: text })).toThrow(`RETAIN_FOOTAGE: ${line}`);
    expect(read({ RETAIN_DISCARDED: text })).toThrow(`RETAIN_DISCARDED: ${line}`);
  });

  it('DISK_RESERVE_MB is what recording keeps of the disk', () => {
    expect(readConfig(servers).reserveBytes).toBe(256 * 2 ** 20);
    expect(readConfig({ ...servers, DISK_RESERVE_MB: '0' }).reserveBytes).toBe(0);
    expect(read({ DISK_RESERVE_MB: '-1' })).toThrow('DISK_RESERVE_MB: must be a number of megabytes from 0 to 1000000');
  });
});

describe('CAMERA_NETWORKS', () => {
  it.each([
    [undefined, []],
    ['', []],
    ['192.168.1.0/24', ['192.168.1.0/24']],
    [' 192.168.1.0/24, fd00::/8 ,', ['192.168.1.0/24', 'fd00::/8']],
  ])('%j is %j', (text, networks) => {
    expect(readConfig({ ...servers, CAMERA_NETWORKS: text }).cameraNetworks).toEqual(networks);
  });

  it.each(['192.168.1.0', '192.168.1.0/33', 'stadium', '192.168.1.0/24;10.0.0.0/8'])(
    '%s stops the start by name',
    (text) => {
      expect(read({ CAMERA_NETWORKS: text })).toThrow(BadSetting);
      expect(read({ CAMERA_NETWORKS: text })).toThrow(/^CAMERA_NETWORKS: must be networks such as 192\.168\.1\.0\/24/);
    },
  );
});

describe('a secret in a file', () => {
  it('is read, without its last line break', () => {
    const { DATABASE_URL, ESDB_URL } = servers;
    const file = fileOf('database', `${DATABASE_URL}\n`);
    expect(readConfig({ ESDB_URL, DATABASE_URL_FILE: file }).databaseUrl).toBe(DATABASE_URL);
  });

  it('is refused beside the setting itself, where it is empty, and where it cannot be read', () => {
    const file = fileOf('store', servers.ESDB_URL);
    expect(read({ ESDB_URL_FILE: file })).toThrow('ESDB_URL and ESDB_URL_FILE: only one of them may be set');
    const { ESDB_URL } = servers;
    const readFile = (name: string) => () => readConfig({ ESDB_URL, DATABASE_URL_FILE: name });
    expect(readFile(fileOf('empty', '\n'))).toThrow(/^DATABASE_URL_FILE: .* is empty/);
    expect(readFile('/nowhere')).toThrow('DATABASE_URL_FILE: /nowhere cannot be read (ENOENT)');
  });
});

describe('plain HTTP', () => {
  it.each(['127.0.0.1', '127.9.9.9', 'localhost', '::1'])('is served to this machine: %s', (HOST) => {
    expect(readConfig({ ...servers, HOST })).toMatchObject({ tls: undefined, isPlainForOthers: false });
  });

  it.each(['0.0.0.0', '::', '192.168.1.10', 'film.example', '127.example'])('is refused to others: %s', (HOST) => {
    expect(read({ HOST })).toThrow(/^HOST: .* set both, or ALLOW_HTTP=1 .*iPad has no offline page/);
  });

  it('is served to others with ALLOW_HTTP=1', () => {
    expect(readConfig({ ...servers, HOST: '0.0.0.0', ALLOW_HTTP: '1' })).toMatchObject({ isPlainForOthers: true });
  });
});

describe('TLS', () => {
  const { cert, key } = newCertificate();
  const pair = { TLS_CERT: cert, TLS_KEY: key };

  it('opens any address', () => {
    const { tls, isPlainForOthers } = readConfig({ ...servers, ...pair, HOST: '0.0.0.0' });
    expect(tls?.cert.toString()).toContain('BEGIN CERTIFICATE');
    expect(isPlainForOthers).toBe(false);
  });

  it('needs a certificate and its key', () => {
    expect(read({ TLS_CERT: pair.TLS_CERT })).toThrow('TLS_KEY: is missing');
    expect(read({ TLS_KEY: pair.TLS_KEY })).toThrow('TLS_CERT: is missing');
    expect(read({ ...pair, TLS_KEY: '/nowhere' })).toThrow('TLS_KEY: /nowhere cannot be read (ENOENT)');
    expect(read({ ...pair, TLS_CERT: fileOf('no.pem', 'no') })).toThrow(/are no certificate and its key/);
  });
});

describe('production', () => {
  const production = (environment: NodeJS.ProcessEnv) => read({ NODE_ENV: 'production', ...environment });

  it.each([
    [{ DATABASE_URL: 'postgres://film:postgres@127.0.0.1/x' }, /^DATABASE_URL: its password is a well-known one/],
    [{ DATABASE_URL: 'postgres://film:2short@127.0.0.1/x' }, /^DATABASE_URL: its password must have at least 12/],
    [{ ESDB_URL: 'esdb://admin:changeit@127.0.0.1:2113' }, /^ESDB_URL: its password is a well-known one/],
    [{ ESDB_URL: 'esdb://ops:chang%65it@127.0.0.1:2113' }, /^ESDB_URL: its password is a well-known one/],
    [{ ESDB_URL: 'esdb://10.0.0.7:2113?tls=false' }, /^ESDB_URL: \?tls=false sends every fact readable/],
    [{ ESDB_URL: 'esdb://127.0.0.1:2113,10.0.0.7:2113?tls=false' }, /^ESDB_URL: \?tls=false/],
    [{ ESDB_URL: 'esdb://10.0.0.7:2113?tlsVerifyCert=false' }, /^ESDB_URL: \?tlsVerifyCert=false/],
    [{ CORS_ORIGINS: '*' }, /^CORS_ORIGINS: may not be \* in production/],
  ])('refuses %j by name, and development does not', (environment, line) => {
    expect(production(environment)).toThrow(BadSetting);
    expect(production(environment)).toThrow(line);
    expect(read(environment)).not.toThrow();
  });

  it('starts on what is safe', () => {
    expect(
      production({
        DATABASE_URL: 'postgres://film:correct-horse-battery@10.0.0.5/film',
        ESDB_URL: 'esdb://film:correct-horse-battery@10.0.0.7:2113?tls=true',
        CORS_ORIGINS: 'https://film.example',
      }),
    ).not.toThrow();
    expect(production({})).not.toThrow();
  });
});
