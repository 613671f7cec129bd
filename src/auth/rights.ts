// The one table of who may do what. Deny is the default: a command or a field that is not here belongs to nobody.
import type { AccessToken, Actor, Role } from '../domain/event.ts';

/** Commands by role. `admin` may give every command that a person or a device may give at all. */
const commands: Readonly<Record<string, readonly Role[]>> = {
  ScheduleSession: ['admin', 'operator'],
  RescheduleSession: ['admin', 'operator'],
  DescribeSession: ['admin', 'operator'],
  CancelSession: ['admin', 'operator'],
  StartSession: ['admin', 'operator'],
  PauseSession: ['admin', 'operator'],
  ResumeSession: ['admin', 'operator'],
  CompleteSession: ['admin', 'operator'],
  ReopenSession: ['admin', 'operator'],
  // An analyst sets clocks right after the game.
  AnchorGameClock: ['admin', 'operator', 'analyst'],

  RegisterChannel: ['admin', 'operator'],
  DescribeChannel: ['admin', 'operator'],
  AssignChannel: ['admin', 'operator'],
  ReleaseChannel: ['admin', 'operator'],
  // A device's own channel only: the commands themselves look at that.
  ActivateChannel: ['admin', 'operator', 'device'],
  DeactivateChannel: ['admin', 'operator', 'device'],
  ReportChannelFault: ['admin', 'operator', 'device'],
  RecoverChannel: ['admin', 'operator', 'device'],
  AnchorChannelClock: ['admin', 'operator', 'analyst', 'device'],

  MarkClipIn: ['admin', 'coach', 'analyst'],
  MarkClipOut: ['admin', 'coach', 'analyst'],
  // A device's own channel only: the command itself looks at that.
  RegisterClip: ['admin', 'coach', 'analyst', 'device'],
  TrimClip: ['admin', 'coach', 'analyst'],
  RetryClip: ['admin', 'operator', 'coach', 'analyst'],
  FavoriteClip: ['admin', 'coach', 'analyst'],
  UnfavoriteClip: ['admin', 'coach', 'analyst'],
  RetitleClip: ['admin', 'coach', 'analyst'],
  // A coach's own marks only: domain/clip/ownership.ts.
  DiscardClip: ['admin', 'coach', 'analyst'],
  RestoreClip: ['admin', 'coach', 'analyst'],

  AddTag: ['admin', 'coach', 'analyst'],
  // A coach's own tags only: domain/tag/ownership.ts.
  EditTag: ['admin', 'coach', 'analyst'],
  RemoveTag: ['admin', 'coach', 'analyst'],
  RestoreTag: ['admin', 'coach', 'analyst'],
  ReviewTag: ['admin', 'coach', 'analyst'],
  UnreviewTag: ['admin', 'coach', 'analyst'],
  MarkTagImportant: ['admin', 'coach', 'analyst'],
  UnmarkTagImportant: ['admin', 'coach', 'analyst'],
  ResolvePlayFact: ['admin', 'analyst'],

  // Whoever may give the command that leads back: both are asked. A coach's own acts only: commands/undo.
  UndoCommand: ['admin', 'operator', 'coach', 'analyst'],

  // No facts: names of people and players stand beside the log.
  PutPlayer: ['admin', 'operator', 'coach', 'analyst'],
  ErasePlayer: ['admin'],
  NamePerson: ['admin'],
  ErasePerson: ['admin'],

  AddMember: ['admin'],
  RemoveMember: ['admin'],
  GrantRole: ['admin'],
  RevokeRole: ['admin'],
  IssueDeviceKey: ['admin'],
  RevokeDeviceKey: ['admin'],
  ChangeTeamSettings: ['admin'],
  // Of their own only, but for an admin who revokes: the commands look at that.
  IssueAccessToken: ['admin', 'operator', 'coach', 'analyst', 'viewer', 'auditor'],
  RevokeAccessToken: ['admin', 'operator', 'coach', 'analyst', 'viewer', 'auditor'],
};

