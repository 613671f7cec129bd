// The one table of who may do what. Deny is the default: a command or a field that is not here belongs to nobody.
import type { Role } from '../domain/event.ts';

/** Commands by role. `admin` may give every command that a person or a device may give at all. */
const commands: Readonly<Record<string, readonly Role[]>> = {
  ScheduleSession: ['admin', 'operator'],
  StartSession: ['admin', 'operator'],
  PauseSession: ['admin', 'operator'],
  ResumeSession: ['admin', 'operator'],
  CompleteSession: ['admin', 'operator'],
  ReopenSession: ['admin', 'operator'],

  RegisterChannel: ['admin', 'operator'],
  AssignChannel: ['admin', 'operator'],
  ReleaseChannel: ['admin', 'operator'],
  // A device's own channel only: the commands themselves look at that.
  ActivateChannel: ['admin', 'operator', 'device'],
  DeactivateChannel: ['admin', 'operator', 'device'],
  RecoverChannel: ['admin', 'operator', 'device'],

  MarkClipIn: ['admin', 'coach', 'analyst'],
  MarkClipOut: ['admin', 'coach', 'analyst'],
  RetryClip: ['admin', 'operator', 'coach', 'analyst'],
  FavoriteClip: ['admin', 'coach', 'analyst'],
  UnfavoriteClip: ['admin', 'coach', 'analyst'],
  // A coach's own marks only: domain/clip/ownership.ts.
  DiscardClip: ['admin', 'coach', 'analyst'],

  AddTag: ['admin', 'coach', 'analyst'],
  // A coach's own tags only: domain/tag/ownership.ts.
  EditTag: ['admin', 'coach', 'analyst'],
  RemoveTag: ['admin', 'coach', 'analyst'],
  ReviewTag: ['admin', 'coach', 'analyst'],
  UnreviewTag: ['admin', 'coach', 'analyst'],
  MarkTagImportant: ['admin', 'coach', 'analyst'],
  UnmarkTagImportant: ['admin', 'coach', 'analyst'],
  ResolvePlayFact: ['admin', 'analyst'],
};

const everybody: readonly Role[] = [
  'admin',
  'operator',
  'coach',
  'analyst',
  'viewer',
  'device',
  'assistant',
  'auditor',
];
const people: readonly Role[] = everybody.filter((role) => role !== 'device');
/** An auditor reads what happened, not the film. */
const watchers: readonly Role[] = people.filter((role) => role !== 'auditor');

/** Coaches speak to each other in their notes. */
const staff: readonly Role[] = ['admin', 'coach', 'analyst'];

/** Fields by role: `Type.field`, else the whole `Type`. */
const fields: Readonly<Record<string, readonly Role[]>> = {
  Query: people,
  'Query.serverTime': everybody,
  'Query.viewer': everybody,
  // A device sees its own channel only: the resolver looks at that.
  'Query.channel': everybody,
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
  Channel: everybody,
  ChannelPayload: everybody,
  Clip: people,
  'Clip.streamUrl': watchers,
  'Clip.thumbnailUrl': watchers,
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
  KeyPlay: people,
  KeyPlayConnection: people,

  SessionScheduled: people,
  SessionStarted: people,
  SessionPaused: people,
  SessionResumed: people,
  SessionCompleted: people,
  SessionReopened: people,
  ChannelRegistered: people,
  ChannelAssigned: people,
  ChannelReleased: people,
  ChannelStatusChanged: people,
  ClipMarkedIn: people,
  ClipMarkedOut: people,
  ClipGenerationRequested: people,
  ClipGenerationStarted: people,
  ClipAttemptFailed: people,
  ClipReady: people,
  ClipThumbnailReady: people,
  ClipFailed: people,
  ClipFavorited: people,
  ClipUnfavorited: people,
  ClipDiscarded: people,
  TagAdded: people,
  TagEdited: people,
  TagRemoved: people,
  TagReviewed: people,
  TagUnreviewed: people,
  TagMarkedImportant: people,
  TagUnmarkedImportant: people,
  PlayFactResolved: people,
};

/** Whether the role may ever give the command; whether it may now is the machine's and the command's affair. */
export const mayGive = (role: Role, command: string): boolean => commands[command]?.includes(role) ?? false;

/** @param field `Type.field` of the schema */
export function mayRead(role: Role, field: string): boolean {
  const readers = fields[field] ?? fields[field.slice(0, field.indexOf('.'))];
  return readers?.includes(role) ?? false;
}

/** Whether every role of a token may read the field: nothing has to be asked then. */
export const isOpen = (field: string): boolean => everybody.every((role) => mayRead(role, field));

/** Film and pictures. */
export const mayWatch = (role: Role): boolean => watchers.includes(role);
