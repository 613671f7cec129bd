/** How a server's clock stands beside ours, as its answers' `Date` headers tell. */
export interface RecorderClock {
  /** Its clock less ours, in milliseconds: positive where it is ahead. */
  readonly offsetMs: number;
  /** The truth lies at most this far from `offsetMs`, in milliseconds. */
  readonly uncertaintyMs: number;
  /** When that was, by our clock, epoch milliseconds. */
  readonly at: number;
}

interface Look {
  /** Epoch milliseconds by our clock, before the question and after the answer. */
  readonly asked: number;
  readonly heard: number;
  /** What the `Date` header said, epoch milliseconds: whole seconds, rounded down. */
  readonly said: number;
}

interface Tools {
  /** Asks once. @throws where there is no answer, or one without a time */
  readonly look: () => Promise<Look>;
  readonly sleep: (ms: number) => Promise<unknown>;
  /** Our clock, epoch milliseconds. */
  readonly now: () => number;
}

const SECOND = 1_000;
/** Each look halves what is not known: ten leave 2 ms of a second and whatever the way there and back takes. */
const MOST_LOOKS = 12;
const FINE_ENOUGH_MS = 2;

/**
 * A header tells only the second. But whoever asks at the moment when the second should change, and hears whether it
 * has, knows the offset to half of what was unknown before. Yields what is known after each look.
 * @throws where the clock is set while it is measured, and what `look` throws
 */
export async function* measureRecorderClock({ look, sleep, now }: Tools): AsyncGenerator<RecorderClock, void> {
  let [low, high] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  let shortestMs = Number.POSITIVE_INFINITY;
  for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
    // So that the middle of what is possible turns its second when we ask.
    if (looks > 0) await sleep(SECOND - positiveRest(now() + (low + high) / 2, SECOND));
    const seen = await look();
    const [least, most] = boundsOf(seen);
    [low, high] = [Math.max(low, least), Math.min(high, most)];
    if (low > high) throw new Error('a clock was set while it was measured');
    yield { offsetMs: (low + high) / 2, uncertaintyMs: (high - low) / 2, at: now() };
    shortestMs = Math.min(shortestMs, seen.heard - seen.asked);
    // Nothing shorter than the way there and back can be told.
    if (high - low <= Math.max(2 * FINE_ENOUGH_MS, 2 * shortestMs)) return;
  }
}

/** It said that second at some moment between question and answer. */
const boundsOf = ({ asked, heard, said }: Look): [number, number] => [said - heard, said + SECOND - asked];

const positiveRest = (value: number, divisor: number): number => ((value % divisor) + divisor) % divisor;
