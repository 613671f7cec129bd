// Every act there is, by the fact that it recorded.
import type { DomainEvent } from '../../domain/facts.ts';
import type { SessionEvent } from '../../domain/session/events.ts';
import type { SessionState } from '../../domain/session/session.ts';
import type { TeamEvent } from '../../domain/team/events.ts';
import type { TeamState } from '../../domain/team/team.ts';
import { type ActsOf, type Final, final, type Undoable } from './act.ts';
import { channelActs } from './channelActs.ts';
import { clipActs } from './clipActs.ts';
import { playActs } from './playActs.ts';
import { tagActs } from './tagActs.ts';

/** Others have acted on these by the time that somebody regrets them: each has a command that says what follows. */
const sessionActs: ActsOf<SessionState, SessionEvent> = {
  SessionScheduled: final('CancelSession'),
  SessionRescheduled: final('RescheduleSession'),
  SessionDescribed: final('DescribeSession'),
  SessionCancelled: final('RescheduleSession'),
  SessionStarted: final('CompleteSession'),
  SessionPaused: final('ResumeSession'),
  SessionResumed: final('PauseSession'),
  SessionCompleted: final('ReopenSession'),
  SessionReopened: final('CompleteSession'),
  GameClockAnchored: final('AnchorGameClock'),
};

/** Who belongs to the team and who holds a key is never changed in passing. */
const teamActs: ActsOf<TeamState, TeamEvent> = {
  MemberAdded: final('RemoveMember'),
  MemberRemoved: final('AddMember'),
  RoleGranted: final('RevokeRole'),
  RoleRevoked: final('GrantRole'),
  DeviceKeyIssued: final('RevokeDeviceKey'),
  DeviceKeyRevoked: final('IssueDeviceKey'),
  AccessTokenIssued: final('RevokeAccessToken'),
  AccessTokenRevoked: final('IssueAccessToken'),
  TeamSettingsChanged: final('ChangeTeamSettings'),
};

// biome-ignore lint/suspicious/noExplicitAny: an act takes its own fact and its own noun's state
export type AnyUndoable = Undoable<any, any>;

const acts = { ...sessionActs, ...channelActs, ...clipActs, ...tagActs, ...playActs, ...teamActs };

/** What can be done about a fact of this type. */
export const actOf = (type: DomainEvent['type']): AnyUndoable | Final =>
  (acts as Readonly<Record<string, AnyUndoable | Final>>)[type] ?? final();

export const isUndoable = (act: AnyUndoable | Final): act is AnyUndoable => 'by' in act;
