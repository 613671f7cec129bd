import { v4 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { RevisionConflict } from '../../src/eventstore/errors.ts';
import { openEventStore, type StoreOptions } from '../../src/eventstore/store.ts';
import { anyStore } from '../support/anyStore.ts';
import { afterFile } from '../support/cleanup.ts';
import { newEvent } from '../support/newEvent.ts';

let url: string;
beforeAll(async () => {
  ({ url } = await anyStore());
});

function open(options?: Partial<StoreOptions>) {
  const store = openEventStore(url, options);
  afterFile(() => store.dispose());
  return store;
}

describe('an append', () => {
  it('at a revision that others have passed is a conflict, not a fault', async () => {
    const store = open();
    const stream = `session-home.${v4()}`;
    await store.append(stream, 'no_stream', [newEvent()]);
    await expect(store.append(stream, 'no_stream', [newEvent()])).rejects.toThrow(RevisionConflict);
  });

  it('that is sent twice is written once, and answered alike', async () => {
    const store = open();
    const stream = `session-home.${v4()}`;
    const events = [newEvent(), newEvent()];
    const first = await store.append(stream, 'no_stream', events);
    expect(await store.append(stream, 'no_stream', events)).toEqual(first);
    expect((await store.read(stream, 0n)).map(({ id }) => id)).toEqual(events.map(({ id }) => id));
  });

  it('waits for a place when too many are under way', async () => {
    const store = open({ appendsInFlight: 2 });
    const appends = Array.from({ length: 50 }, () => store.append(`session-home.${v4()}`, 'no_stream', [newEvent()]));
    expect(await Promise.all(appends)).toHaveLength(50);
  });
});
