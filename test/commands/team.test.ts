import { describe, it } from 'vitest';
import { addMember } from '../../src/commands/team/addMember.ts';
import { changeTeamSettings } from '../../src/commands/team/changeTeamSettings.ts';
import { grantRole } from '../../src/commands/team/grantRole.ts';
import { issueAccessToken } from '../../src/commands/team/issueAccessToken.ts';
import { issueDeviceKey } from '../../src/commands/team/issueDeviceKey.ts';
import { removeMember } from '../../src/commands/team/removeMember.ts';
import { revokeAccessToken } from '../../src/commands/team/revokeAccessToken.ts';
import { revokeDeviceKey } from '../../src/commands/team/revokeDeviceKey.ts';
import { revokeRole } from '../../src/commands/team/revokeRole.ts';
import type { Actor } from '../../src/domain/event.ts';
import {
  accessTokenIssued,
  accessTokenRevoked,
  deviceKeyIssued,
  deviceKeyRevoked,
  memberAdded,
  memberRemoved,
  roleGranted,
  roleRevoked,
  teamSettingsChanged,
} from '../../src/domain/team/events.ts';
import { channelId } from './samples.ts';
import { coach, given, now, system } from './spec.ts';

const admin: Actor = { id: 'admin-a', team: 'home', role: 'admin', via: 'test' };
const founded = [memberAdded({ memberId: 'admin-a' }), roleGranted({ memberId: 'admin-a', role: 'admin' })];
const withCoach = [
  ...founded,
  memberAdded({ memberId: 'coach-a' }),
  roleGranted({ memberId: 'coach-a', role: 'coach' }),
];

describe('AddMember', () => {
  it('begins a team with its first member', () => {
    given()
      .when(addMember, { memberId: 'admin-a', roles: ['admin'] }, system)
      .thenRecorded(...founded);
  });
  it('gives somebody who is in what they lack, and nothing twice', () => {
    given(...withCoach)
      .when(addMember, { memberId: 'coach-a', roles: ['coach', 'analyst', 'analyst'] }, admin)
      .thenRecorded(roleGranted({ memberId: 'coach-a', role: 'analyst' }));
    given(...withCoach)
      .when(addMember, { memberId: 'coach-a', roles: ['coach'] }, admin)
      .thenRecorded();
  });
  it('brings somebody back who had left, without the roles of before', () => {
    given(...withCoach, memberRemoved({ memberId: 'coach-a' }))
      .when(addMember, { memberId: 'coach-a', roles: ['viewer'] }, admin)
      .thenRecorded(memberAdded({ memberId: 'coach-a' }), roleGranted({ memberId: 'coach-a', role: 'viewer' }));
  });
});

describe('RemoveMember', () => {
  it('lets somebody go, once', () => {
    const gone = memberRemoved({ memberId: 'coach-a' });
    given(...withCoach)
      .when(removeMember, { memberId: 'coach-a' }, admin)
      .thenRecorded(gone);
    given(...withCoach, gone)
      .when(removeMember, { memberId: 'coach-a' }, admin)
      .thenRecorded();
  });
  it('keeps the last admin, and lets one of two go', () => {
    given(...withCoach)
      .when(removeMember, { memberId: 'admin-a' }, admin)
      .thenRefused('TEAM_LAST_ADMIN');
    given(...withCoach, roleGranted({ memberId: 'coach-a', role: 'admin' }))
      .when(removeMember, { memberId: 'admin-a' }, admin)
      .thenRecorded(memberRemoved({ memberId: 'admin-a' }));
  });
  it('does not count an admin who has left', () => {
    given(...withCoach, roleGranted({ memberId: 'coach-a', role: 'admin' }), memberRemoved({ memberId: 'coach-a' }))
      .when(removeMember, { memberId: 'admin-a' }, admin)
      .thenRefused('TEAM_LAST_ADMIN');
  });
  it('knows no strangers, whatever they are called', () => {
    for (const memberId of ['nobody', 'constructor', '__proto__', 'toString']) {
      given(...withCoach)
        .when(removeMember, { memberId }, admin)
        .thenRefused('NOT_FOUND');
    }
  });
});

describe('GrantRole and RevokeRole', () => {
  it('give and take', () => {
    const change = { memberId: 'coach-a', role: 'analyst' } as const;
    given(...withCoach)
      .when(grantRole, change, admin)
      .thenRecorded(roleGranted(change));
    given(...withCoach, roleGranted(change))
      .when(grantRole, change, admin)
      .thenRecorded();
    given(...withCoach, roleGranted(change))
      .when(revokeRole, change, admin)
      .thenRecorded(roleRevoked(change));
    given(...withCoach)
      .when(revokeRole, change, admin)
      .thenRecorded();
  });
  it('leave the team an admin, and strangers alone', () => {
    given(...withCoach)
      .when(revokeRole, { memberId: 'admin-a', role: 'admin' }, admin)
      .thenRefused('TEAM_LAST_ADMIN');
    given(...withCoach)
      .when(grantRole, { memberId: 'nobody', role: 'coach' }, admin)
      .thenRefused('NOT_FOUND');
    given(...withCoach)
      .when(revokeRole, { memberId: 'nobody', role: 'coach' }, admin)
      .thenRefused('NOT_FOUND');
  });
});

