// What was acknowledged, what the log holds and what the read models show: all three must agree.
import type { Pool } from 'pg';
import { openPool } from '../../src/database.ts';
import type { Recorded } from '../../src/domain/event.ts';
import type { DomainEvent } from '../../src/domain/facts.ts';
import { type EventStore, openEventStore } from '../../src/eventstore/store.ts';
import { type ClipRow, clipList } from '../../src/projections/clipList/projection.ts';
import { until } from '../support/until.ts';

/** A command that was answered without a refusal, and the clip that it was about. */
export interface Acknowledged {
  readonly clipId: string;
  readonly commandId: string;
}

export interface Findings {
  /** Acknowledged commands that are not in the log. */
  readonly lost: number;
  /** Commands whose events stand in the log more than once. */
  readonly doubled: number;
  /** Streams with a hole or a repetition in their revisions. */
  readonly gaps: number;
  /** Rows of the clip list that differ from a fold of the log. */
  readonly unequal: number;
}

/** Holds the log against what was acknowledged, and the rows against the log. */
export async function holdAgainstLog(
  { databaseUrl, esdbUrl }: { readonly databaseUrl: string; readonly esdbUrl: string },
  acked: readonly Acknowledged[],
): Promise<Findings> {
  const store = openEventStore(esdbUrl);
  const pool = openPool(databaseUrl, 2);
  try {
    const { streams, rows } = await readBoth(store, pool, new Set(acked.map(({ clipId }) => clipId)));
    const lost = acked.filter(
      ({ clipId, commandId }) => !streams.get(clipId)!.some(({ meta }) => meta.commandId === commandId),
    );
    const doubled = [...streams.values()].filter((events) => {
      const facts = events.map(({ type, meta }) => `${type} ${meta.commandId}`);
      return new Set(facts).size < facts.length || new Set(events.map(({ id }) => id)).size < events.length;
    });
    const gaps = [...streams.values()].filter((events) => events.some(({ revision }, n) => revision !== BigInt(n)));

    const unequal = [...streams].filter(([clipId, events]) => {
      const folded = events.reduce<ClipRow | undefined>(
        (row, event) => clipList.apply(row, event) ?? undefined,
        undefined,
      );
      return textOf(folded) !== textOf(rows.get(clipId));
    });
    return { lost: lost.length, doubled: doubled.length, gaps: gaps.length, unequal: unequal.length };
  } finally {
    await pool.end();
    await store.dispose();
  }
}

type Streams = ReadonlyMap<string, readonly Recorded<DomainEvent>[]>;

/** The clips' streams and the rows as they are at one moment: read again where the log went on meanwhile (a picture). */
async function readBoth(store: EventStore, pool: Pool, clipIds: ReadonlySet<string>) {
  const newest = async () => (await store.newest())!.mark.commit;
  return until(
    async () => {
      const before = await newest();
      const streams: Streams = new Map(
        await Promise.all([...clipIds].map(async (id) => [id, await store.read(`clip-home.${id}`, 0n)] as const)),
      );
      const { rows: live } = await pool.query("select position from checkpoint where name = 'live'");
      if (!(live[0]?.position >= before)) return undefined;
      const { rows } = await pool.query<ClipRow>('select * from clip_list');
      if ((await newest()) !== before) return undefined;
      return { streams, rows: new Map(rows.map((row) => [row.id, row])) };
    },
    { deadline: 30_000, every: 100, what: 'the read models have come as far as a log that stands still' },
  );
}

const textOf = (row: ClipRow | undefined) =>
  row &&
  JSON.stringify(
    Object.entries(row)
      .sort()
      .map(([key, value]) => [key, typeof value === 'bigint' ? value.toString() : value]),
  );
