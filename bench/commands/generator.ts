import { fork } from 'node:child_process';
import path from 'node:path';
import type { Load } from './load.ts';

export interface Generator {
  /** Sends all of it. @returns how many requests were answered a second */
  send(load: Load): Promise<number>;
  stop(): void;
}

/** Starts the load generator. */
export function startGenerator(): Generator {
  const child = fork(path.join(import.meta.dirname, 'load.ts'), { stdio: 'inherit' });
  return {
    send: (load) =>
      new Promise((resolve, reject) => {
        child.once('message', ({ ms, error }: { ms?: number; error?: string }) =>
          ms === undefined ? reject(new Error(error)) : resolve((load.bodies.length * 1_000) / ms),
        );
        child.send(load);
      }),
    stop: () => child.disconnect(),
  };
}