/** What anybody may be allowed to give at all, in the order of the table. */
export const commandsOfTable: readonly string[] = Object.keys(commands);

/** A token makes no tokens: one that got into wrong hands would outlive itself. */
const byPeopleThemselves: readonly string[] = ['IssueAccessToken', 'RevokeAccessToken'];

/** An assistant is judged by the role of its person. */
const everybody: readonly Role[] = ['admin', 'operator', 'coach', 'analyst', 'viewer', 'device', 'auditor'];
const people: readonly Role[] = everybody.filter((role) => role !== 'device');
/** An auditor reads what happened, not the film. */
const watchers: readonly Role[] = people.filter((role) => role !== 'auditor');

/** Whoever gets a game going, or marks in it. */
const crew: readonly Role[] = ['admin', 'operator', 'coach', 'analyst'];
/** Coaches speak to each other in their notes. */
const staff: readonly Role[] = ['admin', 'coach', 'analyst'];
/** Who looks into what happened: who did what and when, and who tried. */
const historians: readonly Role[] = people.filter((role) => role !== 'viewer');
/** Who belongs to the team, and which keys there are. */
const keepers: readonly Role[] = ['admin', 'auditor'];

/** Fields by role: `Type.field`, else the whole `Type`. */
const fields: Readonly<Record<string, readonly Role[]>> = {
  Query: people,
  'Query.serverTime': everybody,
  'Query.viewer': everybody,
  // A device sees its own channel only: the resolver looks at that.
  'Query.channel': everybody,
  // It has a worker cut: whoever gets a game going, or marks in it.
  'Query.preGameCheck': crew,
  'Query.members': keepers,
  'Query.deviceKeys': keepers,
  'Query.timeline': historians,
  // Commands have a table of their own, and a refusal is a userError.
  Mutation: everybody,
  Subscription: people,

  Viewer: everybody,
  Person: everybody,
  PageInfo: everybody,
  UserError: everybody,
  Warning: everybody,

  Session: people,
  SessionConnection: people,
  ClipStatusCount: people,
  SessionPayload: everybody,
  GameClock: people,
  ClockInstant: people,
  GameClockReading: people,
  GameClockReadingConnection: people,
  Channel: everybody,
  ChannelPayload: everybody,
  'Channel.preview': watchers,
  ChannelPreview: watchers,
  RecorderClock: everybody,
  Resolution: everybody,
  ChannelClock: everybody,
  ChannelClockConnection: everybody,
  Recordings: people,
  'Recordings.film': watchers,
  RecordingFilm: watchers,
  RecordingSegment: people,
  RecordingSegmentConnection: people,
  RecordingGap: people,
  RecordingGapConnection: people,
  Clip: people,
  'Clip.streamUrl': watchers,
  'Clip.thumbnailUrl': watchers,
  ClipProgress: people,
  ClipFailure: people,
  ClipGap: people,
  ClipConnection: people,
  ClipCounts: people,
  ClipResult: everybody,
  ClipPayload: everybody,
  ClipsPayload: everybody,
  ClipItemResult: everybody,
  MarkClipInPayload: everybody,
  MarkClipOutPayload: everybody,
  RegisterClipPayload: everybody,
  TrimClipPayload: everybody,

  Tag: people,
  'Tag.coachNotes': staff,
  TagPlayer: people,
  TagConnection: people,
  TagPayload: everybody,
  TagResult: everybody,
  TagsPayload: everybody,
  Play: people,
  PlayFact: people,
  PlayObservation: people,
  PlayConnection: people,
  PlayPayload: everybody,
  PlayStats: people,
  Figure: people,
  DownTry: people,
  KeyPlay: people,
  KeyPlayConnection: people,

  UndoPayload: everybody,
  UndoResult: people,
  TimelineConnection: historians,
  TimelineEntry: historians,
  FieldChange: historians,
  SessionAsOf: people,
  SessionThen: people,
  ChannelThen: people,
  ClipThen: people,
  ClipThenConnection: people,
  TagThenConnection: people,
  PlayThen: people,
  PlayThenConnection: people,

  AttentionEntry: people,
  PreGameCheck: people,
  ChannelCheck: people,
  TestCut: people,

  Player: people,
  PlayerPayload: everybody,

  Team: people,
  Member: people,
  DeviceKey: keepers,
  AccessToken: people,
  TeamPayload: everybody,
  MemberPayload: everybody,
  DeviceKeyPayload: everybody,
  AccessTokenPayload: everybody,

  SessionScheduled: people,
  SessionRescheduled: people,
  SessionDescribed: people,
  SessionCancelled: people,
  SessionStarted: people,
  SessionPaused: people,
  SessionResumed: people,
  SessionCompleted: people,
  SessionReopened: people,
  GameClockAnchored: people,
  ChannelRegistered: people,
  ChannelDescribed: people,
  ChannelAssigned: people,
  ChannelReleased: people,
  ChannelStatusChanged: people,
  ChannelClockAnchored: people,
  FootageDeleted: people,
  ClipMarkedIn: people,
  ClipMarkedOut: people,
  ClipTrimmed: people,
  ClipExpired: people,
  ClipGenerationRequested: people,
  ClipGenerationStarted: people,
  ClipAttemptFailed: people,
  ClipReady: people,
  ClipThumbnailReady: people,
  ClipFailed: people,
  ClipFavorited: people,
  ClipUnfavorited: people,
  ClipRetitled: people,
  ClipDiscarded: people,
  ClipRestored: people,
  ClipFileDeleted: people,
  TagAdded: people,
  TagEdited: people,
  TagRemoved: people,
  TagRestored: people,
  TagReviewed: people,
  TagUnreviewed: people,
  TagMarkedImportant: people,
  TagUnmarkedImportant: people,
  PlayFactResolved: people,
  MemberAdded: people,
  MemberRemoved: people,
  RoleGranted: people,
  RoleRevoked: people,
  DeviceKeyIssued: people,
  DeviceKeyRevoked: people,
  AccessTokenIssued: people,
  AccessTokenRevoked: people,
  TeamSettingsChanged: people,
};

