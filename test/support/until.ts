import { setTimeout as sleep } from 'node:timers/promises';

export interface UntilOptions {
  /** Milliseconds; 10,000 unless told. */
  deadline?: number;
  /** Milliseconds between two looks. */
  every?: number;
  /** What is waited for, for the message of a failure. */
  what?: string;
}

/**
 * Looks again and again until `look` returns something truthy, and returns it. A look that throws counts as a no.
 * @throws with the last answer or error, once the deadline has passed.
 */
export async function until<T>(look: () => T | Promise<T>, options: UntilOptions = {}): Promise<NonNullable<T>> {
  const { deadline = 10_000, every = 20, what = String(look) } = options;
  const end = performance.now() + deadline;
  let last: unknown;
  for (;;) {
    try {
      const found = await look();
      if (found) return found;
      last = found;
    } catch (error) {
      last = error;
    }
    if (performance.now() > end)
      throw new Error(`not within ${deadline} ms: ${what}; last: ${String(last)}`, { cause: last });
    await sleep(every);
  }
}
