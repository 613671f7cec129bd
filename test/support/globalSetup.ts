// What tests stand on: one real Postgres per run, a database per file, the real node and platform as processes.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { startPostgres } from '../../infra/local/postgres/startPostgres.ts';
import { checkReachable } from '../../infra/local/reachable.ts';
import { givenStore } from './anyStore.ts';
import { OWN_NODE } from './ownNode.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Of the run's one cluster, which forgets everything in a crash of the machine. */
    postgresUrl: string;
  }
}

/** Starts the run's Postgres in the main process: one that a worker starts would end with that worker. */
export async function setup(project: TestProject) {
  if (givenStore) {
    await checkReachable('ESDB_URL', givenStore);
    console.log(leftOut(givenStore));
  }
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'film-room-test-'));
  const postgres = await startPostgres({ dataFolder, durable: false });
  project.provide('postgresUrl', postgres.url);
  return async () => {
    await postgres.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  };
}

function leftOut(store: string): string {
  const files = Object.entries(OWN_NODE).map(([pattern, why]) => `  ${pattern}: ${why}`);
  return `The event store is ${store}, which ESDB_URL names. Left out, because they start a node of their own:\n${files.join('\n')}\n`;
}
