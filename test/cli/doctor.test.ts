// Each of the breakages is made, and the doctor names its fix.
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { freePort } from '../../infra/local/ports.ts';
import { look } from '../../src/cli/doctor/look.ts';
import { openPool } from '../../src/database.ts';
import { identifyLog } from '../../src/eventstore/identity.ts';
import { openEventStore } from '../../src/eventstore/store.ts';
import { migrate } from '../../src/migrate.ts';
import { recordingName } from '../../src/recordings/recordingName.ts';
import { whyNoSmallDisk } from '../infra/eventstore/crash/smallDisk.ts';
import { anyStore } from '../support/anyStore.ts';
import { afterFile } from '../support/cleanup.ts';
import { freshDatabase } from '../support/freshDatabase.ts';
import { root } from '../support/root.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

const DOCTOR = path.join(root, 'src/cli/doctor.ts');
let databaseUrl: string;
let esdbUrl: string;
let pool: ReturnType<typeof openPool>;
let platform: net.Server;
let dataFolder: string;

vi.setConfig({ testTimeout: 20_000, hookTimeout: 60_000 });

beforeAll(async () => {
  databaseUrl = (await freshDatabase()).url;
  esdbUrl = (await anyStore()).url;
  pool = openPool(databaseUrl, 2);
  afterFile(() => pool.end());
  await migrate(pool, path.join(root, 'infra/migrations'));
  const store = openEventStore(esdbUrl);
  afterFile(() => store.dispose());
  await identifyLog(store, new Date().toISOString());
  // Whether it is the platform does not matter: it answers where the platform would.
  platform = net.createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
  await once(platform, 'listening');
  afterFile(() => platform.close());
});
beforeEach(async () => {
  await pool.query('truncate channel_board, checkpoint');
  dataFolder = temporaryFolder();
  for (const name of ['recordings', 'clips', 'keys']) mkdirSync(path.join(dataFolder, name));
  writeFileSync(path.join(dataFolder, 'keys/token.key'), Buffer.alloc(32), { mode: 0o600 });
});

const sound = (): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  DATABASE_URL: databaseUrl,
  ESDB_URL: esdbUrl,
  FILMROOM_DATA: dataFolder,
  PORT: String((platform.address() as net.AddressInfo).port),
});

/** What it says is broken. */
async function complaints(environment: NodeJS.ProcessEnv = {}): Promise<string[]> {
  const found: string[] = [];
  for await (const { broken } of look({ ...sound(), ...environment })) {
    if (broken) found.push(`${broken.what}; ${broken.fix}`);
  }
  return found;
}

async function cameraIsLive(channelPath: string): Promise<void> {
  await pool.query(
    `insert into channel_board (team, id, name, path, status, status_since, session_ids, position)
     values ('home', $1, 'End zone', $2, 'active', now(), '{}', 1)`,
    [randomUUID(), channelPath],
  );
}
/** @param ago seconds before now; negative: by a clock that is ahead */
function record(channelPath: string, ago: { startedAgo: number; grownAgo: number }): void {
  const folder = path.join(dataFolder, 'recordings', channelPath);
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, recordingName(BigInt(Date.now() - ago.startedAgo * 1_000) * 1_000_000n));
  writeFileSync(file, 'film');
  const grown = Date.now() / 1_000 - ago.grownAgo;
  utimesSync(file, grown, grown);
}

