import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Pool } from 'pg';
import { identityOf } from '../../eventstore/identity.ts';
import type { EventStore } from '../../eventstore/store.ts';
import { unknownMigrations } from '../../migrate.ts';
import { activeChannels } from '../../projections/channelBoard/queries.ts';
import { verifyCheckpoint } from '../../projections/checkpoint.ts';
import { timeInName } from '../../recordings/recordingName.ts';
import { broken, type Finding, fine, reasonOf } from './finding.ts';

const MIGRATIONS = path.join(import.meta.dirname, '../../../infra/migrations');
/** Clocks of this machine and the database may differ by so much, in milliseconds. */
const CLOCK_MS = 2_000;
/** A recorder writes several times a second; its newest file is never older than this, in milliseconds. */
const GROWTH_MS = 15_000;
const GROWTH_FIX = 'restart its recorder, and look at its disk and network';

/** What the servers hold, and whether recordings come in. */
export async function lookAtData(pool: Pool, store: EventStore | undefined, dataFolder: string): Promise<Finding[]> {
  const unknown = await unknownMigrations(pool, MIGRATIONS);
  if (unknown.length > 0) {
    return [
      broken('data format', `a newer Film Room has used this database (${unknown.join(', ')})`, 'start that version'),
    ];
  }
  return [
    await lookAtClock(pool),
    ...(store ? [await lookAtLog(pool, store)] : []),
    ...(await lookAtRecordings(pool, dataFolder)),
  ];
}

async function lookAtClock(pool: Pool): Promise<Finding> {
  const before = Date.now();
  const { rows } = await pool.query<{ now: number }>(
    'select extract(epoch from clock_timestamp())::float8 * 1000 as now',
  );
  const offset = (before + Date.now()) / 2 - rows[0]!.now;
  if (Math.abs(offset) <= CLOCK_MS) return fine('clock');
  const side = offset > 0 ? 'ahead of' : 'behind';
  const what = `this machine's clock is ${(Math.abs(offset) / 1_000).toFixed(1)} s ${side} the database server's`;
  return broken('clock', what, 'set both to automatic (NTP): marks and film are matched by time');
}

async function lookAtLog(pool: Pool, store: EventStore): Promise<Finding> {
  const logId = await identityOf(store);
  if (!logId) return fine('log', 'is empty');
  try {
    await verifyCheckpoint(pool, store, 'live', logId);
    return fine('log');
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'WrongLog') throw error;
    const [what, fix] = error.message.split('; ');
    return broken('log', what!, fix!);
  }
}

/** Of cameras that are live: whether their newest file grows, in the folder where the platform looks for it. */
async function lookAtRecordings(pool: Pool, dataFolder: string): Promise<Finding[]> {
  const folder = path.join(dataFolder, 'recordings');
  const channels = await activeChannels(pool).catch(() => []);
  if (channels.length === 0) return [fine('recordings', 'no camera is live')];
  const folders = foldersIn(folder);
  return channels.map(({ name, path: channelPath }) => {
    const about = `recordings of ${name}`;
    const newest = newestIn(path.join(folder, channelPath));
    if (!newest) {
      const others = folders.filter((other) => !channels.some((channel) => channel.path === other));
      const hint = others.length > 0 ? ` (there are ${others.join(', ')})` : '';
      const fix = `have the recorder write to ${path.join(folder, channelPath)}, or set FILMROOM_DATA to where it writes`;
      return broken(about, `${folder} holds nothing of ${channelPath}${hint}`, fix);
    }
    const seconds = (ms: number) => `${Math.round(ms / 1_000)} s`;
    const ahead = newest.nameMs - Date.now();
    if (ahead > CLOCK_MS)
      return broken(about, `its recorder's clock is ${seconds(ahead)} ahead`, 'set it to automatic (NTP)');
    const age = Date.now() - newest.grownMs;
    if (age > GROWTH_MS) return broken(about, `its newest file has not grown for ${seconds(age)}`, GROWTH_FIX);
    return fine(about);
  });
}

function foldersIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? entry.name : []));
  } catch (error) {
    if (reasonOf(error) === 'ENOENT') return [];
    throw error;
  }
}

function newestIn(folder: string): { nameMs: number; grownMs: number } | undefined {
  let newest: { nameMs: number; grownMs: number } | undefined;
  try {
    for (const name of readdirSync(folder)) {
      const nameMs = timeInName(name);
      if (nameMs === undefined || (newest && newest.nameMs > nameMs)) continue;
      newest = { nameMs, grownMs: statSync(path.join(folder, name)).mtimeMs };
    }
  } catch (error) {
    if (reasonOf(error) !== 'ENOENT') throw error;
  }
  return newest;
}