/** Whoever asks, as the table knows them. */
export type Asker = Pick<Actor, 'role' | 'through'>;

/** Whether it may ever give the command; whether it may now is the machine's and the command's affair. */
export function mayGive({ role, through }: Asker, command: string): boolean {
  const givers = commands[command] ?? [];
  if (!givers.includes(role)) return false;
  if (!through) return true;
  return through.mayWrite && !byPeopleThemselves.includes(command) && !isAdminsOwn(role, through, givers);
}

/** @param field `Type.field` of the schema */
export function mayRead({ role, through }: Asker, field: string): boolean {
  const readers = fields[field] ?? fields[field.slice(0, field.indexOf('.'))] ?? [];
  return readers.includes(role) && !(through && isAdminsOwn(role, through, readers));
}

/** An admin's assistant is no admin: what no coach, operator or analyst may is kept from it. */
const isAdminsOwn = (role: Role, { kind }: AccessToken, allowed: readonly Role[]): boolean =>
  kind === 'assistant' && role === 'admin' && allowed.every((one) => one === 'admin' || one === 'auditor');

/** Whether everybody may read the field: nothing has to be asked then. */
export const isOpen = (field: string): boolean => everybody.every((role) => mayRead({ role }, field));

/** Numbers of the whole installation, which hold no team's ids. Whoever set it up, keeps it running, or looks it over. */
export const mayOperate = ({ role, through }: Asker): boolean =>
  ['admin', 'operator', 'auditor'].includes(role) && through?.kind !== 'assistant';

/** Film and pictures. */
export const mayWatch = ({ role }: Pick<Actor, 'role'>): boolean => watchers.includes(role);
