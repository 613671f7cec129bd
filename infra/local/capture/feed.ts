import type { TrackToWrite } from '../../../src/recordings/fragmentWriter.ts';
import { type Loop, SAMPLE_RATE, SOUND_FRAME } from './loop.ts';
import { type PictureSettings, pictureSource } from './pictureSource.ts';
import { openRecorder, type Recorder } from './recorder.ts';

/** What a camera sends to its recorder: pictures and sound in the order in which they are taken. */
export interface Feed {
  /** Seconds since the start when the next picture or sound is taken. */
  nextTime(): number;
  nextPictureTime(): number;
  /** Hands over everything taken up to then. */
  sendUntil(seconds: number): void;
  /** Loses the connection for that span: nothing arrives, the file is closed. */
  gap(from: number, to: number): void;
  close(): void;
  crash(): void;
}

export interface FeedSettings extends PictureSettings {
  readonly folder: string;
  readonly height: number;
  readonly gop: number;
  readonly part: number;
  readonly segment: number;
  readonly audio: boolean;
}

const VIDEO_CLOCK = 90_000;

interface Connection {
  readonly recorder: Recorder;
  readonly firstFrame: number;
  /** Ticks of the video clock at the first picture; the connection's time 0 is its first sound. */
  readonly videoLead: number;
  readonly firstSound: number;
}

export function openFeed(loop: Loop, settings: FeedSettings): Feed {
  const { folder, fps, width, height, gop, part, segment, startMs } = settings;
  const pictures = pictureSource(loop, settings);
  const video: TrackToWrite = {
    id: 1,
    kind: 'video',
    timescale: VIDEO_CLOCK,
    sampleEntry: loop.videoEntry,
    width,
    height,
  };
  const audio: TrackToWrite = {
    id: 2,
    kind: 'audio',
    timescale: SAMPLE_RATE,
    sampleEntry: loop.audioEntry,
    width: 0,
    height: 0,
  };
  const tracks = settings.audio ? [video, audio] : [video];
  const gaps: [from: number, to: number][] = [];
  let connection: Connection | undefined;
  let nextFrame = 0;
  let nextSound = 0;

  const frameTime = (n: number) => n / fps;
  const soundTime = (n: number) => (n * SOUND_FRAME) / SAMPLE_RATE;
  const wallNs = (seconds: number) => BigInt(Math.round(startMs * 1000)) * 1000n + BigInt(Math.round(seconds * 1e9));
  const inGap = (seconds: number) => gaps.some(([from, to]) => seconds >= from && seconds < to);

  /** The sound that is under way when the first picture is taken comes with it, so sound leads by up to 21 ms. */
  function connect(frame: number): Connection {
    const firstSound = Math.floor((frameTime(frame) * SAMPLE_RATE) / SOUND_FRAME + 1e-6);
    const lead = settings.audio ? frameTime(frame) - soundTime(firstSound) : 0;
    const recorder = openRecorder({ folder, tracks, part, segment });
    const opened = { recorder, firstFrame: frame, videoLead: Math.floor(lead * VIDEO_CLOCK), firstSound };
    if (settings.audio && firstSound < nextSound) sendSound(opened, firstSound);
    return opened;
  }

  function sendPicture({ recorder, firstFrame, videoLead }: Connection, n: number): void {
    const { data, sync } = pictures.next(n);
    const dts = videoLead + Math.round(((n - firstFrame) * VIDEO_CLOCK) / fps);
    recorder.write(video, { dts, cts: 0, sync, data, wallNs: wallNs(frameTime(n)) });
  }

  function sendSound({ recorder, firstSound }: Connection, n: number): void {
    const data = loop.sound[n % loop.sound.length] ?? Buffer.alloc(0);
    recorder.write(audio, {
      dts: (n - firstSound) * SOUND_FRAME,
      cts: 0,
      sync: true,
      data,
      wallNs: wallNs(soundTime(n)),
    });
  }

  function sendNext(): void {
    const isPicture = frameTime(nextFrame) <= soundTime(nextSound);
    const seconds = isPicture ? frameTime(nextFrame) : soundTime(nextSound);
    const n = isPicture ? nextFrame++ : nextSound++;
    if (inGap(seconds)) {
      connection?.recorder.close();
      connection = undefined;
    } else if (isPicture && (connection || n % (gop * fps) === 0)) {
      connection ??= connect(n);
      sendPicture(connection, n);
    } else if (connection && !isPicture && settings.audio) {
      sendSound(connection, n);
    }
  }

  return {
    nextTime: () => Math.min(frameTime(nextFrame), soundTime(nextSound)),
    nextPictureTime: () => frameTime(nextFrame),
    sendUntil(seconds) {
      while (Math.min(frameTime(nextFrame), soundTime(nextSound)) <= seconds) sendNext();
    },
    gap(from, to) {
      gaps.push([from, to]);
    },
    close() {
      connection?.recorder.close();
      connection = undefined;
    },
    crash() {
      connection?.recorder.crash();
      connection = undefined;
    },
  };
}
