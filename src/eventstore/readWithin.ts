import type { StreamingRead } from '@eventstore/db-client';
import { DeadlinePassed, withDeadline } from './deadline.ts';

/**
 * The items of a read, each within so many milliseconds of the one before.
 * @throws DeadlinePassed, or the client's error
 */
export async function* readWithin<T>(read: StreamingRead<T>, ms: number): AsyncGenerator<T, void> {
  const items = read[Symbol.asyncIterator]();
  // The loop hears of errors; one that comes after its end has nobody left to tell.
  read.on('error', () => {});
  let isOver = false;
  try {
    for (;;) {
      const { done, value } = await withDeadline(items.next(), ms);
      isOver = done === true;
      if (isOver) return;
      yield value as T;
    }
  } catch (error) {
    // The client's own errors (there is no such stream, say) end the call by themselves.
    isOver = !(error instanceof DeadlinePassed);
    throw error;
  } finally {
    // Left early or stuck: the client would keep the call, and the server what it has prepared for it.
    if (!isOver) {
      read.cancel().catch(() => {});
      read.destroy();
    }
  }
}
