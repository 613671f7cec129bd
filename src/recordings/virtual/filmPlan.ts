import type { ChannelFolder } from '../channelFolder.ts';
import { type FileSpan, fileSpans } from '../fileSpans.ts';
import { SOUND_MS } from '../footage.ts';
import type { Track } from '../header.ts';
import { SAME_MOMENT_MS } from '../piece.ts';
import type { FileSamples, SampleMemory } from './fileSamples.ts';
import { eachSample, type SampleList } from './sampleList.ts';

/** What a film over a span of time consists of: stretches of the recorder's files, in the order of time. */
export interface FilmPlan {
  /** Wall clock of the first picture, and of the end of the last one; epoch milliseconds with fractions. */
  readonly startMs: number;
  readonly endMs: number;
  readonly pieces: readonly FilmPiece[];
}

export interface FilmPiece {
  readonly path: string;
  readonly inode: number;
  /** The bytes of the file that belong to the film, with whatever lies between its samples. */
  readonly from: number;
  readonly to: number;
  /** Wall clock of the file's time zero. */
  readonly zeroMs: number;
  /** Pictures from here on are those of the next file; infinite where there is none. */
  readonly nextMs: number;
  /** Undefined: nothing of it but a little sound at an end of the film. */
  readonly video: Stretch | undefined;
  readonly audio: Stretch | undefined;
}

/** Samples [first, end) of a track. */
export interface Stretch {
  readonly track: Track;
  readonly samples: SampleList;
  readonly first: number;
  readonly end: number;
}

/** Nothing that is decoded so much later is shown earlier. */
const REORDERED_MS = 2_000;

interface Scene {
  readonly span: FileSpan;
  readonly samples: FileSamples;
  readonly pictures: SampleList;
  readonly nextMs: number;
  /** Nothing from here on is shown: the next file takes over, or the film ends. */
  readonly limitMs: number;
}

/**
 * The film begins with the picture on screen at `fromMs` (else the first one after it) and ends before `toMs`. Pictures
 * of another codec than the first one's are left out. Undefined where no picture lies between.
 */
export async function planFilm(
  folder: ChannelFolder,
  memory: SampleMemory,
  fromMs: number,
  toMs: number,
): Promise<FilmPlan | undefined> {
  const scenes = await scenesIn(folder, memory, fromMs, toMs);
  const openings = scenes.map((scene) => firstShown(scene, fromMs));
  const opening = openings.findIndex((moment) => moment !== undefined);
  const startMs = openings[opening];
  if (startMs === undefined) return undefined;
  const videos = scenes.map((scene, i) =>
    i < opening ? undefined : picturesOf(scene, i === opening ? startMs : undefined),
  );
  const ends = videos.map((video, i) => (video ? endOf(scenes[i]!, video) : startMs));
  const endMs = Math.min(toMs, Math.max(...ends));
  const pieces = scenes.flatMap((scene, i) => pieceOf(scene, videos[i], soundOf(scene, startMs, endMs)) ?? []);
  return { startMs, endMs, pieces };
}

async function scenesIn(folder: ChannelFolder, memory: SampleMemory, fromMs: number, toMs: number): Promise<Scene[]> {
  const spans = await fileSpans(folder, fromMs, toMs);
  const first = spans.find(({ startMs, endMs }) => startMs < toMs && endMs > fromMs);
  const around = spans.filter(({ startMs, endMs }) => startMs < toMs + SOUND_MS && endMs > fromMs - SOUND_MS);
  const alike = around.filter(({ track }) => track.codec === first?.track.codec);
  const scenes: Scene[] = [];
  for (const [i, span] of alike.entries()) {
    const samples = await memory.samplesIn(span.file);
    const pictures = samples?.tracks.get(span.track.id);
    const nextMs = (alike[i + 1]?.startMs ?? Number.POSITIVE_INFINITY) - SAME_MOMENT_MS;
    const limitMs = Math.min(nextMs, toMs - SAME_MOMENT_MS);
    if (samples && pictures) scenes.push({ span, samples, pictures, nextMs, limitMs });
  }
  return scenes;
}

