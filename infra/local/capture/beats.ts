/** Tells the platform that this camera is there. A platform that is down is no reason to stop. */
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
}

const BEAT_MS = 5000;
const RETRY_MS = 1000;
const ANSWER_WITHIN_MS = 3000;

/** Activates the channel, however long that takes, then sends a heartbeat every 5 s. */
export function startBeats({ url, token, channelId, log }: BeatOptions): Beats {
  const stopping = new AbortController();
  let silent = false;
  let activated = false;
  let lastWord = '';
  let timer: NodeJS.Timeout | undefined;

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

  async function beat(): Promise<void> {
    let wait = BEAT_MS;
    if (!silent && !activated) {
      activated = await post('activate');
      if (!activated) wait = RETRY_MS;
    } else if (!silent && !(await post('heartbeat'))) {
      wait = RETRY_MS;
    }
    if (!stopping.signal.aborted) timer = setTimeout(beat, wait);
  }
  void beat();

  return {
    silence() {
      silent = true;
    },
    resume() {
      silent = false;
      clearTimeout(timer);
      void beat();
    },
    stop() {
      stopping.abort();
      clearTimeout(timer);
    },
  };
}
