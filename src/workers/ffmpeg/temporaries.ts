import { randomUUID } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Nothing takes this long: every step has a time limit of a minute. */
const STALE_AFTER_MS = 10 * 60_000;
const SHAPE = /^\.[0-9a-f-]{36}\.tmp(\.window)?$/;

/** Where a file is made that shall become `target`: beside it, so that a rename suffices. */
export function temporaryFor(target: string): string {
  return join(dirname(target), `.${randomUUID()}.tmp`);
}

/**
 * Removes what workers left behind that died while they wrote, anywhere under `folder`; returns how many files.
 * Safe beside workers that are at work. To be called at start, and now and then.
 */
export async function sweepTemporaries(folder: string, now = Date.now()): Promise<number> {
  let removed = 0;
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  for (const entry of entries) {
    if (!entry.isFile() || !SHAPE.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    const touched = await stat(path).then(
      ({ mtimeMs }) => mtimeMs,
      () => now,
    );
    if (now - touched < STALE_AFTER_MS) continue;
    await rm(path, { force: true });
    removed += 1;
  }
  return removed;
}
