// A member loses a role: whatever speaks in it ends within 2 s.
import { z } from 'zod';
import { MemberId, roleRevoked } from '../../domain/team/events.ts';
import { MemberRole } from '../../domain/team/roles.ts';
import { hasOtherAdmin, memberOf, team } from '../../domain/team/team.ts';
import { commandOf } from '../command.ts';
import { lastAdmin, noSuchMember } from './membership.ts';

export const revokeRole = commandOf(team)({
  name: 'RevokeRole',
  audience: ['person'],
  input: z.object({ memberId: MemberId, role: MemberRole }),
  idOf: (_input, team) => team,
  decide: ({ memberId, role }, state) => {
    const { isIn, roles } = memberOf(state, memberId);
    if (!isIn) return noSuchMember(memberId);
    if (!roles.includes(role)) return [];
    if (role === 'admin' && !hasOtherAdmin(state, memberId)) return lastAdmin;
    return [roleRevoked({ memberId, role })];
  },
});
