import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../support/root.ts';
import { startProcess } from '../support/startProcess.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { tokenFrom } from '../support/tokenFrom.ts';
import { until } from '../support/until.ts';
import { runCommand } from './runCommand.ts';

const GOLDEN = path.join(root, 'test/golden/backup-0.1.0');
/** Of the game in it. */
const SESSION = '0db8495f-ef98-4ede-bf31-4cbcbbde9139';
const RESTORE = 'infra/local/restore.ts';
const START = 'infra/local/start.ts';
const ANY_PORTS = { PORT: '0', POSTGRES_PORT: '0', ESDB_PORT: '0' };

const environmentOf = (dataFolder: string): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  FILMROOM_DATA: dataFolder,
  ...ANY_PORTS,
});

/** What a game looks like to somebody who asks. */
const QUESTION = `query ($id: ID!) {
  session(id: $id) { name status }
  clips(sessionId: $id, first: 5) { nodes { title status frames isFavorite thumbnailUrl streamUrl } }
  tags(sessionId: $id, first: 5) { nodes { down distance taggedBy { label } } }
}`;

describe("the backup of 0.1.0, restored with this machine's own servers", () => {
  const dataFolder = path.join(temporaryFolder(), 'data');

  it('killed half-way is not served, and is gone on with', async () => {
    const args = [`${root}/${RESTORE}`, '--from', GOLDEN];
    const child: ChildProcess = spawn(process.execPath, args, { env: environmentOf(dataFolder), stdio: 'ignore' });
    const ended = once(child, 'exit');
    await until(() => existsSync(path.join(dataFolder, 'postgres/PG_VERSION')), { deadline: 20_000, every: 5 });
    child.kill('SIGKILL');
    await ended;

    const refused = await runCommand(START, [], environmentOf(dataFolder));
    expect(refused.stderr).toMatch(/a restore into .* was begun and has not ended; run the same npm run restore again/);
    expect(refused.code).toBe(1);
    const again = await runCommand(RESTORE, ['--from', GOLDEN], environmentOf(dataFolder));
    expect(again.stderr).toMatch(/^restored 22 events and 2 files/m);
    expect(again.stderr).toMatch(/The backup holds no keys: everybody signs in again/);
    expect(again.code).toBe(0);
  }, 60_000);

  it('is served by npm start, and shows the game', async () => {
    const system = await startProcess({
      args: [`${root}/${START}`],
      env: { ...environmentOf(dataFolder), FILMROOM_ROLES: 'api,projector' },
      readyLine: /^Ready at /,
      deadline: 60_000,
    });
    try {
      const url = system.readyLine.split(' ')[2]!;
      const token = await tokenFrom({ url, dataFolder }, { memberId: 'coach-1', role: 'coach' });
      const ask = async () => {
        const response = await fetch(`${url}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
          body: JSON.stringify({ query: QUESTION, variables: { id: SESSION } }),
        });
        const { data, errors } = (await response.json()) as { data: Answer | null; errors?: unknown };
        if (errors) throw new Error(JSON.stringify(errors));
        return data;
      };
      const answer = await until(async () => {
        const data = await ask();
        return data?.clips.nodes.length === 1 ? data : undefined;
      });
      expect(answer).toMatchObject({
        session: { name: 'vs Harbor State', status: 'COMPLETED' },
        clips: { nodes: [{ status: 'READY', isFavorite: true }] },
        tags: { nodes: [{ down: 3, distance: 7, taggedBy: { label: 'Coach A' } }] },
      });
      const film = await fetch(new URL(answer.clips.nodes[0]!.streamUrl, url));
      expect(film.status).toBe(200);
      const [kept] = readFileSync(path.join(GOLDEN, 'files.ndjson'), 'utf8').split('\n').slice(1);
      expect((await film.arrayBuffer()).byteLength).toBe(JSON.parse(kept!).bytes);
    } finally {
      await system.stop();
    }
    expect(readFileSync(path.join(dataFolder, 'FORMAT'), 'utf8')).toBe('film-room 1\npostgresql 18\n');
  }, 60_000);

  it('does not take a folder that is in use, nor a backup that is none', async () => {
    const used = await runCommand(RESTORE, ['--from', GOLDEN], environmentOf(dataFolder));
    expect(used).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/the data folder .* is not empty; set FILMROOM_DATA/),
    });

    const elsewhere = path.join(temporaryFolder(), 'data');
    const none = await runCommand(RESTORE, ['--from', dataFolder], environmentOf(elsewhere));
    expect(none).toMatchObject({ code: 1, stderr: expect.stringMatching(/holds no backup/) });
    expect(existsSync(elsewhere)).toBe(false);
    expect((await runCommand(RESTORE, [], environmentOf(elsewhere))).code).toBe(2);
  });
});

describe('npm start', () => {
  it("on an older PostgreSQL's data says what to run, and touches nothing", async () => {
    const dataFolder = path.join(temporaryFolder(), 'data');
    mkdirSync(dataFolder);
    writeFileSync(path.join(dataFolder, 'FORMAT'), 'film-room 1\npostgresql 17\n');
    const { code, stderr } = await runCommand(START, [], environmentOf(dataFolder));
    expect(stderr).toMatch(
      /was written by PostgreSQL 17, .* 18; start the Film Room that wrote it, run npm run backup/,
    );
    expect(code).toBe(1);
    expect(readdirSync(dataFolder)).toEqual(['FORMAT']);
  });
});

interface Answer {
  readonly clips: { readonly nodes: readonly { readonly streamUrl: string }[] };
}
