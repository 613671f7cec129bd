// What a person at a terminal does with a game that is over: plays it again, and takes it along as a file.
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { copyFileSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type World } from '../graphql/openWorld.ts';
import { commandClip, commandSession, type Game, givenGame, givenGhost } from '../graphql/plays.ts';
import { givenTag } from '../graphql/tagging.ts';
import { root } from '../support/root.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { until } from '../support/until.ts';

let world: World;
let game: Game;
let coach: string;
let auditor: string;
let folder: string;

beforeAll(async () => {
  world = await openWorld();
  folder = temporaryFolder();
  const operator = await world.token({ role: 'operator' });
  coach = await world.token({ role: 'coach', sub: 'coach-a' });
  auditor = await world.token({ role: 'auditor' });
  game = await givenGame(world, operator);
  await commandSession(world, operator, 'startSession', game.sessionId);
  const clipId = await givenGhost(world, coach, game);
  await givenTag(world, coach, { clipId }, { down: 3, notes: 'blitz', coachNotes: 'tired' });
  await commandClip(world, coach, 'markClipOut', { clipId, outAt: '2020-01-01T00:00:00.000Z' });
  await until(async () => (await world.pool.query('select from refusals')).rowCount === 1);
}, 30_000);

interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function run(tool: string, words: readonly string[], token = coach): Promise<Said> {
  const settings = { FILMROOM_DATA: path.dirname(world.keysFolder), PORT: String(world.port), FILMROOM_TOKEN: token };
  const env = { PATH: process.env.PATH, ...settings };
  return new Promise((resolve) => {
    execFile(process.execPath, [path.join(root, 'src/cli', tool), ...words], { env }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
  });
}

describe('npm run replay', () => {
  it('plays a game fact by fact, what was refused too', async () => {
    const { code, out } = await run('replay.ts', [game.sessionId, '--speed', '0']);
    expect(code).toBe(0);
    const names = out.split('\n').map((line) => line.slice(13).trim().split(/ {2,}/)[0]);
    expect(names.filter(Boolean)).toEqual([
      'SessionScheduled',
      'SessionStarted',
      'ClipMarkedIn',
      expect.stringMatching(/^! MarkClipOut/),
      'TagAdded',
    ]);
    expect(out).toMatch(/SessionStarted .*status scheduled > active/);
    expect(out).toMatch(/! MarkClipOut .*refused: CLIP_OUT_BEFORE_IN/);
  });

  it('begins at a moment, and says how it stood then', async () => {
    const now = new Date(Date.now() + 60_000).toISOString();
    const { out } = await run('replay.ts', [game.sessionId, '--at', now, '--speed', '0']);
    expect(out).toMatch(/^Week 1 at .*: active; after 4 facts\n {2}1 clip, 1 tag; no camera\n/);
  });

  it.each([
    ['no session', ['nonsense'], 2, /name one session by its id/],
    ['a session that nobody knows', [randomUUID()], 1, /no session with this id/],
    ['no speed', [randomUUID(), '--speed', 'fast'], 2, /--speed/],
  ])('refuses %s', async (_what, words, code, message) => {
    const said = await run('replay.ts', words);
    expect(said).toMatchObject({ code, err: expect.stringMatching(message) });
  });

  it('asks for a token, and says no to one that is none', async () => {
    expect((await run('replay.ts', [game.sessionId], '')).err).toMatch(/--token is missing/);
    expect((await run('replay.ts', [game.sessionId], 'nonsense')).err).toMatch(/token is not valid/);
  });
});

describe('npm run audit', () => {
  it('exports a game that anybody can verify, and finds what is changed in it', async () => {
    const file = path.join(folder, 'game.ndjson');
    expect(await run('audit.ts', ['export', game.sessionId, '--to', file])).toMatchObject({ code: 0 });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(path.join(world.keysFolder, 'audit.key')).mode & 0o777).toBe(0o600);
    const key = path.join(folder, 'audit.pub');
    copyFileSync(path.join(world.keysFolder, 'audit.pub'), key);
    const good = await run('audit.ts', ['verify', file, '--key', key, '--against', file]);
    expect(good).toMatchObject({ code: 0, out: expect.stringMatching(/4 facts of session .*\n.*all 4 facts/) });

    writeFileSync(file, readFileSync(file, 'utf8').replace('blitz', 'blotz'));
    const bad = await run('audit.ts', ['verify', file, '--key', key]);
    expect(bad).toMatchObject({
      code: 1,
      err: expect.stringMatching(/fact 4 \(TagAdded, [^)]*\) was changed, after fact 3/),
    });
  });

  it('leaves out for an auditor what coaches write for each other, says so, and never writes over a file', async () => {
    const file = path.join(folder, 'auditor.ndjson');
    await run('audit.ts', ['export', game.sessionId, '--to', file], auditor);
    const text = readFileSync(file, 'utf8');
    expect(text).toContain('blitz');
    expect(text).not.toContain('tired');
    expect(text).toContain('"redacted":["coachNotes"]');
    const again = await run('audit.ts', ['export', game.sessionId, '--to', file], auditor);
    expect(again).toMatchObject({ code: 1, err: expect.stringMatching(/is there already/) });
  });

  it.each([
    ['nothing', [], 2, /name what/],
    ['a word that it does not know', ['burn', 'x'], 2, /there is no burn/],
    ['a file that is not there', ['verify', 'no-such-file'], 1, /cannot be read/],
    ['a session that nobody knows', ['export', randomUUID()], 1, /no session with this id/],
  ])('refuses %s', async (_what, words, code, message) => {
    expect(await run('audit.ts', words)).toMatchObject({ code, err: expect.stringMatching(message) });
  });
});
