import type { Track } from '../header.ts';
import { MOVIE_TIMESCALE } from '../movieBoxes.ts';
import type { FilmTrack } from './filmHead.ts';
import { type PlacedPiece, placer } from './filmLayout.ts';
import type { FilmPlan, Stretch } from './filmPlan.ts';
import { eachSample } from './sampleList.ts';
import { openTrackTables } from './trackTables.ts';

/** Sounds of two files may overlap by so much of a second; what overlaps by more is heard once. */
const OVERLAP_S = 0.001;

/**
 * Picture and sound on one axis, which is the wall clock: across a hole the last picture stays on screen, and time goes
 * on. Ticks are counted from the film's first picture.
 */
export async function filmTracks(plan: FilmPlan, placed: readonly PlacedPiece[]): Promise<FilmTrack[]> {
  const video = await pictureTrack(plan, piecesWith(placed, 'video'));
  const audio = await soundTrack(plan, piecesWith(placed, 'audio'));
  return audio ? [video, audio] : [video];
}

/** A piece seen from one of its tracks. */
interface TrackPiece extends PlacedPiece {
  readonly stretch: Stretch;
}

/** The pieces that have something of that kind, and fit the first of them. */
function piecesWith(all: readonly PlacedPiece[], kind: 'video' | 'audio'): TrackPiece[] {
  const pieces = all.flatMap((piece) => (piece[kind] ? [{ ...piece, stretch: piece[kind] }] : []));
  return pieces.filter(({ stretch }) => stretch.track.codec === pieces[0]?.stretch.track.codec);
}

async function pictureTrack(plan: FilmPlan, pieces: readonly TrackPiece[]): Promise<FilmTrack> {
  const track = pieces[0]!.stretch.track;
  const numbered = descriptionsOf(pieces);
  const tables = openTrackTables();
  const pressed = pressedBefore(pieces[0]!, plan.startMs);
  let origin = Number.NaN;
  let last = Number.NEGATIVE_INFINITY;
  let duration = 0;
  for (const piece of pieces) {
    const { track: own, samples, first, end } = piece.stretch;
    const { cts, sizes, syncs, durations } = samples;
    const tick = axisOf(piece, track.timescale, plan.startMs);
    const entry = numbered.entryOf(own);
    const place = placer(piece);
    const added = piece.insert.length;
    eachSample(samples, first, end, (i, dts, offset) => {
      const shown = dts + (cts.values[i]! | 0);
      if (piece.zeroMs + (shown * 1_000) / own.timescale >= piece.nextMs) return;
      // B-frames make a file's decoding begin before its first picture: perhaps before the last file's ended.
      const at = Math.max(last, pressed(tick(dts)));
      if (Number.isNaN(origin)) origin = at;
      const sync = syncs.values[i] === 1;
      const size = sizes.values[i]! + (sync ? added : 0);
      tables.add(at, pressed(tick(shown)) - at, size, sync, place(offset), entry);
      last = at;
      duration = durations.values[i]!;
    });
    await new Promise(setImmediate);
  }
  tables.finish(duration);
  const { width, height } = track;
  return {
    kind: 'video',
    timescale: track.timescale,
    width,
    height,
    descriptions: numbered.entries,
    tables,
    edit: { delay: 0, from: -origin, duration: movieTicks(plan.endMs - plan.startMs) },
  };
}

async function soundTrack(plan: FilmPlan, pieces: readonly TrackPiece[]): Promise<FilmTrack | undefined> {
  const track = pieces[0]?.stretch.track;
  if (!track) return undefined;
  const numbered = descriptionsOf(pieces);
  const tables = openTrackTables();
  const overlap = OVERLAP_S * track.timescale;
  let origin = Number.NaN;
  let until = Number.NEGATIVE_INFINITY;
  let lastDuration = 0;
  for (const piece of pieces) {
    const { samples, first, end } = piece.stretch;
    const tick = axisOf(piece, track.timescale, plan.startMs);
    const entry = numbered.entryOf(piece.stretch.track);
    const place = placer(piece);
    eachSample(samples, first, end, (i, dts, offset) => {
      if (tick(dts) < until - overlap) return;
      const at = Math.max(tick(dts), until - lastDuration);
      if (Number.isNaN(origin)) origin = at;
      tables.add(at, 0, samples.sizes.values[i]!, true, place(offset), entry);
      lastDuration = tick(dts + samples.durations.values[i]!) - tick(dts);
      until = at + lastDuration;
    });
    await new Promise(setImmediate);
  }
  if (tables.count === 0) return undefined;
  tables.finish(lastDuration);
  const delay = Math.max(0, Math.round((origin * MOVIE_TIMESCALE) / track.timescale));
  const there = Math.round(((until - Math.max(0, origin)) * MOVIE_TIMESCALE) / track.timescale);
  const duration = Math.min(there, movieTicks(plan.endMs - plan.startMs) - delay);
  return {
    kind: 'audio',
    timescale: track.timescale,
    width: 0,
    height: 0,
    descriptions: numbered.entries,
    tables,
    edit: { delay, from: Math.max(0, -origin), duration },
  };
}

/** Ticks of a file's own axis on the film's, whose zero is its first picture. Whole ones: within a file nothing is rounded. */
function axisOf({ zeroMs, stretch }: TrackPiece, timescale: number, startMs: number): (ticks: number) => number {
  const own = stretch.track;
  const shift = Math.round(((zeroMs - startMs) * timescale) / 1_000);
  if (own.timescale === timescale) return (ticks) => ticks + shift;
  return (ticks) => Math.round((ticks * timescale) / own.timescale) + shift;
}

/**
 * Of what lies before the first picture that is shown, each moment of decoding or showing lasts a tick, so that a player
 * that ignores edit lists is off by next to nothing. One increasing map for both kinds of moments.
 */
function pressedBefore(piece: TrackPiece, startMs: number): (ticks: number) => number {
  const { track, samples, first, end } = piece.stretch;
  const tick = axisOf(piece, track.timescale, startMs);
  const moments: number[] = [];
  let start = Number.NaN;
  eachSample(samples, first, end, (i, dts) => {
    const [decoded, shown] = [tick(dts), tick(dts + (samples.cts.values[i]! | 0))];
    moments.push(decoded, shown);
    if (Number.isNaN(start) || Math.abs(shown) < Math.abs(start)) start = shown;
    return decoded <= track.timescale; // a second later nothing is hidden any more
  });
  const hidden = [...new Set(moments)].filter((ticks) => ticks < start).sort((a, b) => a - b);
  const order = new Map(hidden.map((ticks, i) => [ticks, i - hidden.length]));
  return (ticks) => (ticks > start ? ticks - start : (order.get(ticks) ?? 0));
}

/** Numbers the decoders' settings that occur: a recorder that starts anew may have other ones. */
function descriptionsOf(pieces: readonly TrackPiece[]): { entries: Buffer[]; entryOf(track: Track): number } {
  /** Size and type of `stsd`, its version, and how many there are. */
  const HEAD = 16;
  const entries: Buffer[] = [];
  const find = ({ sampleEntry }: Track) => entries.findIndex((one) => one.equals(sampleEntry.subarray(HEAD)));
  for (const { stretch } of pieces) {
    if (find(stretch.track) < 0) entries.push(stretch.track.sampleEntry.subarray(HEAD));
  }
  return { entries, entryOf: (track) => find(track) + 1 };
}

function movieTicks(ms: number): number {
  return Math.round((ms * MOVIE_TIMESCALE) / 1_000);
}
