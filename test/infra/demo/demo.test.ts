import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../support/root.ts';
import { secretsIn } from '../../support/secretsIn.ts';
import { startProcess } from '../../support/startProcess.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

const DEMO = path.join(root, 'infra/local/demo/demo.ts');
const ANY_PORTS = { PORT: '0', POSTGRES_PORT: '0', ESDB_PORT: '0' };
const LAST_LINE =
  /^clips ready (\d+)\/(\d+) · OUT to ready p50 (\d+) ms p95 (\d+) ms · frame error max (\d+) · events (\d+)$/;

/** Processes that name this folder in their command line. */
function runningOn(folder: string): string[] {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .flatMap((pid) => {
      try {
        const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
        return line.includes(folder) ? [`${pid} ${line}`] : [];
      } catch {
        return [];
      }
    });
}

function logsIn(dataFolder: string): Record<string, string> {
  const folder = path.join(dataFolder, 'logs');
  return Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]));
}

const structured = (log: string): Record<string, unknown>[] =>
  log
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line));

describe('npm run demo', () => {
  test('-- --once plays a game, finds that all of it held, and leaves nothing running', {
    timeout: 110_000,
  }, async () => {
    const dataFolder = path.join(temporaryFolder('film room '), 'data-demo');
    const demo = await startProcess({
      args: [DEMO, '--once', '--drill', '--data', dataFolder],
      // Somebody's real data must be out of its reach, whatever the environment says.
      env: { ...ANY_PORTS, DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing', FILMROOM_DATA: '/nowhere' },
      readyLine: /Watch it live/,
      deadline: 60_000,
    });
    expect(demo.readyLine).toMatch(/http:\/\/127\.0\.0\.1:\d+\/#token=[\w.-]+&session=[\w-]{36}$/);

    const exit = await demo.exited;
    const lines = demo.lines();
    const story = lines.join('\n');

    expect(exit, story).toEqual({ code: 0, signal: null });
    expect(lines.at(-1)).toMatch(LAST_LINE);
    const [ready, asked, , , frameError, events] =
      LAST_LINE.exec(lines.at(-1) ?? '')
        ?.slice(1)
        .map(Number) ?? [];
    expect(ready).toBeGreaterThanOrEqual(6);
    expect(ready).toBe(asked);
    expect(frameError).toBe(0);
    expect(events).toBeGreaterThan(40);
    for (const moment of ['CLIP_NO_FOOTAGE', 'End Zone is lost', 'End Zone is back', 'favourite', 'is complete'])
      expect(story).toContain(moment);
    expect(runningOn(dataFolder)).toEqual([]);

    const logs = logsIn(dataFolder);
    const said = Object.values(logs).join('\n');
    expect(secretsIn(said, dataFolder)).toEqual([]);
    // The token of the link on the screen is one of them: it can be found where it is.
    expect(secretsIn(demo.readyLine, dataFolder)).toHaveLength(1);
    const entries = structured(logs['platform.log'] ?? '');
    expect(entries.find(({ command }) => command === 'MarkClipIn')).toMatchObject({
      requestId: expect.stringMatching(/^[\w-]{36}$/),
      commandId: expect.stringMatching(/^[\w-]{36}$/),
      correlationId: expect.stringMatching(/^[\w-]{36}$/),
      result: 'accepted',
    });
  });

  test('stops within 10 s in the middle of a game, also one that follows a kill -9', {
    // Two starts, each with a deadline of its own, and the end.
    timeout: 2 * 60_000 + 15_000,
  }, async () => {
    const dataFolder = path.join(temporaryFolder(), 'data-demo');
    const demoUntil = (readyLine: RegExp) =>
      startProcess({ args: [DEMO, '--data', dataFolder], env: ANY_PORTS, readyLine, deadline: 60_000 });
    const first = await demoUntil(/registers and assigns/);
    process.kill(first.pid, 'SIGKILL');
    await first.exited;

    const second = await demoUntil(/IN, play 1/);
    const began = performance.now();
    second.signal('SIGINT');
    const exit = await second.exited;

    expect(exit.code, second.lines().join('\n')).toBe(130);
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(runningOn(dataFolder)).toEqual([]);
  });

  test('empties no folder but its own', () => {
    const dataFolder = temporaryFolder();
    const precious = path.join(dataFolder, 'precious.txt');
    writeFileSync(precious, 'game film of 1998');

    const { status, stderr } = spawnSync(process.execPath, [DEMO, '--data', dataFolder], { encoding: 'utf8' });

    expect(status).toBe(1);
    expect(stderr).toBe(`Film Room: ${dataFolder} holds something that is not the demo's; move it away\n`);
    expect(readFileSync(precious, 'utf8')).toBe('game film of 1998');
  });

  test('knows no other options', () => {
    const { status, stderr } = spawnSync(process.execPath, [DEMO, '--twice'], { encoding: 'utf8' });

    expect(status).toBe(1);
    expect(stderr).toMatch(/^Film Room: Unknown option '--twice'.*; use: npm run demo \[-- --once\]\n$/);
  });
});
