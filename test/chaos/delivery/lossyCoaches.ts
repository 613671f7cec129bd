// Coaches on a network that loses and doubles: what comes of it is what comes of the same acts on a good one.
import { EventStoreDBClient } from '@eventstore/db-client';
import { projections } from '../../../src/projections/index.ts';
import { until } from '../../support/until.ts';
import { randomOf } from '../random.ts';
import { actsOf, type Device, type PlannedAct } from './coachActs.ts';
import { type Losses, NO_LOSSES } from './lossyNetwork.ts';
import {
  clipsOf,
  type Ground,
  measure,
  memberIdOf,
  openGround,
  type Played,
  playAll,
  sharedPlaysOf,
  withPool,
} from './playCoaches.ts';

const DEVICES = 18;
const LOSSES: Losses = { requests: 0.15, answers: 0.15, doubles: 0.3 };
const MOST_SKEW_MS = 90_000;

export interface LossyCoachesOptions {
  readonly seed: number;
  /** An empty database for the lossy run, and one for the clean run. */
  readonly databaseUrls: readonly [string, string];
  /** Of each device, on plays, tags and favourites of its own. */
  readonly commands: number;
  /** Favourites that all devices set. */
  readonly shared: number;
}

export interface LossyCoachesReport extends Played {
  readonly commands: number;
  readonly rows: number;
  /** Rows that differ from the clean run's, by table; they should be none. */
  readonly unequal: readonly string[];
  /** Commands whose events are not those of the clean run, and events that stand in the log twice. */
  readonly notOnce: number;
  /** Marks that stand further from their true instant than their uncertainty says. */
  readonly misplaced: number;
}

export async function lossyCoaches(options: LossyCoachesOptions): Promise<LossyCoachesReport> {
  const { seed, databaseUrls, commands, shared } = options;
  const startedAt = Date.now();
  const plays = sharedPlaysOf(shared);
  const sharedClips = clipsOf(plays);

  const lossy = await openGround(databaseUrls[0], DEVICES, plays, startedAt);
  const devices = await Promise.all(
    Array.from({ length: DEVICES }, async (_, n): Promise<Device> => {
      const random = randomOf(seed * 10 + n);
      const skewMs = random.between(-MOST_SKEW_MS, MOST_SKEW_MS + 1);
      return { n, memberId: memberIdOf(n), skewMs, clock: await measure(lossy, n, skewMs, LOSSES, random) };
    }),
  );
  const acts = devices.map((device) =>
    actsOf(device, {
      seed,
      startedAt,
      count: commands,
      shared: device.n % 2 === 0 ? sharedClips : sharedClips.toReversed(),
    }),
  );
  const played = await playAll(lossy, acts, LOSSES, seed);
  const ofLossy = await resultOf(lossy);
  await lossy.stop();

  const clean = await openGround(databaseUrls[1], DEVICES, plays, startedAt);
  const playedClean = await playAll(clean, acts, NO_LOSSES, seed);
  const ofClean = await resultOf(clean);
  await clean.stop();

  return {
    ...played,
    refused: [...played.refused, ...playedClean.refused],
    commands: acts.flat().length,
    rows: ofLossy.rows.length,
    unequal: differing(ofLossy.rows, ofClean.rows),
    notOnce: differing(ofLossy.changes, ofClean.changes).length + ofLossy.doubled + ofClean.doubled,
    misplaced: misplacedOf(ofLossy.inAt, acts.flat(), devices),
  };
}

interface Result {
  /** `table {…}`, without what tells when or in which order it was recorded. */
  readonly rows: readonly string[];
  /** `stream commandId: types`; of what all devices set to the same, without the device that was first. */
  readonly changes: readonly string[];
  readonly doubled: number;
  readonly inAt: ReadonlyMap<string, number>;
}

