// kill -9 of everything at once under load, then start: nothing lost, everything ready within half a minute.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { clipIdOf } from '../../src/commands/ids.ts';
import { openPool } from '../../src/database.ts';
import { root } from '../support/root.ts';
import { startProcess } from '../support/startProcess.ts';
import { tokenFrom } from '../support/tokenFrom.ts';
import { until } from '../support/until.ts';
import { newId } from '../support/worldOf.ts';
import { type WholeSystem, wholeSystem } from './everything/wholeSystem.ts';
import { type Ask, askerOf, setUpGame } from './game.ts';
import { type Acknowledged, type Findings, holdAgainstLog } from './holdAgainstLog.ts';
import { randomOf } from './random.ts';

const PEOPLE = 3;
const FOOTAGE_S = 30;
/** Of the footage, in seconds: what every clip shows. */
const WINDOW = { from: 5, to: 9 };
const READY_WITHIN_MS = 30_000;
/** How long a round waits for what is late, to say how late. */
const PATIENCE_MS = 120_000;

export interface EverythingOptions {
  readonly seed: number;
  readonly kills: number;
  readonly dataFolder: string;
  /** When clips must be ready: after each kill or, with the next kill in the midst of it, after the last one only. */
  readonly clipsReadyAfter: 'each' | 'last';
  readonly say?: (line: string) => void;
}

export interface EverythingReport extends Findings {
  readonly acked: number;
  readonly refused: readonly string[];
  /** Clips whose film is not there although they are ready. */
  readonly filmless: number;
  /** Starts after which not everything was ready within 30 s. */
  readonly late: number;
  /** From the start's beginning until everything was ready, the longest, in milliseconds. */
  readonly slowestMs: number;
}

export async function everythingUnderKills(options: EverythingOptions): Promise<EverythingReport> {
  const { seed, kills, dataFolder, clipsReadyAfter, say = () => {} } = options;
  const random = randomOf(seed);
  const recordedFrom = Date.now() - 60_000;
  const system = await wholeSystem(dataFolder);
  try {
    await system.start();
    const tokenOf = (memberId: string, role: 'operator' | 'coach' | 'viewer') =>
      tokenFrom({ url: system.url, dataFolder }, { memberId, role });
    const asker = (token: string): Ask => askerOf(() => system.url, token);
    const { sessionId, channelId } = await setUpGame(asker(await tokenOf('operator-1', 'operator')));
    const viewer = await tokenOf('viewer-1', 'viewer');
    await record(dataFolder, recordedFrom);
    const people = await Promise.all(
      Array.from({ length: PEOPLE }, async (_, n) => asker(await tokenOf(`coach-${n}`, 'coach'))),
    );

    const acked: Acknowledged[] = [];
    const refused: string[] = [];
    const found = { lost: 0, doubled: 0, gaps: 0, unequal: 0, filmless: 0, late: 0, slowestMs: 0 };
    let clips: string[] = [];
    let unchecked: Acknowledged[] = [];
    for (let kill = 1; kill <= kills; kill += 1) {
      const over = new AbortController();
      const before = unchecked.length;
      const load = { sessionId, channelId, recordedFrom, acked: unchecked, clips, refused, over: over.signal };
      const marking = people.map((ask) => markPlays({ ...load, ask }));
      await until(() => unchecked.length > before + PEOPLE, { deadline: 60_000, what: 'marks are answered' });
      await sleep(random.between(0, 800));
      await system.killEverything();
      over.abort();
      const started = performance.now();
      await system.start();
      await Promise.all(marking);
      const isLast = clipsReadyAfter === 'each' || kill === kills;
      await everythingReady(system, viewer, isLast ? clips : []);
      const tookMs = performance.now() - started;
      found.slowestMs = Math.max(found.slowestMs, tookMs);
      if (tookMs > READY_WITHIN_MS) found.late += 1;
      acked.push(...unchecked.slice(before));
      const what = isLast ? `${clips.length} clips ready` : 'ready';
      say(`kill ${kill}: ${what} after ${(tookMs / 1_000).toFixed(1)} s, ${acked.length} acknowledged`);
      if (!isLast) continue;

      const held = await holdAgainstLog({ databaseUrl: system.databaseUrl(), esdbUrl: system.esdbUrl }, unchecked);
      found.lost += held.lost;
      found.doubled += held.doubled;
      found.gaps += held.gaps;
      found.unequal += held.unequal;
      found.filmless += clips.filter((clipId) => !hasFilm(dataFolder, clipId)).length;
      [clips, unchecked] = [[], []];
    }
    return { acked: acked.length, refused, ...found };
  } finally {
    await system.stop();
  }
}

/** A closed recording of the game's camera, made at full speed. */
async function record(dataFolder: string, from: number): Promise<void> {
  const camera = await startProcess({
    args: [
      path.join(root, 'infra/local/capture/main.ts'),
      ...['--recordings', path.join(dataFolder, 'recordings'), '--path', 'home-sideline'],
      ...['--speed', 'max', '--start', new Date(from).toISOString(), '--stop-after', String(FOOTAGE_S)],
    ],
    readyLine: /./,
  });
  await camera.exited;
}

interface Marking {
  readonly ask: Ask;
  readonly sessionId: string;
  readonly channelId: string;
  readonly recordedFrom: number;
  /** Grow, as do clips that have both ends, and refusals. */
  readonly acked: Acknowledged[];
  readonly clips: string[];
  readonly refused: string[];
  readonly over: AbortSignal;
}

/** Play after play; one that has begun is brought to its end, however often its commands have to be sent. */
async function markPlays({ ask, sessionId, channelId, recordedFrom, acked, clips, refused, over }: Marking) {
  const at = (seconds: number) => new Date(recordedFrom + seconds * 1_000).toISOString();
  while (!over.aborted) {
    const playId = newId();
    const clipId = clipIdOf(playId, channelId);
    const tell = async (mutation: string, input: Record<string, unknown>) => {
      const commandId = newId();
      const { userErrors } = await ask(mutation, { ...input, commandId });
      for (const { code, message } of userErrors) refused.push(`${mutation}: ${code} ${message}`);
      if (userErrors.length === 0) acked.push({ clipId, commandId: clipIdOf(commandId, channelId) });
    };
    await tell('markClipIn', { sessionId, playId, channelIds: [channelId], inAt: at(WINDOW.from) });
    await tell('markClipOut', { clipId, outAt: at(WINDOW.to) });
    clips.push(clipId);
  }
}

/** Ready is what the platform says of itself, and every clip that was marked. */
async function everythingReady(system: WholeSystem, token: string, clips: readonly string[]): Promise<void> {
  const headers = { authorization: `Bearer ${token}` };
  const isReady = async () => (await fetch(`${system.url}/readyz`, { headers })).ok;
  await until(isReady, { deadline: PATIENCE_MS, what: 'the platform is ready' });
  const pool = openPool(system.databaseUrl(), 1);
  try {
    await until(
      async () => {
        const { rows } = await pool.query(
          "select count(*)::int from clip_list where id = any($1) and status = 'ready'",
          [clips],
        );
        return rows[0].count === clips.length;
      },
      { deadline: PATIENCE_MS, every: 50, what: 'every clip is ready' },
    );
  } finally {
    await pool.end();
  }
}

const hasFilm = (dataFolder: string, clipId: string): boolean =>
  existsSync(path.join(dataFolder, 'clips', 'home', clipId, '1.mp4'));
