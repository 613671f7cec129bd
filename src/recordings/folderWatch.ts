import { type FSWatcher, watch } from 'node:fs';

/**
 * Calls back soon after something in the folder has grown, come or gone. It only wakes, and may miss: nothing is heard
 * of a folder that is not there yet, of one on another machine's disk, or where the system has no watches left. Whoever
 * must not miss also looks now and then.
 *
 * @returns a function that ends it
 */
export function watchFolder(folder: string, changed: () => void): () => void {
  let watcher: FSWatcher | undefined;
  try {
    watcher = watch(folder, { persistent: false }, changed);
    watcher.on('error', () => watcher?.close());
  } catch {
    // Then there is only looking.
  }
  return () => watcher?.close();
}
