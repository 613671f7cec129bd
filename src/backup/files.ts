// Films, recordings and keys: linked where that is possible, else copied, each with the hash of what was kept.
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, link, mkdir, open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';
import { codeOf } from './trouble.ts';

/** Folders of the data folder. */
export type KeptFolder = 'clips' | 'recordings' | 'keys';

export interface KeptFile {
  /** Inside the data folder, and inside the backup. */
  readonly path: string;
  readonly bytes: number;
  readonly modifiedMs: number;
  /** SHA-256. */
  readonly hash: string;
  /** Shares its bytes with the source, so that what was hashed is what is kept. */
  readonly isLink: boolean;
}

/** @returns the hash of what the file holds up to `bytes`, which may be less than it has grown to by now */
export async function hashOfFile(file: string, bytes = Number.POSITIVE_INFINITY): Promise<string> {
  const hash = createHash('sha256');
  if (bytes === 0) return hash.digest('hex');
  for await (const chunk of createReadStream(file, { end: bytes - 1, highWaterMark: CHUNK_BYTES })) hash.update(chunk);
  return hash.digest('hex');
}

/** Regular files, in order; what begins with a dot is a draft of somebody who is at work. Links are not followed. */
export async function filesIn(dataFolder: string, folder: KeptFolder): Promise<string[]> {
  try {
    const entries = await readdir(path.join(dataFolder, folder), { withFileTypes: true, recursive: true });
    const files = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.'));
    return files.map(({ parentPath, name }) => path.relative(dataFolder, path.join(parentPath, name))).sort();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

/** Of each folder of recordings the newest: a recorder may still be writing to it, and a link would go on growing. */
export function mayGrow(files: readonly string[]): ReadonlySet<string> {
  const newest = new Map<string, string>();
  for (const file of files) if (file.startsWith('recordings')) newest.set(path.dirname(file), file);
  return new Set(newest.values());
}

export interface PlaceOptions {
  /** Never a link: the source may change. */
  readonly copied: boolean;
  /** Only its owner may read a copy, and look into its folder. */
  readonly isSecret?: boolean;
  /** A file with another hash gets no place. */
  readonly expected?: string;
}

/**
 * Gives the file another place. It appears there complete, or not at all; what stood there is replaced.
 * @returns what it holds; undefined where the file is gone
 */
export async function placeFile(
  from: string,
  to: string,
  { copied, isSecret = false, expected }: PlaceOptions,
): Promise<Omit<KeptFile, 'path'> | undefined> {
  const draft = path.join(path.dirname(to), `.${randomUUID()}.tmp`);
  try {
    await mkdir(path.dirname(to), { recursive: true, ...(isSecret && { mode: 0o700 }) });
    const { size, mtimeMs, mtime } = await stat(from);
    const isLinked = !copied && (await linked(from, draft));
    const kept = isLinked ? { bytes: size, hash: await hashOfFile(draft) } : await copyBytes(from, draft, size);
    const placed = { ...kept, modifiedMs: mtimeMs, isLink: isLinked };
    if (expected !== undefined && kept.hash !== expected) {
      await rm(draft, { force: true });
      return placed;
    }
    if (!isLinked) {
      await chmod(draft, isSecret ? 0o600 : 0o644);
      await utimes(draft, mtime, mtime);
    }
    await rename(draft, to);
    // Of two links to one file, a rename leaves both.
    if (isLinked) await rm(draft, { force: true });
    return placed;
  } catch (error) {
    await rm(draft, { force: true });
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Another disk, a file system without links, or too many of them. */
const NO_LINK: readonly (string | undefined)[] = ['EXDEV', 'EPERM', 'EMLINK', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'];

async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (NO_LINK.includes(codeOf(error))) return false;
    throw error;
  }
}

const CHUNK_BYTES = 1024 * 1024;

/** As much as it held when it was looked at: a recording may grow while it is copied. */
async function copyBytes(from: string, to: string, size: number): Promise<{ bytes: number; hash: string }> {
  const hash = createHash('sha256');
  const target = await open(to, 'wx', 0o600);
  let bytes = 0;
  try {
    if (size > 0) {
      for await (const chunk of createReadStream(from, { end: size - 1, highWaterMark: CHUNK_BYTES })) {
        hash.update(chunk);
        await target.writeFile(chunk);
        bytes += chunk.length;
      }
    }
    await target.datasync();
  } finally {
    await target.close();
  }
  return { bytes, hash: hash.digest('hex') };
}

/** Lines of a list that was being written when its writer died may end in the middle: that one is left out. */
export async function readFileList(file: string): Promise<Map<string, KeptFile>> {
  const list = new Map<string, KeptFile>();
  let text = '';
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
  for (const line of text.split('\n').slice(0, -1)) {
    const kept = JSON.parse(line) as KeptFile;
    list.set(kept.path, kept);
  }
  return list;
}

export const textOfFileList = (files: Iterable<KeptFile>): string =>
  [...files]
    .sort((one, other) => (one.path < other.path ? -1 : 1))
    .map((file) => `${JSON.stringify(file)}\n`)
    .join('');
