// What happens later: the queues, their settings and who works them off.
import { type Db, PgBoss } from 'pg-boss';

export const CLIP_QUEUE = 'generate-clip';
export const PICTURE_QUEUE = 'take-picture';
export const EXPIRY_QUEUE = 'expire-clips';
export const RELEASE_QUEUE = 'release-channels';

/** A worker that has not said for so long that it lives is taken for dead, in seconds (pg-boss' least is 10). */
const LEASE_S = 10;
/** What every cut and picture must be done in, waiting for footage included, in seconds. */
const EXPIRE_S = 300;
/** Deaths of workers count too: what gives a clip up is generateClip, long before this. */
const RETRIES = 50;

const queue = {
  retryLimit: RETRIES,
  retryDelay: 2,
  retryBackoff: true,
  retryDelayMax: 20,
  heartbeatSeconds: LEASE_S,
  expireInSeconds: EXPIRE_S,
  // A finished job keeps its id taken, so that a sweep cannot queue it again behind its clip's back.
  deleteAfterSeconds: 24 * 3_600,
};

/** @param warn hears of what pg-boss cannot do at the moment */
export async function openQueues(databaseUrl: string, warn: (reason: unknown) => void): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    schema: 'pgboss',
    application_name: 'filmroom-queues',
    max: 4,
    schedule: false,
    // The defaults look for dead workers once a minute: a coach would not wait for that.
    superviseIntervalSeconds: 3,
    monitorIntervalSeconds: 3,
    registerInstance: false,
  });
  boss.on('error', warn);
  await boss.start();
  for (const name of [CLIP_QUEUE, PICTURE_QUEUE, EXPIRY_QUEUE, RELEASE_QUEUE]) await boss.createQueue(name, queue);
  return boss;
}

/** Makes a transaction of ours usable by pg-boss: the job exists exactly if the transaction commits. */
export const within = (client: { query(text: string, values?: unknown[]): Promise<{ rows: unknown[] }> }): Db => ({
  executeSql: (text, values) => client.query(text, values) as ReturnType<Db['executeSql']>,
});
