// What a team must remember to decide.
import type { Noun } from '../noun.ts';
import type { Instant } from '../values.ts';
import type { TeamEvent } from './events.ts';
import { type TeamCommand, teamMachine } from './machine.ts';
import type { MemberRole } from './roles.ts';

export interface Member {
  /** Ids stay known: whoever was once removed is not a stranger. */
  readonly isIn: boolean;
  readonly roles: readonly MemberRole[];
}

export interface DeviceKey {
  readonly channelId: string;
  /** When a key that was replaced ends. */
  readonly until?: Instant;
}

export interface TeamState {
  readonly status: 'none' | 'open';
  readonly members: Readonly<Record<string, Member>>;
  /** Neither revoked nor, as far as the facts tell, at their end. */
  readonly deviceKeys: Readonly<Record<string, DeviceKey>>;
  /** By token: whose it is. */
  readonly accessTokens: Readonly<Record<string, string>>;
  readonly timeZone?: string;
}

const initial: TeamState = { status: 'none', members: {}, deviceKeys: {}, accessTokens: {} };
const nobody: Member = { isIn: false, roles: [] };

/** An id may be any word, `constructor` too. */
export const memberOf = ({ members }: TeamState, memberId: string): Member =>
  (Object.hasOwn(members, memberId) && members[memberId]) || nobody;

/** Whether anybody but this member is an admin. */
export const hasOtherAdmin = ({ members }: TeamState, memberId: string): boolean =>
  Object.entries(members).some(([id, { isIn, roles }]) => id !== memberId && isIn && roles.includes('admin'));

function evolve(state: TeamState, event: TeamEvent): TeamState {
  switch (event.type) {
    case 'MemberAdded':
      return { ...withMember(state, event.data.memberId, { isIn: true, roles: [] }), status: 'open' };
    case 'MemberRemoved': {
      const { memberId } = event.data;
      const kept = Object.entries(state.accessTokens).filter(([, owner]) => owner !== memberId);
      return { ...withMember(state, memberId, nobody), accessTokens: Object.fromEntries(kept) };
    }
    case 'RoleGranted': {
      const { memberId, role } = event.data;
      const member = memberOf(state, memberId);
      return withMember(state, memberId, { ...member, roles: [...member.roles, role] });
    }
    case 'RoleRevoked': {
      const { memberId, role } = event.data;
      const member = memberOf(state, memberId);
      return withMember(state, memberId, { ...member, roles: member.roles.filter((held) => held !== role) });
    }
    case 'DeviceKeyIssued': {
      const { keyId, channelId, replaces } = event.data;
      const old = replaces && { [replaces.keyId]: { channelId, until: replaces.until } };
      return { ...state, deviceKeys: { ...state.deviceKeys, ...old, [keyId]: { channelId } } };
    }
    case 'DeviceKeyRevoked':
      return { ...state, deviceKeys: without(state.deviceKeys, event.data.keyId) };
    case 'AccessTokenIssued': {
      const { tokenId, memberId } = event.data;
      return { ...state, accessTokens: { ...state.accessTokens, [tokenId]: memberId } };
    }
    case 'AccessTokenRevoked':
      return { ...state, accessTokens: without(state.accessTokens, event.data.tokenId) };
    case 'TeamSettingsChanged':
      return { ...state, ...event.data };
  }
}

const withMember = (state: TeamState, memberId: string, member: Member): TeamState => ({
  ...state,
  members: { ...state.members, [memberId]: member },
});

const without = <V>(entries: Readonly<Record<string, V>>, key: string): Readonly<Record<string, V>> =>
  Object.fromEntries(Object.entries(entries).filter(([name]) => name !== key));

export const team: Noun<TeamState, TeamEvent, TeamCommand> = {
  name: 'team',
  machine: teamMachine,
  initial,
  status: (state) => state.status,
  evolve,
  scope: () => ({}),
  remembers: 1_000,
};
