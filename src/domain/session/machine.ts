// Which command is legal in which status of a session. Nothing else.
import { setup } from 'xstate';

export type SessionCommand =
  | 'ScheduleSession'
  | 'StartSession'
  | 'PauseSession'
  | 'ResumeSession'
  | 'CompleteSession'
  | 'ReopenSession';

export const sessionMachine = setup({ types: { events: {} as { type: SessionCommand } } }).createMachine({
  id: 'session',
  initial: 'none',
  states: {
    none: { on: { ScheduleSession: 'scheduled' } },
    scheduled: { on: { StartSession: 'active' } },
    active: { on: { PauseSession: 'paused', CompleteSession: 'completed' } },
    paused: { on: { ResumeSession: 'active', CompleteSession: 'completed' } },
    completed: { on: { ReopenSession: 'active' } },
  },
});
