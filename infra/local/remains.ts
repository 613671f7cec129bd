import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';

const Remembered = z.array(z.object({ name: z.string(), pid: z.int(), birth: z.string() }));
type Remembered = z.infer<typeof Remembered>;

const fileOf = (dataFolder: string) => path.join(dataFolder, 'processes.json');

/**
 * Writes down which processes run on this data, for the next start to look for.
 * Only a second net under the kernel's own signal: a full disk must not keep a service from being restarted.
 */
export function rememberProcesses(dataFolder: string, pids: Record<string, number>) {
  const remembered: Remembered = Object.entries(pids).flatMap(([name, pid]) => {
    const birth = birthOf(pid);
    return birth ? [{ name, pid, birth }] : [];
  });
  const file = fileOf(dataFolder);
  try {
    writeFileSync(`${file}.new`, JSON.stringify(remembered));
    renameSync(`${file}.new`, file);
  } catch {
    // Said by whatever else needs the disk.
  }
}

/**
 * Ends the processes of a supervisor that was killed. The kernel has told them to; where it could not (no util-linux),
 * they are told here. One that is still there after `waitMs` is killed.
 * Only to be called by the holder of the folder's lock.
 */
export async function endRemains(dataFolder: string, waitMs = 8_000): Promise<void> {
  const left = recall(dataFolder).filter(isAlive);
  for (const { pid } of left) send(pid, 'SIGINT');
  const deadline = Date.now() + waitMs;
  for (const remembered of left) {
    while (isAlive(remembered)) {
      if (Date.now() > deadline) send(remembered.pid, 'SIGKILL');
      await sleep(25);
    }
  }
}

function isAlive({ pid, birth }: Remembered[number]): boolean {
  return birthOf(pid) === birth;
}

function send(pid: number, signal: NodeJS.Signals) {
  try {
    process.kill(pid, signal);
  } catch {
    // ESRCH: it has ended meanwhile.
  }
}

function recall(dataFolder: string): Remembered {
  const file = fileOf(dataFolder);
  if (!existsSync(file)) return [];
  try {
    return Remembered.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // Torn by a crash of the machine, after which nothing of it runs.
    return [];
  }
}

/** Tells a process from a later one of the same number: the boot, and the tick of its start. None for a dead one. */
function birthOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // After the name in parentheses, which may hold anything: the state is field 3, the start time field 22.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z') return undefined;
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${fields[19]}`;
  } catch {
    return undefined;
  }
}
