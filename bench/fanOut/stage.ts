// Five hundred sockets of fifty people on the platform, and as many on a bare server: both are told the same facts.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openPool } from '../../src/database.ts';
import { type Game, startGame } from '../../test/chaos/game.ts';
import { tellFacts } from '../../test/graphql/tellFacts.ts';
import { tokenFrom } from '../../test/support/tokenFrom.ts';
import type { Tell } from './bareServer.ts';
import type { Heard, Order } from './listeners.ts';

export const SOCKETS = 500;
const PEOPLE = 50;

/** No personal field; 350 bytes an answer. */
export const FACTS = `subscription ($sessionId: ID!, $after: Position) {
  sessionEvents(sessionId: $sessionId, after: $after) {
    __typename position occurredAt actor { id label } session { id name type status } ... on ClipFavorited { clip { id } }
  }
}`;

/** One of the two that are compared. */
export interface Side {
  readonly pid: number;
  /** Tells so many facts, at that many a second (0: all at once), and waits until all sockets have heard them. */
  tell(count: number, perSecond?: number): Promise<Heard & { readonly ms: number }>;
}

export interface FanOut {
  readonly ours: Side;
  readonly control: Side;
  stop(): Promise<void>;
}

/** A process that takes orders and answers some of them. */
export function startListeners() {
  const child = fork(path.join(import.meta.dirname, 'listeners.ts'), { stdio: 'inherit' });
  return {
    stop: () => child.disconnect(),
    async ask<T>(order: Order): Promise<T> {
      const answer = once(child, 'message') as Promise<[T]>;
      child.send(order);
      return (await answer)[0];
    },
    say: (order: Order) => void child.send(order),
  };
}

export async function openFanOut(): Promise<FanOut> {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'film-room-bench-'));
  const game = await startGame(dataFolder, { FILMROOM_ROLES: 'api,projector', LOG_LEVEL: 'warn' });
  const pool = openPool(game.system.databaseUrl, 2);
  const ours = startListeners();
  const theirs = startListeners();
  const bare = await startBare();
  const { sessionId } = game;

  const tokens = await tokensOf(game, dataFolder);
  // Everybody has missed something else, and is level with all the others when it counts.
  await tellFacts({ pool }, { sessionId, count: SOCKETS });
  const end = await positionNow(game, tokens[0]!);
  const payloads = Array.from({ length: SOCKETS }, (_, n) => ({
    query: FACTS,
    variables: { sessionId, after: end.replace(/\d+$/, (digits) => String(BigInt(digits) - BigInt(n))) },
  }));
  await ours.ask({ kind: 'listen', url: `${game.system.url.replace('http', 'ws')}/graphql`, tokens, payloads });
  const missed = (SOCKETS * (SOCKETS - 1)) / 2;
  await ours.ask({ kind: 'expect', count: missed });
  await theirs.ask({ kind: 'listen', url: `ws://127.0.0.1:${bare.port}`, tokens, payloads });

  const heardBy = async (listeners: typeof ours, count: number, work: () => Promise<void>) => {
    const start = performance.timeOrigin + performance.now();
    const hearing = listeners.ask<Heard>({ kind: 'expect', count: count * SOCKETS });
    await work();
    const heard = await hearing;
    return { ...heard, ms: heard.lastAt - start };
  };
  return {
    ours: {
      pid: game.system.pids().platform!,
      tell: (count, perSecond = 0) =>
        heardBy(ours, count, async () => {
          if (perSecond === 0) return tellFacts({ pool }, { sessionId, count });
          const start = performance.now();
          for (let n = 0; n < count; n += 1) {
            await sleep(Math.max(0, start + (n * 1_000) / perSecond - performance.now()));
            await tellFacts({ pool }, { sessionId, count: 1 });
          }
        }),
    },
    control: {
      pid: bare.child.pid!,
      tell: (count, perSecond = 0) =>
        heardBy(theirs, count, async () => {
          const order: Tell = { count, perSecond, message: messageOf(sessionId, end) };
          bare.child.send(order);
        }),
    },
    async stop() {
      ours.stop();
      theirs.stop();
      bare.child.disconnect();
      await pool.end();
      await game.stop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

export const tokensOf = (game: Game, dataFolder: string): Promise<string[]> =>
  Promise.all(
    Array.from({ length: PEOPLE }, (_, n) =>
      tokenFrom({ url: game.system.url, dataFolder }, { memberId: `viewer-${n}`, role: 'viewer' }),
    ),
  );

export async function startBare(execArgv: readonly string[] = []): Promise<{ child: ChildProcess; port: number }> {
  const child = fork(path.join(import.meta.dirname, 'bareServer.ts'), { stdio: 'inherit', execArgv: [...execArgv] });
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  return { child, port };
}

export async function positionNow(game: Game, token: string): Promise<string> {
  const response = await fetch(`${game.system.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: '{ viewer { id } }' }),
  });
  const { extensions } = (await response.json()) as { extensions: { position: string } };
  return extensions.position;
}

/** What ours sends, to the letter but for the time. */
function messageOf(sessionId: string, position: string): string {
  const session = { id: sessionId, name: 'vs Harbor State', type: 'GAME', status: 'ACTIVE' };
  const actor = { id: 'coach-1', label: 'coach-1' };
  const fact = { __typename: 'ClipFavorited', position, occurredAt: '', actor, session, clip: null };
  return JSON.stringify({ id: '1', type: 'next', payload: { data: { sessionEvents: fact } } });
}

const TICKS_A_SECOND = 100;

/** Seconds of the processor that a process has used so far, in itself and in the kernel. */
export function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND;
}
