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
const h265 = (...options: string[]) => {
  const parameters = ['log-level=none', ...options].join(':');
  return ['-c:v', 'libx265', '-preset', 'ultrafast', '-tag:v', 'hvc1', '-x265-params', parameters];
};

/** What cameras send, ten seconds of each unless told. */
export const cameras = {
  plain: (ffmpeg: string) => encodeMedia(ffmpeg),
  twoB: (ffmpeg: string) => encodeMedia(ffmpeg, { picture: h264('bframes=2', 'b-adapt=0', 'b-pyramid=none') }),
  pyramid: (ffmpeg: string) => encodeMedia(ffmpeg, { picture: h264('bframes=3', 'b-adapt=0', 'b-pyramid=normal') }),
  keyframesOnly: (ffmpeg: string) => encodeMedia(ffmpeg, { gop: 1, frames: 90 }),
  oneKeyframe: (ffmpeg: string) => encodeMedia(ffmpeg, { gop: 300 }),
  h265: (ffmpeg: string) => encodeMedia(ffmpeg, { picture: h265('bframes=0'), frames: 120 }),
  h265twoB: (ffmpeg: string) =>
    encodeMedia(ffmpeg, { picture: h265('bframes=2', 'b-adapt=0', 'open-gop=0'), frames: 120 }),
  /** Pictures after a keyframe that are shown before it refer to what came before both. */
  openGop: (ffmpeg: string) =>
    encodeMedia(ffmpeg, { picture: h264('open-gop=1', 'bframes=2', 'b-adapt=0', 'b-pyramid=none'), frames: 120 }),
  h265openGop: (ffmpeg: string) =>
    encodeMedia(ffmpeg, { picture: h265('bframes=2', 'b-adapt=0', 'open-gop=1'), frames: 120 }),
  fullHd: (ffmpeg: string) => encodeMedia(ffmpeg, { size: [1920, 1080], frames: 60 }),
  fourK: (ffmpeg: string) => encodeMedia(ffmpeg, { size: [3840, 2160], frames: 45, gop: 15 }),
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
