// From a window to a film: find the footage, wait until it is there, cut, check, rename; only then is it a fact.
import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Pool } from 'pg';
import { failClip } from '../commands/clip/failClip.ts';
import { failClipAttempt } from '../commands/clip/failClipAttempt.ts';
import { finishClip } from '../commands/clip/finishClip.ts';
import { startClipGeneration } from '../commands/clip/startClipGeneration.ts';
import type { Handle, Outcome } from '../commands/handle.ts';
import { uuidv5 } from '../commands/ids.ts';
import { channel } from '../domain/channel/channel.ts';
import { isTouched } from '../domain/channel/deletedFootage.ts';
import { clip } from '../domain/clip/clip.ts';
import { msOf } from '../domain/values.ts';
import type { Recordings } from '../recordings/recordings.ts';
import type { ClipEngine } from './ffmpeg/clipEngine.ts';
import { cutClip, type FinishedClip } from './ffmpeg/cutClip.ts';
import { CutError } from './ffmpeg/cutError.ts';
import type { FootageWatch } from './footageWatch.ts';
import type { Job } from './jobs.ts';
import { reportProgress } from './reportProgress.ts';
import type { Slots } from './slots.ts';
import { systemActor } from './systemActor.ts';
import { NobodyWantsIt, type WantedCuts } from './wantedCuts.ts';
import type { ClipJob } from './whenGenerationRequestedQueueClip.ts';

/** How long after OUT footage may still come: a part of the recorder, and ten seconds. */
const WAIT_AFTER_OUT_MS = 11_000;
/** Attempts of one request, where a repetition can help. */
const ATTEMPTS = 3;

export interface GenerateClipOptions {
  readonly pool: Pool;
  readonly handle: Handle;
  readonly recordings: Recordings;
  readonly watch: FootageWatch;
  readonly wanted: Pick<WantedCuts, 'whileWanted'>;
  readonly engine: ClipEngine;
  /** Cuts at once. */
  readonly slots: Slots;
  /** Root of `<team>/<clip>/<generation>.mp4`. */
  readonly clipsFolder: string;
  /** Free space that is kept for recording, in bytes. */
  readonly reserveBytes: number;
  readonly log: (message: string, reason: unknown) => void;
}

export function generateClip(options: GenerateClipOptions) {
  const { pool, handle, recordings, watch, wanted, engine, slots, clipsFolder, reserveBytes, log } = options;

  return async ({ data, attempt, signal }: Job<ClipJob>): Promise<void> => {
    const { team, clipId, generation, retry } = data;
    const actor = systemActor(team);
    const causes = data.because ? { causationId: data.because } : {};
    const which = { clipId, generation, retry };
    const target = path.join(clipsFolder, team, clipId, `${generation}.mp4`);
    const report = reportProgress(pool, data, log);

    /** Removes a film that came too late to be anybody's: no fact names it, and none ever will. */
    const removeUnwanted = async () => {
      const state = await handle.peek(clip, team, clipId);
      const isOver = state?.status === 'discarded' || (state !== undefined && state.generation > generation);
      if (isOver && state.filmGeneration !== generation) await rm(target, { force: true });
    };

    const source = await handle.peek(channel, team, data.channelId);
    if (!source) throw new Error(`clip ${clipId} names a channel that does not exist`);
    const outMs = msOf(data.to);
    if (!(await watch.covers(source.path, outMs))) report.stage('WAITING');

    const started = await handle(
      startClipGeneration,
      { ...which, attempt, commandId: uuidv5(clipId, generation, 'start', retry, attempt) },
      actor,
      causes,
    );
    // Discarded, superseded, or ready already: there is nothing to do any more. Who died before may have left a film.
    if (started.kind === 'refused') {
      await removeUnwanted();
      return report.end();
    }
    /** Whether the clip still waits for this cut: a trim, a retry or a discard may have come in between. */
    const isWanted = async () => {
      const state = await handle.peek(clip, team, clipId);
      return state?.status === 'processing' && state.generation === generation && state.retry === retry;
    };
    /** Footage that is gone because its time was over comes back by no retry, whatever its lack looks like. */
    const orExpired = async (error: CutError): Promise<CutError> => {
      if (error.code !== 'CLIP_NO_FOOTAGE' && error.code !== 'CLIP_FOOTAGE_NOT_YET') return error;
      const known = await handle.peek(channel, team, data.channelId);
      if (!known || !isTouched(known.deletedFootage, data)) return error;
      return new CutError('CLIP_FOOTAGE_EXPIRED', 'The recording was deleted when its time was over.', error.detail);
    };
    const cutWhenThere = async (untilThen: AbortSignal): Promise<FinishedClip | undefined> => {
      await watch.waitFor(source.path, outMs, outMs + WAIT_AFTER_OUT_MS, untilThen);
      untilThen.throwIfAborted();
      return slots.use(async () => {
        if (!(await isWanted())) return undefined;
        report.stage('CUTTING');
        const footage = await recordings.footage(source.path, new Date(data.from), new Date(data.to));
        const { share: progress } = report;
        return cutClip(footage, { target, engine, signal: untilThen, reserve: reserveBytes, progress });
      });
    };
    try {
      const result = await wanted.whileWanted(data, signal, cutWhenThere);
      if (result) {
        const commandId = uuidv5(clipId, generation, 'end', retry);
        const finished = await handle(finishClip, { ...which, ...resultOf(result), commandId }, actor, causes);
        if (isTooLate(finished)) await removeUnwanted();
        else if (finished.kind === 'refused') log(`the film of ${clipId}`, finished.refusal);
      }
    } catch (thrown) {
      if (thrown instanceof NobodyWantsIt) {
        await removeUnwanted();
        return report.end();
      }
      if (signal.aborted || !(thrown instanceof CutError)) throw thrown;
      const error = await orExpired(thrown);
      log(`clip ${clipId} attempt ${attempt}: ${error.code}`, error.detail ?? error);
      const { code, retryable } = error;
      if (retryable && attempt < ATTEMPTS) {
        const commandId = uuidv5(clipId, generation, 'attempt', retry, attempt);
        const failed = await handle(failClipAttempt, { ...which, attempt, code, retryable, commandId }, actor, causes);
        if (!isTooLate(failed)) throw error;
      } else {
        const commandId = uuidv5(clipId, generation, 'end', retry);
        await handle(failClip, { ...which, code, retryable, text: error.message, commandId }, actor, causes);
      }
    }
    await report.end();
  };
}

/** Nobody waits for the result any more: the job is done, and there is nothing to tell. */
const isTooLate = (outcome: Outcome): boolean =>
  outcome.kind === 'refused' && ['CLIP_STALE', 'ILLEGAL_IN_STATUS'].includes(outcome.refusal.code);

const resultOf = ({ startAt, endAt, gaps, ...result }: FinishedClip) => ({
  ...result,
  startAt: startAt.toISOString(),
  endAt: endAt.toISOString(),
  gaps: gaps.map(({ from, to }) => ({ from: from.toISOString(), to: to.toISOString() })),
});