async function resultOf({ databaseUrl, esdbUrl }: Ground): Promise<Result> {
  const { changes, doubled, last } = await readLog(esdbUrl);
  return withPool(databaseUrl, async (pool) => {
    const place = async () =>
      (await pool.query("select position from checkpoint where name = 'live'")).rows[0]?.position;
    await until(async () => (await place()) >= last, { deadline: 30_000, what: 'the read models have the whole log' });
    const rows: string[] = [];
    const inAt = new Map<string, number>();
    for (const { table } of projections) {
      const found = await pool.query<Record<string, unknown>>(`select * from ${table}`);
      for (const row of found.rows) {
        // The keys by which devices come in are made by the set-up, with ids of chance.
        const { id: _id, until: _until, ...key } = row;
        rows.push(`${table} ${timeless(table === 'key_ring' ? key : row)}`);
        if (table === 'clip_list') inAt.set(String(row.id), Date.parse(String(row.in_at)));
      }
    }
    return { rows: rows.sort(), changes, doubled, inAt };
  });
}

/** When and where in the log something was recorded, in any read model. */
const ofRecording = new Set(
  'position positions marked_at requested_at actual_start actual_end ended_at status_since tagged_at added_at removed_at issued_at'.split(
    ' ',
  ),
);

const timeless = (row: object): string =>
  JSON.stringify(row, (key, value: unknown) => {
    if (ofRecording.has(key)) return undefined;
    if (typeof value === 'bigint') return String(value);
    return isObservation(value) ? { by: value.by, value: value.value } : value;
  });

/** What somebody saw, and when it was recorded. */
const isObservation = (value: unknown): value is { readonly by: unknown; readonly value: unknown } =>
  typeof value === 'object' && value !== null && 'at' in value && 'by' in value && 'value' in value;

async function readLog(esdbUrl: string) {
  const client = EventStoreDBClient.connectionString(esdbUrl);
  const byCommand = new Map<string, string[]>();
  const ids = new Set<string>();
  let events = 0;
  let last = 0n;
  for await (const { event } of client.readAll()) {
    const { commandId } = (event?.metadata ?? {}) as { commandId?: string };
    if (!event || !commandId) continue;
    last = event.position!.commit;
    // Keys and members are made by the test itself, with ids of chance.
    if (!/^(clip|tag|play)-/.test(event.streamId)) continue;
    events += 1;
    ids.add(event.id);
    const key = `${event.streamId} ${commandId}`;
    byCommand.set(key, [...(byCommand.get(key) ?? []), event.type]);
  }
  await client.dispose();
  const doubledTypes = [...byCommand.values()].filter((types) => new Set(types).size < types.length).length;
  return { changes: changesOf(byCommand), doubled: events - ids.size + doubledTypes, last };
}

/** Marks of the set-up and shared favourites come from ids of chance, or from whoever was first. */
function changesOf(byCommand: ReadonlyMap<string, readonly string[]>): string[] {
  const sharedStreams = new Set(clipsOf(sharedPlaysOf(100)).map((clipId) => `clip-home.${clipId}`));
  return [...byCommand]
    .map(([key, types]) => {
      const [stream, commandId] = key.split(' ');
      return `${stream} ${sharedStreams.has(stream!) ? 'somebody' : commandId}: ${types}`;
    })
    .sort();
}

/** What the one has and the other has not, both ways. */
function differing(one: readonly string[], other: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const row of one) left.set(row, (left.get(row) ?? 0) + 1);
  for (const row of other) left.set(row, (left.get(row) ?? 0) - 1);
  return [...left].filter(([, count]) => count !== 0).map(([row]) => row);
}

function misplacedOf(
  inAt: ReadonlyMap<string, number>,
  acts: readonly PlannedAct[],
  devices: readonly Device[],
): number {
  const worst = Math.max(...devices.map(({ clock }) => clock.uncertaintyMs));
  return acts.filter(({ clipId, trueInAt }) => {
    if (clipId === undefined || trueInAt === undefined) return false;
    // Instants are kept in whole milliseconds.
    return !(Math.abs(inAt.get(clipId)! - trueInAt) <= worst + 1);
  }).length;
}
