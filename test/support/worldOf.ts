// A store, a handle and the ids of a game, for tests that speak to the parts without the API.
import { v4 } from 'uuid';
import { openHandle } from '../../src/commands/handle.ts';
import type { Actor } from '../../src/domain/event.ts';
import { openEventStore } from '../../src/eventstore/store.ts';
import { afterFile } from './cleanup.ts';

export const actorOf = (role: Actor['role'], id: string = role, team = 'home'): Actor => ({
  id,
  team,
  role,
  via: 'test',
});

/** A store and a handle as one process of the platform has them. */
export function worldOf(esdbUrl: string) {
  const store = openEventStore(esdbUrl);
  const handle = openHandle({
    store,
    clock: Date.now,
    refused: () => {},
    cacheBytes: 2 ** 22,
    deadlineMs: 2_000,
  });
  afterFile(() => store.dispose());
  return { store, handle };
}

export const newId = (): string => v4();
