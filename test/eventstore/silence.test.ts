import { v4 } from 'uuid';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { StoreUnavailable } from '../../src/eventstore/errors.ts';
import { type EventStore, openEventStore, type StoreOptions } from '../../src/eventstore/store.ts';
import { watchOver } from '../../src/eventstore/watchdog.ts';
import { afterFile } from '../support/cleanup.ts';
import { newEvent } from '../support/newEvent.ts';
import { SEED } from '../support/seed.ts';
import { type HostileNode, startHostileNode } from '../support/startHostileNode.ts';
import { until } from '../support/until.ts';
import { followerOf } from './followerOf.ts';

// What breaks without a word: nothing is closed, nothing is refused, nothing comes.
let node: HostileNode;
beforeAll(async () => {
  node = await startHostileNode();
});
const everythingWorks = () =>
  node.turn({ frozen: false, silentLinks: false, muteSubscriptions: false, failProbe: false, cutBeforeAnswer: 0 });
beforeEach(everythingWorks);

function open(options?: Partial<StoreOptions>): EventStore {
  const store = openEventStore(node.url, { appendTimeoutMs: 300, readTimeoutMs: 300, silenceMs: 100, ...options });
  afterFile(() => store.dispose());
  return store;
}

describe('a subscription', () => {
  it('that has died in silence is noticed by what it does not say, and resumes where it was', async () => {
    const store = open();
    const { seen, reasons } = followerOf(store);
    const events = [newEvent(), newEvent(), newEvent()];
    const stream = `session-home.${v4()}`;
    await store.append(stream, 'no_stream', events.slice(0, 1));
    await until(() => seen.includes(events[0]!.id));
    await node.turn({ muteSubscriptions: true });
    await store.append(stream, 0n, events.slice(1));
    await until(() => reasons.includes('SilentSubscription'));
    await node.turn({ muteSubscriptions: false });
    await until(() => seen.includes(events[2]!.id));
    expect(seen.filter((id) => events.some((event) => event.id === id))).toEqual(events.map(({ id }) => id));
  });

  it('to a store that has frozen is given up, and goes on when it thaws', async () => {
    const store = open();
    const { seen, reasons } = followerOf(store);
    const event = newEvent();
    const stream = `session-home.${v4()}`;
    await store.append(stream, 'no_stream', [event]);
    await until(() => seen.includes(event.id));
    await node.turn({ frozen: true });
    await until(() => reasons.includes('StoreUnavailable'));
    await node.turn({ frozen: false });
    const later = newEvent();
    await store.append(stream, 0n, [later]);
    await until(() => seen.includes(later.id));
    expect(seen.filter((id) => id === event.id || id === later.id)).toEqual([event.id, later.id]);
  });

  it('that has nothing to say is asked about, and left alone', async () => {
    const stop = new AbortController();
    let asked = 0;
    const isBehind = async () => {
      asked += 1;
      return false;
    };
    const heard = { messages: 1, mark: undefined, isHeldBack: false };
    const watching = watchOver({ silenceMs: 1, isBehind }, () => heard, stop.signal);
    await until(() => asked > 5);
    stop.abort();
    expect(await watching).toBeUndefined();
  });

  it('that is held back by its reader is not even asked about', async () => {
    const stop = new AbortController();
    let looked = 0;
    const heard = () => {
      looked += 1;
      return { messages: 1, mark: undefined, isHeldBack: true };
    };
    const isBehind = () => Promise.reject(new Error('nobody should ask'));
    const watching = watchOver({ silenceMs: 1, isBehind }, heard, stop.signal);
    await until(() => looked > 10);
    stop.abort();
    expect(await watching).toBeUndefined();
  });
});

describe('a read', () => {
  it('that is not answered fails in time, and the next one is answered', async () => {
    const store = open();
    const stream = `session-home.${v4()}`;
    await store.append(stream, 'no_stream', [newEvent()]);
    await node.turn({ frozen: true });
    await expect(store.read(stream, 0n)).rejects.toThrow(StoreUnavailable);
    await node.turn({ frozen: false });
    expect(await store.read(stream, 0n)).toHaveLength(1);
  });
});

describe('a link that has frozen', () => {
  it('is given up for another by appends, by reads and by subscriptions', async () => {
    const store = open();
    const { seen } = followerOf(store);
    const stream = `session-home.${v4()}`;
    const [first, second] = [newEvent(), newEvent()];
    await store.append(stream, 'no_stream', [first]);
    await until(() => seen.includes(first.id));
    await store.read(stream, 0n);
    await node.turn({ silentLinks: true });
    expect(await store.append(stream, 0n, [second])).toMatchObject({ revision: 1n });
    // The first read that waits in vain gives the link up, this one or the watchdog's.
    await until(async () => (await store.read(stream, 0n)).length === 2, { deadline: 2_000 });
    await until(() => seen.includes(second.id));
  });
});

describe('an append', () => {
  it(`whose connection is cut after the commit is answered by a retry, and stands in the log once (SEED=${SEED})`, async () => {
    const store = open();
    const streams = Array.from({ length: 10 }, () => `session-home.${v4()}`);
    await node.turn({ cutBeforeAnswer: 0.2 });
    await Promise.all(
      streams.map(async (stream) => {
        for (let n = 0; n < 5; n += 1) {
          const events = [newEvent()];
          // As a caller does: the same append until it is answered.
          await until(() => store.append(stream, n === 0 ? 'no_stream' : BigInt(n - 1), events), { what: 'an answer' });
        }
      }),
    );
    await node.turn({ cutBeforeAnswer: 0 });
    for (const stream of streams) {
      expect((await store.read(stream, 0n)).map(({ revision }) => revision)).toEqual([0n, 1n, 2n, 3n, 4n]);
    }
  });

  it('goes on after a probe whose failure the client would keep for ever', async () => {
    const store = open();
    await node.turn({ failProbe: true });
    await expect(store.append(`session-home.${v4()}`, 'no_stream', [newEvent()])).rejects.toThrow(StoreUnavailable);
    await node.turn({ failProbe: false });
    expect(await store.append(`session-home.${v4()}`, 'no_stream', [newEvent()])).toMatchObject({ revision: 0n });
  });
});
