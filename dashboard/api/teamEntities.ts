import type { Person } from './entities.ts';

/** What an admin can give somebody. */
export const memberRoles = ['ADMIN', 'OPERATOR', 'COACH', 'ANALYST', 'VIEWER', 'AUDITOR'] as const;
export type MemberRole = (typeof memberRoles)[number];

export interface Member {
  readonly id: string;
  readonly label: string;
  readonly roles: readonly MemberRole[];
  readonly isIn: boolean;
}

export interface DeviceKey {
  readonly id: string;
  readonly channelId: string;
  readonly issuedAt: string;
  readonly until: string | null;
  readonly revokedAt: string | null;
}

export interface AccessToken {
  readonly id: string;
  readonly member: Person;
  readonly kind: 'ASSISTANT' | 'SCRIPT';
  readonly role: MemberRole;
  readonly mayWrite: boolean;
  readonly until: string;
  readonly revokedAt: string | null;
}

export interface Player {
  readonly id: string;
  readonly number: string | null;
  readonly name: string;
}
