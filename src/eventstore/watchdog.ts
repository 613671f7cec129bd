import { setTimeout as sleep } from 'node:timers/promises';
import { StoreUnavailable } from './errors.ts';
import type { Mark } from './store.ts';

/** How a subscription that has died without a word is found out: the log is asked whether there is something to say. */
export interface Watchdog {
  /** How long a subscription may be silent before the log is asked, in milliseconds. */
  readonly silenceMs: number;
  /** Whether the log holds, behind this place, what the subscription must have told of. Rejects when the store does not say. */
  readonly isBehind: (mark: Mark | undefined) => Promise<boolean>;
}

/** What a subscription has heard so far. */
export interface Heard {
  /** Messages, of whatever kind. */
  readonly messages: number;
  /** As far as it has come. */
  readonly mark: Mark | undefined;
  /** Silent because nobody takes what it has: no fault of its own. */
  readonly isHeldBack: boolean;
}

/** The log went on, and the subscription did not say so. */
export class SilentSubscription extends Error {
  override name = 'SilentSubscription';
  constructor() {
    super('the subscription is silent although the log has gone on');
  }
}

/**
 * Watches until the signal aborts. An event that was appended a moment ago may still be on its way: only one that is
 * missed for a whole silence more is missed indeed.
 * @returns why the subscription is to be taken for dead; undefined when the signal came first
 */
export async function watchOver(
  { silenceMs, isBehind }: Watchdog,
  heard: () => Heard,
  signal: AbortSignal,
): Promise<Error | undefined> {
  let isSuspect = false;
  while (!signal.aborted) {
    const before = heard();
    const isSilent = () => heard().messages === before.messages && !heard().isHeldBack;
    await sleep(silenceMs, undefined, { signal }).catch(() => {});
    if (signal.aborted) return undefined;
    if (!isSilent()) {
      isSuspect = false;
      continue;
    }
    const behind = await isBehind(before.mark).catch((reason: unknown) => new StoreUnavailable(reason));
    if (signal.aborted) return undefined;
    if (!isSilent()) isSuspect = false;
    else if (behind instanceof Error) return behind;
    else if (behind && isSuspect) return new SilentSubscription();
    else isSuspect = behind;
  }
  return undefined;
}
