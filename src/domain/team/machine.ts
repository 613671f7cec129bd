// Which command is legal in which status of a team: it begins with its first member. Nothing else.
import { setup } from 'xstate';

export type TeamCommand =
  | 'AddMember'
  | 'RemoveMember'
  | 'GrantRole'
  | 'RevokeRole'
  | 'IssueDeviceKey'
  | 'RevokeDeviceKey'
  | 'IssueAccessToken'
  | 'RevokeAccessToken'
  | 'ChangeTeamSettings';

export const teamMachine = setup({ types: { events: {} as { type: TeamCommand } } }).createMachine({
  id: 'team',
  initial: 'none',
  states: {
    none: { on: { AddMember: 'open' } },
    open: {
      on: {
        AddMember: 'open',
        RemoveMember: 'open',
        GrantRole: 'open',
        RevokeRole: 'open',
        IssueDeviceKey: 'open',
        RevokeDeviceKey: 'open',
        IssueAccessToken: 'open',
        RevokeAccessToken: 'open',
        ChangeTeamSettings: 'open',
      },
    },
  },
});
