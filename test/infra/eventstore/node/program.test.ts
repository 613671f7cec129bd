import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { beforeAll, expect, it } from 'vitest';
import { afterFile } from '../../../support/cleanup.ts';
import { freshDatabase } from '../../../support/freshDatabase.ts';
import { root } from '../../../support/root.ts';
import { startNode } from '../../../support/startNode.ts';
import { startProcess } from '../../../support/startProcess.ts';
import { until } from '../../../support/until.ts';

const PROGRAM = `${root}/infra/local/eventstore/main.ts`;
const { PATH, HOME } = process.env;

/** Runs the program to its end, which must come by itself. */
const run = (args: string[], env: Record<string, string> = {}) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], {
    env: { PATH, HOME, ...env },
    encoding: 'utf8',
    timeout: 15_000,
  });
  return { status, stdout, stderr };
};

let databaseUrl = '';
beforeAll(async () => {
  databaseUrl = (await freshDatabase()).url;
});

it('explains itself', () => {
  const { status, stdout } = run(['--help']);
  expect(status).toBe(0);
  const flags = [
    '--memory',
    '--postgres',
    '--port',
    '--host',
    '--admin-port',
    '--tail-mb',
    '--with-parent',
    '--hostile',
  ];
  const variables = ['DATABASE_URL', 'ESDB_PORT', 'ESDB_HOST', 'ESDB_ADMIN_PORT', 'ESDB_TAIL_MB'];
  for (const word of [...flags, ...variables, '2113']) expect(stdout).toContain(word);
});

it('says by one line where it serves, and clients are served there', async () => {
  const node = await startNode();
  expect(node.readyLine).toMatch(/^listening on esdb:\/\/127\.0\.0\.1:\d+\?tls=false$/);
  const client = EventStoreDBClient.connectionString(node.readyLine.replace('listening on ', ''));
  afterFile(() => client.dispose());
  expect(await client.appendToStream('first', jsonEvent({ type: 'T', data: {} }))).toMatchObject({ success: true });
  await node.stop();
  expect(node.lines()).toEqual([node.readyLine]);
});

it('takes its port, address and database from the environment too', async () => {
  const node = await startProcess({
    args: [PROGRAM],
    readyLine: /listening on/,
    env: { ESDB_PORT: '0', ESDB_HOST: '127.0.0.1', ESDB_ADMIN_PORT: '0', ESDB_TAIL_MB: '1', DATABASE_URL: databaseUrl },
  });
  await until(() => node.lines().some((line) => line.startsWith('health and metrics on http://127.0.0.1:')));
  await node.stop();
});

it('serves in memory within 0.4 s of its start, not counting what it waits for a processor', async () => {
  const starts: number[] = [];
  while (starts.length < 3 && !starts.some((ms) => ms < 400)) starts.push(await startAndStop());
  expect(Math.min(...starts)).toBeLessThan(400);
});

/** Milliseconds from its start until it serves. */
async function startAndStop(): Promise<number> {
  const begun = performance.now();
  const node = spawn(process.execPath, [PROGRAM, '--memory', '--port', '0'], { env: { PATH, HOME } });
  afterFile(() => node.kill('SIGKILL'));
  await new Promise((resolve) => node.stdout.once('data', resolve));
  const ms = performance.now() - begun - millisecondsInQueue(node.pid!);
  node.kill('SIGTERM');
  await new Promise((resolve) => node.once('exit', resolve));
  return ms;
}

/** How long its main thread could have run, but others did. Known on Linux only. */
function millisecondsInQueue(pid: number): number {
  if (process.platform !== 'linux') return 0;
  const [, waited] = readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ');
  return Number(waited) / 1e6;
}

it.each([
  ['an unknown flag', ['--memory', '--prot', '1'], '--prot'],
  [
    'a Postgres that is not there',
    ['--postgres', 'postgres://user:hunter2@127.0.0.1:1/nowhere'],
    '127.0.0.1:1/nowhere',
  ],
])('refuses %s in one line that names it', (_what, args, named) => {
  const { status, stdout, stderr } = run(args);
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(stderr).toContain(named);
  expect(stderr).not.toContain('hunter2');
});

it('says which port is in use', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  const { port } = other.address() as { port: number };
  const { status, stderr } = run(['--memory', '--port', String(port)]);
  other.close();
  expect(status).toBe(1);
  expect(stderr).toContain(`port ${port}`);
});

it('is the only writer: a second node is refused, and told who holds the log', async () => {
  const first = await startNode({ storage: 'postgres', databaseUrl });
  const { status, stderr } = run(['--port', '0'], { DATABASE_URL: databaseUrl });
  expect(status).toBe(1);
  expect(stderr).toContain(`eventstore node ${first.pid}@`);
  await first.stop();
});

it('takes over at once from a node that was killed, with everything that was acknowledged', async () => {
  const event = jsonEvent({ type: 'T', data: {} });
  const first = await startNode({ storage: 'postgres', databaseUrl });
  const client = EventStoreDBClient.connectionString(first.url);
  afterFile(() => client.dispose());
  const { position } = await client.appendToStream('kept', event);
  const empty = await client.appendToStream('kept', [], { expectedRevision: 0n });
  await first.kill();
  const second = await startNode({ storage: 'postgres', databaseUrl, port: first.port });
  const after = EventStoreDBClient.connectionString(second.url);
  afterFile(() => after.dispose());
  const again = await after.appendToStream('kept', event, { expectedRevision: 'no_stream' });
  expect(again).toMatchObject({ nextExpectedRevision: 0n, position });
  const next = await after.appendToStream('kept', jsonEvent({ type: 'T', data: {} }));
  expect(next.position!.commit).toBeGreaterThan(empty.position!.commit);
  await second.stop();
});

it('starts twice at once on a new database: one serves, the other is refused', async () => {
  const { url } = await freshDatabase();
  const starts = await Promise.allSettled([1, 2].map(() => startNode({ storage: 'postgres', databaseUrl: url })));
  expect(starts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

it('ends cleanly while clients follow it', async () => {
  const node = await startNode();
  const client = EventStoreDBClient.connectionString(node.url);
  afterFile(() => client.dispose());
  const followed = (async () => {
    for await (const _ of client.subscribeToAll()) if (node.running()) node.signal('SIGTERM');
  })().catch((error: { type: string }) => error.type);
  expect(await node.exited).toMatchObject({ code: 0 });
  expect(await followed).toBe('cancelled');
});

it('ends with the process that started it', async () => {
  const script = `
    const { spawn } = require('node:child_process');
    const node = spawn(process.execPath, [${JSON.stringify(PROGRAM)}, '--memory', '--port', '0', '--with-parent'], { stdio: ['ignore', 'pipe', 'inherit'] });
    node.stdout.once('data', () => console.log(node.pid));
    setInterval(() => {}, 1000);`;
  const parent = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'], env: { PATH, HOME } });
  afterFile(() => parent.kill('SIGKILL'));
  const pid = Number(
    await new Promise<string>((resolve) => parent.stdout.once('data', (data) => resolve(String(data)))),
  );
  const isAlive = () => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };
  expect(isAlive()).toBe(true);
  parent.kill('SIGKILL');
  await until(() => !isAlive(), { what: 'the node ends' });
});
