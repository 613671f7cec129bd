import { readdirSync, readFileSync } from 'node:fs';
import { afterAll } from 'vitest';
import { undoAll } from './cleanup.ts';
import { until } from './until.ts';

// Runs in every test file. Being registered first, it runs last: after the file's own afterAll hooks.
afterAll(async () => {
  const failures = await undoAll();
  // A process that was told to stop may need a moment to be gone.
  await until(() => leftRunning().length === 0, { deadline: 2_000 }).catch(() => {});
  const left = leftRunning();
  if (left.length > 0) failures.push(new Error(`this file leaves running: ${left.join(', ')}`));
  if (failures.length > 0) throw new AggregateError(failures, failures.map(String).join('\n'));
});

/** Children of this process and servers that still listen in it. */
function leftRunning(): string[] {
  const servers = process.getActiveResourcesInfo().filter((resource) => resource === 'TCPServerWrap');
  return [...servers.map(() => 'a listening server'), ...childrenOf(process.pid)];
}

function childrenOf(parent: number): string[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .flatMap((pid) => {
      const [, state, ppid] = readFile(`/proc/${pid}/stat`)?.match(/\) (\w) (\d+)/) ?? [];
      if (Number(ppid) !== parent || state === 'Z') return [];
      return [`${pid} ${readFile(`/proc/${pid}/cmdline`)?.replaceAll('\0', ' ').slice(0, 120)}`];
    });
}

function readFile(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
