import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterFile } from './cleanup.ts';

/** An empty folder, removed at the end of the test file. */
export function temporaryFolder(prefix = 'film-room-'): string {
  const folder = mkdtempSync(path.join(tmpdir(), prefix));
  afterFile(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
