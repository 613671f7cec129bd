import { readFileSync } from 'node:fs';

/** Whether a process is there and has not died; one that has died and was not waited for yet (`Z`) is not running. */
export function isRunning(pid: number): boolean {
  try {
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
