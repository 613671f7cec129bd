// Who hears what together. Subscribers that hear the same facts in the same words form a circle, for which a fact is
// read, told and written down once. Whoever is behind reads by itself until it is level with its circle, and whoever
// does not take what it is given falls behind again: nobody waits for anybody.
import type { FeedFact } from '../projections/feed.ts';
import type { Ear } from './ear.ts';
import type { FactStream, Following } from './factStream.ts';

/** A fact in the words of a document, as JSON; undefined where it could not be told whole and may be later. */
export type Tell = (fact: FeedFact) => Promise<string | undefined>;

/** What a circle hears. */
export interface Telling {
  /** Names the circle: the same for all to whom the same facts are told in the same words. */
  readonly circle: string;
  readonly following: Following;
  readonly tell: Tell;
}

/** @returns for graphql-ws a subscription that yields nothing and ends when the client leaves */
export type Attend = (telling: Telling, ear: Ear) => AsyncGenerator<never, void>;

interface Told {
  readonly position: bigint;
  readonly text: string | undefined;
}

interface Circle {
  readonly telling: Telling;
  /** All up to here was told. */
  place: bigint;
  readonly members: Set<Listener>;
  readonly over: AbortController;
}

interface Audience {
  readonly stream: FactStream;
  /** @returns false where the circle is ahead of the listener already */
  join(listener: Listener): boolean;
  leave(listener: Listener): void;
}

export function openAudience(stream: FactStream): Attend {
  const circles = new Map<string, Circle>();
  const audience: Audience = {
    stream,
    join(listener) {
      const circle = circles.get(listener.telling.circle) ?? open(listener.telling, listener.place);
      if (circle.place > listener.place) return false;
      // One of them speaks for all: what the others brought is forgotten.
      listener.telling = circle.telling;
      circle.members.add(listener);
      return true;
    },
    leave(listener) {
      const circle = circles.get(listener.telling.circle);
      if (circle?.members.delete(listener) && circle.members.size === 0) dissolve(circle);
    },
  };

  function open(telling: Telling, place: bigint): Circle {
    const circle: Circle = { telling, place, members: new Set(), over: new AbortController() };
    circles.set(telling.circle, circle);
    run(circle).catch((error: unknown) => {
      for (const member of circle.members) member.fail(error);
    });
    return circle;
  }

  function dissolve(circle: Circle): void {
    circle.over.abort();
    circles.delete(circle.telling.circle);
  }

  async function run(circle: Circle): Promise<void> {
    const { telling, members } = circle;
    const { signal } = circle.over;
    const { team, topic, wants } = telling.following;
    while (!signal.aborted) {
      await stream.beyond(circle.place, signal);
      const page = await stream.read(team, topic, circle.place, signal);
      const told = await tellAll(page.facts.filter(wants), telling.tell);
      // Nothing waits from here on: whoever joins or leaves does so between two pages.
      circle.place = page.end;
      for (const member of members) {
        const isBehind = told.length > 0 && told[0]!.position <= member.place;
        hear(member.ear, isBehind ? told.filter(({ position }) => position > member.place) : told);
        if (member.place < page.end) member.place = page.end;
        if (member.ear.isFull()) {
          audience.leave(member);
          void member.goOnAlone();
        }
      }
    }
  }

  return (telling, ear) => {
    const listener = new Listener(audience, telling, ear);
    void listener.goOnAlone();
    return listener;
  };
}

type Over = IteratorReturnResult<void>;
const over: Over = { done: true, value: undefined };

/** A class for its prototype, and no promise or signal of its own while it is level: most only wait, by the thousand. */
class Listener implements AsyncGenerator<never, void> {
  telling: Telling;
  readonly ear: Ear;
  /** All up to here was heard: what a circle that is behind tells again is left out. */
  place: bigint;
  readonly #audience: Audience;
  /** Aborted when it leaves; there only while it is not level. */
  #alone: AbortController | undefined;
  #end!: (outcome: Over | Promise<Over>) => void;
  readonly #ended: Promise<Over>;

  constructor(audience: Audience, telling: Telling, ear: Ear) {
    this.#audience = audience;
    this.telling = telling;
    this.ear = ear;
    this.place = telling.following.after;
    this.#ended = new Promise((resolve) => {
      this.#end = resolve;
    });
  }

  /** From its place, until it is level with its circle. */
  async goOnAlone(): Promise<void> {
    const alone = new AbortController();
    this.#alone = alone;
    try {
      while (!alone.signal.aborted) {
        await this.ear.emptied();
        const isLevel = await this.#hearPage(alone.signal);
        if (isLevel && !alone.signal.aborted && this.#audience.join(this)) break;
      }
      this.#alone = undefined;
    } catch (error) {
      this.fail(error);
    }
  }

  async #hearPage(signal: AbortSignal): Promise<boolean> {
    const { following, tell } = this.telling;
    const { facts, end, isLast } = await this.#audience.stream.read(
      following.team,
      following.topic,
      this.place,
      signal,
    );
    const told = await tellAll(facts.filter(following.wants), tell);
    if (!signal.aborted) hear(this.ear, told);
    this.place = end;
    return isLast && !this.ear.isFull();
  }

  fail(error: unknown): void {
    this.#leave(Promise.reject(error));
  }

  next(): Promise<Over> {
    return this.#ended;
  }

  async return(): Promise<Over> {
    this.#leave(over);
    return over;
  }

  throw(): Promise<Over> {
    return this.return();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#leave(over);
  }

  #leave(outcome: Over | Promise<Over>): void {
    this.#alone?.abort();
    this.#audience.leave(this);
    this.#end(outcome);
  }
}

const tellAll = (facts: readonly FeedFact[], tell: Tell): Promise<Told[]> =>
  Promise.all(facts.map(async (fact) => ({ position: fact.position, text: await tell(fact) })));

function hear(ear: Ear, told: readonly Told[]): void {
  if (told.length === 0) return;
  const isWhole = told.every(({ text }) => text !== undefined);
  if (isWhole) ear.hear(told.map(({ text }) => text!));
  else ear.sendAway();
}
