// What the page of the team asks: who belongs to it, by which keys they come in, and who wears which number.
import { gql, type TypedDocumentNode } from 'urql';
import { mutationOf } from './documents.ts';
import type { AccessToken, DeviceKey, Member, Player } from './teamEntities.ts';

type Nothing = Record<string, never>;

/** For admins. */
export const teamQuery: TypedDocumentNode<
  { members: Member[]; deviceKeys: DeviceKey[]; accessTokens: AccessToken[]; players: Player[] },
  Nothing
> = gql`
  query Team {
    members { id label roles isIn }
    deviceKeys { id channelId issuedAt until revokedAt }
    accessTokens { id member { id label } kind role mayWrite until revokedAt }
    players { id number name }
  }
`;

/** For everybody else: their own tokens, and the roster. */
export const ownQuery: TypedDocumentNode<{ accessTokens: AccessToken[]; players: Player[] }, Nothing> = gql`
  query Own {
    accessTokens { id member { id label } kind role mayWrite until revokedAt }
    players { id number name }
  }
`;

const member = ['member { id }', ''] as const;
const player = ['player { id }', ''] as const;

/** One document a command, by the mutation's name. */
export const teamMutations = {
  addMember: mutationOf('addMember', 'AddMemberInput', ...member),
  removeMember: mutationOf('removeMember', 'RemoveMemberInput', ...member),
  grantRole: mutationOf('grantRole', 'MemberRoleInput', ...member),
  revokeRole: mutationOf('revokeRole', 'MemberRoleInput', ...member),
  issueDeviceKey: mutationOf('issueDeviceKey', 'IssueDeviceKeyInput', 'secret', ''),
  revokeDeviceKey: mutationOf('revokeDeviceKey', 'RevokeDeviceKeyInput', 'deviceKey { id }', ''),
  issueAccessToken: mutationOf('issueAccessToken', 'IssueAccessTokenInput', 'secret', ''),
  revokeAccessToken: mutationOf('revokeAccessToken', 'RevokeAccessTokenInput', 'accessToken { id }', ''),
  putPlayer: mutationOf('putPlayer', 'PutPlayerInput', ...player),
  erasePlayer: mutationOf('erasePlayer', 'ErasePlayerInput', ...player),
} as const;
export type TeamMutation = keyof typeof teamMutations;

/** Rows beside the log: sent again they change nothing, and so they carry no commandId. */
export const withoutCommandId: readonly TeamMutation[] = ['putPlayer', 'erasePlayer'];
