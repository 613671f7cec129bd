// Whether this process can take more: asked before a request is read, so that what is under way gets through.
import { getHeapStatistics } from 'node:v8';

export interface PressureLimits {
  /** How late a timer may be, twice in a row, in milliseconds. */
  readonly delayMs: number;
  /** Share of the heap that may be in use: beyond it Node soon ends the process. */
  readonly heapShare: number;
  /** Of memory that the machine, or the container, must have left, in bytes. */
  readonly freeBytes: number;
}
export const usualPressureLimits: PressureLimits = { delayMs: 1_000, heapShare: 0.92, freeBytes: 48 * 2 ** 20 };

export interface Pressure {
  /** Why nothing should be taken on now; undefined where there is room. Costs nothing to ask. */
  trouble(): string | undefined;
  close(): void;
}

const LOOK_EVERY_MS = 500;

export function watchPressure(limits: PressureLimits = usualPressureLimits): Pressure {
  let trouble: string | undefined;
  let wasLate = false;
  let lookedAt = performance.now();

  const look = () => {
    const now = performance.now();
    const isLate = now - lookedAt - LOOK_EVERY_MS > limits.delayMs;
    lookedAt = now;
    // Once is no load: a laptop that slept, or a machine that was paused, is late once and has nothing to shed.
    const cannotKeepUp = isLate && wasLate;
    wasLate = isLate;
    const { used_heap_size, heap_size_limit } = getHeapStatistics();
    if (cannotKeepUp) trouble = 'the process cannot keep up';
    else if (used_heap_size > heap_size_limit * limits.heapShare) trouble = 'the process is nearly out of memory';
    else if (process.availableMemory() < limits.freeBytes) trouble = 'the machine is nearly out of memory';
    else trouble = undefined;
  };
  const looking = setInterval(look, LOOK_EVERY_MS);
  looking.unref();

  return {
    trouble: () => trouble,
    close: () => clearInterval(looking),
  };
}
