// Which command is legal in which status of a channel. Nothing else.
import { setup } from 'xstate';

export type ChannelCommand =
  | 'RegisterChannel'
  | 'AssignChannel'
  | 'ReleaseChannel'
  | 'ActivateChannel'
  | 'DeactivateChannel'
  | 'LoseChannel'
  | 'RecoverChannel'
  | 'AnchorChannelClock';

export const channelMachine = setup({ types: { events: {} as { type: ChannelCommand } } }).createMachine({
  id: 'channel',
  initial: 'none',
  states: {
    none: { on: { RegisterChannel: 'inactive' } },
    inactive: {
      on: {
        AssignChannel: 'inactive',
        ReleaseChannel: 'inactive',
        ActivateChannel: 'active',
        AnchorChannelClock: 'inactive',
      },
    },
    active: {
      on: {
        AssignChannel: 'active',
        ReleaseChannel: 'active',
        DeactivateChannel: 'inactive',
        LoseChannel: 'error',
        AnchorChannelClock: 'active',
      },
    },
    error: {
      on: {
        AssignChannel: 'error',
        ReleaseChannel: 'error',
        ActivateChannel: 'active',
        DeactivateChannel: 'inactive',
        RecoverChannel: 'active',
        AnchorChannelClock: 'error',
      },
    },
  },
});
