import type { ClipPlan } from '../../recordings/clipPlan.ts';
import type { ClipEngine } from '../ffmpeg/clipEngine.ts';
import { ffmpegEngine } from '../ffmpeg/ffmpegEngine.ts';
import { remuxEngine } from './remuxEngine.ts';

/** Sample entries whose samples can be copied without knowing more of them than their times and bytes. */
const KNOWN_PICTURES: ReadonlySet<string> = new Set(['avc1', 'avc3', 'hvc1', 'hev1']);
const KNOWN_SOUNDS: ReadonlySet<string> = new Set(['mp4a', 'Opus']);

/** The usual engine: our own muxer where it knows the codecs, FFmpeg for everything else. @param ffmpeg its path */
export function remuxOrFfmpeg(ffmpeg: string): ClipEngine {
  const fallback = ffmpegEngine({ ffmpeg });
  return {
    write: (plan, target, signal, progress) =>
      (canRemux(plan) ? remuxEngine : fallback).write(plan, target, signal, progress),
  };
}

export function canRemux({ video, audio }: ClipPlan): boolean {
  return KNOWN_PICTURES.has(video.track.codec) && (!audio || KNOWN_SOUNDS.has(audio.track.codec));
}
