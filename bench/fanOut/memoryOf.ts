// How much of its memory a process uses, once its garbage is collected: asked by the inspector that every Node has.
import { setTimeout as sleep } from 'node:timers/promises';
import WebSocket from 'ws';

const SETTLE_MS = 1_000;
const PATIENCE_MS = 10_000;

export interface Inspected {
  /** Bytes on the heap and beside it, after a forced collection. */
  memory(): Promise<number>;
  close(): void;
}

/** @param port on which the process opens its inspector: 9229 unless it was started with another */
export async function inspect(pid: number, port = 9_229): Promise<Inspected> {
  process.kill(pid, 'SIGUSR1');
  const socket = new WebSocket(await addressOf(port), { perMessageDeflate: false });
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  let asked = 0;

  function ask(method: string, params: object = {}): Promise<{ result?: { value?: unknown } }> {
    asked += 1;
    const id = asked;
    const { promise, resolve } = Promise.withResolvers<{ result?: { value?: unknown } }>();
    const listen = (data: WebSocket.RawData) => {
      const answer = JSON.parse(String(data));
      if (answer.id !== id) return;
      socket.off('message', listen);
      resolve(answer.result);
    };
    socket.on('message', listen);
    socket.send(JSON.stringify({ id, method, params }));
    return promise;
  }

  const used = 'process.memoryUsage().heapUsed + process.memoryUsage().external';
  return {
    async memory() {
      // What is under way ends, and what only a finalizer holds goes in the second round.
      await sleep(SETTLE_MS);
      await ask('HeapProfiler.collectGarbage');
      await sleep(SETTLE_MS);
      await ask('HeapProfiler.collectGarbage');
      const { result } = await ask('Runtime.evaluate', { expression: used, returnByValue: true });
      return Number(result?.value);
    },
    close: () => socket.terminate(),
  };
}

async function addressOf(port: number): Promise<string> {
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      const response = await fetch(`http://127.0.0.1:${port}/json/list`);
      const [target] = (await response.json()) as { webSocketDebuggerUrl: string }[];
      return target!.webSocketDebuggerUrl;
    } catch (error) {
      if (performance.now() > end) throw error;
      await sleep(50);
    }
  }
}
