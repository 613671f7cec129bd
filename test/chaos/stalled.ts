// A subscriber that stops reading while a season of events passes.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startPostgres } from '../../infra/local/postgres/startPostgres.ts';
import { type StalledReport, stalledSubscriber } from '../infra/eventstore/streams/stalledSubscriber.ts';

export async function stalledAtLength(events: number): Promise<StalledReport> {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'film-room-chaos-'));
  const postgres = await startPostgres({ dataFolder, durable: false });
  try {
    return await stalledSubscriber({ databaseUrl: postgres.url, events, bytes: 300 });
  } finally {
    await postgres.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}
