// The attention list of each team that somebody looks at: made once a second for all who look, told when it changes.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import { FULL_BYTES } from '../../operations/disk.ts';
import { parkedFacts } from '../../operations/parkedFacts.ts';
import type { PlatformWatch } from '../../operations/watchPlatform.ts';
import type { ChannelRow } from '../../projections/channelBoard/projection.ts';
import { channelsOf } from '../../projections/channelBoard/queries.ts';
import { oldestPendingClip } from '../../projections/clipList/queries.ts';
import { sessionsById } from '../../projections/sessionList/queries.ts';
import type { MediaMtxWatch } from '../../recordings/mediamtx/watchMediaMtx.ts';
import { lastBeats } from '../../tables/beats.ts';
import type { Looks } from '../channel/sharedLooks.ts';
import { leaving } from '../leaving.ts';
import { entriesOf } from './entries.ts';
import type { Camera, Entry, Findings } from './findings.ts';
import { footageClock } from './recorderEntries.ts';

export interface Told extends Entry {
  readonly sinceMs: number;
}

export interface Attention {
  /** As it is now, at most a second old. */
  list(team: string): Promise<readonly Told[]>;
  /** The list, and the list again whenever it has changed; ends when the consumer leaves. */
  follow(team: string): AsyncGenerator<readonly Told[], void>;
  cameras(rows: readonly ChannelRow[], team: string): Promise<Camera[]>;
}

interface Sources {
  readonly pool: Pool;
  readonly footage: Looks;
  readonly watch: Pick<PlatformWatch, 'disk' | 'lagMs' | 'standingStill' | 'stops'>;
  readonly mediaMtx: MediaMtxWatch | undefined;
}

const LOOK_EVERY_MS = 1_000;

export function watchAttention({ pool, footage, watch, mediaMtx }: Sources): Attention {
  const teams = new Map<string, { readonly at: number; readonly list: Promise<readonly Told[]> }>();

  async function camerasOf(rows: readonly ChannelRow[], team: string): Promise<Camera[]> {
    const beats = await lastBeats(
      pool,
      team,
      rows.map(({ id }) => id),
    );
    return Promise.all(
      rows.map(async ({ id, name, path, status, status_reason, status_since }) => {
        const beat = beats.get(id);
        const [recorder, signal] = await Promise.all([footage.recorder(path), mediaMtx?.camera(path)]);
        return {
          id,
          name,
          status: status as Camera['status'],
          fault: status_reason,
          statusSinceMs: Date.parse(status_since),
          lastSeenMs: beat === undefined ? undefined : Date.parse(beat),
          recorder,
          signal: typeof signal === 'object' ? 'online' : signal === 'offline' ? 'offline' : undefined,
          clock: footageClock({ recorder }, Date.now()),
        };
      }),
    );
  }

  async function look(team: string, known: readonly Told[]): Promise<readonly Told[]> {
    const [rows, disk, lagMs, parked, oldestWaitingMs, standingStill, stops] = await Promise.all([
      channelsAtWork(pool, team),
      watch.disk(),
      // The store may be away: then nothing is known of a lag, and readiness says so.
      watch.lagMs().catch(() => 0),
      parkedFacts(pool, team),
      oldestPendingClip(pool, team),
      watch.standingStill(),
      watch.stops(),
    ]);
    const nowMs = Date.now();
    const findings = {
      nowMs,
      cameras: await camerasOf(rows, team),
      mediaMtx: mediaMtx && (await saidOf(mediaMtx)),
      disk: {
        isFull: disk.freeBytes < FULL_BYTES,
        isKeptForRecording: disk.isKeptForRecording,
        minutesLeft: disk.minutesLeft,
      },
      oldestWaitingMs,
      lagMs,
      parked,
      standingStill,
      stops,
    };
    // What has no beginning of its own begins with the look that found it.
    return entriesOf(findings).map((entry) => ({
      ...entry,
      sinceMs: known.find(({ id }) => id === entry.id)?.sinceMs ?? entry.sinceMs ?? nowMs,
    }));
  }

  function list(team: string): Promise<readonly Told[]> {
    const last = teams.get(team);
    if (last && Date.now() - last.at < LOOK_EVERY_MS / 2) return last.list;
    const made = (async () => look(team, last ? await last.list.catch(() => []) : []))();
    teams.set(team, { at: Date.now(), list: made });
    return made;
  }

  async function* changes(team: string, signal: AbortSignal): AsyncGenerator<readonly Told[], void> {
    let told: string | undefined;
    while (!signal.aborted) {
      // A look that fails says nothing: the next one may.
      const found = await list(team).catch(() => undefined);
      const text = found && JSON.stringify(found);
      if (found && text !== told && !signal.aborted) {
        told = text;
        yield found;
      }
      await sleep(LOOK_EVERY_MS, undefined, { signal }).catch(() => {});
    }
  }

  return { list, follow: (team) => leaving((signal) => changes(team, signal)), cameras: camerasOf };
}

/** Asked whether or not there are cameras: it may be silent, or back, all the same. */
async function saidOf(mediaMtx: MediaMtxWatch): Promise<Findings['mediaMtx']> {
  await mediaMtx.paths();
  return { silentSinceMs: mediaMtx.silentSince(), clock: mediaMtx.clock() };
}

/** Cameras of games that are not over, and those that are switched on for none yet. */
async function channelsAtWork(pool: Pool, team: string): Promise<ChannelRow[]> {
  const rows = await channelsOf(pool, team);
  const ids = [...new Set(rows.flatMap(({ session_ids }) => session_ids))];
  const sessions = ids.length === 0 ? [] : await sessionsById(pool, team, ids);
  const called = new Set(sessions.filter(({ status }) => status === 'cancelled').map(({ id }) => id));
  return rows.filter(({ session_ids }) => session_ids.length === 0 || session_ids.some((id) => !called.has(id)));
}
