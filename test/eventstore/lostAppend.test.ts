import { v4 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { StoreUnavailable } from '../../src/eventstore/errors.ts';
import { openEventStore, type StoreOptions } from '../../src/eventstore/store.ts';
import { adminUrlOf, metricsAt } from '../infra/eventstore/node/metricsAt.ts';
import { afterFile } from '../support/cleanup.ts';
import { newEvent } from '../support/newEvent.ts';
import { startHostileNode } from '../support/startHostileNode.ts';
import { startNode } from '../support/startNode.ts';
import { until } from '../support/until.ts';

function open(url: string, options?: Partial<StoreOptions>) {
  const store = openEventStore(url, options);
  afterFile(() => store.dispose());
  return store;
}

describe('an append', () => {
  it('that is written and not answered in time is sent again, and stands in the log once', async () => {
    const node = await startHostileNode({}, { flags: ['--admin-port', '0'] });
    const admin = await adminUrlOf(node);
    const written = async () =>
      (await metricsAt(admin))['eventstore_writes_total{kind="append",outcome="stored"}'] ?? 0;
    const callsUnderWay = async () => (await metricsAt(admin))['eventstore_calls{method="BatchAppend"}'];
    const store = open(node.url, { appendTimeoutMs: 1_000 });
    const stream = `session-home.${v4()}`;
    await store.append(stream, 'no_stream', [newEvent()]);
    const before = await written();
    await node.turn({ frozen: true });

    const appending = store.append(stream, 0n, [newEvent(), newEvent()]);
    await until(async () => (await written()) > before, { what: 'the first try is written' });
    await until(async () => (await callsUnderWay()) === 0, { what: 'the first try is given up' });
    await node.turn({ frozen: false });

    expect(await appending).toMatchObject({ revision: 2n });
    expect((await store.read(stream, 0n)).map(({ revision }) => revision)).toEqual([0n, 1n, 2n]);
  });

  it('to a store that is away fails in time, with an unknown outcome', async () => {
    const node = await startNode();
    const store = open(node.url, { appendTimeoutMs: 150 });
    await node.kill();
    await expect(store.append(`session-home.${v4()}`, 'no_stream', [newEvent()])).rejects.toThrow(StoreUnavailable);
  });
});