/** When the picture begins that is on screen at that moment, or the first one after it where none is. */
function firstShown({ span, pictures, limitMs }: Scene, fromMs: number): number | undefined {
  const { zeroMs, track } = span;
  const momentMs = fromMs + SAME_MOMENT_MS;
  let onScreen = Number.NEGATIVE_INFINITY;
  let next = Number.POSITIVE_INFINITY;
  eachSample(pictures, 0, pictures.sizes.length, (i, dts) => {
    const wallMs = zeroMs + ((dts + (pictures.cts.values[i]! | 0)) * 1_000) / track.timescale;
    if (wallMs >= limitMs) return true;
    const lastsMs = (pictures.durations.values[i]! * 1_000) / track.timescale;
    if (wallMs > momentMs) next = Math.min(next, wallMs);
    else if (wallMs + lastsMs > momentMs) onScreen = Math.max(onScreen, wallMs);
    const foundMs = Number.isFinite(onScreen) ? momentMs : next;
    return zeroMs + (dts * 1_000) / track.timescale < foundMs + REORDERED_MS;
  });
  if (Number.isFinite(onScreen)) return onScreen;
  return Number.isFinite(next) ? next : undefined;
}

/** From where decoding can begin for the picture of that moment, or from the file's beginning, to the limit. */
function picturesOf({ span, pictures, limitMs }: Scene, startMs: number | undefined): Stretch | undefined {
  const { zeroMs, track } = span;
  let first = 0;
  let end = 0;
  eachSample(pictures, 0, pictures.sizes.length, (i, dts) => {
    const wallMs = zeroMs + ((dts + (pictures.cts.values[i]! | 0)) * 1_000) / track.timescale;
    if (wallMs >= limitMs) return;
    end = i + 1; // in decoding order: everything that the shown pictures refer to
    const canBegin = pictures.syncs.values[i] === 1;
    if (startMs !== undefined && canBegin && wallMs <= startMs + SAME_MOMENT_MS) first = i;
  });
  return first < end ? { track, samples: pictures, first, end } : undefined;
}

function endOf({ span, limitMs }: Scene, { track, samples, first, end }: Stretch): number {
  let latest = Number.NEGATIVE_INFINITY;
  eachSample(samples, first, end, (i, dts) => {
    const shown = dts + (samples.cts.values[i]! | 0);
    if (span.zeroMs + (shown * 1_000) / track.timescale >= limitMs) return;
    latest = Math.max(latest, span.zeroMs + ((shown + samples.durations.values[i]!) * 1_000) / track.timescale);
  });
  return latest;
}

/** What sounds between these moments, and one frame before it: a decoder needs it to come in smoothly. */
function soundOf({ span, samples }: Scene, startMs: number, endMs: number): Stretch | undefined {
  const track = span.file.header?.tracks.find(({ kind }) => kind === 'audio');
  const sounds = track && samples.tracks.get(track.id);
  if (!track || !sounds) return undefined;
  let first = 0;
  let end = 0;
  let reachMs = Number.NEGATIVE_INFINITY;
  eachSample(sounds, 0, sounds.sizes.length, (i, dts) => {
    const wallMs = span.zeroMs + (dts * 1_000) / track.timescale;
    const lastsMs = (sounds.durations.values[i]! * 1_000) / track.timescale;
    if (wallMs + lastsMs <= startMs) first = i;
    if (wallMs < endMs) end = i + 1;
    reachMs = wallMs + lastsMs;
  });
  return first < end && reachMs > startMs ? { track, samples: sounds, first, end } : undefined;
}

function pieceOf(
  { span, samples, nextMs }: Scene,
  video: Stretch | undefined,
  audio: Stretch | undefined,
): FilmPiece | undefined {
  const stretches = [video, audio].filter((one) => one !== undefined);
  if (stretches.length === 0) return undefined;
  return {
    path: span.file.path,
    inode: samples.inode,
    from: Math.min(...stretches.map(({ samples: list, first }) => placeOf(list, first).from)),
    to: Math.max(...stretches.map(({ samples: list, end }) => placeOf(list, end - 1).to)),
    zeroMs: span.zeroMs,
    nextMs,
    video,
    audio,
  };
}

function placeOf(list: SampleList, index: number): { from: number; to: number } {
  let place = { from: 0, to: 0 };
  eachSample(list, index, index + 1, (_, _dts, offset) => {
    place = { from: offset, to: offset + list.sizes.values[index]! };
  });
  return place;
}
