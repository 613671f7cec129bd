import type { Measured } from '../bench.ts';
import { connectEcho } from './echo.ts';
import { inTurns, p50 } from './rounds.ts';
import { appendRequestBytes, connectRowWriter } from './row.ts';
import { setStage, usualEvent } from './stage.ts';

/** In every turn. */
const APPENDS = 2_000;

/**
 * One append after the other, exact revision. Control: the echo of the very request over HTTP/2, then the insert of the
 * same row on one connection.
 */
export async function appendSequential(): Promise<Measured> {
  const stage = await setStage();
  try {
    const client = stage.connect();
    await client.appendToStream('first', usualEvent());
    const echo = connectEcho(await stage.startProcess('echoServer.ts'));
    const rows = await connectRowWriter(stage.databaseUrl);
    const request = appendRequestBytes(`bench-${crypto.randomUUID()}`, usualEvent());
    const result = await inTurns(
      5,
      'ms',
      async () => {
        const stream = `bench-${crypto.randomUUID()}`;
        return p50(APPENDS, async (n) => {
          await client.appendToStream(stream, usualEvent(), {
            expectedRevision: n === 0 ? 'no_stream' : BigInt(n - 1),
          });
        });
      },
      () =>
        p50(APPENDS, async () => {
          await echo.send(request);
          await rows.insert(1);
        }),
    );
    echo.close();
    await rows.end();
    return { ...result, note: 'p50' };
  } finally {
    await stage.stop();
  }
}
