// Who belongs to a team, who may do what, and by which keys: provable, since it is history. No names, no secrets.
import { z } from 'zod';
import { type EventOf, fact } from '../event.ts';
import { Id, Instant } from '../values.ts';
import { memberRoles } from './roles.ts';

/** Stable id of a person; never a name. */
export const MemberId = z.string().regex(/^[\w.@:-]{1,64}$/, 'must be 1 to 64 letters, digits and . _ @ : -');

export const tokenKinds = ['assistant', 'script'] as const;
export type TokenKind = (typeof tokenKinds)[number];

export const memberAdded = fact('MemberAdded', 1, z.object({ memberId: MemberId }));
/** Their roles and tokens end with it. */
export const memberRemoved = fact('MemberRemoved', 1, z.object({ memberId: MemberId }));
export const roleGranted = fact('RoleGranted', 1, z.object({ memberId: MemberId, role: z.enum(memberRoles) }));
export const roleRevoked = fact('RoleRevoked', 1, z.object({ memberId: MemberId, role: z.enum(memberRoles) }));
/** A key of a capture device. One that it replaces goes on until `until`, so that the device is never without. */
export const deviceKeyIssued = fact(
  'DeviceKeyIssued',
  1,
  z.object({ keyId: Id, channelId: Id, replaces: z.object({ keyId: Id, until: Instant }).optional() }),
);
export const deviceKeyRevoked = fact('DeviceKeyRevoked', 1, z.object({ keyId: Id }));
/** For an assistant, which is less than its person, or for a script, which is as much. Good as long as the role is. */
export const accessTokenIssued = fact(
  'AccessTokenIssued',
  1,
  z.object({
    tokenId: Id,
    memberId: MemberId,
    kind: z.enum(tokenKinds),
    role: z.enum(memberRoles),
    mayWrite: z.boolean(),
    until: Instant,
  }),
);
export const accessTokenRevoked = fact('AccessTokenRevoked', 1, z.object({ tokenId: Id }));
/** What is absent stays as it was. */
export const teamSettingsChanged = fact('TeamSettingsChanged', 1, z.object({ timeZone: z.string().optional() }));

export const teamFacts = [
  memberAdded,
  memberRemoved,
  roleGranted,
  roleRevoked,
  deviceKeyIssued,
  deviceKeyRevoked,
  accessTokenIssued,
  accessTokenRevoked,
  teamSettingsChanged,
] as const;
export type TeamEvent = EventOf<(typeof teamFacts)[number]>;
