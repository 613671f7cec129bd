import { open } from 'node:fs/promises';
import type { ClipPlan, PlannedSample, PlannedTrack } from '../../recordings/clipPlan.ts';
import { fragmentHead, headerBytes } from '../../recordings/fragmentWriter.ts';
import { type CopyOptions, copySamples } from './copySamples.ts';

/**
 * Writes the plan's samples, and only these, as a small recording of its own. FFmpeg then reads a file that we made:
 * whatever lies in the recordings' folders, it opens nothing but this; holes, file boundaries and the reordering of
 * B-frames are settled before it starts; and it need not walk through ten minutes of parts to find twelve seconds.
 */
export async function writeWindow(plan: ClipPlan, path: string, options: CopyOptions = {}): Promise<void> {
  const tracks = plan.audio ? [plan.video, plan.audio] : [plan.video];
  const seekableFrom = tracks.map(({ track, samples }) => {
    const start = (plan.showFromMs * track.timescale) / 1000;
    return { track, samples: samples.map((sample) => seekable(sample, start)) };
  });
  await writeTracks(seekableFrom, path, options);
}

/** The keyframe that the plan begins with, as a recording of one picture: what is shown first builds on it. */
export async function writeKeyframe({ video: { track, samples } }: ClipPlan, path: string): Promise<void> {
  await writeTracks([{ track, samples: samples.slice(0, 1) }], path, {});
}

async function writeTracks(tracks: readonly PlannedTrack[], path: string, options: CopyOptions): Promise<void> {
  const header = headerBytes(
    tracks.map(({ track }, i) => ({
      ...track,
      id: i + 1,
      kind: track.kind === 'audio' ? ('audio' as const) : ('video' as const),
    })),
  );
  const head = fragmentHead(
    0,
    tracks.map(({ samples }, i) => ({ trackId: i + 1, dts: samples[0]?.dts ?? 0, samples })),
  );
  const file = await open(path, 'wx', 0o600);
  try {
    await file.write(Buffer.concat([header, head]));
    await copySamples(
      tracks.flatMap(({ track, samples }) => samples.map((sample) => ({ ...sample, codec: track.codec }))),
      file,
      options,
    );
  } finally {
    await file.close();
  }
}

/**
 * FFmpeg seeks by decoding time. With B-frames a keyframe is decoded before it is shown, so a clip that begins between
 * the two would begin with that keyframe, and too late. It is not offered as a place to begin.
 */
function seekable(sample: PlannedSample, start: number): PlannedSample {
  const shownLater = sample.dts <= start + 1 && sample.dts + sample.cts > start + 1;
  return shownLater ? { ...sample, sync: false } : sample;
}
