import pg from 'pg';
import type { Measured } from '../bench.ts';
import { inTurns } from './rounds.ts';
import { connectRowWriter } from './row.ts';
import { setStage, usualEvent } from './stage.ts';

const IN_FLIGHT = 256;
const APPENDS = 6_000;

/**
 * 256 appends in flight, each writer with a stream of its own. Control: one connection that commits the same rows in
 * batches of the size that our run had.
 */
export async function appendConcurrent(): Promise<Measured> {
  const stage = await setStage();
  const counter = new pg.Client(stage.databaseUrl);
  await counter.connect();
  try {
    const client = stage.connect();
    await client.appendToStream('first', usualEvent());
    const rows = await connectRowWriter(stage.databaseUrl);
    // Rows of one commit carry the same transaction.
    const countCommits = async (): Promise<number> =>
      Number(
        (await counter.query('select count(distinct xmin::text) as commits from eventstore.events')).rows[0].commits,
      );
    let batch = 1;
    const result = await inTurns(
      5,
      'appends/s',
      async () => {
        const before = await countCommits();
        let left = APPENDS;
        const start = performance.now();
        await Promise.all(
          Array.from({ length: IN_FLIGHT }, async () => {
            const stream = `bench-${crypto.randomUUID()}`;
            for (let revision = -1n; left-- > 0; revision++) {
              await client.appendToStream(stream, usualEvent(), {
                expectedRevision: revision < 0n ? 'no_stream' : revision,
              });
            }
          }),
        );
        const rate = (APPENDS / (performance.now() - start)) * 1_000;
        batch = Math.max(1, Math.round(APPENDS / ((await countCommits()) - before)));
        return rate;
      },
      async () => {
        const start = performance.now();
        for (let written = 0; written < APPENDS; written += batch)
          await rows.insert(Math.min(batch, APPENDS - written));
        return (APPENDS / (performance.now() - start)) * 1_000;
      },
    );
    await rows.end();
    return { ...result, note: `${batch} rows a commit` };
  } finally {
    await counter.end();
    await stage.stop();
  }
}
