import { type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from '../../support/root.ts';

interface Cut {
  readonly signal: NodeJS.Signals;
  readonly afterMs: number;
}

const TRIES = 100;

/**
 * `npm run projection -- rebuild all`, until it is done or cut.
 * @returns whether it was cut before it was done
 */
export async function makeAnew(environment: NodeJS.ProcessEnv, cut?: Cut): Promise<boolean> {
  const options: SpawnOptions = {
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  };
  for (let n = 0; n < TRIES; n += 1) {
    const child = spawn(process.execPath, [`${root}/src/cli/projection.ts`, 'rebuild', 'all'], options);
    let words = '';
    child.stderr!.on('data', (chunk) => {
      words += chunk;
    });
    const exited = once(child, 'exit');
    if (cut) {
      await Promise.race([exited, sleep(cut.afterMs)]);
      child.kill(cut.signal);
    }
    const [code] = await exited;
    if (cut) return code !== 0;
    if (code === 0) return false;
    // Postgres may not know yet that the last one is dead.
    if (!words.includes('being made anew already')) throw new Error(`rebuild all: ${words}`);
    await sleep(100);
  }
  throw new Error('the lock of a dead rebuild is not given back');
}
