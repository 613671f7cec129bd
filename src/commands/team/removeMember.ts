// Somebody leaves the team: whatever they hold ends within 2 s. Who has left may be removed again, which changes nothing.
import { z } from 'zod';
import { MemberId, memberRemoved } from '../../domain/team/events.ts';
import { hasOtherAdmin, memberOf, team } from '../../domain/team/team.ts';
import { commandOf } from '../command.ts';
import { lastAdmin, noSuchMember } from './membership.ts';

export const removeMember = commandOf(team)({
  name: 'RemoveMember',
  audience: ['person'],
  input: z.object({ memberId: MemberId }),
  idOf: (_input, team) => team,
  decide: ({ memberId }, state) => {
    const { isIn, roles } = memberOf(state, memberId);
    if (!isIn) return Object.hasOwn(state.members, memberId) ? [] : noSuchMember(memberId);
    if (roles.includes('admin') && !hasOtherAdmin(state, memberId)) return lastAdmin;
    return [memberRemoved({ memberId })];
  },
});
