import { basename } from 'node:path';
import type { ChannelFolder } from './channelFolder.ts';
import { fileSpans } from './fileSpans.ts';
import { coveredBy, GAP_MS, LEAST_GAP_MS, toMoment } from './footage.ts';
import { holesIn, type Interval, lengthOf, unionWithin } from './intervals.ts';
import type { SegmentFile } from './segmentFile.ts';

/** What is on disk of a channel, as a person wants to see it: its files, what lies between them, and how much it is. */
export interface Overview {
  readonly channelPath: string;
  /** First picture of the window, and where its last one ends; null where there is none. */
  readonly from: Date | null;
  readonly to: Date | null;
  readonly segments: readonly SegmentOverview[];
  /** Spans without a picture between the first and the last one of the window. */
  readonly gaps: readonly Gap[];
  /** Share of that span that has a picture, 0 to 1; 0 where there is none. */
  readonly coverage: number;
  readonly bytes: number;
  /** Names of files that look like recordings and are none, as the times in them. */
  readonly strangers: readonly Date[];
}

export interface Gap {
  readonly from: Date;
  readonly to: Date;
}

export interface SegmentOverview {
  /** Name of the file. */
  readonly name: string;
  /** Wall clock of its first picture, and of the end of its last one or of where the next file takes over. */
  readonly from: Date;
  readonly to: Date;
  readonly bytes: number;
  readonly parts: number;
  /** `CLOSED` by its recorder; `OPEN` while it may grow, and for ever after a crash of the recorder. */
  readonly state: 'CLOSED' | 'OPEN';
  readonly damaged: boolean;
  /** `avc1 1920 x 1080`, and the sound's codec where there is sound. */
  readonly picture: string;
  readonly sound: string | null;
  /** Whether it goes on where the file before it ended, on the recorder's own word. */
  readonly continues: boolean;
}

/** Reads what of the folder overlaps the window; without ends, all of it. */
export async function overviewOf(
  folder: ChannelFolder,
  channelPath: string,
  fromMs = Number.NEGATIVE_INFINITY,
  toMs = Number.POSITIVE_INFINITY,
): Promise<Overview> {
  folder.scan();
  const spans = (await fileSpans(folder, fromMs, toMs)).filter(
    ({ startMs, endMs }) => startMs < toMs && endMs > fromMs,
  );
  const first = spans[0]?.startMs ?? 0;
  const last = spans.reduce((latest, { endMs }) => Math.max(latest, endMs), first);
  const window: Interval = [Math.max(first, fromMs), Math.min(last, toMs)];
  const covered = unionWithin(
    spans.flatMap((span) => coveredBy(span, window)),
    window,
    GAP_MS,
  );
  const length = window[1] - window[0];
  return {
    channelPath,
    from: length > 0 ? toMoment(window[0]) : null,
    to: length > 0 ? toMoment(window[1]) : null,
    segments: spans.map(({ file, startMs, endMs }, i) => segmentOf(file, startMs, endMs, spans[i - 1]?.file)),
    gaps: holesIn(covered, window, LEAST_GAP_MS).map(([start, end]) => ({ from: toMoment(start), to: toMoment(end) })),
    coverage: length > 0 ? lengthOf(covered) / length : 0,
    bytes: spans.reduce((sum, { file }) => sum + file.size, 0),
    strangers: folder.strangers.filter((nameMs) => nameMs >= fromMs && nameMs < toMs).map(toMoment),
  };
}

function segmentOf(file: SegmentFile, startMs: number, endMs: number, before: SegmentFile | undefined) {
  const video = file.header?.tracks.find(({ kind }) => kind === 'video');
  const audio = file.header?.tracks.find(({ kind }) => kind === 'audio');
  const [own, previous] = [file.header?.recorder, before?.header?.recorder];
  return {
    name: basename(file.path),
    from: toMoment(startMs),
    to: toMoment(endMs),
    bytes: file.size,
    parts: file.parts.length,
    state: file.header?.closedDurationMs ? ('CLOSED' as const) : ('OPEN' as const),
    damaged: file.damaged,
    picture: `${video?.codec} ${video?.width} x ${video?.height}`,
    sound: audio?.codec ?? null,
    continues:
      own !== undefined && own.streamId === previous?.streamId && own.segmentNumber === previous.segmentNumber + 1,
  };
}
