import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type EventData, EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { type Postgres, startPostgres } from '../../infra/local/postgres/startPostgres.ts';

/** What the benches stand on: a Postgres with fsync, the node as a process, clients. */
export interface Stage {
  readonly databaseUrl: string;
  /** Of the node at present. */
  url(): string;
  connect(url?: string): EventStoreDBClient;
  /** The node anew: nothing of the log is in its memory. */
  restartNode(): Promise<void>;
  /** Runs a file beside this one with arguments. @returns what it says first */
  startProcess(file: string, ...args: string[]): Promise<string>;
  stop(): Promise<void>;
}

const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

export async function setStage(): Promise<Stage> {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'film-room-bench-'));
  const postgres: Postgres = await startPostgres({ dataFolder });
  const children = new Map<string, ReturnType<typeof spawn>>();
  const clients: EventStoreDBClient[] = [];

  async function start(file: string, args: readonly string[]): Promise<string> {
    const child = spawn(process.execPath, [here(file), ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    children.set(file, child);
    return new Promise((resolve, reject) => {
      child.stdout.once('data', (line) => resolve(String(line).trim()));
      child.once('exit', (code) => reject(new Error(`${file} ended with ${code}`)));
    });
  }
  async function stopChild(file: string): Promise<void> {
    const child = children.get(file);
    if (!child || child.exitCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
  }

  const NODE = '../../infra/local/eventstore/main.ts';
  let url = '';
  async function restartNode(): Promise<void> {
    await stopChild(NODE);
    const line = await start(NODE, ['--postgres', postgres.url, '--port', '0', '--with-parent']);
    url = line.replace('listening on ', '');
  }
  await restartNode();

  return {
    databaseUrl: postgres.url,
    url: () => url,
    connect(to = url) {
      const client = EventStoreDBClient.connectionString(to);
      clients.push(client);
      return client;
    },
    restartNode,
    startProcess: (file, ...args) => start(file, args),
    async stop() {
      for (const client of clients) await client.dispose();
      for (const file of children.keys()) await stopChild(file);
      await postgres.stop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

/** An event of the product's usual size: some 260 bytes of data, 90 of metadata. */
export const usualEvent = (): EventData =>
  jsonEvent({
    type: 'ClipMarkedIn',
    data: {
      clipId: '0190f5a2-7c3e-7b1a-9d2f-5e0d3f6a1b2c',
      sessionId: '0190f5a2-7c3e-7b1a-9d2f-5e0d3f6a1b2d',
      channelId: '0190f5a2-7c3e-7b1a-9d2f-5e0d3f6a1b2e',
      playId: '0190f5a2-7c3e-7b1a-9d2f-5e0d3f6a1b2f',
      inAt: '2026-09-05T17:03:11.482Z',
      name: 'third and long, trips right',
    },
    metadata: {
      v: 1,
      team: 'home',
      actor: 'coach',
      role: 'coach',
      via: 'graphql',
      recordedAt: '2026-09-05T17:03:11.490Z',
    },
  });

/** Stores events, a hundred per append, over streams of twenty events each. @returns the streams */
export async function fill(client: EventStoreDBClient, count: number, perStream = 20): Promise<string[]> {
  const streams = Array.from({ length: count / perStream }, () => `bench-${crypto.randomUUID()}`);
  const rest = [...streams];
  const write = async (): Promise<void> => {
    for (let stream = rest.pop(); stream; stream = rest.pop()) {
      await client.appendToStream(stream, Array.from({ length: perStream }, usualEvent), {
        expectedRevision: 'no_stream',
      });
    }
  };
  await Promise.all(Array.from({ length: 16 }, write));
  return streams;
}
