// The worker role: reactors that queue, queues that are worked off, and the watch over silent channels.
import type { Pool } from 'pg';
import type { Handle } from '../commands/handle.ts';
import type { EventStore } from '../eventstore/store.ts';
import { listen } from '../listen.ts';
import { clipsDue } from '../projections/clipList/workQueries.ts';
import type { Live } from '../projections/live.ts';
import type { Recordings } from '../recordings/recordings.ts';
import type { ClipEngine } from './ffmpeg/clipEngine.ts';
import { watchFootage } from './footageWatch.ts';
import { generateClip } from './generateClip.ts';
import { JOBS_CHANNEL, workOff } from './jobs.ts';
import { CLIP_QUEUE, EXPIRY_QUEUE, openQueues, PICTURE_QUEUE, RELEASE_QUEUE } from './queues.ts';
import { startReactors } from './reactor.ts';
import { openSlots } from './slots.ts';
import { startSweeper } from './sweeper.ts';
import { type PictureJob, type Pictures, takePicture } from './takePicture.ts';
import { watchTestCuts } from './testCuts.ts';
import { watchWantedCuts } from './wantedCuts.ts';
import { watchSilence } from './whenBeatsStopLoseChannel.ts';
import { whenClipReadyQueuePicture } from './whenClipReadyQueuePicture.ts';
import { type ClipJob, clipTaskOf, whenGenerationRequestedQueueClip } from './whenGenerationRequestedQueueClip.ts';
import { keyframeTaskOf, whenGenerationRequestedQueueKeyframe } from './whenGenerationRequestedQueueKeyframe.ts';
import {
  type ExpiryJob,
  expireOpenClips,
  expiriesDue,
  whenClipMarkedInSetTimer,
  whenSessionEndsSetTimer,
} from './whenOutIsMissingExpireClip.ts';
import {
  type ReleaseJob,
  releaseChannels,
  releasesDue,
  whenSessionEndsReleaseChannels,
} from './whenSessionEndsReleaseChannels.ts';

/** Clips that may wait for footage at once: one dead camera must not hold up the others. */
const CLIPS_IN_HAND = 64;
const PICTURES_AT_ONCE = 1;
const EXPIRIES_AT_ONCE = 32;
const RELEASES_AT_ONCE = 2;

export interface WorkerOptions {
  readonly pool: Pool;
  readonly databaseUrl: string;
  readonly store: EventStore;
  readonly live: Live;
  readonly logId: string;
  readonly handle: Handle;
  readonly recordings: Recordings;
  readonly engine: ClipEngine;
  readonly pictures: Pictures;
  /** Root of `<channel path>/<UTC time>.mp4`. */
  readonly recordingsFolder: string;
  readonly clipsFolder: string;
  /** How long footage is kept, and the film of a discarded clip, in milliseconds. */
  readonly retention: { readonly footageMs: number; readonly discardedMs: number };
  /** Free space that is kept for recording, in bytes. */
  readonly reserveBytes: number;
  readonly cutSlots: number;
  readonly silenceSeconds: number;
  /** How long after its session's end a clip may be open, in seconds. */
  readonly expirySeconds: number;
  readonly log: (message: string, reason: unknown) => void;
}

/** @returns a function that ends it; jobs that were not done are delivered again */
export async function startWorker(options: WorkerOptions): Promise<() => Promise<void>> {
  const { pool, store, live, logId, handle, recordings, clipsFolder, log } = options;
  const boss = await openQueues(options.databaseUrl, (reason) => log('the queues have trouble', reason));
  const wanted = watchWantedCuts(pool, live, log);
  const clips = workOff<ClipJob>(
    boss,
    CLIP_QUEUE,
    CLIPS_IN_HAND,
    generateClip({
      pool,
      handle,
      recordings,
      watch: watchFootage(recordings),
      wanted,
      engine: options.engine,
      slots: openSlots(options.cutSlots),
      clipsFolder,
      reserveBytes: options.reserveBytes,
      log,
    }),
    log,
  );
  const pictures = workOff<PictureJob>(
    boss,
    PICTURE_QUEUE,
    PICTURES_AT_ONCE,
    takePicture({ handle, recordings, clipsFolder, pictures: options.pictures, log }),
    log,
  );
  const afterEndMs = options.expirySeconds * 1_000;
  const expiries = workOff<ExpiryJob>(
    boss,
    EXPIRY_QUEUE,
    EXPIRIES_AT_ONCE,
    expireOpenClips(pool, handle, afterEndMs),
    log,
  );
  const releases = workOff<ReleaseJob>(boss, RELEASE_QUEUE, RELEASES_AT_ONCE, releaseChannels(pool, handle, live), log);
  const queues = [clips, pictures, expiries, releases];
  const wake = () => {
    for (const queue of queues) queue.wake();
  };
  const stopListening = listen(pool, JOBS_CHANNEL, wake, wake);
  const stopReactors = startReactors({
    pool,
    store,
    boss,
    live,
    logId,
    reactors: [
      whenGenerationRequestedQueueClip,
      whenGenerationRequestedQueueKeyframe,
      whenClipReadyQueuePicture,
      whenClipMarkedInSetTimer,
      whenSessionEndsSetTimer(afterEndMs),
      whenSessionEndsReleaseChannels,
    ],
    due: async () => [
      ...(await clipsDue(pool)).flatMap((row) => [clipTaskOf(row), keyframeTaskOf(row)]),
      ...(await expiriesDue(pool, afterEndMs)),
      ...(await releasesDue(pool)),
    ],
    log,
  });
  const { engine, reserveBytes } = options;
  const stopTestCuts = watchTestCuts({ pool, recordings, engine, clipsFolder, reserveBytes, log });
  const stopSweeper = startSweeper({
    pool,
    store,
    live,
    handle,
    recordings,
    recordingsFolder: options.recordingsFolder,
    clipsFolder,
    keptMs: options.retention.footageMs,
    discardedKeptMs: options.retention.discardedMs,
    log,
  });
  const stopWatching = watchSilence(pool, handle, options.silenceSeconds, log);

  return async () => {
    await Promise.all([stopReactors(), stopWatching(), stopTestCuts(), stopSweeper(), stopListening()]);
    await Promise.all(queues.map((queue) => queue.close()));
    await wanted.close();
    await boss.stop({ graceful: false });
  };
}
