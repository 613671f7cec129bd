// Progress for a person at a terminal: one line that changes; elsewhere a line now and then.
import type { Told } from '../../backup/told.ts';

const TERMINAL_EVERY_MS = 100;
const ELSEWHERE_EVERY_MS = 5_000;
/** Clears what stood in the line. */
const ANEW = '\r\x1b[2K';

export interface ProgressLine {
  readonly told: Told;
  /** Says something that stays. */
  say(line: string): void;
}

/** On stderr: what a command answers is on stdout. */
export function progressLine(out: NodeJS.WriteStream = process.stderr): ProgressLine {
  const every = out.isTTY ? TERMINAL_EVERY_MS : ELSEWHERE_EVERY_MS;
  let toldAt = performance.now();
  let isOpen = false;
  return {
    told(what, done, of) {
      if (performance.now() - toldAt < every) return;
      toldAt = performance.now();
      const line = of === undefined ? `  ${what}: ${done}` : `  ${what}: ${done} of ${of}`;
      out.write(out.isTTY ? `${ANEW}${line}` : `${line}\n`);
      isOpen = out.isTTY;
    },
    say(line) {
      if (isOpen) out.write(ANEW);
      isOpen = false;
      out.write(`${line}\n`);
    },
  };
}
