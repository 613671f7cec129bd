import { Worker } from 'node:worker_threads';

// Ends the test file's process when its event loop has stood still for a minute. A loop that never leaves the microtasks
// also starves vitest's own timeouts: the run would hang for ever and not say where.
const LIMIT_MS = 60_000;

const pulse = new Int32Array(new SharedArrayBuffer(4));
setInterval(() => Atomics.add(pulse, 0, 1), 500).unref();

const watcher = `
  const { workerData } = require('node:worker_threads');
  const { pulse, limitMs } = workerData;
  let last = -1;
  let since = Date.now();
  setInterval(() => {
    const now = Atomics.load(pulse, 0);
    if (now !== last) { last = now; since = Date.now(); return; }
    if (Date.now() - since < limitMs) return;
    require('node:fs').writeSync(2, 'the event loop of this test file has stood still for ' + limitMs + ' ms: its process is killed\\n');
    process.kill(process.pid, 'SIGKILL');
  }, 1000);
`;
new Worker(watcher, { eval: true, workerData: { pulse, limitMs: LIMIT_MS } }).unref();
