// Events of one log become those of another, in the same order across all streams, with many appends under way.
import { setTimeout as sleep } from 'node:timers/promises';
import { RevisionConflict, StoreUnavailable } from '../eventstore/errors.ts';
import { LOG_STREAM } from '../eventstore/identity.ts';
import type { RawEvent, RawLog } from '../eventstore/rawLog.ts';
import type { Mark } from '../eventstore/store.ts';
import { BackupTrouble } from './trouble.ts';

export interface FillOptions {
  readonly target: RawLog;
  /** From the first one on, also where an earlier try has come some way. */
  readonly events: AsyncIterable<RawEvent>;
  /** The newest event that the target holds; undefined where it holds nothing. */
  readonly newest: Mark | undefined;
  /** Told now and then how many events the target holds. */
  readonly told: (count: number) => void;
}

/** Appends under way at once. The store decides them in the order in which they were sent. */
const IN_FLIGHT = 256;
/** Neighbours of one stream go together, up to so many: a server takes a megabyte at once. */
const TOGETHER = 32;
const TELL_EVERY = 1_000;
/** How often in a row what was under way is looked for and sent again. */
const TRIES = 10;
const PAUSE_MS = 300;

interface Sent {
  readonly events: readonly RawEvent[];
  readonly outcome: Promise<Mark | undefined>;
}

/**
 * What a kill left half-way is gone on with. What the source says of itself as a log is left out: the target has its own.
 * @returns how many events the target holds of the source
 * @throws BackupTrouble where the target holds other events, or another order
 */
export async function fillLog({ target, events, newest, told }: FillOptions): Promise<number> {
  const source = withoutLogFacts(events)[Symbol.asyncIterator]();
  let count = 0;
  /** The last event of which we know that it is there. */
  let known: RawEvent | undefined;
  let lastMark: Mark | undefined;
  /** The client keeps the order of appends once its stream of them is open; those that open it may overtake each other. */
  let isOpen = false;
  if (newest) {
    for await (const there of withoutLogFacts(target.events(undefined, newest))) {
      const { value: wanted, done } = await source.next();
      if (done || !isSame(there, wanted)) throw otherEvents(there);
      known = there;
      count += 1;
      if (count % TELL_EVERY === 0) told(count);
    }
  }

  const send = (group: readonly RawEvent[]): Sent => {
    const outcome = target.append(group);
    // It is waited for in turn: until then nobody hears of a failure.
    outcome.catch(() => {});
    return { events: group, outcome };
  };
  const sent: Sent[] = [];
  const written = ({ events: group }: Sent): void => {
    known = group.at(-1);
    const before = count;
    count += group.length;
    if (Math.floor(before / TELL_EVERY) < Math.floor(count / TELL_EVERY)) told(count);
  };

  /** The store did not answer: what was under way is looked for, and what is missing of it sent again, one by one. */
  async function sendAgain(failure: unknown): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      await Promise.allSettled(sent.map(({ outcome }) => outcome));
      if (tries > TRIES) throw failure;
      await sleep(PAUSE_MS * tries);
      try {
        let there = await eventsBehind(target, known);
        for (const group of [...sent]) {
          const { events: wanted } = group;
          if (there.length === 0) await target.append(wanted);
          else if (!wanted.every((event, n) => there[n] && isSame(event, there[n]))) throw otherEvents(there[0]!);
          there = there.slice(wanted.length);
          written(group);
          sent.shift();
        }
        if (there[0]) throw otherEvents(there[0]);
        return;
      } catch (error) {
        if (!isUncertain(error)) throw error;
      }
    }
  }

  async function confirmFirst(): Promise<void> {
    const first = sent[0]!;
    let mark: Mark | undefined;
    try {
      mark = await first.outcome;
    } catch (error) {
      if (!isUncertain(error)) throw error;
      await sendAgain(error);
      lastMark = undefined;
      isOpen = false;
      return;
    }
    if (mark && lastMark && mark.commit <= lastMark.commit) throw outOfOrder(first.events[0]!);
    lastMark = mark ?? lastMark;
    isOpen = true;
    written(first);
    sent.shift();
  }

  for await (const group of neighbours(source)) {
    sent.push(send(group));
    while (sent.length >= (isOpen ? IN_FLIGHT : 1)) await confirmFirst();
  }
  while (sent.length > 0) await confirmFirst();
  told(count);
  return count;
}

/** A conflict too: an append of which nobody knew the outcome may have arrived after all. */
const isUncertain = (error: unknown): boolean => error instanceof StoreUnavailable || error instanceof RevisionConflict;

const isSame = (one: RawEvent, other: RawEvent): boolean =>
  one.id === other.id && one.stream === other.stream && one.revision === other.revision && one.type === other.type;

export async function* withoutLogFacts<E extends RawEvent>(events: AsyncIterable<E>): AsyncGenerator<E> {
  for await (const event of events) if (event.stream !== LOG_STREAM) yield event;
}

async function* neighbours(source: AsyncIterator<RawEvent>): AsyncGenerator<readonly RawEvent[]> {
  let group: RawEvent[] = [];
  for (let next = await source.next(); !next.done; next = await source.next()) {
    const event = next.value;
    const last = group.at(-1);
    const belongs = last && last.stream === event.stream && last.revision + 1n === event.revision;
    if (last && (!belongs || group.length >= TOGETHER)) {
      yield group;
      group = [];
    }
    group.push(event);
  }
  if (group.length > 0) yield group;
}

/** In the log's order. Undefined: all there are. */
async function eventsBehind(target: RawLog, known: RawEvent | undefined): Promise<RawEvent[]> {
  const found: RawEvent[] = [];
  for await (const event of withoutLogFacts(target.backwards())) {
    if (known && isSame(event, known)) break;
    found.push(event);
  }
  return found.reverse();
}

const otherEvents = ({ stream, revision, id }: RawEvent) =>
  new BackupTrouble(
    `the target holds event ${id} (${stream}, revision ${revision}), which is not the source's at that place`,
    'somebody else has written there, or the order was lost: begin anew with an empty target',
  );

const outOfOrder = ({ stream, revision }: RawEvent) =>
  new BackupTrouble(
    `the target did not keep the order of events (${stream}, revision ${revision})`,
    'begin anew with an empty target',
  );
