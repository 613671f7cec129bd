import { AAC, encodeMedia, type Media } from './encodeMedia.ts';
import { type Recorded, type RecordOptions, recordMedia } from './recordMedia.ts';

/** Footage of one channel, with all that its camera knows. */
export interface CameraFootage {
  readonly channel: string;
  readonly recorded: Recorded;
}

export const FOOTAGE_START = Date.parse('2026-09-05T17:00:00.000Z');

/** Puts footage into channels of their own under `root`, one after the other. */
export function footageMaker(root: string) {
  let channels = 0;
  return (media: Media, options: Partial<RecordOptions> = {}): CameraFootage => {
    channels += 1;
    const channel = `home-${channels}`;
    return { channel, recorded: recordMedia(root, channel, media, { startMs: FOOTAGE_START, ...options }) };
  };
}

const h264 = (...options: string[]) => ['-c:v', 'libx264', '-preset', 'ultrafast', '-x264-params', options.join(':')];
const H265 = ['-c:v', 'libx265', '-preset', 'ultrafast', '-tag:v', 'hvc1', '-x265-params', 'log-level=none:bframes=0'];

/** What cameras send, ten seconds of each unless told. */
export const cameras = {
  plain: (ffmpeg: string) => encodeMedia(ffmpeg),
  twoB: (ffmpeg: string) => encodeMedia(ffmpeg, { picture: h264('bframes=2', 'b-adapt=0', 'b-pyramid=none') }),
  pyramid: (ffmpeg: string) => encodeMedia(ffmpeg, { picture: h264('bframes=3', 'b-adapt=0', 'b-pyramid=normal') }),
  keyframesOnly: (ffmpeg: string) => encodeMedia(ffmpeg, { gop: 1, frames: 90 }),
  oneKeyframe: (ffmpeg: string) => encodeMedia(ffmpeg, { gop: 300 }),
  h265: (ffmpeg: string) => encodeMedia(ffmpeg, { picture: H265, frames: 120 }),
  mute: (ffmpeg: string) => encodeMedia(ffmpeg, { sound: [] }),
  opus: (ffmpeg: string) => encodeMedia(ffmpeg, { sound: ['-c:a', 'libopus', '-b:a', '48k'] }),
  aac44: (ffmpeg: string) => encodeMedia(ffmpeg, { sound: [...AAC, '-ar', '44100'] }),
};

/** Frames in decoding order that a camera delivers which is lost twice. */
export const TWO_HOLES = [
  { first: 0, count: 75 },
  { first: 120, count: 60 },
  { first: 210, count: 90 },
];
