// The team, its members and their keys: queries, commands, facts.
import type { z } from 'zod';
import { addMember } from '../../commands/team/addMember.ts';
import { changeTeamSettings } from '../../commands/team/changeTeamSettings.ts';
import { grantRole } from '../../commands/team/grantRole.ts';
import { issueAccessToken } from '../../commands/team/issueAccessToken.ts';
import { issueDeviceKey } from '../../commands/team/issueDeviceKey.ts';
import { removeMember } from '../../commands/team/removeMember.ts';
import { revokeAccessToken } from '../../commands/team/revokeAccessToken.ts';
import { revokeDeviceKey } from '../../commands/team/revokeDeviceKey.ts';
import { revokeRole } from '../../commands/team/revokeRole.ts';
import { optional, text } from '../../domain/values.ts';
import { accessTokensOf, deviceKeysOf } from '../../projections/keyRing/queries.ts';
import { membersOf } from '../../projections/members/queries.ts';
import { settingsOf } from '../../projections/teamSettings/queries.ts';
import { eraseName, namePerson } from '../../tables/people.ts';
import { endSignInsOf } from '../../tables/signIns.ts';
import { idOf, reach } from '../arguments.ts';
import { factFields } from '../factFields.ts';
import type { AccessTokenKind, Resolvers, Role, UserError } from '../generated/types.ts';
import { changeTeam, commandMember, domainRole, issueKey, issueToken, revokeKey, revokeToken } from './commands.ts';

const LONGEST_NAME = 80;
const asRole = (role: string) => role.toUpperCase() as Role;
const memberOfFact = { member: ({ data }: { data: { memberId: string } }) => data.memberId };

export const teamResolvers = {
  Query: {
    async team(_root, { atLeast }, context) {
      await reach(context, atLeast);
      const { team } = context.actor;
      const known = await settingsOf(context.platform.pool, team);
      return known ?? { team, id: team, time_zone: null, position: context.atLeast };
    },
    async members(_root, { includeRemoved, atLeast }, context) {
      await reach(context, atLeast);
      return membersOf(context.platform.pool, context.actor.team, includeRemoved ?? false);
    },
    async deviceKeys(_root, { channelId, atLeast }, context) {
      await reach(context, atLeast);
      const id = channelId ? idOf(channelId, 'channelId') : undefined;
      return deviceKeysOf(context.platform.pool, context.actor.team, id);
    },
    async accessTokens(_root, { atLeast }, context) {
      await reach(context, atLeast);
      const { team, id, role, through } = context.actor;
      const seesAll = (role === 'admin' && !through) || role === 'auditor';
      return accessTokensOf(context.platform.pool, team, seesAll ? undefined : id);
    },
  },

  Mutation: {
    async addMember(_root, { input: { label, roles, ...rest } }, context) {
      // The name is none of the log's business, not even as part of a hash.
      const name = optional(text(LONGEST_NAME)).safeParse(label);
      if (!name.success) return { userErrors: [badName(name.error)], position: null, member: null };
      const payload = await commandMember(context, addMember, { ...rest, roles: roles.map(domainRole) });
      const { pool } = context.platform;
      if (name.data !== undefined && payload.member) {
        await namePerson(pool, context.actor.team, payload.member.id, name.data);
      }
      return payload;
    },
    async removeMember(_root, { input: { eraseName: erases, ...input } }, context) {
      const payload = await commandMember(context, removeMember, input);
      const { pool } = context.platform;
      if (payload.userErrors.length === 0) await endSignInsOf(pool, context.actor.team, input.memberId);
      if (payload.userErrors.length === 0 && erases) await eraseName(pool, context.actor.team, input.memberId);
      return payload;
    },
    grantRole: (_root, { input }, context) =>
      commandMember(context, grantRole, { ...input, role: domainRole(input.role) }),
    revokeRole: (_root, { input }, context) =>
      commandMember(context, revokeRole, { ...input, role: domainRole(input.role) }),
    issueDeviceKey: (_root, { input }, context) => issueKey(context, issueDeviceKey, input),
    revokeDeviceKey: (_root, { input }, context) => revokeKey(context, revokeDeviceKey, input),
    issueAccessToken: (_root, { input }, context) =>
      issueToken(context, issueAccessToken, { ...input, kind: kinds[input.kind] }),
    revokeAccessToken: (_root, { input }, context) => revokeToken(context, revokeAccessToken, input),
    changeTeamSettings: (_root, { input }, context) => changeTeam(context, changeTeamSettings, input),
  },

  Team: { timeZone: (row) => row.time_zone },
  Member: {
    label: async ({ id }, _arguments, context) => (await context.platform.rows.label(context, id)) ?? id,
    roles: ({ roles }) => roles.map(asRole),
    isIn: (row) => row.is_in,
    addedAt: (row) => row.added_at,
    removedAt: (row) => row.removed_at,
  },
  DeviceKey: {
    channelId: (row) => row.channel_id!,
    issuedAt: (row) => row.issued_at,
    revokedAt: (row) => row.revoked_at,
  },
  AccessToken: {
    member: (row) => row.member_id!,
    kind: ({ kind }) => kind.toUpperCase() as AccessTokenKind,
    role: ({ role }) => asRole(role!),
    mayWrite: (row) => row.may_write,
    issuedAt: (row) => row.issued_at,
    until: (row) => row.until!,
    revokedAt: (row) => row.revoked_at,
  },

  MemberAdded: { ...factFields, ...memberOfFact },
  MemberRemoved: { ...factFields, ...memberOfFact },
  RoleGranted: { ...factFields, ...memberOfFact, role: ({ data }) => asRole(data.role) },
  RoleRevoked: { ...factFields, ...memberOfFact, role: ({ data }) => asRole(data.role) },
  DeviceKeyIssued: {
    ...factFields,
    keyId: ({ data }) => data.keyId,
    channelId: ({ data }) => data.channelId,
  },
  DeviceKeyRevoked: { ...factFields, keyId: ({ data }) => data.keyId },
  AccessTokenIssued: {
    ...factFields,
    ...memberOfFact,
    kind: ({ data }) => data.kind.toUpperCase() as AccessTokenKind,
    role: ({ data }) => asRole(data.role),
    mayWrite: ({ data }) => data.mayWrite,
  },
  AccessTokenRevoked: { ...factFields, tokenId: ({ data }) => data.tokenId },
  TeamSettingsChanged: { ...factFields, timeZone: ({ data }) => data.timeZone ?? null },
} satisfies Resolvers;

const kinds = { ASSISTANT: 'assistant', SCRIPT: 'script' } as const;

const badName = ({ issues }: z.ZodError): UserError => ({
  code: 'BAD_USER_INPUT',
  message: `label: ${issues[0]!.message}`,
  path: ['label'],
  status: null,
  allowedCommands: null,
});
