import { beforeAll, describe, expect, it } from 'vitest';
import { openPool } from '../../src/database.ts';
import { anyStore } from '../support/anyStore.ts';
import { afterFile } from '../support/cleanup.ts';
import { freshDatabase } from '../support/freshDatabase.ts';
import { startPlatform } from '../support/startPlatform.ts';
import { worldOf } from '../support/worldOf.ts';
import { type Course, jobsOf, openCourse, raceForOut, raceOfWriters, type WriterRaces } from './races.ts';

const RACES = 50;
/** A thousand edits. */
const TWO_PROCESSES = { processes: 2, streams: 2, edits: 63 } as const;

let course: Course;
let databaseUrl: string;

beforeAll(async () => {
  const { url } = await anyStore();
  databaseUrl = (await freshDatabase()).url;
  const { store, handle } = worldOf(url);
  // A third process, which does the work that is asked for meanwhile.
  await startPlatform({ databaseUrl, esdbUrl: url });
  course = await openCourse({ url, store, handles: [handle, worldOf(url).handle] });
});

describe('sixteen coaches who mark OUT on one ghost at once', () => {
  it('are one winner and fifteen who hear what is, and one cut is made', { timeout: 60_000 }, async () => {
    const { decided, heard, clipIds } = await raceForOut(course, RACES);
    expect(decided).toBe(RACES);
    // The worker may have taken the clip up already.
    for (const word of heard) expect(word).toMatch(/^ILLEGAL_IN_STATUS (PENDING|PROCESSING|FAILED)$/);
    const pool = openPool(databaseUrl, 1);
    afterFile(() => pool.end());
    expect(await jobsOf(pool, course.store, clipIds)).toEqual(clipIds.map(() => 1));
  });
});

describe('eight writers on one stream', () => {
  it('all succeed within one process: they stand in line', { timeout: 60_000 }, async () => {
    const races = await raceOfWriters(course, { processes: 1, streams: 2, edits: 25 });
    expect(races).toMatchObject({ accepted: races.asked, failed: [], wrong: [] });
  });

  it('succeed in two processes, but for one in a thousand, within 2 s', { timeout: 120_000 }, async () => {
    // A machine that has no time for one of the two fails the race for it; who starves the other fails every race.
    const isWon = ({ accepted, late, asked }: WriterRaces) => accepted - late >= asked * 0.999;
    let races = await raceOfWriters(course, TWO_PROCESSES);
    for (let again = 1; again < 3 && !isWon(races); again += 1) races = await raceOfWriters(course, TWO_PROCESSES);
    expect(races.wrong).toEqual([]);
    expect(races).toSatisfy(isWon);
  });
});
