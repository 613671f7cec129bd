import { END } from '@eventstore/db-client';
import type { Measured } from '../bench.ts';
import { connectEcho } from './echo.ts';
import { inTurns, p50 } from './rounds.ts';
import { appendRequestBytes } from './row.ts';
import { setStage, usualEvent } from './stage.ts';

const APPENDS = 300;

/** From the call of append to the delivery at another client. Control: an append, answered, plus one echo. */
export async function live(): Promise<Measured> {
  const stage = await setStage();
  try {
    const writer = stage.connect();
    await writer.appendToStream('first', usualEvent());
    const subscription = stage.connect().subscribeToAll({ fromPosition: END });
    let delivered = (): void => {};
    const following = (async () => {
      for await (const _ of subscription) delivered();
    })();
    await new Promise((resolve) => subscription.once('caughtUp', resolve));
    const echo = connectEcho(await stage.startProcess('echoServer.ts'));
    const request = appendRequestBytes('bench', usualEvent());
    const stream = `bench-${crypto.randomUUID()}`;
    const result = await inTurns(
      5,
      'ms',
      () =>
        p50(APPENDS, async () => {
          const arrived = new Promise<void>((resolve) => {
            delivered = resolve;
          });
          const appended = writer.appendToStream(stream, usualEvent());
          await arrived;
          await appended;
        }),
      async () => {
        const append = await p50(APPENDS, async () => void (await writer.appendToStream(stream, usualEvent())));
        return append + (await p50(APPENDS, () => echo.send(request)));
      },
    );
    await subscription.unsubscribe();
    await following;
    echo.close();
    return { ...result, note: 'p50' };
  } finally {
    await stage.stop();
  }
}
