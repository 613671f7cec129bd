// Footage whose time is over is deleted, but for what a clip still needs or a favourite keeps: the fact first, then the file.
import type { Dirent } from 'node:fs';
import { lstat, readdir, realpath, unlink } from 'node:fs/promises';
import path from 'node:path';
import type { Pool } from 'pg';
import { v4 } from 'uuid';
import { deleteFootage, MOST_FILES } from '../commands/channel/deleteFootage.ts';
import type { Handle } from '../commands/handle.ts';
import { isoOf, msOf } from '../domain/values.ts';
import type { ChannelRow } from '../projections/channelBoard/projection.ts';
import { allChannels } from '../projections/channelBoard/queries.ts';
import { type KeptWindow, windowsToKeep } from '../projections/clipList/workQueries.ts';
import { timeInName } from '../recordings/recordingName.ts';
import type { Recordings } from '../recordings/recordings.ts';
import { systemActor } from './systemActor.ts';

/** A window's neighbourhood stays too: whoever sets it anew wants a little more than was marked. In milliseconds. */
const AROUND_MS = 10_000;

export interface SweepFootageOptions {
  readonly pool: Pool;
  readonly handle: Handle;
  readonly recordings: Pick<Recordings, 'overview'>;
  readonly recordingsFolder: string;
  /** How long footage is kept, in milliseconds. */
  readonly keptMs: number;
  readonly log: (message: string, reason: unknown) => void;
}

/** A file that may go. */
interface OldFile {
  readonly name: string;
  /** Epoch milliseconds. */
  readonly fromMs: number;
  readonly toMs: number;
  readonly bytes: number;
}

/**
 * The read models must be up to date: they say what is to be kept. Several at once are harmless.
 * @param now epoch milliseconds
 * @returns how many files were deleted
 */
export async function sweepFootage(options: SweepFootageOptions, now = Date.now()): Promise<number> {
  const { pool, recordingsFolder, keptMs, log } = options;
  const root = await realpath(recordingsFolder);
  let deleted = 0;
  for (const channel of await allChannels(pool)) {
    try {
      deleted += await sweepChannel(options, root, channel, now - keptMs);
    } catch (error) {
      log(`old footage of ${channel.path} is deleted later`, error);
    }
  }
  return deleted;
}

async function sweepChannel(
  { pool, handle, recordings, log }: SweepFootageOptions,
  root: string,
  { team, id: channelId, path: channelPath }: ChannelRow,
  cutoffMs: number,
): Promise<number> {
  const folder = path.join(root, channelPath);
  const old = await oldFiles(folder, channelPath, cutoffMs, recordings);
  if (old.length === 0) return 0;
  const kept = await windowsToKeep(pool, team, channelId);
  const going = old.filter((file) => !isKept(file, kept));
  let deleted = 0;
  for (let next = 0; next < going.length; next += MOST_FILES) {
    const some = going.slice(next, next + MOST_FILES);
    const files = some.map(({ name, fromMs, toMs, bytes }) => ({ name, from: isoOf(fromMs), to: isoOf(toMs), bytes }));
    // The channel knows what it has recorded by the files' names: no id has to follow from them.
    const input = { commandId: v4(), channelId, files, reason: 'expired' };
    const outcome = await handle(deleteFootage, input, systemActor(team));
    if (outcome.kind === 'refused') {
      log(`old footage of ${channelPath} stays`, outcome.refusal);
      continue;
    }
    for (const { name } of some) if (await deleteOld(folder, name, cutoffMs)) deleted += 1;
  }
  return deleted;
}

/**
 * Recordings that are older than the cutoff by what they show and by when they were last written: one whose recorder's
 * clock is years behind is as new as its last byte. So the file that is being written is never among them.
 */
async function oldFiles(
  folder: string,
  channelPath: string,
  cutoffMs: number,
  recordings: Pick<Recordings, 'overview'>,
): Promise<OldFile[]> {
  const untouched = new Map<string, { fromMs: number; writtenMs: number; bytes: number }>();
  for (const entry of await entriesOf(folder)) {
    const fromMs = entry.isFile() ? timeInName(entry.name) : undefined;
    if (fromMs === undefined || fromMs >= cutoffMs) continue;
    const stat = await lstat(path.join(folder, entry.name)).catch(() => undefined);
    if (stat?.isFile() && stat.mtimeMs < cutoffMs) {
      untouched.set(entry.name, { fromMs, writtenMs: stat.mtimeMs, bytes: stat.size });
    }
  }
  if (untouched.size === 0) return [];
  const { segments } = await recordings.overview(channelPath, undefined, new Date(cutoffMs));
  const ends = new Map(segments.map(({ name, to }) => [name, to.getTime()]));
  return [...untouched]
    .map(([name, { fromMs, writtenMs, bytes }]) => {
      // What holds no pictures tells only when it was written last.
      return { name, fromMs, toMs: Math.max(fromMs, ends.get(name) ?? writtenMs), bytes };
    })
    .filter(({ toMs }) => toMs < cutoffMs)
    .sort((a, b) => a.fromMs - b.fromMs);
}

/** Of a folder of its own: where a link stands in its place, nothing is looked at. */
async function entriesOf(folder: string): Promise<Dirent[]> {
  if (!(await isItself(folder))) return [];
  return readdir(folder, { withFileTypes: true });
}

const isItself = async (folder: string): Promise<boolean> => (await realpath(folder).catch(() => undefined)) === folder;

const isKept = ({ fromMs, toMs }: OldFile, windows: readonly KeptWindow[]): boolean =>
  windows.some(({ in_at, until }) => fromMs < msOf(until) + AROUND_MS && toMs > msOf(in_at) - AROUND_MS);

/** Looks once more: between the fact and now something else may have taken its name. */
async function deleteOld(folder: string, name: string, cutoffMs: number): Promise<boolean> {
  const file = path.join(folder, name);
  const stat = await lstat(file).catch(() => undefined);
  if (!stat?.isFile() || stat.mtimeMs >= cutoffMs || !(await isItself(folder))) return false;
  await unlink(file).catch((error: NodeJS.ErrnoException) => {
    // Another worker was faster.
    if (error.code !== 'ENOENT') throw error;
  });
  return true;
}
