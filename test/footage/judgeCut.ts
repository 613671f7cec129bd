import { rmSync } from 'node:fs';
import path from 'node:path';
import { openRecordings } from '../../src/recordings/recordings.ts';
import type { ClipEngine } from '../../src/workers/ffmpeg/clipEngine.ts';
import { cutClip } from '../../src/workers/ffmpeg/cutClip.ts';
import { CutError } from '../../src/workers/ffmpeg/cutError.ts';
import type { Recorded } from './recordMedia.ts';
import { type Shown, shownBy } from './shownBy.ts';

export interface CutToJudge {
  /** Folder of all recordings; the clip is made beside the channels' folders, and deleted. */
  readonly root: string;
  readonly channel: string;
  readonly recorded: Recorded;
  /** Epoch milliseconds; `to` is exclusive. */
  readonly from: number;
  readonly to: number;
  readonly engine: ClipEngine;
  readonly ffmpeg: string;
}

type Sound = Recorded['sounds'][number];

/** Marks are whole milliseconds and ticks are floored: moments closer than this are the same. */
const SAME_MOMENT_MS = 0.05;
const SOUND_TOLERANCE_MS = 1;
let cuts = 0;

/** Numbers of the frames that a clip of this window has to show, by what the camera knows: nothing of our index or plan. */
export function framesWanted({ frames }: Recorded, from: number, to: number): number[] {
  const inside = frames.filter(({ wallMs, endMs }) => endMs > from + SAME_MOMENT_MS && wallMs < to - SAME_MOMENT_MS);
  const byMoment = new Map(inside.map((frame) => [Math.round(frame.wallMs * 10), frame.n]));
  return [...byMoment].sort(([a], [b]) => a - b).map(([, n]) => n);
}

/**
 * Cuts, decodes, and holds the pictures against what the camera took, one by one, and every sound against the moment it
 * was taken. @returns what is wrong; nothing where the cut is exact
 */
export async function judgeCut(judged: CutToJudge): Promise<string[]> {
  const { root, channel, recorded, from, to, engine, ffmpeg } = judged;
  const target = path.join(root, `clip-${++cuts}.mp4`);
  const wanted = framesWanted(recorded, from, to);
  try {
    const footage = await openRecordings(root).footage(channel, new Date(from), new Date(to));
    const clip = await cutClip(footage, { target, engine });
    const { frames, sounds } = await shownBy(ffmpeg, target);
    const startMs = recorded.frames.find(({ n, endMs }) => n === wanted[0] && endMs > from)?.wallMs ?? Number.NaN;
    return [
      ...(frames.join() === wanted.join() ? [] : [`shows ${frames.join()}, not ${wanted.join()}`]),
      ...(clip.frames === wanted.length ? [] : [`says that it has ${clip.frames} frames, not ${wanted.length}`]),
      ...misplacedSounds(sounds, recorded.sounds, startMs, clip.durationMs),
    ];
  } catch (error) {
    const isRefused = error instanceof CutError && ['CLIP_NO_FOOTAGE', 'CLIP_FOOTAGE_NOT_YET'].includes(error.code);
    return isRefused && wanted.length === 0 ? [] : [String(error)];
  } finally {
    rmSync(target, { force: true });
  }
}

/**
 * Every sound that was taken while the clip shows is heard within a millisecond of its moment, and no other. Where two
 * connections overlap, either one's may be.
 */
export function misplacedSounds(played: Shown['sounds'], taken: readonly Sound[], startMs: number, durationMs: number) {
  const isSame = (played: Shown['sounds'][number], taken: Sound) =>
    played.size === taken.size && Math.abs(played.atMs - (taken.wallMs - startMs)) < SOUND_TOLERANCE_MS;
  const overlapsAnother = (sound: Sound) =>
    taken.some((other) => other !== sound && other.wallMs < sound.endMs - 1 && other.endMs > sound.wallMs + 1);
  const heard = taken.filter(({ wallMs, endMs }) => endMs > startMs + 1 && wallMs < startMs + durationMs - 1);
  // Of a clip that is shorter than a sound, FFmpeg does not say when it is heard.
  if (heard.every(({ wallMs }) => wallMs < startMs)) return played.length < heard.length ? ['has no sound'] : [];
  const missing = heard.filter((sound) => !overlapsAnother(sound) && !played.some((one) => isSame(one, sound)));
  const strange = played.filter((sound) => !taken.some((one) => isSame(sound, one)));
  return [
    ...missing.map(({ wallMs }) => `the sound at ${wallMs - startMs} ms is missing`),
    ...strange.map(({ atMs }) => `the sound at ${atMs} ms was taken at another time`),
  ];
}
