import { box, fullBox, uint16, uint32, uint64 } from '../boxes.ts';
import type { Track } from '../header.ts';
import {
  type Edit,
  editBox,
  fileType,
  IDENTITY,
  MOVIE_TIMESCALE,
  mediaBegin,
  mediaBox,
  presentation,
  UNDETERMINED_LANGUAGE,
} from '../movieBoxes.ts';
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
  readonly edit: Edit;
}

/** Everything up to the media: `ftyp`, `moov`, and the first bytes of `mdat`. @param mediaBytes what follows */
export function filmHead(tracks: readonly FilmTrack[], mediaBytes: number): Buffer {
  const ftyp = fileType();
  const mdat = mediaBegin(mediaBytes);
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
  const tkhd = fullBox(
    'tkhd',
    1,
    3,
    uint64(0n),
    uint64(0n),
    uint32(id, 0),
    uint64(BigInt(edit.delay + edit.duration)),
    uint32(0, 0),
    presentation(kind),
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
  return box('trak', tkhd, editBox(edit), mediaBox(kind, mdhd, tables.box(descriptions)));
}
