/** Lets readers sleep until something was committed. */
export interface News {
  /** Resolves when something is committed after this call, or the signal is aborted. */
  next(signal: AbortSignal): Promise<void>;
  publish(): void;
}

export function createNews(): News {
  // Plain callbacks, not one shared promise raced with the signal: a race would leave a reaction behind on the
  // signal's promise for every commit that a long subscription lives through.
  const sleepers = new Set<() => void>();
  return {
    next: (signal) =>
      new Promise((resolve) => {
        const wake = (): void => {
          sleepers.delete(wake);
          signal.removeEventListener('abort', wake);
          resolve();
        };
        if (signal.aborted) return resolve();
        sleepers.add(wake);
        signal.addEventListener('abort', wake);
      }),
    publish() {
      for (const wake of [...sleepers]) wake();
    },
  };
}
