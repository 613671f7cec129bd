// The worker role in this process, on real Postgres, the real node and real footage; its engine can be held.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { registerChannel } from '../../src/commands/channel/registerChannel.ts';
import type { Command } from '../../src/commands/command.ts';
import { type Handle, type Outcome, openHandle } from '../../src/commands/handle.ts';
import { channelIdOf, uuidv5 } from '../../src/commands/ids.ts';
import { scheduleSession } from '../../src/commands/session/scheduleSession.ts';
import { openPool } from '../../src/database.ts';
import type { Actor } from '../../src/domain/event.ts';
import type { DomainEvent } from '../../src/domain/facts.ts';
import type { Refused } from '../../src/domain/refused.ts';
import { identifyLog } from '../../src/eventstore/identity.ts';
import { openEventStore } from '../../src/eventstore/store.ts';
import { migrate } from '../../src/migrate.ts';
import type { ClipRow } from '../../src/projections/clipList/projection.ts';
import { clipsById } from '../../src/projections/clipList/queries.ts';
import { openLive } from '../../src/projections/live.ts';
import { startProjector } from '../../src/projections/projector.ts';
import { openRecordings } from '../../src/recordings/recordings.ts';
import type { ClipEngine } from '../../src/workers/ffmpeg/clipEngine.ts';
import { findFfmpeg } from '../../src/workers/ffmpeg/findFfmpeg.ts';
import { picturesBy } from '../../src/workers/ffmpeg/picturesBy.ts';
import { remuxOrFfmpeg } from '../../src/workers/remux/remuxOrFfmpeg.ts';
import type { Pictures } from '../../src/workers/takePicture.ts';
import { startWorker } from '../../src/workers/worker.ts';
import { afterFile } from '../support/cleanup.ts';
import { freshDatabase } from '../support/freshDatabase.ts';
import { root } from '../support/root.ts';
import { startNode } from '../support/startNode.ts';
import { startProcess } from '../support/startProcess.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { actorOf, newId } from '../support/worldOf.ts';

export const coach = actorOf('coach', 'coach-a');

const DAY_MS = 24 * 3_600_000;

interface WorkerWorldOptions {
  readonly expirySeconds?: number;
  readonly retention?: { readonly footageMs: number; readonly discardedMs: number };
  readonly by?: ClipEngine;
  readonly pictures?: (usual: Pictures) => Pictures;
}

/**
 * @param expirySeconds how long after its session's end a clip may be open
 * @param by what cuts; the usual engine where absent
 * @param pictures what takes pictures, made of what usually does
 */
