import { v4 } from 'uuid';
import { sessionPaused } from '../../src/domain/session/events.ts';
import type { NewEvent } from '../../src/eventstore/store.ts';

/** An event of any session, for tests of where events are kept. */
export const newEvent = (): NewEvent => ({
  id: v4(),
  event: sessionPaused({ sessionId: v4(), at: '2026-11-14T20:00:00.000Z' }),
  meta: {
    $correlationId: v4(),
    $causationId: v4(),
    commandId: v4(),
    inputHash: '',
    v: 1,
    team: 'home',
    actor: 'test',
    role: 'system',
    via: 'test',
    recordedAt: '2026-11-14T20:00:00.000Z',
  },
});