describe('a device key', () => {
  const [first, second] = ['0198c0de-0000-7000-8000-000000000011', '0198c0de-0000-7000-8000-000000000012'];
  const issued = deviceKeyIssued({ keyId: first, channelId });
  const otherChannel = '0198c0de-0000-7000-8000-000000000013';

  it('is issued, replaced after an overlap, and revoked', () => {
    given(...founded)
      .when(issueDeviceKey, { keyId: first, channelId }, admin)
      .thenRecorded(issued);
    const replaces = { keyId: first, until: '2026-11-14T22:14:30.000Z' };
    given(...founded, issued)
      .when(issueDeviceKey, { keyId: second, channelId, replaces: first, overlapHours: 2 }, admin)
      .thenRecorded(deviceKeyIssued({ keyId: second, channelId, replaces }));
    given(...founded, issued)
      .when(revokeDeviceKey, { keyId: first }, admin)
      .thenRecorded(deviceKeyRevoked({ keyId: first }));
  });
  it('is one of its own channel, and there', () => {
    const ask = { keyId: second, channelId: otherChannel, replaces: first };
    given(...founded, issued)
      .when(issueDeviceKey, ask, admin)
      .thenRefused('NOT_FOUND');
    given(...founded, issued)
      .when(issueDeviceKey, { keyId: first, channelId }, admin)
      .thenRefused('BAD_USER_INPUT');
    given(...founded)
      .when(revokeDeviceKey, { keyId: first }, admin)
      .thenRefused('NOT_FOUND');
    const revoked = deviceKeyRevoked({ keyId: first });
    given(...founded, issued, revoked)
      .when(revokeDeviceKey, { keyId: first }, admin)
      .thenRefused('NOT_FOUND');
  });
});

describe('an access token', () => {
  const tokenId = '0198c0de-0000-7000-8000-000000000021';
  const until = '2026-12-14T00:00:00.000Z';
  const ask = { tokenId, kind: 'assistant', until };
  const issued = accessTokenIssued({
    ...{ tokenId, memberId: 'coach-a', role: 'coach', until, mayWrite: false },
    kind: 'assistant',
  });

  it('is of whoever asks, in the role in which they ask, and reads only unless told', () => {
    given(...withCoach)
      .when(issueAccessToken, ask, coach)
      .thenRecorded(issued);
  });
  it('is of nobody else, but where the machine itself asks', () => {
    given(...withCoach)
      .when(issueAccessToken, { ...ask, memberId: 'admin-a' }, coach)
      .thenRefused('FORBIDDEN');
    given(...withCoach)
      .when(issueAccessToken, { ...ask, memberId: 'coach-a', role: 'coach' }, system)
      .thenRecorded(issued);
    given(...withCoach)
      .when(issueAccessToken, { ...ask, memberId: 'coach-a', role: 'admin' }, system)
      .thenRefused('NOT_FOUND');
  });
  it('ends, within a year', () => {
    given(...withCoach)
      .when(issueAccessToken, { ...ask, until: now }, coach)
      .thenRefused('BAD_USER_INPUT');
    given(...withCoach)
      .when(issueAccessToken, { ...ask, until: '2028-01-01T00:00:00Z' }, coach)
      .thenRefused('BAD_USER_INPUT');
    given(...withCoach, issued)
      .when(issueAccessToken, ask, coach)
      .thenRefused('BAD_USER_INPUT');
  });
  it('is revoked by its person and by an admin, and unknown to others and once its person has left', () => {
    const other: Actor = { ...coach, id: 'coach-b' };
    const revoked = accessTokenRevoked({ tokenId });
    given(...withCoach, issued)
      .when(revokeAccessToken, { tokenId }, coach)
      .thenRecorded(revoked);
    given(...withCoach, issued)
      .when(revokeAccessToken, { tokenId }, admin)
      .thenRecorded(revoked);
    given(...withCoach, issued)
      .when(revokeAccessToken, { tokenId }, other)
      .thenRefused('NOT_FOUND');
    given(...withCoach, issued, memberRemoved({ memberId: 'coach-a' }))
      .when(revokeAccessToken, { tokenId }, admin)
      .thenRefused('NOT_FOUND');
  });
});

describe('ChangeTeamSettings', () => {
  it('records what changes', () => {
    const zone = { timeZone: 'America/New_York' };
    given(...founded)
      .when(changeTeamSettings, zone, admin)
      .thenRecorded(teamSettingsChanged(zone));
    given(...founded, teamSettingsChanged(zone))
      .when(changeTeamSettings, zone, admin)
      .thenRecorded();
    given(...founded)
      .when(changeTeamSettings, {}, admin)
      .thenRecorded();
    given().when(changeTeamSettings, zone, admin).thenRefused('NOT_FOUND');
  });
});
