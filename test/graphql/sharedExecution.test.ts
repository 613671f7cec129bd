import { buildSchema, parse } from 'graphql';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Ear } from '../../src/graphql/ear.ts';
import type { FactStream, Following } from '../../src/graphql/factStream.ts';
import { openSharedExecution } from '../../src/graphql/sharedExecution.ts';
import type { FeedFact } from '../../src/projections/feed.ts';
import { until } from '../support/until.ts';

const schema = buildSchema(`
  type Query { a: Int }
  type Subscription { facts(after: String): Fact }
  type Fact { n: Int, streamUrl: String }`);
let executions = 0;
const facts = schema.getSubscriptionType()!.getFields().facts!;
facts.resolve = (fact) => {
  executions += 1;
  return fact;
};

/** A log that grows when it is told to, read in pages of two. */
let length = 3n;
let grown: () => void;
let nextGrowth: Promise<void>;
function grow(by: bigint) {
  length += by;
  grown();
  nextGrowth = new Promise((resolve) => {
    grown = resolve;
  });
}
const stream: FactStream = {
  async read(_team, _topic, after) {
    const page = [after + 1n, after + 2n].filter((n) => n <= length);
    const read = page.map((n) => ({ n: Number(n), position: n }) as unknown as FeedFact);
    return { facts: read, end: page.at(-1) ?? after, isLast: page.length < 2 };
  },
  async beyond(position, signal) {
    while (length <= position && !signal.aborted) {
      await Promise.race([nextGrowth, new Promise((resolve) => signal.addEventListener('abort', resolve))]);
    }
  },
  follow: () => ({}) as Following,
};
facts.subscribe = (_root, { after }) => ({
  ...{ team: 'home', topic: 'game', after: BigInt(after), wants: () => true },
  async *[Symbol.asyncIterator]() {},
});

const plain = parse('subscription ($from: String) { facts(after: $from) { n } }');
const personal = parse('subscription ($from: String) { facts(after: $from) { n streamUrl } }');
const coach = { team: 'home', role: 'coach', id: 'coach-1' };

let share: ReturnType<typeof openSharedExecution>;
const silent = { error: () => {}, info: () => {} };
beforeEach(() => {
  share = openSharedExecution(stream, silent);
  executions = 0;
  length = 3n;
  nextGrowth = new Promise((resolve) => {
    grown = resolve;
  });
});

interface Listener {
  readonly heard: number[];
  /** It takes nothing more until it is told to. */
  isFull: boolean;
  takes(): void;
  leave(): Promise<unknown>;
}

async function listener(actor: typeof coach, document = plain, from = '0'): Promise<Listener> {
  const heard: number[] = [];
  let takes = () => {};
  const self: Listener = {
    heard,
    isFull: false,
    takes: () => {
      self.isFull = false;
      takes();
    },
    leave: async () => {},
  };
  const ear: Ear = {
    hear: (payloads) => heard.push(...payloads.map((payload) => JSON.parse(payload).data.facts.n as number)),
    isFull: () => self.isFull,
    emptied: () =>
      self.isFull
        ? new Promise((resolve) => {
            takes = resolve;
          })
        : Promise.resolve(),
    sendAway: () => {},
  };
  const attending = await share({ schema, document, variableValues: { from }, contextValue: { actor }, ear });
  if (!(Symbol.asyncIterator in attending)) throw new Error('refused');
  const over = attending.next();
  return Object.assign(self, {
    leave: async () => {
      await attending.return();
      return over;
    },
  });
}

async function hear(actor: typeof coach, document = plain, from = '0'): Promise<number[]> {
  const { heard, leave } = await listener(actor, document, from);
  await until(() => heard.length >= 3 - Number(from));
  await leave();
  return heard;
}

describe('a fact', () => {
  it('is told once for all of a role, wherever each of them began', async () => {
    const both = await Promise.all([hear(coach), hear({ ...coach, id: 'coach-2' }, plain, '1')]);
    expect(both).toEqual([
      [1, 2, 3],
      [2, 3],
    ]);
    expect(executions).toBe(3);
  });

  it.each([
    ['role', { ...coach, role: 'viewer' }, plain],
    ['team', { ...coach, team: 'away' }, plain],
    ['person, where the words are personal', { ...coach, id: 'coach-2' }, personal],
  ])('is told anew to another %s', async (_name, other, document) => {
    await hear(coach, document);
    await hear(other, document);
    expect(executions).toBe(6);
  });

  it('is told anew in other words', async () => {
    await hear(coach, plain);
    await hear(coach, personal);
    expect(executions).toBe(6);
  });
});

describe('those who hear the same', () => {
  it('hear everything once and in order: level, late, slow, and slow again', async () => {
    const steady = await listener(coach);
    const slow = await listener({ ...coach, id: 'coach-2' });
    await until(() => slow.heard.length === 3);
    slow.isFull = true;
    for (let growth = 0; growth < 5; growth += 1) grow(2n);
    await until(() => steady.heard.length === 13);
    expect(slow.heard.length).toBeLessThan(7);
    const late = await listener({ ...coach, id: 'coach-3' }, plain, '8');
    slow.takes();
    await until(() => slow.heard.length === 13);
    slow.isFull = true;
    grow(3n);
    await until(() => steady.heard.length === 16);
    slow.takes();
    await until(() => slow.heard.length === 16 && late.heard.length === 8);
    const all = Array.from({ length: 16 }, (_, n) => n + 1);
    expect([steady.heard, slow.heard, late.heard]).toEqual([all, all, all.slice(8)]);
    expect(executions).toBe(16);
    await Promise.all([steady.leave(), slow.leave(), late.leave()]);
  });

  it('leave at once, and the next one finds an open door', async () => {
    const first = await listener(coach);
    await until(() => first.heard.length === 3);
    await first.leave();
    grow(1n);
    const second = await listener(coach, plain, '3');
    await until(() => second.heard.length === 1);
    expect(first.heard).toEqual([1, 2, 3]);
    await second.leave();
  });
});
