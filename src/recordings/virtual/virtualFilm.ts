import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, lstat, open } from 'node:fs/promises';
import { filmHead } from './filmHead.ts';
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

/** Bytes of a film that lie in one file. */
interface Slice {
  readonly path: string;
  readonly inode: number;
  /** Of the film: [from, to). */
  readonly from: number;
  readonly to: number;
  /** Place of `from` in the file. */
  readonly offset: number;
}

const CHUNK = 256 << 10;

/** @param span what the plan was made of */
export async function virtualFilm(plan: FilmPlan, span: Pick<VirtualFilm, 'fromMs' | 'toMs'>): Promise<VirtualFilm> {
  const { pieces, startMs, endMs } = plan;
  const mediaBytes = pieces.reduce((sum, { from, to }) => sum + to - from, 0);
  const head = filmHead(await filmTracks(plan), mediaBytes);
  let at = head.length;
  const slices = pieces.map(({ path, inode, from, to }): Slice => {
    const slice = { path, inode, from: at, to: at + to - from, offset: from };
    at = slice.to;
    return slice;
  });
  const size = at;
  const slicesOf = (from: number, to: number) => slices.filter((slice) => slice.from < to && slice.to > from);

  return {
    id: idOf(head, slices),
    ...span,
    // Up, so that the moment lies in the picture and not in the one before it.
    startAt: new Date(Math.ceil(startMs)),
    endAt: new Date(Math.floor(endMs)),
    size,
    headSize: head.length,

    async isThere(from, to) {
      for (const slice of slicesOf(from, to)) {
        const found = await lstat(slice.path).catch(() => undefined);
        if (!found?.isFile() || found.ino !== slice.inode || found.size < endInFile(slice)) return false;
      }
      return true;
    },

    async *read(from, to) {
      if (from < head.length) yield head.subarray(from, Math.min(to, head.length));
      for (const slice of slicesOf(from, to)) yield* readSlice(slice, from, to);
    },
  };
}

const endInFile = ({ offset, from, to }: Slice): number => offset + to - from;

/** Names of files are no secret of a channel, but nothing here says them. */
function idOf(head: Buffer, slices: readonly Slice[]): string {
  const hash = createHash('sha256').update(head);
  for (const { path, offset } of slices) hash.update(`${path}\0${offset}\0`);
  return hash.digest('base64url').slice(0, 22);
}

async function* readSlice(slice: Slice, from: number, to: number): AsyncGenerator<Buffer> {
  const file = await openSame(slice);
  try {
    const end = Math.min(to, slice.to);
    for (let at = Math.max(from, slice.from); at < end; ) {
      const chunk = Buffer.allocUnsafe(Math.min(CHUNK, end - at));
      const { bytesRead } = await file.read(chunk, 0, chunk.length, slice.offset + at - slice.from);
      if (bytesRead === 0) throw new FilmGone('a recording became shorter while it was read');
      yield chunk.subarray(0, bytesRead);
      at += bytesRead;
    }
  } finally {
    await file.close();
  }
}

/** The file as it was indexed: neither a link nor a pipe nor another file that took its name. */
async function openSame({ path, inode }: Slice): Promise<FileHandle> {
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
