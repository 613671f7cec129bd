// Who hears what together. Subscribers that hear the same facts in the same words form a circle, for which a fact is
// read, told and written down once. Whoever is behind reads by itself until it is level with its circle, and whoever
// does not take what it is given falls behind again: nobody waits for anybody.
import type { FeedFact } from '../projections/feed.ts';
import type { Ear } from './ear.ts';
import type { FactStream, Following } from './factStream.ts';

/** A fact in the words of a document, as JSON; undefined where it could not be told whole and may be later. */
export type Tell = (fact: FeedFact) => Promise<string | undefined>;

export interface Attendance {
  /** Names the circle: the same for all to whom the same facts are told in the same words. */
  readonly circle: string;
  readonly following: Following;
  readonly tell: Tell;
  readonly ear: Ear;
}

/** Resolves once the signal aborts. @throws where the feed cannot be read and never will be */
export type Attend = (attendance: Attendance, signal: AbortSignal) => Promise<void>;

interface Told {
  readonly position: bigint;
  readonly text: string | undefined;
}

interface Member {
  readonly ear: Ear;
  /** All up to here was heard: what a circle that is behind tells again is left out. */
  place: bigint;
  /** Goes on by itself from its place. */
  fallBehind(): void;
  fail(error: unknown): void;
}

interface Circle {
  /** All up to here was told. */
  place: bigint;
  readonly members: Set<Member>;
  readonly over: AbortController;
}

export function openAudience(stream: FactStream): Attend {
  const circles = new Map<string, Circle>();

  async function run(circle: Circle, { following, tell }: Attendance): Promise<void> {
    const { signal } = circle.over;
    const { team, topic } = following;
    while (!signal.aborted) {
      await stream.beyond(circle.place, signal);
      const page = await stream.read(team, topic, circle.place, signal);
      const told = await tellAll(page.facts.filter(following.wants), tell);
      // Nothing waits from here on: whoever joins or leaves does so between two pages.
      circle.place = page.end;
      for (const member of circle.members) {
        const isBehind = told.length > 0 && told[0]!.position <= member.place;
        hear(member.ear, isBehind ? told.filter(({ position }) => position > member.place) : told);
        if (member.place < page.end) member.place = page.end;
        if (member.ear.isFull()) member.fallBehind();
      }
    }
  }

  function open(attendance: Attendance, place: bigint): Circle {
    const circle: Circle = { place, members: new Set(), over: new AbortController() };
    circles.set(attendance.circle, circle);
    run(circle, attendance).catch((error: unknown) => {
      for (const member of circle.members) member.fail(error);
    });
    return circle;
  }

  /** @returns the place from which to go on alone: at once where the circle is ahead, else when it has fallen behind */
  async function listenTogether(attendance: Attendance, place: bigint, signal: AbortSignal): Promise<bigint> {
    const circle = circles.get(attendance.circle) ?? open(attendance, place);
    if (circle.place > place || signal.aborted) return place;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const member: Member = { ear: attendance.ear, place, fallBehind: resolve, fail: reject };
    const leave = () => {
      signal.removeEventListener('abort', leave);
      circle.members.delete(member);
      resolve();
    };
    circle.members.add(member);
    signal.addEventListener('abort', leave);
    try {
      await promise;
    } finally {
      leave();
      if (circle.members.size === 0) {
        circle.over.abort();
        if (circles.get(attendance.circle) === circle) circles.delete(attendance.circle);
      }
    }
    return member.place;
  }

  /** Of its own, so that what was read is not kept for as long as somebody listens. */
  async function hearPage({ following, tell, ear }: Attendance, place: bigint, signal: AbortSignal) {
    const { facts, end, isLast } = await stream.read(following.team, following.topic, place, signal);
    const told = await tellAll(facts.filter(following.wants), tell);
    if (!signal.aborted) hear(ear, told);
    return { end, isLevel: isLast && !ear.isFull() };
  }

  return async (attendance, signal) => {
    let place = attendance.following.after;
    while (!signal.aborted) {
      await attendance.ear.emptied();
      const { end, isLevel } = await hearPage(attendance, place, signal);
      place = isLevel ? await listenTogether(attendance, end, signal) : end;
    }
  };
}

const tellAll = (facts: readonly FeedFact[], tell: Tell): Promise<Told[]> =>
  Promise.all(facts.map(async (fact) => ({ position: fact.position, text: await tell(fact) })));

function hear(ear: Ear, told: readonly Told[]): void {
  if (told.length === 0) return;
  const isWhole = told.every(({ text }) => text !== undefined);
  if (isWhole) ear.hear(told.map(({ text }) => text!));
  else ear.sendAway();
}
