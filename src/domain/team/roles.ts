// The roles that a team gives to people. A capture device and an assistant have theirs from their key.
import { z } from 'zod';

export const memberRoles = ['admin', 'operator', 'coach', 'analyst', 'viewer', 'auditor'] as const;
export type MemberRole = (typeof memberRoles)[number];

export const MemberRole = z.enum(memberRoles, { error: `must be one of ${memberRoles.join(', ')}` });

/** In whose name somebody with several roles speaks who names none: the first of these that they have. */
const strongestFirst: readonly MemberRole[] = ['admin', 'analyst', 'coach', 'operator', 'viewer', 'auditor'];

export const strongestOf = (roles: readonly string[]): MemberRole | undefined =>
  strongestFirst.find((role) => roles.includes(role));
