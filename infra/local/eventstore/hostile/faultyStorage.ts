import { setTimeout as delay } from 'node:timers/promises';
import type { Storage } from '../storage/storage.ts';
import type { Hostility } from './faults.ts';

/** A storage on a slow disk, which may also say that something is stored before it is. */
export function faultyStorage(storage: Storage, { now, chance }: Hostility): Storage {
  /** What was said to be stored, and is not yet. */
  let owed: Promise<void> = Promise.resolve();

  const commit: Storage['commit'] = async (events, reserved) => {
    const { slowDiskMs, bugs } = now();
    const write = async (): Promise<void> => {
      if (slowDiskMs > 0) await delay(chance().upTo('disk', slowDiskMs));
      await storage.commit(events, reserved);
    };
    if (!bugs.includes('acknowledge-before-commit')) {
      await owed;
      return write();
    }
    owed = owed.then(write).catch(() => {});
  };

  return {
    ...storage,
    commit,
    async close() {
      await owed;
      await storage.close();
    },
  };
}
