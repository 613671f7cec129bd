// Somebody joins the team, in one role or several. Who is in already gets the roles that they lack.
import { z } from 'zod';
import { MemberId, memberAdded, roleGranted } from '../../domain/team/events.ts';
import { MemberRole } from '../../domain/team/roles.ts';
import { memberOf, team } from '../../domain/team/team.ts';
import { commandOf } from '../command.ts';

export const addMember = commandOf(team)({
  name: 'AddMember',
  audience: ['person', 'system'],
  input: z.object({ memberId: MemberId, roles: z.array(MemberRole).min(1, 'must name a role').max(6) }),
  idOf: (_input, team) => team,
  decide: ({ memberId, roles }, state) => {
    const { isIn, roles: held } = memberOf(state, memberId);
    const lacking = [...new Set(roles)].filter((role) => !held.includes(role));
    return [...(isIn ? [] : [memberAdded({ memberId })]), ...lacking.map((role) => roleGranted({ memberId, role }))];
  },
});
