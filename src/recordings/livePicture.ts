import type { ChannelFolder } from './channelFolder.ts';
import { readWhole } from './fileSpans.ts';
import { samplesOf } from './segmentFile.ts';

/** What a channel's newest footage tells of the pictures that its camera sends. */
export interface LivePicture {
  /** Type of its sample entry, such as `avc1`. */
  readonly codec: string;
  /** Whether pictures are shown in another order than they are sent: browsers get no such stream over WebRTC. */
  readonly hasBFrames: boolean;
  /** The longest time between two pictures where decoding can begin, in seconds; null where only one was seen. */
  readonly keyframeSeconds: number | null;
}

/** Parts of 200 ms for twelve seconds, of a second for a minute. */
const PARTS = 60;

/** Of the newest file; undefined where nothing was recorded, or sound alone. Reads the heads of its last parts. */
export async function livePicture(folder: ChannelFolder): Promise<LivePicture | undefined> {
  folder.scan();
  const file = folder.files.at(-1);
  if (file) await readWhole(file);
  const track = file?.header?.tracks.find(({ kind }) => kind === 'video');
  if (!file || !track) return undefined;
  const samples = samplesOf(file, file.parts.slice(-PARTS))
    .filter((run) => run.track.id === track.id)
    .flatMap((run) => run.samples);
  const keyframes = samples.filter(({ sync }) => sync).map(({ dts }) => dts);
  const steps = keyframes.slice(1).map((dts, n) => (dts - keyframes[n]!) / track.timescale);
  return {
    codec: track.codec,
    hasBFrames: samples.some(({ cts }) => cts !== 0),
    keyframeSeconds: steps.length === 0 ? null : Math.max(...steps),
  };
}
