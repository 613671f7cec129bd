// One person opens clip after clip and never closes one: all are recorded, all expire, and the list stays as it was.
import type { Pool } from 'pg';
import { markClipIn } from '../../src/commands/clip/markClipIn.ts';
import { completeSession } from '../../src/commands/session/completeSession.ts';
import { clipPage } from '../../src/projections/clipList/queries.ts';
import { until } from '../support/until.ts';
import { actorOf, newId } from '../support/worldOf.ts';
import { type Course, must } from './races.ts';

const AT_ONCE = 32;
/** Clips that are there anyway: what the list's speed is compared with. */
const FEW = 60;
const PAGES = 40;

export interface GhostsReport {
  readonly opened: number;
  readonly listed: number;
  readonly expired: number;
  /** Median of a page of 50 clips with few clips in the session, and with all of them; milliseconds. */
  readonly pageBeforeMs: number;
  readonly pageAfterMs: number;
}

/** The platform of the course must let clips expire within seconds of their session's end. */
export async function openGhosts(course: Course, pool: Pool, count: number): Promise<GhostsReport> {
  const { handles, sessionId, channelId } = course;
  const coach = actorOf('coach', 'coach-0');
  let opened = 0;
  const open = async (wanted: number) => {
    while (opened < wanted) {
      const some = Array.from({ length: Math.min(AT_ONCE, wanted - opened) }, (_, n) => {
        const inAt = new Date(Date.now() - 60_000 + n).toISOString();
        const mark = { sessionId, playId: newId(), channelId, channelIds: [channelId], inAt };
        return must(handles[n % 2]!(markClipIn, { commandId: newId(), ...mark }, coach));
      });
      await Promise.all(some);
      opened += some.length;
    }
    await until(async () => (await countOf(pool, sessionId, 'open')) === wanted, {
      deadline: 120_000,
      what: 'every ghost is listed',
    });
  };
  await open(Math.min(FEW, count));
  const pageBeforeMs = await pageMs(pool, sessionId);
  await open(count);
  const pageAfterMs = await pageMs(pool, sessionId);
  const listed = await countOf(pool, sessionId, 'open');

  await must(handles[0](completeSession, { commandId: newId(), sessionId }, actorOf('operator')));
  await until(async () => (await countOf(pool, sessionId, 'expired')) === count, {
    deadline: 300_000,
    every: 100,
    what: 'every ghost has expired',
  });
  return { opened, listed, expired: await countOf(pool, sessionId, 'expired'), pageBeforeMs, pageAfterMs };
}

async function countOf(pool: Pool, sessionId: string, status: string): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    'select count(*)::int as count from clip_list where team = $1 and session_id = $2 and status = $3',
    ['home', sessionId, status],
  );
  return rows[0]!.count;
}

async function pageMs(pool: Pool, sessionId: string): Promise<number> {
  const times: number[] = [];
  for (let page = 0; page < PAGES; page += 1) {
    const began = performance.now();
    await clipPage(pool, 'home', sessionId, {}, 50, undefined);
    times.push(performance.now() - began);
  }
  return times.sort((a, b) => a - b)[PAGES / 2]!;
}
