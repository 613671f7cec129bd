import type { ClipPlan } from '../../recordings/clipPlan.ts';

/** What FFmpeg is asked to do, planned without running anything. Numbers are ours, formatted by us. */
export interface FfmpegArguments {
  readonly input: string;
  readonly inputOptions: readonly string[];
  readonly output: string;
  readonly outputOptions: readonly string[];
}

/** Nothing is asked of the terminal, and no file can name another place to read from. */
const GUARDED = ['-nostdin', '-hide_banner', '-loglevel', 'error', '-protocol_whitelist', 'file'];

/**
 * Copies a window file into an MP4 that begins at the first picture shown. `-seek_timestamp 1` makes `-ss` mean the
 * file's own clock; and no `-avoid_negative_ts make_zero`, which would show the hidden pictures.
 */
export function copyArguments(plan: ClipPlan, window: string, target: string): FfmpegArguments {
  const start = (plan.showFromMs / 1000).toFixed(6);
  return {
    input: `file:${window}`,
    inputOptions: [...GUARDED, '-f', 'mov', '-seek_timestamp', '1', '-ss', start],
    output: `file:${target}`,
    outputOptions: ['-y', '-map', '0:v:0', '-map', '0:a:0?', '-c', 'copy', '-movflags', '+faststart', '-f', 'mp4'],
  };
}

/** The first picture that a clip shows, as a JPEG of at most `width` pixels. */
export function pictureArguments(clip: string, target: string, width: number): FfmpegArguments {
  return {
    input: `file:${clip}`,
    inputOptions: [...GUARDED, '-f', 'mov'],
    output: `file:${target}`,
    outputOptions: ['-y', '-an', '-frames:v', '1', '-vf', `scale=min(${width}\\,iw):-2`, '-q:v', '4', '-f', 'image2'],
  };
}
