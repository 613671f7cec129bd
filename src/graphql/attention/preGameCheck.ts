// Before a game: each camera's beats, footage, clock and a test cut, and the hours that the disk will do.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import { v4 } from 'uuid';
import type { ChannelRow } from '../../projections/channelBoard/projection.ts';
import { requestTestCuts, type TestCut, testCutsById } from '../../tables/testCuts.ts';
import type { Camera } from './findings.ts';
import { isClockOff } from './recorderEntries.ts';

export interface Checked {
  readonly channel: ChannelRow;
  readonly beatAgeSeconds: number | null;
  readonly footageAgeSeconds: number | null;
  readonly clockOffsetSeconds: number | null;
  readonly testCut: { readonly isGood: boolean; readonly seconds: number | null; readonly trouble: string | null };
  /** Null where the camera is good. */
  readonly fix: string | null;
}

/** No longer than this does anybody wait for a worker, in milliseconds. */
const PATIENCE_MS = 10_000;
const LOOK_EVERY_MS = 50;
/** A beat or a part older than this is worth a look, in milliseconds. */
const OLD_MS = 10_000;

/** A cut of every channel through the worker; none of its answers comes later than the patience. */
export async function testCutsOf(
  pool: Pool,
  team: string,
  channels: readonly ChannelRow[],
  patienceMs = PATIENCE_MS,
): Promise<ReadonlyMap<string, TestCut>> {
  const wanted = channels.map(({ id, path }) => ({ id: v4(), channelId: id, path }));
  if (wanted.length === 0) return new Map();
  await requestTestCuts(pool, team, wanted);
  const until = performance.now() + patienceMs;
  for (;;) {
    const cuts = await testCutsById(
      pool,
      team,
      wanted.map(({ id }) => id),
    );
    const done = cuts.filter(({ done_at }) => done_at !== null);
    if (done.length === wanted.length || performance.now() > until) {
      return new Map(done.map((cut) => [cut.channel_id, cut]));
    }
    await sleep(LOOK_EVERY_MS);
  }
}

export function checkOf(channel: ChannelRow, camera: Camera, cut: TestCut | undefined, nowMs: number): Checked {
  const age = (ms: number | undefined) => (ms === undefined ? null : Math.max(0, nowMs - ms) / 1_000);
  const testCut = {
    isGood: cut?.trouble === null,
    seconds: cut?.took_ms == null ? null : cut.took_ms / 1_000,
    trouble: cut ? cut.trouble : `No worker took it within ${PATIENCE_MS / 1_000} s.`,
  };
  return {
    channel,
    beatAgeSeconds: age(camera.lastSeenMs),
    footageAgeSeconds: age(camera.recorder?.grownAt.getTime()),
    clockOffsetSeconds: camera.clock ? camera.clock.offsetMs / 1_000 : null,
    testCut,
    fix: fixOf(camera, cut, nowMs),
  };
}

/** The first thing to do; the others may follow from it. */
function fixOf(camera: Camera, cut: TestCut | undefined, nowMs: number): string | null {
  if (camera.status === 'inactive') return 'Off. Switch it on.';
  if (camera.fault !== null) return `Reports: ${camera.fault}. Check it.`;
  if (nowMs - (camera.lastSeenMs ?? 0) > OLD_MS) return 'Silent. Check its power and network.';
  if (nowMs - (camera.recorder?.grownAt.getTime() ?? 0) > OLD_MS) return 'Records nothing. Restart its recorder.';
  if (camera.clock && isClockOff(camera.clock)) return 'Its clock is off. Set it to automatic.';
  if (!cut) return 'No worker cuts. Restart the worker.';
  return cut.trouble === null ? null : `The test cut failed: ${cut.trouble}`;
}
