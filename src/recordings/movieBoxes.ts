// Boxes of an MP4 with one index in front of its media, as clips and whole recordings have them.
import { box, fullBox, int64, uint16, uint32, uint64 } from './boxes.ts';
import type { Track } from './header.ts';

/** Ticks of the movie's clock in a second; fine enough for every frame rate in use. */
export const MOVIE_TIMESCALE = 90_000;

/** Pictures are shown as they are: not turned, not stretched. */
export const IDENTITY = uint32(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000);
export const UNDETERMINED_LANGUAGE = 0x55c4;

/** Which part of a track a player shows. */
export interface Edit {
  /** Movie ticks before the track begins to show. */
  readonly delay: number;
  /** Ticks of the track where showing begins. */
  readonly from: number;
  /** Movie ticks that it shows. */
  readonly duration: number;
}

export const fileType = (): Buffer => box('ftyp', Buffer.from('isom'), uint32(512), Buffer.from('isomiso2avc1mp41'));

/** The first bytes of an `mdat`, whose content follows. @param bytes of that content */
export const mediaBegin = (bytes: number): Buffer =>
  Buffer.concat([uint32(1), Buffer.from('mdat'), uint64(BigInt(bytes + 16))]);

/** Layer, alternate group and volume in a `tkhd`. */
export const presentation = (kind: Track['kind']): Buffer =>
  kind === 'video' ? uint16(0, 0, 0, 0) : uint16(0, 1, 0x100, 0);

/** An `mdia`. @param header its `mdhd` @param sampleTable its `stbl` */
export function mediaBox(kind: Track['kind'], header: Buffer, sampleTable: Buffer): Buffer {
  const isVideo = kind === 'video';
  const [handler, name] = isVideo ? ['vide', 'VideoHandler\0'] : ['soun', 'SoundHandler\0'];
  const hdlr = fullBox('hdlr', 0, 0, uint32(0), Buffer.from(handler), Buffer.alloc(12), Buffer.from(name));
  const kindHeader = isVideo ? fullBox('vmhd', 0, 1, uint16(0, 0, 0, 0)) : fullBox('smhd', 0, 0, uint16(0, 0));
  const dinf = box('dinf', fullBox('dref', 0, 0, uint32(1), fullBox('url ', 0, 1)));
  return box('mdia', header, hdlr, box('minf', kindHeader, dinf, sampleTable));
}

/** An `edts` with its `elst`. */
export function editBox({ delay, from, duration }: Edit): Buffer {
  const entry = (span: number, mediaTime: number) =>
    Buffer.concat([uint64(BigInt(span)), int64(BigInt(mediaTime)), uint16(1, 0)]);
  const entries = [...(delay > 0 ? [entry(delay, -1)] : []), entry(duration, from)];
  return box('edts', fullBox('elst', 1, 0, uint32(entries.length), ...entries));
}
