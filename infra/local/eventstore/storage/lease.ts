import { hostname } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import type { ClientBase } from 'pg';
import { WriterExists } from './storage.ts';

/** The advisory lock that makes its holder the one writer. Released by Postgres when the connection ends, and only after its last transaction has. */
const LEASE = 728_400;
/** A node that was killed a moment ago still holds it until Postgres notices. */
const PATIENCE_MS = 2_000;
const RETRY_MS = 50;

/** What others see in pg_stat_activity. Postgres cuts it at 63 bytes. */
export const applicationName = `eventstore node ${process.pid}@${hostname()}`.slice(0, 63);

/** Takes the lease for as long as this connection lives. @throws WriterExists, naming the holder */
export async function takeLease(client: ClientBase): Promise<void> {
  for (const start = Date.now(); ; await delay(RETRY_MS)) {
    const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [LEASE]);
    if (rows[0]?.taken) return;
    if (Date.now() - start > PATIENCE_MS) throw new WriterExists(await describeHolder(client));
  }
}

async function describeHolder(client: ClientBase): Promise<string> {
  const { rows } = await client.query<{ name: string; pid: number; host: string | null }>(
    `select a.application_name as name, a.pid, host(a.client_addr) as host
       from pg_locks l join pg_stat_activity a using (pid)
      where l.locktype = 'advisory' and l.granted and l.classid = 0 and l.objid = $1
        and l.database = (select oid from pg_database where datname = current_database())`,
    [LEASE],
  );
  const holder = rows[0];
  const who = holder
    ? `"${holder.name}" (Postgres backend ${holder.pid}, from ${holder.host ?? 'this machine'})`
    : 'somebody';
  return `another node is writing this log: ${who}; stop it, or give this one a database of its own`;
}
