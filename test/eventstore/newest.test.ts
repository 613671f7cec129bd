import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { v4 } from 'uuid';
import { beforeAll, expect, it } from 'vitest';
import { addressOf } from '../../src/eventstore/address.ts';
import { type EventStore, openEventStore } from '../../src/eventstore/store.ts';
import { anyStore } from '../support/anyStore.ts';
import { afterFile } from '../support/cleanup.ts';
import { newEvent } from '../support/newEvent.ts';

const OTHERS = 12_000;
const EVENTS_PER_APPEND = 2_000;

let store: EventStore;
let client: EventStoreDBClient;
beforeAll(async () => {
  const { url } = await anyStore();
  store = openEventStore(url);
  client = EventStoreDBClient.connectionString(addressOf(url).server);
  afterFile(() => client.dispose());
  afterFile(() => store.dispose());
});

it('the newest event of ours is found behind thousands of others, such as the statistics of a real server', async () => {
  const event = newEvent();
  const { position } = await store.append(`session-home.${v4()}`, 'no_stream', [event]);
  const other = () => jsonEvent({ type: 'Statistics', data: {} });
  for (let left = OTHERS; left > 0; left -= EVENTS_PER_APPEND) {
    await client.appendToStream(`others-${v4()}`, Array.from({ length: EVENTS_PER_APPEND }, other));
  }

  expect(await store.newest()).toMatchObject({ id: event.id, mark: { commit: position } });
});
