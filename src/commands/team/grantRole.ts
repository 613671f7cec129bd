// A member gets a role more. Who has it already keeps it.
import { z } from 'zod';
import { MemberId, roleGranted } from '../../domain/team/events.ts';
import { MemberRole } from '../../domain/team/roles.ts';
import { memberOf, team } from '../../domain/team/team.ts';
import { commandOf } from '../command.ts';
import { noSuchMember } from './membership.ts';

export const grantRole = commandOf(team)({
  name: 'GrantRole',
  audience: ['person'],
  input: z.object({ memberId: MemberId, role: MemberRole }),
  idOf: (_input, team) => team,
  decide: ({ memberId, role }, state) => {
    const { isIn, roles } = memberOf(state, memberId);
    if (!isIn) return noSuchMember(memberId);
    return roles.includes(role) ? [] : [roleGranted({ memberId, role })];
  },
});
