import { setTimeout as sleep } from 'node:timers/promises';
import { askMediaMtx } from './askMediaMtx.ts';
import { type MediaMtxPath, openControlApi } from './controlApi.ts';
import { MediaMtxError } from './mediamtxError.ts';
import { measureRecorderClock, type RecorderClock } from './recorderClock.ts';

type Paths = ReadonlyMap<string, MediaMtxPath>;

/** What a MediaMTX says, for however many want to know: it is asked once a second at most. */
export interface MediaMtxWatch {
  /** Paths that it knows, by name; undefined where it does not answer. */
  paths(): Promise<Paths | undefined>;
  /**
   * What it says of a camera's path. `offline`: nobody publishes to it. `unknown`: it does not answer. Online says
   * nothing about recording, and stays so for 10 s after a camera died.
   */
  camera(path: string): Promise<MediaMtxPath | 'offline' | 'unknown'>;
  /** How its clock stands beside ours; undefined while it could not be measured within the last minutes. */
  clock(): RecorderClock | undefined;
  /** Since when it does not answer, by our clock, epoch milliseconds; undefined while it does. */
  silentSince(): number | undefined;
  close(): Promise<void>;
}

const ASK_EVERY_MS = 1_000;
const MEASURE_EVERY_MS = 60_000;
const TRY_AGAIN_MS = 10_000;
/** Clocks of machines drift by some milliseconds an hour; one that is set is not what was measured. */
const GOOD_FOR_MS = 5 * 60_000;

/** @param base of its control API, `http://127.0.0.1:9997` @param log told of changes, one line each */
export function watchMediaMtx(base: string, log: (line: string) => void): MediaMtxWatch {
  const api = openControlApi(base);
  const stop = new AbortController();
  let silentSince: number | undefined;
  let asking: Promise<Paths | undefined> | undefined;
  let last: { readonly at: number; readonly paths: Paths | undefined } | undefined;
  let clock: RecorderClock | undefined;

  function heard(error: unknown): void {
    if (error === undefined && silentSince !== undefined) log('MediaMTX answers again');
    if (error !== undefined && silentSince === undefined) log(`MediaMTX does not answer: ${(error as Error).message}`);
    silentSince = error === undefined ? undefined : (silentSince ?? Date.now());
  }

  async function ask(): Promise<Paths | undefined> {
    let paths: Paths | undefined;
    try {
      paths = new Map((await api.paths()).map((path) => [path.name, path]));
      heard(undefined);
    } catch (error) {
      heard(error);
    }
    last = { at: Date.now(), paths };
    asking = undefined;
    return paths;
  }

  async function look() {
    const askedAt = Date.now();
    const { headers } = await askMediaMtx(base, '/v3/info');
    const said = Date.parse(headers.get('date') ?? '');
    if (Number.isNaN(said)) throw new Error('MediaMTX does not say what time it is');
    return { asked: askedAt, heard: Date.now(), said };
  }

  async function measureOn(): Promise<void> {
    const wait = (ms: number) => sleep(ms, undefined, { signal: stop.signal });
    while (!stop.signal.aborted) {
      const isMeasured = await measure(wait).catch((error) => {
        // What was known of a clock that has been set since is known no more.
        if (!(error instanceof MediaMtxError)) clock = undefined;
        return false;
      });
      await wait(isMeasured ? MEASURE_EVERY_MS : TRY_AGAIN_MS).catch(() => {});
    }
  }

  /** What is known at first is better than nothing, and worse than what was known a minute ago. */
  async function measure(wait: (ms: number) => Promise<unknown>): Promise<boolean> {
    let newest: RecorderClock | undefined;
    for await (const narrower of measureRecorderClock({ look, sleep: wait, now: Date.now })) {
      newest = narrower;
      if (!isKnown() || narrower.uncertaintyMs <= clock!.uncertaintyMs) clock = narrower;
    }
    clock = newest ?? clock;
    return newest !== undefined;
  }
  const isKnown = () => clock !== undefined && Date.now() - clock.at < GOOD_FOR_MS;
  const measuring = measureOn();

  async function paths(): Promise<Paths | undefined> {
    if (!last || Date.now() - last.at >= ASK_EVERY_MS) asking ??= ask();
    // Nobody waits for one that was silent a moment ago: every look at a board would take as long as its silence.
    return asking && silentSince === undefined ? asking : last?.paths;
  }

  return {
    paths,
    async camera(path) {
      const known = await paths();
      if (!known) return 'unknown';
      const found = known.get(path);
      return found?.online ? found : 'offline';
    },
    clock: () => (isKnown() ? clock : undefined),
    silentSince: () => silentSince,
    async close() {
      stop.abort();
      await measuring;
    },
  };
}
