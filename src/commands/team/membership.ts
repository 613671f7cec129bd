// What commands about members have in common.
import { type Refusal, refuse } from '../../domain/decision.ts';

export const noSuchMember = (memberId: string): Refusal =>
  refuse('NOT_FOUND', `nobody of the team is ${memberId}`, ['memberId']);

export const lastAdmin: Refusal = refuse(
  'TEAM_LAST_ADMIN',
  'nobody else is admin of the team; give somebody else the role first',
  ['memberId'],
);
