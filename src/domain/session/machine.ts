// Which command is legal in which status of a session. Nothing else.
import { setup } from 'xstate';

export type SessionCommand =
  | 'ScheduleSession'
  | 'RescheduleSession'
  | 'DescribeSession'
  | 'CancelSession'
  | 'StartSession'
  | 'PauseSession'
  | 'ResumeSession'
  | 'CompleteSession'
  | 'ReopenSession'
  | 'AnchorGameClock';

export const sessionMachine = setup({ types: { events: {} as { type: SessionCommand } } }).createMachine({
  id: 'session',
  initial: 'none',
  states: {
    none: { on: { ScheduleSession: 'scheduled' } },
    scheduled: {
      on: {
        RescheduleSession: 'scheduled',
        DescribeSession: 'scheduled',
        CancelSession: 'cancelled',
        StartSession: 'active',
        AnchorGameClock: 'scheduled',
      },
    },
    active: {
      on: {
        DescribeSession: 'active',
        PauseSession: 'paused',
        CompleteSession: 'completed',
        AnchorGameClock: 'active',
      },
    },
    paused: {
      on: {
        DescribeSession: 'paused',
        ResumeSession: 'active',
        CompleteSession: 'completed',
        AnchorGameClock: 'paused',
      },
    },
    completed: { on: { DescribeSession: 'completed', ReopenSession: 'active', AnchorGameClock: 'completed' } },
    // A game that was called off for rain gets another day.
    cancelled: { on: { RescheduleSession: 'scheduled' } },
  },
});
