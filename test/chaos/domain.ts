// The domain against its reference model, and races: many more of both than a test run has time for.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Pool } from 'pg';
import { startPostgres } from '../../infra/local/postgres/startPostgres.ts';
import { openPool } from '../../src/database.ts';
import { compareWithReference } from '../domain/model/compareWithReference.ts';
import { openGhosts } from '../game/ghosts.ts';
import { jobsOf, openCourse, openGame, raceForOut, raceOfWriters } from '../game/races.ts';
import { undoAll } from '../support/cleanup.ts';
import { startNode } from '../support/startNode.ts';
import { startPlatform } from '../support/startPlatform.ts';
import { worldOf } from '../support/worldOf.ts';

export interface DomainAtLength {
  readonly seed: number;
  readonly sequences: number;
  readonly say: (line: string) => void;
}

/** Says every difference, each as the shortest game that shows it. */
export async function domainAtLength({ seed, sequences, say }: DomainAtLength) {
  const node = await startNode();
  try {
    const { differences, pairs, byChance, ...report } = await compareWithReference({
      url: node.url,
      sequences,
      seed,
      say,
    });
    for (const difference of differences) say(difference);
    say(`${byChance} pairs of status and command were visited by chance, the others on purpose`);
    return { ran: report.sequences, differences: differences.length, visited: pairs.visited, all: pairs.all };
  } finally {
    await node.stop();
  }
}

export interface RacesAtLength {
  /** Sixteen coaches on one ghost, so many times. */
  readonly races: number;
  /** Clips that one person opens and nobody closes. */
  readonly ghosts: number;
  readonly say: (line: string) => void;
}

/** The races for OUT, then eight writers on one stream, in one process and in two; then the ghosts. */
export async function racesAtLength({ races, ghosts, say }: RacesAtLength) {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'film-room-chaos-'));
  const postgres = await startPostgres({ dataFolder, durable: false });
  let pool: Pool | undefined;
  try {
    const { url } = await startNode();
    await startPlatform({ databaseUrl: postgres.url, esdbUrl: url, env: { CLIP_EXPIRY_S: '10' } });
    const { store, handle } = worldOf(url);
    const course = await openCourse({ url, store, handles: [handle, worldOf(url).handle] });

    const { decided, heard, clipIds } = await raceForOut(course, races);
    say(`the losers heard: ${heard.join(', ')}`);
    pool = openPool(postgres.url, 2);
    const jobs = (await jobsOf(pool, store, clipIds)).filter((count) => count === 1).length;

    const streams = Math.ceil(races / 100);
    const inOne = await raceOfWriters(course, { processes: 1, streams, edits: 125 });
    const inTwo = await raceOfWriters(course, { processes: 2, streams, edits: 125 });
    for (const { failed, wrong, slowestMs } of [inOne, inTwo]) {
      say(`the slowest of the writers took ${slowestMs.toFixed(0)} ms; failed: ${failed.join(', ') || 'none'}`);
      for (const what of wrong) say(what);
    }
    const { expired, ...flood } = await openGhosts(await openGame(course), pool, ghosts);
    say(
      `a page of the list took ${flood.pageBeforeMs.toFixed(2)} ms, with all ghosts ${flood.pageAfterMs.toFixed(2)} ms`,
    );
    return { decided, jobs, inOne, inTwo, expired };
  } finally {
    await pool?.end();
    await undoAll();
    await postgres.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}
