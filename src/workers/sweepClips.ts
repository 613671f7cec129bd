// Films that nothing plays any more are deleted: those of clips that were taken away a while ago, and those whose clip
// has had a newer one for an hour. What lies on the disk is judged by the facts: the fact first, then the file.
import { readdir, realpath, rm, rmdir } from 'node:fs/promises';
import path from 'node:path';
import type { Pool } from 'pg';
import { deleteClipFile } from '../commands/clip/deleteClipFile.ts';
import type { Handle } from '../commands/handle.ts';
import { uuidv5 } from '../commands/ids.ts';
import { streamOf } from '../domain/streams.ts';
import { Id, msOf, Team } from '../domain/values.ts';
import type { EventStore } from '../eventstore/store.ts';
import type { ClipRow } from '../projections/clipList/projection.ts';
import { clipsById } from '../projections/clipList/queries.ts';
import { systemActor } from './systemActor.ts';

/** How long a film may still be played after a newer one has come: whoever watches it watches to its end. */
const SUPERSEDED_KEPT_MS = 3_600_000;
/** Clips whose rows are asked for together. */
const CLIPS_AT_ONCE = 500;
/** `3.mp4` is the film of generation 3; beside it lie its pictures. */
const FILE = /^([1-9]\d{0,8})\.(mp4|jpg|key\.jpg)$/;

export interface SweepClipsOptions {
  readonly pool: Pool;
  readonly store: Pick<EventStore, 'read'>;
  readonly handle: Handle;
  readonly clipsFolder: string;
  /** How long the film of a discarded clip is kept, in milliseconds. */
  readonly discardedKeptMs: number;
  readonly log: (message: string, reason: unknown) => void;
}

type Reason = 'superseded' | 'discarded';

/** Several at once are harmless. @param now epoch milliseconds @returns how many generations were deleted */
export async function sweepClips(options: SweepClipsOptions, now = Date.now()): Promise<number> {
  const { pool, clipsFolder, log } = options;
  const root = await realpath(clipsFolder);
  let deleted = 0;
  for (const team of await foldersIn(root, (name) => Team.safeParse(name).success)) {
    const clipIds = await foldersIn(path.join(root, team), (name) => Id.safeParse(name).success);
    for (let next = 0; next < clipIds.length; next += CLIPS_AT_ONCE) {
      for (const row of await clipsById(pool, team, clipIds.slice(next, next + CLIPS_AT_ONCE))) {
        try {
          deleted += await sweepClip(options, path.join(root, team, row.id), row, now);
        } catch (error) {
          log(`old films of clip ${row.id} are deleted later`, error);
        }
      }
    }
  }
  return deleted;
}

async function sweepClip(options: SweepClipsOptions, folder: string, row: ClipRow, now: number): Promise<number> {
  const { handle, log } = options;
  const { team, id: clipId } = row;
  const isDiscarded = row.status === 'discarded';
  const newest = row.file_generation ?? 0;
  // Nearly all clips have one film, and it plays.
  if (!isDiscarded && row.generation === 1) return 0;
  const files = await filesByGeneration(folder);
  const old = [...files].filter(([generation]) => isDiscarded || generation < newest);
  if (old.length === 0) return 0;
  // The row only says which ones are worth a look; how long ago it was, the clip's own facts say.
  const due = await dueOf(options, row, now);
  let deleted = 0;
  for (const [generation, names] of old) {
    const reason = due(generation);
    if (!reason) continue;
    if (names.some((name) => name.endsWith('.mp4'))) {
      const commandId = uuidv5(clipId, generation, 'delete', reason);
      const input = { clipId, generation, reason, commandId };
      const outcome = await handle(deleteClipFile, input, systemActor(team));
      if (outcome.kind === 'refused') {
        log(`the film ${generation} of clip ${clipId} stays`, outcome.refusal);
        continue;
      }
      deleted += 1;
    }
    for (const name of names) await rm(path.join(folder, name), { force: true });
  }
  // Nobody will ever cut it again. A folder that is not empty stays.
  if (isDiscarded) await rmdir(folder).catch(() => {});
  return deleted;
}

/** Why a generation's film may go by now; undefined where it may not. */
async function dueOf(
  { store, discardedKeptMs }: SweepClipsOptions,
  { team, id, status }: ClipRow,
  now: number,
): Promise<(generation: number) => Reason | undefined> {
  const events = await store.read(streamOf('clip', team, id), 0n);
  const isOver = (recordedAt: string | undefined, keptMs: number) =>
    recordedAt !== undefined && now - msOf(recordedAt) >= keptMs;
  const ready = events.findLast(({ type }) => type === 'ClipReady');
  const newest = ready?.type === 'ClipReady' ? ready.data.generation : 0;
  // A restore that the row does not show yet has the command refused.
  const discarded = status === 'discarded' ? events.findLast(({ type }) => type === 'ClipDiscarded') : undefined;
  return (generation) => {
    if (generation < newest && isOver(ready?.meta.recordedAt, SUPERSEDED_KEPT_MS)) return 'superseded';
    return isOver(discarded?.meta.recordedAt, discardedKeptMs) ? 'discarded' : undefined;
  };
}

async function filesByGeneration(folder: string): Promise<Map<number, string[]>> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.flatMap((entry) => (entry.isFile() && FILE.test(entry.name) ? [entry.name] : []));
  return Map.groupBy(names, (name) => Number(FILE.exec(name)![1]));
}

/** Folders of their own: a link that stands in a folder's place is none. */
async function foldersIn(folder: string, isOurs: (name: string) => boolean): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.flatMap((entry) => (entry.isDirectory() && isOurs(entry.name) ? [entry.name] : []));
}
