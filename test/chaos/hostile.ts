// A whole game on an event store that cuts, refuses, drops and freezes: longer, and with more people, than in a test run.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startPostgres } from '../../infra/local/postgres/startPostgres.ts';
import { type HostileGameReport, playHostileGame } from '../game/hostileGame.ts';
import { undoAll } from '../support/cleanup.ts';

/** As many as the recording has room for. */
const CROWD = { coaches: 6, playsOfEach: 7 };

export async function hostileGame(seed: number): Promise<HostileGameReport> {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'film-room-chaos-'));
  const postgres = await startPostgres({ dataFolder });
  try {
    return await playHostileGame({ seed, databaseUrl: postgres.url, ...CROWD });
  } finally {
    await undoAll();
    await postgres.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}
