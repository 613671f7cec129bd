import { setTimeout as delay } from 'node:timers/promises';
import { type Outcome, type Request, systemEvent } from '../log/decide.ts';
import type { Log } from '../log/log.ts';
import { StorageUnavailable } from '../storage/storage.ts';
import type { Hostility } from './faults.ts';

const STATISTICS = '$stats-127.0.0.1:2113';

/** A log that refuses, that answers late and out of order, and in which the server itself writes too. */
export function faultyLog(log: Log, { now, chance }: Hostility): Log {
  let writes = 0;
  /** The last answer of each stream that is still to come. */
  const answers = new Map<string, Promise<void>>();

  function submit(request: Request, deadline: number): Promise<Outcome> {
    const { systemEventEvery, answerDelayMs, refuse, bugs } = now();
    if (chance().happens('refuseWrite', refuse))
      return Promise.reject(new StorageUnavailable('Refused: this node is hostile.'));
    writes += 1;
    if (systemEventEvery > 0 && writes % systemEventEvery === 0) writeStatistics();
    const outcome = bugs.includes('accept-passed-revisions')
      ? submitAtAnyPassedRevision(request, deadline)
      : log.submit(request, deadline);
    return answerDelayMs > 0 ? late(request.stream, outcome, answerDelayMs) : outcome;
  }

  function writeStatistics(): void {
    const events = [systemEvent('$statsCollected', '{"hostile":true}')];
    const request: Request = { kind: 'append', stream: STATISTICS, expected: 'any', events };
    log.submit(request, Number.POSITIVE_INFINITY).catch(() => {});
  }

  /** Within a stream, answers come in the order of the commits, as a real server's do. */
  async function late(stream: string, outcome: Promise<Outcome>, atMostMs: number): Promise<Outcome> {
    const before = answers.get(stream);
    const answered = Promise.allSettled([outcome, before, delay(chance().upTo('answerDelay', atMostMs))]).then(() => {
      if (answers.get(stream) === answered) answers.delete(stream);
    });
    answers.set(stream, answered);
    await answered;
    return outcome;
  }

  async function submitAtAnyPassedRevision(request: Request, deadline: number): Promise<Outcome> {
    const { stream, expected } = request;
    const isPassed = typeof expected === 'bigint' && expected <= (await log.stateOf(stream)).last;
    return log.submit(isPassed ? { ...request, expected: 'any' } : request, deadline);
  }

  return { ...log, submit };
}
