import { stripVTControlCharacters } from 'node:util';

/** What the demo shows while it runs, and what it finds out. */
export interface Report {
  /** One line of progress: when, who, what. */
  say(who: string, what: string): void;
  /** What has to hold for the demo to end well; what does not is told at the end. */
  expect(isSo: boolean, what: string): void;
  clipAskedFor(): void;
  /**
   * @param outToReadyMs from the instant of OUT to the arrival of ClipReady, in milliseconds
   * @param stages where that time went, told where it was long
   */
  clipReady(outToReadyMs: number, stages: string): void;
  frameError(frames: number): void;
  verdict(events: number): Verdict;
}

export interface Verdict {
  /** One line for each expectation that did not hold. */
  readonly unmet: readonly string[];
  /** What else should be known. */
  readonly notes: readonly string[];
  readonly lastLine: string;
}

/** What OUT to ready should take at most, in 95 of 100 clips, in milliseconds. A busy machine may take longer. */
const SWIFT_MS = 1_000;

export function openReport(out: NodeJS.WritableStream): Report {
  const beganAt = performance.now();
  const unmet: string[] = [];
  const outToReady: { ms: number; stages: string }[] = [];
  const frameErrors: number[] = [];
  let asked = 0;

  return {
    say(who, what) {
      const seconds = Math.floor((performance.now() - beganAt) / 1000);
      const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
      out.write(`${clock.padStart(6)}  ${who.padEnd(9)} ${oneLine(what)}\n`);
    },
    expect(isSo, what) {
      if (!isSo) unmet.push(oneLine(what));
    },
    clipAskedFor() {
      asked += 1;
    },
    clipReady: (ms, stages) => void outToReady.push({ ms, stages }),
    frameError: (frames) => void frameErrors.push(frames),
    verdict(events) {
      const times = outToReady.map(({ ms }) => ms);
      const [p50, p95] = [percentile(times, 50), percentile(times, 95)];
      const slowest = outToReady.toSorted((a, b) => b.ms - a.ms)[0];
      const frameError = frameErrors.length > 0 ? Math.max(...frameErrors) : '-';
      return {
        unmet,
        notes:
          Number(p95) > SWIFT_MS
            ? [`OUT to ready should take at most ${SWIFT_MS} ms; the slowest clip was ${slowest?.stages}`]
            : [],
        lastLine: [
          `clips ready ${outToReady.length}/${asked}`,
          `OUT to ready p50 ${p50} ms p95 ${p95} ms`,
          `frame error max ${frameError}`,
          `events ${events}`,
        ].join(' · '),
      };
    },
  };
}

/** By nearest rank, rounded; a dash where there is nothing to rank. */
export function percentile(values: readonly number[], percent: number): number | '-' {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)];
  return value === undefined ? '-' : Math.round(value);
}

function oneLine(text: string): string {
  return stripVTControlCharacters(text).replaceAll(/\s+/g, ' ').slice(0, 300);
}
