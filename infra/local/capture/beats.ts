/**
 * The capture simulator: cameras whose every frame can be read back, recorded as MediaMTX would record them.
 *
 * Here: telling the platform that a camera is there. A platform that is down is no reason to stop.
 */
export interface Beats {
  /** Sends nothing until `resume`. */
  silence(): void;
  resume(): void;
  stop(): void;
}

export interface BeatOptions {
  /** `http://127.0.0.1:4000` */
  readonly url: string;
  readonly token: string;
  readonly channelId: string;
  /** One line a change: reachable or not. */
  readonly log: (line: string) => void;
  /** Milliseconds between beats; 5,000 unless told. */
  readonly every?: number;
  /** Milliseconds until the next try after a beat that was not taken; 1,000 unless told. */
  readonly retry?: number;
}

const ANSWER_WITHIN_MS = 3000;

/** Activates the channel, however long that takes, then sends a heartbeat every 5 s. */
export function startBeats({ url, token, channelId, log, every = 5000, retry = 1000 }: BeatOptions): Beats {
  const stopping = new AbortController();
  let silent = false;
  let activated = false;
  let lastWord = '';
  let wake = (): void => {};

  async function post(what: 'activate' | 'heartbeat'): Promise<boolean> {
    const word = (text: string): void => {
      if (text !== lastWord) log(text);
      lastWord = text;
    };
    try {
      const response = await fetch(`${url}/channels/${encodeURIComponent(channelId)}/${what}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: '{}',
        signal: AbortSignal.any([stopping.signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]),
      });
      await response.arrayBuffer();
      word(response.ok ? 'the platform hears us' : `the platform refuses our ${what} with status ${response.status}`);
      return response.ok;
    } catch {
      if (!stopping.signal.aborted) word('the platform does not answer; trying on');
      return false;
    }
  }

  /** Sends what is due; returns how long to wait for the next. */
  async function beat(): Promise<number> {
    if (silent) return every;
    if (activated) return (await post('heartbeat')) ? every : retry;
    activated = await post('activate');
    return activated ? every : retry;
  }

  async function goOn(): Promise<void> {
    while (!stopping.signal.aborted) {
      const wait = await beat();
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, wait);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }
  void goOn();

  return {
    silence() {
      silent = true;
    },
    resume() {
      silent = false;
      wake();
    },
    stop() {
      stopping.abort();
      wake();
    },
  };
}
