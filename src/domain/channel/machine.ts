// Which command is legal in which status of a channel. Nothing else.
import { setup } from 'xstate';

export type ChannelCommand =
  | 'RegisterChannel'
  | 'DescribeChannel'
  | 'AssignChannel'
  | 'ReleaseChannel'
  | 'ActivateChannel'
  | 'DeactivateChannel'
  | 'LoseChannel'
  | 'ReportChannelFault'
  | 'RecoverChannel'
  | 'AnchorChannelClock'
  | 'DeleteFootage';

export const channelMachine = setup({ types: { events: {} as { type: ChannelCommand } } }).createMachine({
  id: 'channel',
  initial: 'none',
  states: {
    none: { on: { RegisterChannel: 'inactive' } },
    inactive: {
      on: {
        DescribeChannel: 'inactive',
        AssignChannel: 'inactive',
        ReleaseChannel: 'inactive',
        ActivateChannel: 'active',
        AnchorChannelClock: 'inactive',
        DeleteFootage: 'inactive',
      },
    },
    active: {
      on: {
        DescribeChannel: 'active',
        AssignChannel: 'active',
        ReleaseChannel: 'active',
        DeactivateChannel: 'inactive',
        LoseChannel: 'error',
        ReportChannelFault: 'error',
        AnchorChannelClock: 'active',
        DeleteFootage: 'active',
      },
    },
    error: {
      on: {
        DescribeChannel: 'error',
        AssignChannel: 'error',
        ReleaseChannel: 'error',
        ActivateChannel: 'active',
        DeactivateChannel: 'inactive',
        ReportChannelFault: 'error',
        RecoverChannel: 'active',
        AnchorChannelClock: 'error',
        DeleteFootage: 'error',
      },
    },
  },
});
