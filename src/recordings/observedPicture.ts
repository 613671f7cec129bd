import type { ChannelFolder } from './channelFolder.ts';
import { samplesOf } from './segmentFile.ts';

/** What the newest recording of a channel shows, as it is: cameras are set otherwise than people think. */
export interface ObservedPicture {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Pictures a second over the newest part, to hundredths; null where it holds a single picture of no length. */
  readonly frameRate: number | null;
}

/** The picture of the newest file that has one; undefined where nothing was recorded. */
export function observedPicture(folder: ChannelFolder): ObservedPicture | undefined {
  for (const file of folder.files.toReversed()) {
    const track = file.header?.tracks.find(({ kind }) => kind === 'video');
    if (!track) continue;
    const newest = file.parts.findLast(({ spans }) => spans.some(({ trackId }) => trackId === track.id));
    const runs = newest ? samplesOf(file, [newest]) : [];
    const samples = runs.filter((run) => run.track.id === track.id).flatMap((run) => run.samples);
    const seconds = samples.reduce((ticks, { duration }) => ticks + duration, 0) / track.timescale;
    const frameRate = seconds > 0 ? Math.round((samples.length / seconds) * 100) / 100 : null;
    return { width: Math.round(track.width), height: Math.round(track.height), frameRate };
  }
  return undefined;
}
