// A person gives an assistant or a script a token of its own: in the role in which they ask, for a limited time.
import { z } from 'zod';
import { refuse } from '../../domain/decision.ts';
import { accessTokenIssued, MemberId, tokenKinds } from '../../domain/team/events.ts';
import { MemberRole } from '../../domain/team/roles.ts';
import { memberOf, team } from '../../domain/team/team.ts';
import { Id, Instant, msOf, optional } from '../../domain/values.ts';
import { commandOf } from '../command.ts';
import { noSuchMember } from './membership.ts';

const LONGEST_MS = 366 * 86_400_000;

export const issueAccessToken = commandOf(team)({
  name: 'IssueAccessToken',
  audience: ['person', 'system'],
  input: z.object({
    tokenId: Id,
    kind: z.enum(tokenKinds),
    /** False: it reads, and changes nothing. */
    mayWrite: optional(z.boolean()).transform((granted) => granted ?? false),
    until: Instant,
    /** Of somebody else, in a role of theirs: only the machine's own command line says so. */
    memberId: optional(MemberId),
    role: optional(MemberRole),
  }),
  idOf: (_input, team) => team,
  decide: ({ tokenId, kind, mayWrite, until, ...other }, state, { now, actor }) => {
    const isOwn = actor.role !== 'system';
    const memberId = isOwn ? actor.id : (other.memberId ?? '');
    const role = MemberRole.safeParse(isOwn ? actor.role : other.role);
    if (isOwn && (other.memberId ?? actor.id) !== actor.id) {
      return refuse('FORBIDDEN', 'everybody issues tokens of their own only', ['memberId']);
    }
    if (!role.success || !memberOf(state, memberId).roles.includes(role.data)) return noSuchMember(memberId);
    if (Object.hasOwn(state.accessTokens, tokenId)) {
      return refuse('BAD_USER_INPUT', 'tokenId: is in use; choose a new one', ['tokenId']);
    }
    const life = msOf(until) - msOf(now);
    if (life <= 0 || life > LONGEST_MS) {
      return refuse('BAD_USER_INPUT', 'until: must lie ahead, by a year at most', ['until']);
    }
    return [accessTokenIssued({ tokenId, memberId, kind, role: role.data, mayWrite, until })];
  },
});
