// Rows of all read models folded from the log in memory, without a database: what live rows are held against.
import type { Pool } from 'pg';
import type { Recorded } from '../../../src/domain/event.ts';
import type { DomainEvent } from '../../../src/domain/facts.ts';
import { topicsOf } from '../../../src/projections/feed.ts';
import { everyTable, projections } from '../../../src/projections/index.ts';
import type { Row } from '../../../src/projections/projection.ts';

/** By table, a text for every row, sorted. */
export type Rows = Readonly<Record<string, readonly string[]>>;

export interface MemoryRows {
  take(event: Recorded<DomainEvent>): void;
  rows(): Rows;
}

/** @param copy done to every row when it is put away, as a database does it */
export function memoryRows(copy: (row: Row) => Row = (row) => row): MemoryRows {
  const tables = new Map(projections.map(({ table }) => [table, new Map<string, Row>()]));
  const parked = new Set<string>();
  const feed: string[] = [];
  return {
    take(event) {
      for (const projection of projections) {
        const rows = tables.get(projection.table)!;
        const place = `${projection.table} ${event.stream}`;
        if (parked.has(place)) continue;
        try {
          for (const id of projection.keys(event)) {
            const key = `${event.meta.team}/${id}`;
            const row = projection.apply(rows.get(key), event);
            if (row) rows.set(key, row === rows.get(key) ? row : copy(row));
            else rows.delete(key);
          }
        } catch {
          parked.add(place);
        }
      }
      for (const topic of topicsOf(event)) feed.push(feedText({ ...event, topic, team: event.meta.team }));
    },
    rows: () => ({
      ...Object.fromEntries([...tables].map(([table, rows]) => [table, [...rows.values()].map(textOf).sort()])),
      feed: feed.toSorted(),
    }),
  };
}

interface FeedRow extends Pick<Recorded<DomainEvent>, 'type' | 'position'> {
  readonly team: string;
  readonly topic: string;
}

const feedText = ({ team, topic, position, type }: FeedRow) => `${team} ${topic} ${position} ${type}`;

/** Documents come back from a database with their fields in another order. */
const textOf = (row: Row): string =>
  JSON.stringify(row, (_name, value: unknown) => {
    if (typeof value === 'bigint') return value.toString();
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  });

const TOLD = 3;
const LONGEST = 300;

/** Rows that only one of both has, a few of each table; empty where they are the same, each row as often. */
export function differences(found: Rows, wanted: Rows): string[] {
  return [...new Set([...Object.keys(found), ...Object.keys(wanted)])].flatMap((table) => {
    const [ours, theirs] = [found[table] ?? [], wanted[table] ?? []];
    const only = (one: readonly string[], other: readonly string[], word: string) => {
      const others = new Set(other);
      const rows = one.filter((row) => !others.has(row)).slice(0, TOLD);
      return rows.map((row) => `${table}: ${word} ${row.slice(0, LONGEST)}`);
    };
    const counts = ours.length === theirs.length ? [] : [`${table}: ${ours.length} rows, not ${theirs.length}`];
    return [...counts, ...only(ours, theirs, 'found'), ...only(theirs, ours, 'wanted')];
  });
}

export interface Moment {
  /** Of the live rows. */
  readonly position: bigint;
  readonly rows: Rows;
}

/** All rows and their place, of one moment, whatever is written beside. */
export async function liveRows(pool: Pool): Promise<Moment> {
  const client = await pool.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const { rows: live } = await client.query("select position from filmroom.checkpoint where name = 'live'");
    const rows: Record<string, string[]> = {};
    for (const table of everyTable) {
      const found = await client.query(`select * from filmroom.${table}`);
      rows[table] = found.rows.map(table === 'feed' ? feedText : textOf).sort();
    }
    await client.query('commit');
    return { position: live[0]?.position ?? -1n, rows };
  } finally {
    client.release();
  }
}
