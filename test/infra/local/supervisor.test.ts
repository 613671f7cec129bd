import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { createSupervisor, type Service } from '../../../infra/local/supervisor.ts';
import { afterFile } from '../../support/cleanup.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { until } from '../../support/until.ts';

const folder = temporaryFolder();
const diary = `const say = (word) => console.log(process.argv[2] + ' ' + word);
process.on('SIGTERM', () => { say('stops'); process.exit(0); });
setInterval(() => {}, 1000);
say('ready');`;

function script(source: string): string {
  const file = path.join(folder, `${Math.random().toString(36).slice(2)}.mjs`);
  writeFileSync(file, source);
  return file;
}

function service(name: string, source: string, more: Partial<Service> = {}): Service {
  const file = script(source);
  return {
    name,
    command: async () => ({ file: process.execPath, args: [file, name] }),
    readyLine: /ready/,
    readyWithinMs: 5_000,
    stopSignal: 'SIGTERM',
    stopWithinMs: 500,
    ...more,
  };
}

function supervised(...services: Service[]) {
  const told: string[] = [];
  const supervisor = createSupervisor(services, {
    ready: (name) => told.push(`${name} is up`),
    crashed: (name, why) => told.push(`${name} ${why}`),
    line: (_name, line) => told.push(line),
    processes: () => {},
  });
  afterFile(supervisor.stop);
  return { ...supervisor, told };
}

describe('the supervisor', () => {
  test('starts each service once the one before is ready, and stops them in reverse order', async () => {
    const { start, stop, told } = supervised(service('a', diary), service('b', diary));

    await start();
    await stop();

    expect(told).toEqual(['a ready', 'a is up', 'b ready', 'b is up', 'b stops', 'a stops']);
  });

  test('starts a service again that was killed', async () => {
    const { start, kill, pids, told } = supervised(service('a', diary));
    await start();
    const first = pids().a;

    kill('a', 'SIGKILL');

    await until(() => told.filter((line) => line === 'a is up').length === 2);
    expect(told).toContain('a ended by SIGKILL');
    expect(pids().a).not.toBe(first);
  });

  test('starts a service again only once what it stands on is back', async () => {
    const slow = diary.replace("say('ready');", "setTimeout(() => say('ready'), 500);");
    const { start, kill, told } = supervised(service('a', slow), service('b', diary));
    await start();

    kill('a', 'SIGKILL');
    kill('b', 'SIGKILL');

    await until(() => told.filter((line) => line.endsWith('is up')).length === 4);
    expect(told.filter((line) => line.endsWith('is up'))).toEqual(['a is up', 'b is up', 'a is up', 'b is up']);
  });

  test('waits longer after each crash in a row', async () => {
    const waits: number[] = [];
    const crasher = service('a', `console.log('ready'); setTimeout(() => process.exit(3), 20);`);
    const supervisor = createSupervisor([crasher], {
      ready: () => {},
      crashed: (_name, _why, retryInMs) => waits.push(retryInMs),
      line: () => {},
      processes: () => {},
    });
    afterFile(supervisor.stop);

    await supervisor.start();

    await until(() => waits.length >= 3);
    expect(waits.slice(0, 3)).toEqual([100, 200, 400]);
  });

  test('gives the last words of a service that does not start, and stops the others', async () => {
    const failing = service('b', `console.error('no such luck'); process.exit(7);`);
    const { start, pids, told } = supervised(service('a', diary), failing);

    await expect(start()).rejects.toThrow('b ended (exit code 7) before it was ready: no such luck');

    expect(told).toContain('a stops');
    expect(pids()).toEqual({});
  });

  test('kills what does not stop when told', async () => {
    const stubborn = `process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); console.log('ready');`;
    const { start, stop, pids } = supervised(service('a', stubborn, { stopWithinMs: 100 }));
    await start();

    await stop();

    expect(pids()).toEqual({});
  });

  test('ends what a killed service had started', async () => {
    const parent = `import { spawn } from 'node:child_process';
      const grandchild = spawn('sleep', ['60']); setInterval(() => {}, 1000); console.log('ready ' + grandchild.pid);`;
    const { start, pids, told } = supervised(service('a', parent));
    await start();
    const grandchild = Number(told[0]?.split(' ')[1]);

    // By somebody else: the supervisor's own kill takes the whole group.
    process.kill(pids().a ?? 0, 'SIGKILL');

    await until(() => !isRunning(grandchild), { what: 'the end of the grandchild' });
  });

  test('can be stopped while a service is still starting', async () => {
    const { start, stop, pids } = supervised(service('a', 'setInterval(() => {}, 1000);'));
    const starting = start();
    starting.catch(() => {});
    await until(() => pids().a);

    await stop();

    await expect(starting).rejects.toThrow('stopped before everything was ready');
    await sleep(0);
    expect(pids()).toEqual({});
  });
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
