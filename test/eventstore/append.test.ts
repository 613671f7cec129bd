import { setTimeout as sleep } from 'node:timers/promises';
import { v4 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { RevisionConflict, StoreUnavailable } from '../../src/eventstore/errors.ts';
import { openEventStore, type StoreOptions } from '../../src/eventstore/store.ts';
import { afterFile } from '../support/cleanup.ts';
import { newEvent } from '../support/newEvent.ts';
import { startNode } from '../support/startNode.ts';

function open(url: string, options?: Partial<StoreOptions>) {
  const store = openEventStore(url, options);
  afterFile(() => store.dispose());
  return store;
}

describe('an append', () => {
  it('that is not answered in time is sent again and stands in the log once', async () => {
    const node = await startNode();
    const store = open(node.url, { appendTimeoutMs: 150 });
    const stream = `session-home.${v4()}`;
    await store.append(stream, 'no_stream', [newEvent()]);
    node.signal('SIGSTOP');
    const appending = store.append(stream, 0n, [newEvent(), newEvent()]);
    // Long enough for a first try to be given up, not for the last.
    await sleep(300);
    node.signal('SIGCONT');
    expect(await appending).toMatchObject({ revision: 2n });
    expect((await store.read(stream, 0n)).map(({ revision }) => revision)).toEqual([0n, 1n, 2n]);
  });

  it('at a revision that others have passed is a conflict, not a fault', async () => {
    const store = open((await startNode()).url);
    const stream = `session-home.${v4()}`;
    await store.append(stream, 'no_stream', [newEvent()]);
    await expect(store.append(stream, 'no_stream', [newEvent()])).rejects.toThrow(RevisionConflict);
  });

  it('to a store that is away fails in time, with an unknown outcome', async () => {
    const node = await startNode();
    const store = open(node.url, { appendTimeoutMs: 150 });
    await node.kill();
    await expect(store.append(`session-home.${v4()}`, 'no_stream', [newEvent()])).rejects.toThrow(StoreUnavailable);
  });

  it('waits for a place when too many are under way', async () => {
    const store = open((await startNode()).url, { appendsInFlight: 2 });
    const appends = Array.from({ length: 50 }, () => store.append(`session-home.${v4()}`, 'no_stream', [newEvent()]));
    expect(await Promise.all(appends)).toHaveLength(50);
  });
});
