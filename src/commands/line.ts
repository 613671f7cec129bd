// Commands of one stream stand in line inside a process, so that they never race each other to a conflict.

/** The line is full, or the wait was longer than the deadline. Nothing was decided. */
export class LineTooLong extends Error {
  override name = 'LineTooLong';
}

export interface Line {
  /** Runs when every earlier one of the same key has ended. @throws LineTooLong */
  run<T>(key: string, deadline: number, work: () => Promise<T>): Promise<T>;
}

/** @param longest how many may wait for one key */
export function openLine(longest: number): Line {
  const tails = new Map<string, { last: Promise<unknown>; length: number }>();
  return {
    async run(key, deadline, work) {
      const tail = tails.get(key) ?? { last: Promise.resolve(), length: 0 };
      if (tail.length >= longest) throw new LineTooLong(`${longest} commands wait for ${key}`);
      tails.set(key, tail);
      tail.length += 1;
      const before = tail.last;
      const turn = (async () => {
        await before.catch(() => {});
        if (Date.now() > deadline) throw new LineTooLong(`${key} was busy for too long`);
        return work();
      })();
      tail.last = turn;
      try {
        return await turn;
      } finally {
        tail.length -= 1;
        if (tail.length === 0) tails.delete(key);
      }
    },
  };
}
