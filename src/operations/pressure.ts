// Whether this process can take more: asked before a request is read, so that what is under way gets through.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { getHeapStatistics } from 'node:v8';

export interface PressureLimits {
  /** How late timers may be on average over a second, in milliseconds. */
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
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  let trouble: string | undefined;

  const look = () => {
    const lateMs = delay.mean / 1e6;
    delay.reset();
    const { used_heap_size, heap_size_limit } = getHeapStatistics();
    if (lateMs > limits.delayMs) trouble = 'the process cannot keep up';
    else if (used_heap_size > heap_size_limit * limits.heapShare) trouble = 'the process is nearly out of memory';
    else if (process.availableMemory() < limits.freeBytes) trouble = 'the machine is nearly out of memory';
    else trouble = undefined;
  };
  const looking = setInterval(look, LOOK_EVERY_MS);
  looking.unref();

  return {
    trouble: () => trouble,
    close() {
      clearInterval(looking);
      delay.disable();
    },
  };
}
