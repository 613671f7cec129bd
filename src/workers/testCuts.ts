// Cuts two seconds of a camera to see that it can be done, and throws them away: asked for before a game.
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import { listen } from '../listen.ts';
import type { Recordings } from '../recordings/recordings.ts';
import { finishTestCut, TEST_CUTS_CHANNEL, type TestCut, takeTestCut } from '../tables/testCuts.ts';
import type { ClipEngine } from './ffmpeg/clipEngine.ts';
import { cutClip } from './ffmpeg/cutClip.ts';
import { CutError } from './ffmpeg/cutError.ts';

const LENGTH_MS = 2_000;
/** Whoever asked waits no longer. */
const PATIENCE_S = 8;
/** A lost NOTIFY is made up for by looking. */
const LOOK_EVERY_MS = 1_000;
const FOLDER = '.test-cuts';

export interface TestCutOptions {
  readonly pool: Pool;
  readonly recordings: Pick<Recordings, 'recordedUntil' | 'footage'>;
  readonly engine: ClipEngine;
  readonly clipsFolder: string;
  /** Free space that is kept for recording, in bytes. */
  readonly reserveBytes?: number;
  readonly log: (message: string, reason: unknown) => void;
}

/** One at a time. @returns a function that ends it */
export function watchTestCuts(options: TestCutOptions): () => Promise<void> {
  const { pool, log } = options;
  const stop = new AbortController();
  let wakeUp = Promise.withResolvers<void>();
  const wake = () => wakeUp.resolve();
  const stopListening = listen(pool, TEST_CUTS_CHANNEL, wake, wake);
  stop.signal.addEventListener('abort', wake);

  const working = (async () => {
    // What a worker left behind that was killed in the middle of one.
    await rm(path.join(options.clipsFolder, FOLDER), { recursive: true, force: true }).catch(() => {});
    while (!stop.signal.aborted) {
      try {
        const wanted = await takeTestCut(pool, PATIENCE_S);
        if (wanted) {
          await carryOut(wanted, options, stop.signal);
          continue;
        }
      } catch (error) {
        log('a test cut was not made', error);
      }
      await Promise.race([wakeUp.promise, sleep(LOOK_EVERY_MS)]);
      wakeUp = Promise.withResolvers();
    }
  })();

  return async () => {
    stop.abort();
    await Promise.all([stopListening(), working]);
  };
}

async function carryOut(wanted: TestCut, options: TestCutOptions, stopping: AbortSignal): Promise<void> {
  const { pool, clipsFolder } = options;
  const target = path.join(clipsFolder, FOLDER, `${wanted.id}.mp4`);
  const signal = AbortSignal.any([stopping, AbortSignal.timeout(PATIENCE_S * 1_000)]);
  const began = performance.now();
  const trouble = await cut(wanted.path, target, options, signal);
  await rm(target, { force: true });
  await finishTestCut(pool, wanted, performance.now() - began, trouble);
}

/** @returns what went wrong, for people; null where nothing did */
async function cut(
  channelPath: string,
  target: string,
  { recordings, engine, reserveBytes, log }: TestCutOptions,
  signal: AbortSignal,
): Promise<string | null> {
  const until = await recordings.recordedUntil(channelPath);
  if (!until) return 'Nothing was recorded yet.';
  try {
    const footage = await recordings.footage(channelPath, new Date(until.getTime() - LENGTH_MS), until);
    await cutClip(footage, { target, engine, signal, reserve: reserveBytes });
    return null;
  } catch (error) {
    log(`a test cut of ${channelPath}`, error instanceof CutError ? (error.detail ?? error) : error);
    if (error instanceof CutError) return error.message;
    return signal.aborted ? `It was not done within ${PATIENCE_S} s.` : 'It could not be cut.';
  }
}
