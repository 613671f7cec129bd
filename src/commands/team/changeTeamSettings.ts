// What holds for the whole team. A field that is absent stays as it is.
import { z } from 'zod';
import { teamSettingsChanged } from '../../domain/team/events.ts';
import { team } from '../../domain/team/team.ts';
import { optional, TimeZone } from '../../domain/values.ts';
import { commandOf } from '../command.ts';

export const changeTeamSettings = commandOf(team)({
  name: 'ChangeTeamSettings',
  audience: ['person'],
  input: z.object({ timeZone: optional(TimeZone) }),
  idOf: (_input, team) => team,
  decide: ({ timeZone }, state) =>
    timeZone === undefined || timeZone === state.timeZone ? [] : [teamSettingsChanged({ timeZone })],
});
