// The network at a stadium: requests are lost, answers are lost, and what was sent comes twice. From a seed.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '../random.ts';

export interface Losses {
  /** Share of the requests that never arrive, of the answers that never do, and of the requests that arrive twice. */
  readonly requests: number;
  readonly answers: number;
  readonly doubles: number;
}
export const NO_LOSSES: Losses = { requests: 0, answers: 0, doubles: 0 };

const MOST_IN_FLIGHT = 5;
/** How long a device waits for what will not come; short, since this network never changes its mind. */
const PATIENCE_MS = 20;

export interface Network {
  /** Resolves with what the server said, or rejects where nothing came. */
  post(body: object, signal: AbortSignal): Promise<unknown>;
  readonly counts: { sent: number; lost: number; doubled: number };
}

/** One device's way to the server: at most five requests at a time. */
export function openNetwork(url: string, token: string, losses: Losses, random: Random): Network {
  const counts = { sent: 0, lost: 0, doubled: 0 };
  const waiting: (() => void)[] = [];
  let inFlight = 0;
  const happens = (share: number) => random.between(0, 1_000) < share * 1_000;

  async function deliver(body: string, signal: AbortSignal): Promise<unknown> {
    if (inFlight >= MOST_IN_FLIGHT) await new Promise<void>((resolve) => waiting.push(resolve));
    else inFlight += 1;
    try {
      counts.sent += 1;
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
      const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body, signal });
      return await response.json();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else inFlight -= 1;
    }
  }

  return {
    counts,
    async post(content, signal) {
      const body = JSON.stringify(content);
      const [isRequestLost, isAnswerLost, isDoubled] = [losses.requests, losses.answers, losses.doubles].map(happens);
      if (isRequestLost) {
        counts.lost += 1;
        await sleep(PATIENCE_MS);
        throw new Error('the request was lost');
      }
      if (isDoubled) counts.doubled += 1;
      const twin = isDoubled ? deliver(body, signal).catch(() => {}) : undefined;
      const answer = await deliver(body, signal);
      await twin;
      if (!isAnswerLost) return answer;
      counts.lost += 1;
      throw new Error('the answer was lost');
    },
  };
}
