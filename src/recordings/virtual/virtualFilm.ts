import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, lstat, open } from 'node:fs/promises';
import { filmHead } from './filmHead.ts';
import { layOut, type PlacedPiece } from './filmLayout.ts';
import type { FilmPlan } from './filmPlan.ts';
import { filmTracks } from './filmTracks.ts';

/** The footage of a channel over a span of time, as one MP4 file that a player may ask for in any parts. */
export interface VirtualFilm {
  /** Follows from every byte of it; two films with the same id are the same. URL-safe. */
  readonly id: string;
  /** The span that it was made of, in milliseconds since the Unix epoch: what of the one asked for is on disk for good. */
  readonly fromMs: number;
  readonly toMs: number;
  /** Wall clock of the first picture, and of the end of the last one: time `t` of the film is `startAt` + `t`. */
  readonly startAt: Date;
  readonly endAt: Date;
  /** Bytes of the whole film. */
  readonly size: number;
  /** Memory that it holds, in bytes. */
  readonly headSize: number;
  /** Whether the recordings that hold these bytes are still there. */
  isThere(from: number, to: number): Promise<boolean>;
  /** The bytes [from, to). Throws FilmGone where the recordings vanish meanwhile. */
  read(from: number, to: number): AsyncGenerator<Buffer>;
}

/** The recordings that a film was made of are not there any more, or are other ones. */
export class FilmGone extends Error {
  override name = 'FilmGone';
}

/** Bytes of a film: of a file from `offset` on, or these. */
interface Slice {
  /** Of the film: [from, to). */
  readonly from: number;
  readonly to: number;
  readonly source: Buffer | { readonly file: SourceFile; readonly offset: number };
}

/** A file as it was indexed. */
interface SourceFile {
  readonly path: string;
  readonly inode: number;
  /** Bytes of it that are needed. */
  readonly size: number;
}

const CHUNK = 256 << 10;

/** @param span what the plan was made of */
export async function virtualFilm(plan: FilmPlan, span: Pick<VirtualFilm, 'fromMs' | 'toMs'>): Promise<VirtualFilm> {
  const { startMs, endMs } = plan;
  const pieces = layOut(plan.pieces);
  const mediaBytes = pieces.reduce((sum, piece) => sum + piece.size, 0);
  const head = filmHead(await filmTracks(plan, pieces), mediaBytes);
  const size = head.length + mediaBytes;
  const slices = pieces.flatMap((piece) => slicesOf(piece, head.length + piece.at));
  const slicesIn = (from: number, to: number) => slices.filter((slice) => slice.from < to && slice.to > from);

  return {
    id: idOf(head, pieces),
    ...span,
    // Up, so that the moment lies in the picture and not in the one before it.
    startAt: new Date(Math.ceil(startMs)),
    endAt: new Date(Math.floor(endMs)),
    size,
    headSize: head.length,

    async isThere(from, to) {
      const sources = slicesIn(from, to).map(({ source }) => source);
      const files = new Set(sources.flatMap((source) => (Buffer.isBuffer(source) ? [] : source.file)));
      for (const file of files) {
        const found = await lstat(file.path).catch(() => undefined);
        if (!found?.isFile() || found.ino !== file.inode || found.size < file.size) return false;
      }
      return true;
    },

    async *read(from, to) {
      if (from < head.length) yield head.subarray(from, Math.min(to, head.length));
      for (const slice of slicesIn(from, to)) {
        const [begin, end] = [Math.max(from, slice.from) - slice.from, Math.min(to, slice.to) - slice.from];
        const { source } = slice;
        if (Buffer.isBuffer(source)) yield source.subarray(begin, end);
        else yield* readFile(source.file, source.offset + begin, source.offset + end);
      }
    },
  };
}

/** What is put in stands before the bytes at its place. */
function slicesOf({ path, inode, from, to, insert, insertAt }: PlacedPiece, filmAt: number): Slice[] {
  const file: SourceFile = { path, inode, size: to };
  const slices: Slice[] = [];
  let at = filmAt;
  const add = (source: Slice['source'], size: number) => {
    if (size > 0) slices.push({ from: at, to: at + size, source });
    at += size;
  };
  let offset = from;
  for (const place of insertAt) {
    add({ file, offset }, place - offset);
    add(insert, insert.length);
    offset = place;
  }
  add({ file, offset }, to - offset);
  return slices;
}

/** Names of files are no secret of a channel, but nothing here says them. */
function idOf(head: Buffer, pieces: readonly PlacedPiece[]): string {
  const hash = createHash('sha256').update(head);
  for (const { path, from, insert } of pieces) hash.update(`${path}\0${from}\0`).update(insert);
  return hash.digest('base64url').slice(0, 22);
}

async function* readFile(source: SourceFile, from: number, to: number): AsyncGenerator<Buffer> {
  const file = await openSame(source);
  try {
    for (let at = from; at < to; ) {
      const chunk = Buffer.allocUnsafe(Math.min(CHUNK, to - at));
      const { bytesRead } = await file.read(chunk, 0, chunk.length, at);
      if (bytesRead === 0) throw new FilmGone('a recording became shorter while it was read');
      yield chunk.subarray(0, bytesRead);
      at += bytesRead;
    }
  } finally {
    await file.close();
  }
}

/** The file as it was indexed: neither a link nor a pipe nor another file that took its name. */
async function openSame({ path, inode }: SourceFile): Promise<FileHandle> {
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  const file = await open(path, flags).catch((error: NodeJS.ErrnoException) => {
    if (['ENOENT', 'ENOTDIR', 'ELOOP', 'ENXIO'].includes(error.code ?? '')) throw new FilmGone('a recording is gone');
    throw error;
  });
  const found = await file.stat();
  if (found.isFile() && found.ino === inode) return file;
  await file.close();
  throw new FilmGone('a recording was replaced');
}
