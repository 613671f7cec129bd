import pg from 'pg';
import { OWNER } from './initCluster.ts';
import { clusterUrl } from './postgresCommand.ts';

/** Creates the database that the platform and the node share, unless it is there. */
export async function ensureDatabase(port: number, password: string): Promise<void> {
  const client = new pg.Client({ connectionString: clusterUrl(port, password, 'postgres') });
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [OWNER]);
    if (found.rowCount === 0) await client.query(`create database ${OWNER}`);
  } finally {
    await client.end();
  }
}
