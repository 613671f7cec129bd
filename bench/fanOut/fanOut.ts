import type { Measured } from '../bench.ts';
import { inTurns } from '../eventstore/rounds.ts';
import { cpuOf, openFanOut, type Side, SOCKETS } from './stage.ts';

const ROUNDS = 5;
const BURST = 200;
const PACED = { count: 80, perSecond: 20 };

/** Facts of one burst to 500 sockets, in messages a second. Control: bare `ws` sending a ready frame. */
export function fanOut(): Promise<Measured> {
  return compared('messages/s', async (side) => {
    const { ms } = await side.tell(BURST);
    return (BURST * SOCKETS * 1_000) / ms;
  });
}

/** What a message of the same burst costs the server's processor. */
export function fanOutCpu(): Promise<Measured> {
  return compared('µs/message', async (side) => {
    const before = cpuOf(side.pid);
    await side.tell(BURST);
    return ((cpuOf(side.pid) - before) * 1e6) / (BURST * SOCKETS);
  });
}

/** How late the latest hundredth comes at 10,000 messages a second: from the fact's recording to its arrival. */
export function fanOutTail(): Promise<Measured> {
  return compared('ms', async (side) => (await side.tell(PACED.count, PACED.perSecond)).p99);
}

async function compared(unit: string, measure: (side: Side) => Promise<number>): Promise<Measured> {
  const { ours, control, stop } = await openFanOut();
  try {
    const measured = await inTurns(
      ROUNDS,
      unit,
      () => measure(ours),
      () => measure(control),
    );
    const { bytes } = await ours.tell(1);
    return { ...measured, note: `${bytes} bytes a message` };
  } finally {
    await stop();
  }
}
