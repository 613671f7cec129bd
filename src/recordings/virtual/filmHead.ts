import { box, fullBox, int64, uint16, uint32, uint64 } from '../boxes.ts';
import type { Track } from '../header.ts';
import { moveChunks, type TrackTables } from './trackTables.ts';

/** One track of a film that is on no disk. */
export interface FilmTrack {
  readonly kind: Track['kind'];
  readonly timescale: number;
  readonly width: number;
  readonly height: number;
  /** Entries of the `stsd` box, in the order in which they are numbered. */
  readonly descriptions: readonly Buffer[];
  readonly tables: TrackTables;
  /** What a player shows: `delay` and `duration` in ticks of the movie, `from` in ticks of the track. */
  readonly edit: { readonly delay: number; readonly from: number; readonly duration: number };
}

/** Ticks of the movie's clock in a second. */
export const MOVIE_TIMESCALE = 90_000;

const IDENTITY = uint32(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000);
const UNDETERMINED_LANGUAGE = 0x55c4;

/** Everything up to the media: `ftyp`, `moov`, and the first bytes of `mdat`. @param mediaBytes what follows */
export function filmHead(tracks: readonly FilmTrack[], mediaBytes: number): Buffer {
  const ftyp = box('ftyp', Buffer.from('isom'), uint32(512), Buffer.from('isomiso2avc1mp41'));
  const mdat = Buffer.concat([uint32(1), Buffer.from('mdat'), uint64(BigInt(mediaBytes + 16))]);
  const moov = movieBox(tracks);
  moveChunks(moov, ftyp.length + moov.length + mdat.length);
  return Buffer.concat([ftyp, moov, mdat]);
}

function movieBox(tracks: readonly FilmTrack[]): Buffer {
  const duration = Math.max(...tracks.map(({ edit }) => edit.delay + edit.duration));
  const mvhd = fullBox(
    'mvhd',
    1,
    0,
    uint64(0n),
    uint64(0n),
    uint32(MOVIE_TIMESCALE),
    uint64(BigInt(duration)),
    uint32(0x10000),
    uint16(0x100, 0),
    uint32(0, 0),
    IDENTITY,
    Buffer.alloc(24),
    uint32(tracks.length + 1),
  );
  return box('moov', mvhd, ...tracks.map((track, i) => trackBox(track, i + 1)));
}

function trackBox(track: FilmTrack, id: number): Buffer {
  const { kind, timescale, width, height, descriptions, tables, edit } = track;
  const isVideo = kind === 'video';
  const tkhd = fullBox(
    'tkhd',
    1,
    3,
    uint64(0n),
    uint64(0n),
    uint32(id, 0),
    uint64(BigInt(edit.delay + edit.duration)),
    uint32(0, 0),
    isVideo ? uint16(0, 0, 0, 0) : uint16(0, 1, 0x100, 0), // layer, alternate group, volume
    IDENTITY,
    uint32(width * 0x10000, height * 0x10000),
  );
  const mdhd = fullBox(
    'mdhd',
    1,
    0,
    uint64(0n),
    uint64(0n),
    uint32(timescale),
    uint64(BigInt(tables.duration)),
    uint16(UNDETERMINED_LANGUAGE, 0),
  );
  const [handler, name] = isVideo ? ['vide', 'VideoHandler\0'] : ['soun', 'SoundHandler\0'];
  const hdlr = fullBox('hdlr', 0, 0, uint32(0), Buffer.from(handler), Buffer.alloc(12), Buffer.from(name));
  const kindHeader = isVideo ? fullBox('vmhd', 0, 1, uint16(0, 0, 0, 0)) : fullBox('smhd', 0, 0, uint16(0, 0));
  const dinf = box('dinf', fullBox('dref', 0, 0, uint32(1), fullBox('url ', 0, 1)));
  const minf = box('minf', kindHeader, dinf, tables.box(descriptions));
  return box('trak', tkhd, box('edts', editList(edit)), box('mdia', mdhd, hdlr, minf));
}

function editList({ delay, from, duration }: FilmTrack['edit']): Buffer {
  const entry = (span: number, mediaTime: number) =>
    Buffer.concat([uint64(BigInt(span)), int64(BigInt(mediaTime)), uint16(1, 0)]);
  const entries = [...(delay > 0 ? [entry(delay, -1)] : []), entry(duration, from)];
  return fullBox('elst', 1, 0, uint32(entries.length), ...entries);
}
