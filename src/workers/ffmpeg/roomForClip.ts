import { statfs } from 'node:fs/promises';
import type { ClipPlan, PlannedTrack } from '../../recordings/clipPlan.ts';
import { CutError } from './cutError.ts';

/** What the recorders of four channels at 8 Mb/s write in a minute: a disk this full is theirs, unless told. */
const RESERVE_BYTES = 256 << 20;
/** FFmpeg holds the clip's samples twice while it works. */
const COPIES = 2;

/**
 * Refuses a cut that would take from the recorders what they need: a lost clip can be cut again, a lost play cannot.
 * @param reserve bytes that stay free beside the clip
 * @throws CutError CLIP_NO_SPACE
 */
export async function needRoom(plan: ClipPlan, folder: string, reserve = RESERVE_BYTES): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const needed = COPIES * (bytesOf(plan.video) + bytesOf(plan.audio)) + reserve;
  if (bavail * bsize >= needed) return;
  const detail = `${bavail * bsize} bytes are free, ${needed} are needed, ${reserve} of them as a reserve`;
  throw new CutError('CLIP_NO_SPACE', 'The disk is nearly full; what is left is kept for recording.', detail);
}

function bytesOf(planned: PlannedTrack | undefined): number {
  return planned?.samples.reduce((sum, { size }) => sum + size, 0) ?? 0;
}