export async function openWorker({
  expirySeconds = 43_200,
  retention = { footageMs: 14 * DAY_MS, discardedMs: 30 * DAY_MS },
  by,
  pictures = (usual) => usual,
}: WorkerWorldOptions = {}) {
  const dataFolder = temporaryFolder();
  const recordingsFolder = path.join(dataFolder, 'recordings');
  const clipsFolder = path.join(dataFolder, 'clips');
  for (const folder of [recordingsFolder, clipsFolder]) mkdirSync(folder);
  const { url: databaseUrl } = await freshDatabase();
  const pool = openPool(databaseUrl, 10);
  afterFile(() => pool.end());
  await migrate(pool, `${root}/infra/migrations`);
  const store = openEventStore((await startNode()).url);
  afterFile(() => store.dispose());
  const logId = await identifyLog(store, new Date().toISOString());
  const live = await openLive(pool);
  afterFile(() => live.close());
  const projector = startProjector(pool, store, logId, () => {});
  afterFile(() => projector.close());
  const refusals: Refused[] = [];
  /** @param aheadMs of its clock */
  const handleAt = (aheadMs: number): Handle =>
    openHandle({
      store,
      clock: () => Date.now() + aheadMs,
      refused: (refusal) => refusals.push(refusal),
      cacheBytes: 10 ** 7,
      deadlineMs: 2_000,
    });
  const handle = handleAt(0);
  const ffmpeg = await findFfmpeg({ chosen: process.env.FFMPEG_PATH, searchPath: process.env.PATH ?? '' });
  const { engine, hold } = holdable(by ?? remuxOrFfmpeg(ffmpeg.path));
  const lines: string[] = [];

  async function start() {
    const stop = await startWorker({
      pool,
      databaseUrl,
      store,
      live,
      logId,
      handle,
      recordings: openRecordings(recordingsFolder),
      engine,
      pictures: pictures(picturesBy(ffmpeg.path)),
      recordingsFolder,
      clipsFolder,
      retention,
      reserveBytes: 0,
      cutSlots: 2,
      silenceSeconds: 60,
      expirySeconds,
      log: (message, reason) => lines.push(`${message}: ${String(reason)}`),
    });
    afterFile(stop);
  }

  /** Gives a command, as whoever it is. @throws where it is refused */
  async function give<Input, State, E extends DomainEvent>(
    command: Command<Input, State, E>,
    input: Readonly<Record<string, unknown>>,
    actor: Actor = coach,
    by = handle,
  ): Promise<Outcome<State> & { kind: 'accepted' }> {
    const outcome = await by(command, { commandId: newId(), ...input }, actor);
    if (outcome.kind === 'refused') throw new Error(`${command.name}: ${outcome.refusal.message}`);
    if (outcome.position !== null) await live.waitFor(outcome.position, 5_000);
    return outcome;
  }

  async function givenGame(): Promise<{ sessionId: string; channelId: string }> {
    const sessionId = newId();
    const operator = actorOf('operator');
    await give(scheduleSession, { sessionId, name: 'vs Harbor State', type: 'game' }, operator);
    const channelId = channelIdOf('home-sideline');
    if (!(await store.read(`channel-home.${channelId}`, 0n)).length) {
      await give(registerChannel, { name: 'Sideline' }, operator);
    }
    return { sessionId, channelId };
  }

  /** A closed recording of the sideline of half a minute, made at full speed. @param from Unix milliseconds */
  async function record(from: number): Promise<void> {
    const camera = await startProcess({
      args: [
        `${root}/infra/local/capture/main.ts`,
        ...['--recordings', recordingsFolder, '--path', 'home-sideline'],
        ...['--speed', 'max', '--start', new Date(from).toISOString(), '--stop-after', '30'],
      ],
      readyLine: /./,
    });
    await camera.exited;
  }

  return {
    pool,
    store,
    live,
    handle,
    recordingsFolder,
    refusals,
    /** What the worker has complained of. */
    lines,
    clipsFolder,
    handleAt,
    start,
    hold,
    give,
    givenGame,
    record,
    clip: async (id: string): Promise<ClipRow | undefined> => (await clipsById(pool, 'home', [id]))[0],
    facts: async (clipId: string) => (await store.read(`clip-home.${clipId}`, 0n)) as DomainEvent[],
    /** State of a cut's job, as pg-boss has it. */
    async jobState(clipId: string, generation: number): Promise<string | undefined> {
      const id = uuidv5(clipId, generation, 0);
      return (await pool.query('select state from pgboss.job where id = $1', [id])).rows[0]?.state;
    },
  };
}
export type WorkerWorld = Awaited<ReturnType<typeof openWorker>>;

export interface Held {
  /** Resolves when a cut has begun and waits. */
  readonly reached: Promise<void>;
  release(): void;
}

/** An engine of which the next cut can be held before it writes. */
function holdable(inner: ClipEngine): { engine: ClipEngine; hold: () => Held } {
  let held: { reached: PromiseWithResolvers<void>; released: PromiseWithResolvers<void> } | undefined;
  return {
    engine: {
      async write(plan, target, signal, progress) {
        const mine = held;
        held = undefined;
        mine?.reached.resolve();
        await mine?.released.promise;
        return inner.write(plan, target, signal, progress);
      },
    },
    hold() {
      const reached = Promise.withResolvers<void>();
      const released = Promise.withResolvers<void>();
      held = { reached, released };
      return { reached: reached.promise, release: () => released.resolve() };
    },
  };
}
