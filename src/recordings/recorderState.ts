import { statSync } from 'node:fs';
import type { ChannelFolder } from './channelFolder.ts';
import { coveredUntil } from './footage.ts';

/** How a channel's recorder fares, as its newest files tell. */
export interface RecorderState {
  /** How far the newest footage reaches, by the recorder's clock. */
  readonly recordedUntil: Date;
  /** When the newest file grew last, by the clock of the machine that it lies on. */
  readonly grownAt: Date;
  /** The newest restart that two of its files tell of; null where none does. */
  readonly restart: { readonly at: Date; readonly missingMs: number } | null;
}

/** Undefined where there is no footage. */
export async function recorderState(folder: ChannelFolder): Promise<RecorderState | undefined> {
  folder.scan();
  const untilMs = await coveredUntil(folder);
  const newest = folder.files.at(-1);
  if (untilMs === undefined || !newest) return undefined;
  const stat = statSync(newest.path, { throwIfNoEntry: false });
  if (!stat) return undefined;
  return { recordedUntil: new Date(untilMs), grownAt: new Date(stat.mtimeMs), restart: newestRestart(folder) };
}

/** A recorder that starts anew says so by another stream id. What lies between its two files was recorded by nobody. */
function newestRestart(folder: ChannelFolder): RecorderState['restart'] {
  const { files } = folder;
  for (let i = files.length - 1; i > 0; i -= 1) {
    const [before, after] = [files[i - 1]!, files[i]!];
    const [old, young] = [before.header?.recorder?.streamId, after.header?.recorder?.streamId];
    if (old === undefined || young === undefined || old === young) continue;
    const beganMs = folder.zeroMs(after);
    // Written until it stopped: the end of its footage is not needed more exactly than that.
    const end = statSync(before.path, { throwIfNoEntry: false })?.mtimeMs ?? beganMs;
    return { at: new Date(beganMs), missingMs: Math.max(0, beganMs - end) };
  }
  return null;
}
