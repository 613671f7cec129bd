import { v4 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { addressOf } from '../../src/eventstore/address.ts';
import { identifyLog } from '../../src/eventstore/identity.ts';
import { type EventStore, openEventStore } from '../../src/eventstore/store.ts';
import { anyStore } from '../support/anyStore.ts';
import { afterFile } from '../support/cleanup.ts';
import { newEvent } from '../support/newEvent.ts';

describe('an address', () => {
  it.each([
    ['esdb://a:1?tls=false', 'esdb://a:1?tls=false', ''],
    ['esdb://a:1?tls=false&log=one', 'esdb://a:1?tls=false', '~one/'],
    ['esdb://a:1?log=one&tls=false', 'esdb://a:1?tls=false', '~one/'],
    ['esdb://a:1?tls=false&log=one&keepAliveTimeout=5', 'esdb://a:1?tls=false&keepAliveTimeout=5', '~one/'],
    ['esdb://a:1?log=one', 'esdb://a:1', '~one/'],
  ])('%s leads to the server %s and to the prefix "%s"', (url, server, prefix) => {
    expect(addressOf(url)).toEqual({ server, prefix });
  });

  it.each(['', 'One', 'a/b', '-a', 'x'.repeat(41)])('with the name "%s" is refused', (name) => {
    expect(() => addressOf(`esdb://a:1?tls=false&log=${name}`)).toThrow('small letters, digits and hyphens');
  });
});

describe('two logs on one server', () => {
  let url: string;
  beforeAll(async () => {
    ({ url } = await anyStore());
  });
  async function open(name: string): Promise<EventStore> {
    const store = openEventStore(`${url.replace(/&log=.*/, '')}&log=${name}`);
    afterFile(() => store.dispose());
    return store;
  }

  it('know nothing of each other', async () => {
    const run = v4().slice(0, 8);
    const [one, other] = await Promise.all([open(`one-${run}`), open(`one-${run}-more`)]);
    const stream = `session-home.${v4()}`;
    const [first, second] = [newEvent(), newEvent()];

    const now = '2026-11-14T20:00:00.000Z';
    expect(await identifyLog(one, now)).not.toBe(await identifyLog(other, now));
    await one.append(stream, 'no_stream', [first]);
    const { position } = await other.append(stream, 'no_stream', [second]);

    const [read] = await one.read(stream, 0n);
    expect(read).toMatchObject({ id: first.id, stream });
    expect(await one.newest()).toMatchObject({ id: first.id });
    expect(await other.newest()).toMatchObject({ id: second.id, mark: { commit: position } });
    expect(await idsOf(one)).toEqual([expect.any(String), first.id]);
    expect(await idsOf(other)).toEqual([expect.any(String), second.id]);
  });
});

/** Everything that a log holds, as a subscriber hears of it. */
async function idsOf(store: EventStore): Promise<string[]> {
  const ids: string[] = [];
  for await (const { events, caughtUp } of store.subscribe(undefined, 100, AbortSignal.timeout(5_000))) {
    ids.push(...events.map(({ id }) => id));
    if (caughtUp) break;
  }
  return ids;
}
