// A log with games in it and the live projector over it, in this process: real Postgres, the real node.
import { season } from '../../../bench/games/season.ts';
import { openPool } from '../../../src/database.ts';
import type { Recorded } from '../../../src/domain/event.ts';
import type { DomainEvent } from '../../../src/domain/facts.ts';
import { identifyLog } from '../../../src/eventstore/identity.ts';
import { type EventStore, openEventStore } from '../../../src/eventstore/store.ts';
import { migrate } from '../../../src/migrate.ts';
import { type Projector, startProjector } from '../../../src/projections/projector.ts';
import { anyStore } from '../../support/anyStore.ts';
import { afterFile } from '../../support/cleanup.ts';
import { freshDatabase } from '../../support/freshDatabase.ts';
import { root } from '../../support/root.ts';
import { until } from '../../support/until.ts';
import { liveRows, memoryRows, type Rows } from './memoryRows.ts';

export async function openBuilding() {
  const { url: databaseUrl } = await freshDatabase();
  const pool = openPool(databaseUrl, 8);
  afterFile(() => pool.end());
  await migrate(pool, `${root}/infra/migrations`);
  const { url: esdbUrl } = await anyStore();
  const store = openEventStore(esdbUrl);
  afterFile(() => store.dispose());
  const logId = await identifyLog(store, '2026-11-14T20:00:00.000Z');
  let projector: Projector | undefined;
  afterFile(() => projector?.close());
  const lines: string[] = [];

  const position = async () =>
    (await pool.query("select position from checkpoint where name = 'live'")).rows[0]?.position as bigint | undefined;

  return {
    databaseUrl,
    esdbUrl,
    pool,
    store,
    logId,
    lines,
    status: () => projector?.status,
    startProjector() {
      projector = startProjector(pool, store, logId, (message, reason) => lines.push(`${message}: ${reason}`));
    },
    async stopProjector() {
      await projector?.close();
      projector = undefined;
    },
    append: (events: readonly Recorded<DomainEvent>[]) => appendInOrder(store, events),
    /** Waits until the live rows are as far as the log. */
    async level() {
      const newest = await store.newest();
      await until(async () => ((await position()) ?? -1n) >= newest!.mark.commit, {
        what: 'the read models are level',
      });
    },
    /** What the whole log comes to, up to a place. */
    async folded(upTo: bigint): Promise<Rows> {
      const memory = memoryRows();
      for await (const { events, caughtUp } of store.subscribe(undefined, 1_000, AbortSignal.timeout(10_000))) {
        for (const event of events) if (!('poison' in event) && event.position <= upTo) memory.take(event);
        if (caughtUp) break;
      }
      return memory.rows();
    },
    live: () => liveRows(pool),
  };
}
export type Building = Awaited<ReturnType<typeof openBuilding>>;

/** Facts of one game, of a seed. */
export const gameEvents = (seed: number, count: number): readonly Recorded<DomainEvent>[] =>
  [...season({ seed, games: 1, eventsPerGame: count, firstPosition: 1n })][0]!.events;

/** In the order of the log; what follows upon each other in one stream goes together. */
export async function appendInOrder(store: EventStore, events: readonly Recorded<DomainEvent>[]): Promise<void> {
  for (let from = 0; from < events.length; ) {
    const { stream, revision } = events[from]!;
    let to = from + 1;
    while (events[to]?.stream === stream) to += 1;
    const expected = revision === 0n ? 'no_stream' : revision - 1n;
    const run = events.slice(from, to).map(({ id, type, data, meta }) => ({
      id,
      event: { type, data } as DomainEvent,
      meta,
    }));
    await store.append(stream, expected, run);
    from = to;
  }
}