describe('the doctor', () => {
  it('finds nothing where all is well', async () => {
    expect(await complaints()).toEqual([]);
  });

  it('names PostgreSQL that is down, of one’s own and another’s', async () => {
    const port = String(await freePort());
    expect(await complaints({ DATABASE_URL: `postgres://me:hush@127.0.0.1:${port}/film` })).toEqual([
      `PostgreSQL does not answer at 127.0.0.1:${port} (ECONNREFUSED); start that server, or correct DATABASE_URL`,
      expect.stringContaining(`port ${sound().PORT} on 127.0.0.1 is in use; stop what listens there, or set PORT`),
    ]);
    expect(await complaints({ DATABASE_URL: '', POSTGRES_PORT: port })).toContain(
      `PostgreSQL does not answer at 127.0.0.1:${port} (ECONNREFUSED); run npm start, which brings it`,
    );
  });

  it('names the port that another PostgreSQL, or something else, has taken', async () => {
    const { port } = new URL(databaseUrl);
    expect(await complaints({ DATABASE_URL: '', POSTGRES_PORT: port })).toContain(
      `another PostgreSQL listens at 127.0.0.1:${port}; stop it, or set POSTGRES_PORT to a free port`,
    );
    expect(await complaints({ DATABASE_URL: '', POSTGRES_PORT: sound().PORT })).toContainEqual(
      expect.stringMatching(/^what listens at 127\.0\.0\.1:\d+ is no PostgreSQL .*set POSTGRES_PORT to a free port$/),
    );
  });

  it('names an event store that is down, and what is none', async () => {
    const port = await freePort();
    expect(await complaints({ ESDB_URL: `esdb://127.0.0.1:${port}?tls=false` })).toEqual([
      `the event store does not answer at 127.0.0.1:${port} (ECONNREFUSED); start that server, or correct ESDB_URL`,
    ]);
    expect(await complaints({ ESDB_URL: `esdb://127.0.0.1:${sound().PORT}?tls=false` })).toEqual([
      expect.stringMatching(/is no event store of ours .*; correct ESDB_URL/),
    ]);
  });

  it('names a platform that does not run', async () => {
    const port = String(await freePort());
    expect(await complaints({ PORT: port })).toEqual([
      `nothing answers at 127.0.0.1:${port} (ECONNREFUSED); run npm start, or set HOST and PORT to where it runs`,
    ]);
  });

  it('names FFmpeg that is missing, is something else, or lacks an encoder', async () => {
    const fake = path.join(dataFolder, 'ffmpeg');
    const complaint = async (script?: string) => {
      if (script !== undefined) writeFileSync(fake, `#!/bin/sh\n${script}\n`);
      if (script !== undefined) chmodSync(fake, 0o755);
      return (await complaints({ FFMPEG_PATH: fake })).join();
    };
    expect(await complaint()).toMatch(/^FFMPEG_PATH: ffmpeg at \S+ does not run \(ENOENT\).*npm ci/);
    expect(await complaint('echo hello')).toMatch(/does not run \(it is no ffmpeg\)/);
    const old = 'if [ "$1" = -version ]; then echo "ffmpeg version 0.1"; else echo " V..... mjpeg  MJPEG"; fi';
    expect(await complaint(old)).toMatch(/was built without libx264, aac; name another one in FFMPEG_PATH/);
  });

  it('names a setting that cannot be used', async () => {
    expect(await complaints({ CUT_SLOTS: 'x' })).toContain(
      'CUT_SLOTS: must be a number from 1 to 64; correct this environment variable',
    );
  });

  it('names a folder that is not there', async () => {
    expect(await complaints({ FILMROOM_DATA: '/nowhere/data' })).toContain(
      '/nowhere does not exist; create it, or set FILMROOM_DATA',
    );
  });

  // Root may write anywhere but where the kernel itself says no.
  it('names a folder that cannot be written', async () => {
    expect((await complaints({ FILMROOM_DATA: '/proc' })).join()).toMatch(
      /^\/proc cannot be written by user \d+ \(\w+\); change its owner/,
    );
  });

  it('names a secret that is too short, or that others can read', async () => {
    const key = path.join(dataFolder, 'keys/token.key');
    chmodSync(key, 0o644);
    expect(await complaints()).toEqual([`${key} can be read by others; chmod 600 ${key}`]);
    writeFileSync(key, 'short');
    expect(await complaints()).toEqual([
      expect.stringContaining(`${key} has 5 bytes, and a secret has 32; put it back`),
    ]);
  });

  it('names data that another PostgreSQL wrote, and a database that a newer Film Room has used', async () => {
    mkdirSync(path.join(dataFolder, 'postgres'));
    writeFileSync(path.join(dataFolder, 'postgres/PG_VERSION'), '17\n');
    expect((await complaints()).join()).toMatch(
      /was written by PostgreSQL 17, and this is PostgreSQL 18; start the Film Room that wrote it/,
    );
    rmSync(path.join(dataFolder, 'postgres'), { recursive: true });
    await pool.query("insert into migrations (name) values ('9999_tomorrow.sql')");
    expect(await complaints()).toEqual([
      'a newer Film Room has used this database (9999_tomorrow.sql); start that version',
    ]);
    await pool.query("delete from migrations where name = '9999_tomorrow.sql'");
  });

  it('names read models of another log', async () => {
    await pool.query(`insert into checkpoint (name, log_id, commit, prepare, position) values ('live', $1, 1, 1, 1)`, [
      randomUUID(),
    ]);
    expect((await complaints()).join()).toMatch(/were made from another log.*; start with the log they belong to, or/);
  });

  it('names recordings that do not grow, lie elsewhere, or come from a clock that is ahead', async () => {
    await cameraIsLive('home-end-zone');
    record('end-zone', { startedAgo: 5, grownAgo: 0 });
    expect((await complaints()).join()).toMatch(
      /holds nothing of home-end-zone \(there are end-zone\); have the recorder write to \S+home-end-zone, or set/,
    );
    record('home-end-zone', { startedAgo: 90, grownAgo: 60 });
    expect((await complaints()).join()).toMatch(/^its newest file has not grown for 6\d s; restart its recorder/);
    record('home-end-zone', { startedAgo: 50, grownAgo: 0 });
    expect(await complaints()).toEqual([]);
    record('home-end-zone', { startedAgo: -3_600, grownAgo: 0 });
    expect((await complaints()).join()).toMatch(/^its recorder's clock is 3[56]\d\d s ahead; set it to automatic/);
  });

  it('names a clock that is off', async () => {
    const real = Date.now;
    vi.spyOn(Date, 'now').mockImplementation(() => real() + 90_000);
    const found = await complaints();
    vi.restoreAllMocks();
    expect(found).toEqual([
      expect.stringMatching(
        /^this machine's clock is (8\d|90)\.\d s ahead of the database server's; set both to automatic/,
      ),
    ]);
  });
});

describe('npm run doctor', () => {
  const run = async (environment: NodeJS.ProcessEnv, before: readonly string[] = []) => {
    const [file, ...words] = [...before, process.execPath, DOCTOR];
    try {
      const { stdout } = await promisify(execFile)(file!, words, { env: environment });
      return { code: 0, stdout };
    } catch (error) {
      const { code, stdout } = error as { code: number; stdout: string };
      return { code, stdout };
    }
  };

  it('exits with 0 where all is well and with 1 where something is broken, and shows no password', async () => {
    expect(await run(sound())).toMatchObject({ code: 0, stdout: expect.stringMatching(/^ok {3}settings\n/) });
    const DATABASE_URL = `postgres://me:hush@127.0.0.1:${await freePort()}/film`;
    const { code, stdout } = await run({ ...sound(), DATABASE_URL });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^BAD {2}PostgreSQL does not answer/m);
    expect(stdout).not.toContain('hush');
  });

  const why = whyNoSmallDisk();
  it.skipIf(why)(`names a disk that is full${why ? ` (skipped: ${why})` : ''}`, async () => {
    const folder = temporaryFolder();
    const mounted = `mount -t tmpfs -o size=20m small '${folder}' && exec "$@"`;
    const { code, stdout } = await run({ ...sound(), FILMROOM_DATA: folder }, [
      ...['unshare', '-Urm', 'sh', '-c', mounted, 'sh'],
    ]);
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /^BAD {2}\d+ MB are left on the disk of \S+; free space, or shorten RETAIN_FOOTAGE: no film is cut/m,
    );
  });
});
