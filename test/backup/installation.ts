// A whole installation for tests of moving one: a platform with a database, a log and a folder of its own.
import path from 'node:path';
import { openRawLog, type PlacedEvent } from '../../src/eventstore/rawLog.ts';
import { openEventStore } from '../../src/eventstore/store.ts';
import { type Ask, askerOf } from '../chaos/game.ts';
import { anyStore } from '../support/anyStore.ts';
import { freshDatabase } from '../support/freshDatabase.ts';
import { root } from '../support/root.ts';
import { type RunningPlatform, startPlatform } from '../support/startPlatform.ts';
import { startProcess } from '../support/startProcess.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { tokenFrom } from '../support/tokenFrom.ts';

export interface Servers {
  readonly databaseUrl: string;
  readonly esdbUrl: string;
  readonly dataFolder: string;
}

/** Servers with nothing in them, and an empty folder. */
export async function emptyServers(): Promise<Servers> {
  const [{ url: databaseUrl }, { url: esdbUrl }] = await Promise.all([freshDatabase(), anyStore()]);
  return { databaseUrl, esdbUrl, dataFolder: path.join(temporaryFolder(), 'data') };
}

export const platformOn = (servers: Servers, roles?: string): Promise<RunningPlatform> =>
  startPlatform({ ...servers, ...(roles && { roles }) });

export const personOn = async (platform: RunningPlatform, role: 'operator' | 'coach', name: string): Promise<Ask> =>
  askerOf(() => platform.url, await tokenFrom(platform, { memberId: `${role}-1`, role, name }));

/** What a command line of ours finds in its environment. */
export const environmentOf = ({ databaseUrl, esdbUrl, dataFolder }: Servers): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  DATABASE_URL: databaseUrl,
  ESDB_URL: esdbUrl,
  FILMROOM_DATA: dataFolder,
});

/** A closed recording of so many seconds, made at full speed. */
export async function record(dataFolder: string, from: number, seconds: number): Promise<void> {
  const camera = await startProcess({
    args: [
      `${root}/infra/local/capture/main.ts`,
      ...['--recordings', path.join(dataFolder, 'recordings'), '--path', 'home-sideline'],
      ...['--speed', 'max', '--start', new Date(from).toISOString(), '--stop-after', String(seconds)],
    ],
    readyLine: /./,
  });
  await camera.exited;
}

/** The whole log as it stands now. */
export async function logOf({ esdbUrl }: Pick<Servers, 'esdbUrl'>): Promise<PlacedEvent[]> {
  const store = openEventStore(esdbUrl);
  const raw = openRawLog(esdbUrl);
  try {
    const newest = await store.newest();
    const log: PlacedEvent[] = [];
    if (newest) for await (const event of raw.events(undefined, newest.mark)) log.push(event);
    return log;
  } finally {
    raw.close();
    await store.dispose();
  }
}
