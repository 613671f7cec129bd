import type { FilmPiece } from './filmPlan.ts';
import { parameterSets } from './parameterSets.ts';
import { eachSample } from './sampleList.ts';

/** A piece of a film, and where its bytes lie in the film's media. */
export interface PlacedPiece extends FilmPiece {
  /** Where the piece begins. */
  readonly at: number;
  /** Bytes that it takes, with what is put in. */
  readonly size: number;
  /** Put in before the bytes at each of these places of the file, in their order; the same everywhere. */
  readonly insert: Buffer;
  readonly insertAt: readonly number[];
}

const NOTHING = Buffer.alloc(0);

/**
 * The pieces one after another. Players take the decoder's settings from the film's first description and overlook that
 * a later piece names another one, whose pictures they then cannot decode. Where a film has several settings, each
 * picture where decoding can begin brings its own along, as it does with recorders that repeat them: wherever a player
 * seeks to, and from wherever it comes.
 */
export function layOut(pieces: readonly FilmPiece[]): PlacedPiece[] {
  const settings = pieces.flatMap(({ video }) => video?.track.sampleEntry ?? []);
  const areSeveral = settings.some((one) => !one.equals(settings[0]!));
  let at = 0;
  return pieces.map((piece) => {
    const own = areSeveral && piece.video ? parameterSets(piece.video.track.sampleEntry) : undefined;
    const insert = own ?? NOTHING;
    const insertAt = own ? beginnings(piece) : [];
    const placed = { ...piece, at, size: piece.to - piece.from + insert.length * insertAt.length, insert, insertAt };
    at += placed.size;
    return placed;
  });
}

/** Places of the pictures where decoding can begin. */
function beginnings({ video }: FilmPiece): number[] {
  const places: number[] = [];
  if (!video) return places;
  const { samples, first, end } = video;
  eachSample(samples, first, end, (i, _dts, offset) => {
    if (samples.syncs.values[i] === 1) places.push(offset);
  });
  return places;
}

/** Where in the media a place of the piece's file lies, or what is put in before it. To be asked in increasing order. */
export function placer({ at, from, insert, insertAt }: PlacedPiece): (offset: number) => number {
  let passed = 0;
  return (offset) => {
    while (passed < insertAt.length && insertAt[passed]! < offset) passed += 1;
    return at + offset - from + passed * insert.length;
  };
}
