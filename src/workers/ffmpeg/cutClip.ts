import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isInOrder, planClip } from '../../recordings/clipPlan.ts';
import type { Footage } from '../../recordings/footage.ts';
import { checkClip } from './checkClip.ts';
import type { ClipEngine, EngineName, Progress } from './clipEngine.ts';
import { asCutError, CutError } from './cutError.ts';
import { needRoom } from './roomForClip.ts';
import { temporaryFor } from './temporaries.ts';

export interface CutJob {
  /** Where the clip shall lie; it appears there whole or not at all. */
  readonly target: string;
  readonly engine: ClipEngine;
  readonly signal?: AbortSignal;
  /** Bytes that stay free on the disk, for the recorders; a quarter of a gigabyte unless told. */
  readonly reserve?: number | undefined;
  /** How long it may take, in milliseconds. */
  readonly timeLimitMs?: number;
  readonly progress?: Progress;
}

/** A disk that takes longer for the longest clip is not one to record on. */
const TIME_LIMIT_MS = 120_000;

export interface FinishedClip {
  readonly engine: EngineName;
  /** Pictures shown. */
  readonly frames: number;
  /** Wall clock of the first picture, and of the end. */
  readonly startAt: Date;
  readonly endAt: Date;
  readonly durationMs: number;
  readonly bytes: number;
  /** Share of the window that has a picture, 0 to 1. */
  readonly coverage: number;
  readonly gaps: Footage['gaps'];
}

/**
 * Cuts the footage's window into one file. In this order, so that a death at any line leaves either nothing that counts
 * or a whole clip: room for it, temporary file beside the target, to the disk, checked, renamed, the folder to the disk.
 * Throws CutError, or the signal's reason.
 */
export async function cutClip(footage: Footage, job: CutJob): Promise<FinishedClip> {
  const { target, engine, signal, reserve, timeLimitMs = TIME_LIMIT_MS, progress } = job;
  const isOverTime = AbortSignal.timeout(timeLimitMs);
  const plan = planClip(footage) ?? refuse(footage);
  if (!isInOrder(plan)) throw new CutError('CLIP_SOURCE_CORRUPT', 'The recording is in disorder here.');
  const temporary = temporaryFor(target);
  try {
    await mkdir(dirname(target), { recursive: true });
    await needRoom(plan, dirname(target), reserve);
    const untilThen = signal ? AbortSignal.any([signal, isOverTime]) : isOverTime;
    const writtenBy = await engine.write(plan, temporary, untilThen, progress);
    await toDisk(temporary);
    untilThen.throwIfAborted();
    checkClip(plan, temporary);
    const { size } = await stat(temporary);
    await rename(temporary, target);
    await folderToDisk(dirname(target));
    return {
      engine: writtenBy,
      frames: plan.shownFrames,
      startAt: new Date(Math.round(plan.startMs)),
      endAt: new Date(Math.round(plan.endMs)),
      durationMs: plan.durationMs,
      bytes: size,
      coverage: plan.coverage,
      gaps: plan.gaps,
    };
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {}); // the sweeper finds it
    if (signal?.aborted) throw signal.reason;
    if (isOverTime.aborted) throw new CutError('CLIP_ENCODER', 'The cut took too long.', `over ${timeLimitMs} ms`);
    throw asCutError(error);
  }
}

/** Nothing of the window is on disk: for good, or only not yet? */
function refuse({ refused, damaged, coveredUntil, recordedBefore, to }: Footage): never {
  if (refused) throw new CutError('CLIP_SOURCE_REFUSED', 'What lies in the place of the recording is no recording.');
  if (damaged) throw new CutError('CLIP_SOURCE_CORRUPT', 'The recording is damaged here.');
  const isOver = coveredUntil !== null && coveredUntil >= to;
  if (isOver) throw new CutError('CLIP_NO_FOOTAGE', 'The camera did not record at that time.');
  if (!recordedBefore) throw new CutError('CLIP_NO_FOOTAGE', 'This camera had recorded nothing by then.');
  throw new CutError('CLIP_FOOTAGE_NOT_YET', 'The recording has not come this far yet.');
}

async function toDisk(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.datasync();
  } finally {
    await file.close();
  }
}

async function folderToDisk(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
