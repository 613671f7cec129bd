// What rows have to be at any place of the log, as it grows.
import type { Recorded } from '../../../src/domain/event.ts';
import type { DomainEvent } from '../../../src/domain/facts.ts';
import { follow } from '../../../src/eventstore/follow.ts';
import type { EventStore, Mark } from '../../../src/eventstore/store.ts';
import { memoryRows, type Rows } from '../../projections/rebuild/memoryRows.ts';
import { until } from '../../support/until.ts';

export interface Truth {
  /** Places that do not fall: what is behind is forgotten. */
  at(position: bigint): Promise<Rows>;
  close(): Promise<void>;
}

export function openTruth(store: EventStore): Truth {
  const stop = new AbortController();
  const memory = memoryRows();
  let waiting: Recorded<DomainEvent>[] = [];
  let heard = -1n;
  let last: Mark | undefined;
  let folded: { position: bigint; rows: Rows } | undefined;
  const following = follow(
    store,
    {
      batchSize: 1_000,
      load: async () => last,
      async apply({ events, mark }) {
        const fresh = events.filter(({ position }) => position > heard);
        waiting.push(...fresh.filter((event): event is Recorded<DomainEvent> => !('poison' in event)));
        heard = fresh.at(-1)?.position ?? heard;
        last = mark ?? last;
      },
      dropped: () => {},
    },
    stop.signal,
  );
  return {
    async at(position) {
      if (folded?.position === position) return folded.rows;
      if (folded && folded.position > position) throw new Error(`place ${position} is behind ${folded.position}`);
      await until(() => heard >= position, { deadline: 30_000, what: 'the log is heard' });
      const end = waiting.findIndex((event) => event.position > position);
      for (const event of end === -1 ? waiting : waiting.slice(0, end)) memory.take(event);
      waiting = end === -1 ? [] : waiting.slice(end);
      folded = { position, rows: memory.rows() };
      return folded.rows;
    },
    async close() {
      stop.abort();
      await following;
    },
  };
}
