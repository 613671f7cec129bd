// What is worth a backup, without a platform: a log, rows beside it, a film, a key.
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { takeBackup } from '../../src/backup/takeBackup.ts';
import { openPool } from '../../src/database.ts';
import { identifyLog } from '../../src/eventstore/identity.ts';
import { openRawLog } from '../../src/eventstore/rawLog.ts';
import { openEventStore } from '../../src/eventstore/store.ts';
import { migrate } from '../../src/migrate.ts';
import { namePerson } from '../../src/tables/people.ts';
import { afterFile } from '../support/cleanup.ts';
import { newEvent } from '../support/newEvent.ts';
import { root } from '../support/root.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { newId } from '../support/worldOf.ts';
import { emptyServers, type Servers } from './installation.ts';

export const MIGRATIONS = path.join(root, 'infra/migrations');
export const FILM = 'clips/home/0198c0de-0000-7000-8000-000000000001/1.mp4';

/** Connections to an installation's servers, closed at the end of the file. */
export function connect({ databaseUrl, esdbUrl }: Servers) {
  const pool = openPool(databaseUrl, 3);
  const store = openEventStore(esdbUrl);
  const log = openRawLog(esdbUrl);
  afterFile(async () => {
    await pool.end();
    await store.dispose();
    log.close();
  });
  return { pool, store, log };
}

export interface SmallSystem extends Servers, ReturnType<typeof connect> {
  /** More events, each pair of neighbours of another stream. */
  write(pairs: number): Promise<void>;
  /** @returns the folder */
  backUp(options?: { readonly keys?: boolean }): Promise<string>;
}

export async function smallSystem(pairs: number): Promise<SmallSystem> {
  const servers = await emptyServers();
  const connections = connect(servers);
  const { pool, store } = connections;
  await migrate(pool, MIGRATIONS);
  await identifyLog(store, new Date().toISOString());
  await namePerson(pool, 'home', 'coach-a', 'Coach\u2028A');
  for (const [file, content] of [[FILM, 'a film'] as const, ['keys/token.key', 'k'.repeat(32)] as const]) {
    mkdirSync(path.dirname(path.join(servers.dataFolder, file)), { recursive: true });
    writeFileSync(path.join(servers.dataFolder, file), content);
  }
  const write = async (count: number) => {
    await Promise.all(
      Array.from({ length: count }, () =>
        store.append(`session-home.${newId()}`, 'no_stream', [newEvent(), newEvent()]),
      ),
    );
  };
  await write(pairs);
  return {
    ...servers,
    ...connections,
    write,
    async backUp({ keys = false } = {}) {
      const to = path.join(temporaryFolder(), 'backup');
      const { dataFolder } = servers;
      await takeBackup({ ...connections, dataFolder, to, footage: false, keys, software: '0.1.0', told: () => {} });
      return to;
    },
  };
}

export const sha256 = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex');
