// Generated from src/graphql/**/*.graphql by scripts/generate.ts. Do not edit.
import type { FactOf } from '../facts.ts';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { SessionRow } from '../../projections/sessionList/projection.ts';
import type { ChannelRow } from '../../projections/channelBoard/projection.ts';
import type { ClipRow } from '../../projections/clipList/projection.ts';
import type { ClipInWork } from '../../tables/progress.ts';
import type { TagRow } from '../../projections/tagList/projection.ts';
import type { PlayRow } from '../../projections/tagSheet/projection.ts';
import type { Stats } from '../stats/resolvers.ts';
import type { Moment, SessionAtMoment, ChannelAtMoment, ClipAtMoment } from '../history/asOf.ts';
import type { Entry } from '../history/timeline.ts';
import type { Undone } from '../history/undo.ts';
import type { NumberAndRole } from '../roster/resolvers.ts';
import type { PlayerRow } from '../../tables/players.ts';
import type { TeamSettingsRow } from '../../projections/teamSettings/projection.ts';
import type { MemberRow } from '../../projections/members/projection.ts';
import type { KeyRow } from '../../projections/keyRing/projection.ts';
import type { Told } from '../attention/watchAttention.ts';
import type { Checked } from '../attention/preGameCheck.ts';
import type { ChannelRecordings } from '../recording/recordings.ts';
import type { SegmentOverview, Gap } from '../../recordings/overview.ts';
import type { PersonId } from '../person.ts';
import type { MarkedIn } from '../clip/marks.ts';
import type { Context } from '../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** An instant in UTC with milliseconds, ISO 8601: `2026-11-14T20:14:25.120Z`. */
  DateTime: { input: string; output: string; }
  /**
   * A place in the log, as an opaque string. Only equality is defined for clients: a fact that comes twice after a resume
   * carries the same position. A position of another log (after a restore) is answered with `CURSOR_EXPIRED`.
   */
  Position: { input: string; output: string; }
};

/** A bearer token that a person gave to an assistant or a script. The secret itself was shown once and is kept nowhere. */
export type AccessToken = {
  __typename?: 'AccessToken';
  /** UUID of the token, not the token itself. */
  id: Scalars['ID']['output'];
  /** When it was made. */
  issuedAt: Scalars['DateTime']['output'];
  /** For whom it is. */
  kind: AccessTokenKind;
  /** False: it reads, and gives no command. */
  mayWrite: Scalars['Boolean']['output'];
  /** Whose it is. */
  member: Person;
  /** Null: not revoked. */
  revokedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The person's role in which it is judged; it opens nothing once they have lost it. */
  role: Role;
  /** When it ends by itself. */
  until: Scalars['DateTime']['output'];
};

/** A person gave an assistant or a script a token. */
export type AccessTokenIssued = TeamEvent & {
  __typename?: 'AccessTokenIssued';
  /** Who did it; `console` is the machine's own command line. */
  actor: Person;
  /** For whom it is. */
  kind: AccessTokenKind;
  /** False: it reads, and gives no command. */
  mayWrite: Scalars['Boolean']['output'];
  /** Whom it is about. */
  member: Person;
  /** When the server recorded it. */
  occurredAt: Scalars['DateTime']['output'];
  /** Resume with `after: position`; a duplicate after a resume has a position that was seen before. */
  position: Scalars['Position']['output'];
  /** In which role it is judged. */
  role: Role;
};

/** What a token is for. */
export type AccessTokenKind =
  /** For an assistant: what its person may, less what is an admin's alone. Its acts are recorded in the role ASSISTANT. */
  | 'ASSISTANT'
  /** For a script: what its person may. */
  | 'SCRIPT';

/** What commands about access tokens answer. */
export type AccessTokenPayload = CommandPayload & {
  __typename?: 'AccessTokenPayload';
  /** The token after the command; null after a refusal. */
  accessToken?: Maybe<AccessToken>;
  /** Log position of the last fact recorded; null when nothing was. */
  position?: Maybe<Scalars['Position']['output']>;
  /** The token itself, shown this once: `authorization: Bearer <secret>`. Null in every other answer, also to the same command sent again. */
  secret?: Maybe<Scalars['String']['output']>;
  /** Empty when the command was carried out. */
  userErrors: Array<UserError>;
};

/** An access token was ended. */
export type AccessTokenRevoked = TeamEvent & {
  __typename?: 'AccessTokenRevoked';
  /** Who did it; `console` is the machine's own command line. */
  actor: Person;
  /** When the server recorded it. */
  occurredAt: Scalars['DateTime']['output'];
  /** Resume with `after: position`; a duplicate after a resume has a position that was seen before. */
  position: Scalars['Position']['output'];
  /** UUID of the token. */
  tokenId: Scalars['ID']['output'];
};

/** Who comes to the team, and as what. */
export type AddMemberInput = {
  /** UUID; send the same one again after a timeout: the command is carried out once. */
  commandId: Scalars['ID']['input'];
  /** Name to show, 1 to 80 characters. Kept outside the log; not part of what a `commandId` stands for. */
  label?: InputMaybe<Scalars['String']['input']>;
  /** Stable id of the person, never a name: 1 to 64 letters, digits and `. _ @ : -`; a UUID is best. */
  memberId: Scalars['ID']['input'];
  /** At least one of ADMIN, OPERATOR, COACH, ANALYST, VIEWER, AUDITOR. */
  roles: Array<Role>;
};

/** Send the same commandId again after a timeout: it is carried out once. */
export type AddTagInput = {
  /** Reading of the device's own clock at the moment of the play. */
  at?: InputMaybe<Scalars['DateTime']['input']>;
  /** The clip; its session and play are the tag's. Null where the tag is of a moment. */
  clipId?: InputMaybe<Scalars['ID']['input']>;
  /** The device's clock when the button was pressed. */
  clock?: InputMaybe<ClockInput>;
  /** Send the same again after a timeout: it is carried out once. */
  commandId: Scalars['ID']['input'];
  /** What is said. */
  fields: TagFieldsInput;
  /** UUID chosen by the client where the play is new. */
  playId?: InputMaybe<Scalars['ID']['input']>;
  /** With `playId` and `at`, where there is no clip. */
  sessionId?: InputMaybe<Scalars['ID']['input']>;
  /** UUID chosen by the client. */
  tagId: Scalars['ID']['input'];
};

/** Several tags; each is added or refused by itself. */
export type AddTagsInput = {
  /** UUID; what it makes is undone as one. Send the same one again after a timeout. */
  batchId: Scalars['ID']['input'];
  /** 1 to 100 of different `tagId`. */
  tags: Array<TagItemInput>;
};

/** How the time of a channel's recordings lies beside the real one. */
export type AnchorChannelClockInput = {
  /** When it was really seen, by the device's own clock; at most 30 s ahead of the server's once corrected. */
  at: Scalars['DateTime']['input'];
  /** The channel. */
  channelId: Scalars['ID']['input'];
  /** The device's own clock, where it is known to differ. */
  clock?: InputMaybe<ClockInput>;
  /** UUID; send the same one again after a timeout: the command is carried out once. */
  commandId: Scalars['ID']['input'];
  /** When the recordings say that a picture was taken. */
  mediaTime: Scalars['DateTime']['input'];
};

/** What the scoreboard shows. */
export type AnchorGameClockInput = {
  /** The moment of the reading, by the device's own clock; at most 30 s ahead of the server's once corrected. It may lie in the past. */
  at: Scalars['DateTime']['input'];
  /** The device's own clock, where it is known to differ. */
  clock?: InputMaybe<ClockInput>;
  /** UUID; send the same one again after a timeout: the command is carried out once. */
  commandId: Scalars['ID']['input'];
  /** Time left of the quarter: `3:14`, or `0:09.4` with a tenth; at most `15:00`. */
  gameClock: Scalars['String']['input'];
  /** 1 to 4; 5 is all overtime. */
  quarter: Scalars['Int']['input'];
  /** Whether the clock runs. */
  running: Scalars['Boolean']['input'];
  /** The session. */
  sessionId: Scalars['ID']['input'];
};

/** Something that needs a person. It goes by itself when its cause goes. */
export type AttentionEntry = {
  __typename?: 'AttentionEntry';
  /** The camera that it is about; null where it is about the installation. */
  channelId?: Maybe<Scalars['ID']['output']>;
  /** What it does to the game, for people. */
  effect: Scalars['String']['output'];
  /** What to do about it, for people. */
  fix: Scalars['String']['output'];
  /** The same as long as the trouble lasts. */
  id: Scalars['ID']['output'];
  /** Clients decide by it. */
  kind: AttentionKind;
  /** Since when it has been so, or since when it has been known. */
  since: Scalars['DateTime']['output'];
  /** What is so, for people. */
  what: Scalars['String']['output'];
};

/** What kind of trouble an entry is about; more may be added. */
export type AttentionKind =
  /** A camera's device reports a fault. */
  | 'CAMERA_FAULTY'
  /** A camera was declared lost. */
  | 'CAMERA_LOST'
  /** A camera beats, and its newest file has not grown for 8 s; for 5 s where MediaMTX says that it sends. */
  | 'CAMERA_RECORDS_NOTHING'
  /** A camera's beats have stopped for 10 s and more. */
  | 'CAMERA_SILENT'
  /** The clock that dates recordings is off by more than 100 ms for sure, so that its clips show another moment than the one marked. */
  | 'CLOCK_OFF'
  /** Less is free than is kept for recording (`DISK_RESERVE_MB`): no clip is cut, and recording goes on. */
  | 'CUTTING_STOPPED'
  /** The disk is full, or will be within two hours at the present rate. */
  | 'DISK_FULL'
  /** Facts that could not be read were set aside. */
  | 'FACTS_SET_ASIDE'
  /** The read models have been behind the log for more than 5 s. */
  | 'LISTS_BEHIND'
  /** Read models are being made anew after an upgrade, and stand still until then. */
  | 'LISTS_REMADE'
  /** The log holds what only newer software can read: read models, or what is queued about facts, stand still there. */
  | 'NEWER_SOFTWARE_NEEDED'
  /** A recorder restarted in the last ten minutes. */
  | 'RECORDER_RESTARTED'
  /** MediaMTX does not answer. */
  | 'RECORDER_SILENT'
  /** A clip has waited for a worker for more than 30 s. */
  | 'WORKER_STUCK';

/** Whose book: in the NCAA's a sack is a rush, in the NFL's a pass play. */
export type Book =
  /** As the NCAA counts. */
  | 'NCAA'
  /** As the NFL counts. */
  | 'NFL';

/** A session to call off. */
export type CancelSessionInput = {
  /** UUID; send the same one again after a timeout: the command is carried out once. */
  commandId: Scalars['ID']['input'];
  /** Why, for the record; 1 to 500 characters. */
  reason?: InputMaybe<Scalars['String']['input']>;
  /** The session. */
  sessionId: Scalars['ID']['input'];
};

/** What changes; absent fields stay as they are. */
export type ChangeTeamSettingsInput = {
  /** UUID; send the same one again after a timeout: the command is carried out once. */
  commandId: Scalars['ID']['input'];
  /** IANA zone, such as `America/New_York`; absent: stays as it is. */
  timeZone?: InputMaybe<Scalars['String']['input']>;
};

/** A camera's place: standing equipment, assigned to sessions over time. */
export type Channel = {
  __typename?: 'Channel';
  /** Commands that are legal in this status and permitted to the caller. */
  allowedCommands: Array<Scalars['String']['output']>;
  /** The newest reading of its clock; null where nobody compared it: recordings are then taken to be dated right. */
  clock?: Maybe<ChannelClock>;
  /** Readings of its clock, latest moment first. */
  clockReadings: ChannelClockConnection;
  /** Pictures a second in the newest recording, as observed; null where nothing was recorded. */
  frameRate?: Maybe<Scalars['Float']['output']>;
  /** Follows from the path. */
  id: Scalars['ID']['output'];
  /** Where the camera's picture comes from, such as `srt://203.0.113.7:8890`; null when the device only records. Never holds a password. */
  inputUrl?: Maybe<Scalars['String']['output']>;
  /** Whether its newest file has grown within the last three parts and a second. Nothing else tells that it is recorded. */
  isRecording: Scalars['Boolean']['output'];
  /** Last heartbeat that reached the server; null before the first. */
  lastSeenAt?: Maybe<Scalars['DateTime']['output']>;
  /** As people call it. */
  name: Scalars['String']['output'];
  /** Folder of its recordings, SRT stream id and WHEP path; never changes. `<team>-<name>` in lower case. */
  path: Scalars['String']['output'];
  /** Its live picture; null where there is no MediaMTX that shows one. */
  preview?: Maybe<ChannelPreview>;
  /** Newest footage on disk, all tracks; null where nothing was recorded. */
  recordedUntil?: Maybe<Scalars['DateTime']['output']>;
  /** How the clock that dates its recordings stands beside the server's; null while no file grows and no MediaMTX tells. */
  recorderClock?: Maybe<RecorderClock>;
  /** When its newest file grew last; null where nothing was recorded. */
  recordingGrewAt?: Maybe<Scalars['DateTime']['output']>;
  /** Size of the picture in the newest recording; null where nothing was recorded. */
  resolution?: Maybe<Resolution>;
  /** Sessions it is assigned to at present. */
  sessionIds: Array<Scalars['ID']['output']>;
  /** What MediaMTX says of it. */
  signal: ChannelSignal;
  /** Silence after which an active channel is declared lost, in seconds. */
  silenceSeconds: Scalars['Float']['output'];
  /** Off, on or in error. */
  status: ChannelStatus;
  /** Why, in the words of whoever switched it off, or the fault that its device reports; null where nobody said: in ERROR it is then silent. */
  statusReason?: Maybe<Scalars['String']['output']>;
  /** Since when it has been so. */
  statusSince: Scalars['DateTime']['output'];
};


/** A camera's place: standing equipment, assigned to sessions over time. */
export type ChannelClockReadingsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};

/** A channel serves a session from now on. */
export type ChannelAssigned = SessionEvent & TeamEvent & {
  __typename?: 'ChannelAssigned';
  /** Who did it. */
  actor: Person;
  /** The channel as it is now. */
  channel?: Maybe<Channel>;
  /** When the server recorded it. */
  occurredAt: Scalars['DateTime']['output'];
  /** Resume with `after: position`. */
  position: Scalars['Position']['output'];
  /** The session whose facts these are. */
  session?: Maybe<Session>;
};

/** One camera before the game. */
export type ChannelCheck = {
  __typename?: 'ChannelCheck';
  /** Age of the last heartbeat in seconds; null where none has come. */
  beatAgeSeconds?: Maybe<Scalars['Float']['output']>;
  /** The camera. */
  channel: Channel;
  /** The clock that dates its recordings minus the server's in seconds: to 40 ms after some seconds of footage, to a second before; null while no file grows. */
  clockOffsetSeconds?: Maybe<Scalars['Float']['output']>;
  /** The first thing to do; null where the camera is good. */
  fix?: Maybe<Scalars['String']['output']>;
  /** When its newest file grew last, in seconds before the check; null where nothing was recorded. */
  footageAgeSeconds?: Maybe<Scalars['Float']['output']>;
  /** Two seconds of its newest footage, through a worker. */
  testCut: TestCut;
};

/** How the time of a channel's recordings lies beside the real one, as somebody read it. */
export type ChannelClock = {
  __typename?: 'ChannelClock';
  /** When it was really seen. */
  at: Scalars['DateTime']['output'];
  /** When the recordings say that a picture was taken. */
  mediaTime: Scalars['DateTime']['output'];
  /** `mediaTime` less `at` in milliseconds: positive where the recordings run ahead. */
  offsetMs: Scalars['Float']['output'];
};

/** Somebody compared the time of a channel's recordings with the real one. */
export type ChannelClockAnchored = SessionEvent & TeamEvent & {
  __typename?: 'ChannelClockAnchored';
  /** Who did it. */
  actor: Person;
  /** The channel as it is now. */
  channel?: Maybe<Channel>;
  /** When the server recorded it. */
  occurredAt: Scalars['DateTime']['output'];
  /** Resume with `after: position`. */
  position: Scalars['Position']['output'];
  /** What they read. */
  reading: ChannelClock;
  /** The session whose facts these are. */
  session?: Maybe<Session>;
};

/** A page of readings. */
export type ChannelClockConnection = {
  __typename?: 'ChannelClockConnection';
  /** Latest moment first. */
  nodes: Array<ChannelClock>;
  /** Whether there are more, and where they begin. */
  pageInfo: PageInfo;
};

/** A channel to switch. */
export type ChannelCommandInput = {
  /** The channel. */
  channelId: Scalars['ID']['input'];
  /** UUID; send the same one again after a timeout: the command is carried out once. */
  commandId: Scalars['ID']['input'];
  /** Why, for the record (deactivate only); 1 to 200 characters. */
  reason?: InputMaybe<Scalars['String']['input']>;
};

/** What is said about a channel was put right. */
export type ChannelDescribed = SessionEvent & TeamEvent & {
  __typename?: 'ChannelDescribed';
  /** Who did it. */
  actor: Person;
  /** The channel as it is now. */
  channel?: Maybe<Channel>;
  /** When the server recorded it. */
  occurredAt: Scalars['DateTime']['output'];
  /** Resume with `after: position`. */
  position: Scalars['Position']['output'];
  /** The session whose facts these are. */
  session?: Maybe<Session>;
};

/** What a command about a channel answers. */
export type ChannelPayload = CommandPayload & {
  __typename?: 'ChannelPayload';
  /** The channel after the command; null when it was refused. */
  channel?: Maybe<Channel>;
  /** Log position of the last fact recorded; null when nothing was. */
  position?: Maybe<Scalars['Position']['output']>;
  /** Empty when the command was carried out. */
  userErrors: Array<UserError>;
};

/** How to see a camera live, over WebRTC (WHEP). */
export type ChannelPreview = {
  __typename?: 'ChannelPreview';
  /** When the token is over; ask again for another picture. */
  expiresAt: Scalars['DateTime']['output'];
  /** Whether browsers get its sound too: Opus is passed on, AAC is not. Null where MediaMTX does not say. */
  hasSound?: Maybe<Scalars['Boolean']['output']>;
  /** Longest wait for the first picture in seconds: it begins with a keyframe, and only the camera makes one. */
  patienceSeconds: Scalars['Float']['output'];
  /** A pass of the caller's to this camera alone. It is looked at when a picture begins, and never part of a URL. */
  token: Scalars['String']['output'];
  /** Why there will be no picture, as far as is known; null where nothing speaks against it. */
  trouble?: Maybe<PreviewTrouble>;
  /** Where to send the offer, with the token as bearer. */
  whepUrl: Scalars['String']['output'];
};

/** A new camera's place. */
export type ChannelRegistered = TeamEvent & {
  __typename?: 'ChannelRegistered';
  /** Who did it. */
  actor: Person;
  /** The channel as it is now. */
  channel?: Maybe<Channel>;
  /** When the server recorded it. */
  occurredAt: Scalars['DateTime']['output'];
  /** Resume with `after: position`. */
  position: Scalars['Position']['output'];
};

/** A channel serves a session no longer. */
export type ChannelReleased = SessionEvent & TeamEvent & {
  __typename?: 'ChannelReleased';
  /** Who did it. */
  actor: Person;
  /** The channel as it is now. */
  channel?: Maybe<Channel>;
  /** When the server recorded it. */
  occurredAt: Scalars['DateTime']['output'];
  /** Resume with `after: position`. */
  position: Scalars['Position']['output'];
  /** The session whose facts these are. */
  session?: Maybe<Session>;
};

/** A channel and a session. */
export type ChannelSessionInput = {
  /** The channel. */
  channelId: Scalars['ID']['input'];
  /** UUID; send the same one again after a timeout: the command is carried out once. */
  commandId: Scalars['ID']['input'];
  /** The session. */
  sessionId: Scalars['ID']['input'];
};

/** What MediaMTX says of a camera. It says nothing about recording. */
export type ChannelSignal =
  /** It does not send. */
  | 'OFFLINE'
  /** It sends, or died less than 10 s ago. */
  | 'ONLINE'
  /** There is no MediaMTX, or it does not answer. */
  | 'UNKNOWN';

/** How a channel is. */
export type ChannelStatus =
  /** Switched on; its heartbeats come. */
  | 'ACTIVE'
  /** Silent for too long, or its device reports a fault; the next heartbeat without one brings it back. */
  | 'ERROR'
  /** Not in use: registered, switched off, or stopped by its device. */
  | 'INACTIVE';

/** Every fact that changes a channel's status: activated, deactivated, lost, faulty, recovered. */
export type ChannelStatusChanged = SessionEvent & TeamEvent & {
  __typename?: 'ChannelStatusChanged';
  /** Who did it. */
  actor: Person;
  /** The channel as it is now. */
  channel?: Maybe<Channel>;
  /** Why, in the words of whoever switched it off, or the fault that its device reports; null where nobody said. */
  note?: Maybe<Scalars['String']['output']>;
  /** When the server recorded it. */
  occurredAt: Scalars['DateTime']['output'];
  /** Resume with `after: position`. */
  position: Scalars['Position']['output'];
  /** `activated`, `deactivated`, `silent`, `faulty` or `recovered`. */
  reason: Scalars['String']['output'];
  /** The session whose facts these are. */
  session?: Maybe<Session>;
  /** Status after this fact. */
  status: ChannelStatus;
};

/** A camera of a session as it was. */
export type ChannelThen = {
  __typename?: 'ChannelThen';
  /** A UUID. */
  id: Scalars['ID']['output'];
  /** Whether it served the session at that moment; false where it had been released. */
  isAssigned: Scalars['Boolean']['output'];
  /** As people called it when it was assigned. */
  name: Scalars['String']['output'];
  /** How it was. Of a camera that had been released: how it was by then. */
  status: ChannelStatus;
  /** Why it was as it was, where somebody had said so; null otherwise. */
  statusReason?: Maybe<Scalars['String']['output']>;
  /** Since when it had been so, as far as the facts of the session tell: not earlier than its assignment. */
  statusSince: Scalars['DateTime']['output'];
};

/** One play seen by one camera, from IN to OUT. */
export type Clip = {
  __typename?: 'Clip';
  /** Commands that are legal in this status and permitted to the caller, such as `TrimClip`. */
  allowedCommands: Array<Scalars['String']['output']>;
  /** All angles of the play in the order of the mark, this one included, without those that were discarded. */
  angles: Array<Clip>;
  /** Which try of this generation, from 1; 0 before the first. */
  attempt: Scalars['Int']['output'];
  /** Size of the file in bytes; null until ready. */
  bytes?: Maybe<Scalars['Float']['output']>;
  /** The camera as it is now. */
  channel?: Maybe<Channel>;
  /** The camera; it never changes. */
  channelId: Scalars['ID']['output'];
  /** Share of the window that was recorded, 0 to 1; null until ready. */
  coverage?: Maybe<Scalars['Float']['output']>;
  /** OUT less IN in seconds; null while open. */
  durationSeconds?: Maybe<Scalars['Float']['output']>;
  /** Instant at which the last frame ends; null until ready. */
  endAt?: Maybe<Scalars['DateTime']['output']>;
  /** Why it failed; null unless FAILED. */
  failure?: Maybe<ClipFailure>;
  /** Frames in the file; null until ready. */
  frames?: Maybe<Scalars['Int']['output']>;
  /** Parts of the window that were not recorded. */
  gaps: Array<ClipGap>;
  /** How often the window was set or cut anew; 0 while open. A result of an older generation is ignored. */
  generation: Scalars['Int']['output'];
  /** `uuidv5(playId, channelId)`. */
  id: Scalars['ID']['output'];
  /** When the play begins: corrected by the device's clock offset, or as it was set since. */
  inAt: Scalars['DateTime']['output'];
  /** Whether the staff wants to see it again; for the whole team. */
  isFavorite: Scalars['Boolean']['output'];
  /** Whether `title` is one that somebody gave it. */
  isRetitled: Scalars['Boolean']['output'];
  /** Who marked IN, or registered it. */
  markedBy: Person;
  /** Null while open. */
  outAt?: Maybe<Scalars['DateTime']['output']>;
  /** The tag sheet of its play. */
  play?: Maybe<Play>;
  /** The play; clips with one `playId` are its angles. */
  playId: Scalars['ID']['output'];
  /** Log position of the last fact that changed this clip. */
  position: Scalars['Position']['output'];
  /** 0 to 1; null when unknown. */
  progress?: Maybe<Scalars['Float']['output']>;
  /** The session as it is now. */
  session?: Maybe<Session>;
  /** The session in which it was marked; it never changes. */
  sessionId: Scalars['ID']['output'];
  /** Null unless PENDING or PROCESSING. */
  stage?: Maybe<ClipStage>;
  /** Instant of the first shown frame; null until ready. */
  startAt?: Maybe<Scalars['DateTime']['output']>;
  /** Where it stands. */
  status: ClipStatus;
  /**
   * Signed link to the newest film, for the caller only, 6 hours; null until one is ready. Serves Range. While another
   * window is cut (PENDING or PROCESSING with a link) it is the old film. `&download=1` counts no view.
   */
  streamUrl?: Maybe<Scalars['String']['output']>;
  /**
   * Signed link to a picture of its beginning; null until a film is ready. At first it shows the keyframe that the first
   * frame builds on, at most a second or two before IN; from `ClipThumbnailReady` on it is another link, to the exact frame.
   */
  thumbnailUrl?: Maybe<Scalars['String']['output']>;
  /** What somebody called it; else from the play's tags (`Q2 3&7 Pass, complete`), or its IN while too little is tagged. */
  title: Scalars['String']['output'];
  /** How often it was watched: once a person and ten minutes. Downloads are not counted. */
  viewCount: Scalars['Int']['output'];
};

/** A try failed; another one follows. */
export type ClipAttemptFailed = SessionEvent & {
  __typename?: 'ClipAttemptFailed';
  /** Who did it; a worker's facts carry the id `worker`. */
  actor: Person;
  /** Which try of this cut, from 1. */
  attempt: Scalars['Int']['output'];
  /** The clip as it is now. */
  clip?: Maybe<Clip>;
  /** As `ClipFailure.code`. */
  code: Scalars['String']['output'];
  /** Which cut of the clip, from 1. */
  generation: Scalars['Int']['output'];
  /** When the server recorded it. */
  occurredAt: Scalars['DateTime']['output'];
  /** Resume with `after: position`. */
  position: Scalars['Position']['output'];
  /** The session as it is now. */
  session?: Maybe<Session>;
};

/** One clip, and nothing else to say. */
export type ClipCommandInput = {
  /** The clip. */
  clipId: Scalars['ID']['input'];
  /** UUID; send the same one again after a timeout: the command is carried out once. */
  commandId: Scalars['ID']['input'];
};

/** A page of clips. */
export type ClipConnection = {
  __typename?: 'ClipConnection';
  /** Newest IN first. */
  nodes: Array<Clip>;
  /** Whether there is more, and where. */
  pageInfo: PageInfo;
};

/** Counts for the filter chips of one session; discarded clips do not count. */
export type ClipCounts = {
  __typename?: 'ClipCounts';
  /** All that are not discarded. */
  all: Scalars['Int']['output'];
  /** Favourites of the team. */
  favorites: Scalars['Int']['output'];
  /** Marked by the caller. */
  mine: Scalars['Int']['output'];
  /** In any status but READY. */
  notReady: Scalars['Int']['output'];
};

/** It was taken away. */
export type ClipDiscarded = SessionEvent & {
  __typename?: 'ClipDiscarded';
  /** Who did it; a worker's facts carry the id `worker`. */
  actor: Person;
  /** The clip as it is now. */
  clip?: Maybe<Clip>;
  /** When the server recorded it. */
  occurredAt: Scalars['DateTime']['output'];
  /** Resume with `after: position`. */
  position: Scalars['Position']['output'];
  /** The session as it is now. */
  session?: Maybe<Session>;
};

/** Its OUT had not come for too long. */
export type ClipExpired = SessionEvent & {
  __typename?: 'ClipExpired';
  /** Who did it; a worker's facts carry the id `worker`. */
  actor: Person;
  /** The clip as it is now. */
  clip?: Maybe<Clip>;
  /** When the server recorded it. */
  occurredAt: Scalars['DateTime']['output'];
  /** Resume with `after: position`. */
  position: Scalars['Position']['output'];
  /** The session as it is now. */
  session?: Maybe<Session>;
};

/** The window could not be cut. */
export type ClipFailed = SessionEvent & {
  __typename?: 'ClipFailed';
  /** Who did it; a worker's facts carry the id `worker`. */
  actor: Person;
  /** The clip as it is now. */
  clip?: Maybe<Clip>;
  /** As `ClipFailure.code`. */
  code: Scalars['String']['output'];
  /** When the server recorded it. */
  occurredAt: Scalars['DateTime']['output'];
  /** Resume with `after: position`. */
  position: Scalars['Position']['output'];
  /** Whether a retry can help. */
  retryable: Scalars['Boolean']['output'];
  /** The session as it is now. */
  session?: Maybe<Session>;
};

/** Why a window could not be cut. */
export type ClipFailure = {
  __typename?: 'ClipFailure';
  /** One of `CLIP_NO_FOOTAGE`, `CLIP_FOOTAGE_NOT_YET`, `CLIP_FOOTAGE_EXPIRED`, `CLIP_SOURCE_CORRUPT`, `CLIP_SOURCE_REFUSED`, `CLIP_NO_SPACE`, `CLIP_ENCODER`. */
  code: Scalars['String']['output'];
  /** Whether a retry can help. */
  retryable: Scalars['Boolean']['output'];
  /** For people; may change. */
  text: Scalars['String']['output'];
};

/** The staff wants to see it again. */
export type ClipFavorited = SessionEvent & {
  __typename?: 'ClipFavorited';
  /** Who did it; a worker's facts carry the id `worker`. */
  actor: Person;
  /** The clip as it is now. */
  clip?: Maybe<Clip>;
  /** When the server recorded it. */
  occurredAt: Scalars['DateTime']['output'];
  /** Resume with `after: position`. */
  position: Scalars['Position']['output'];
  /** The session as it is now. */
  session?: Maybe<Session>;
};

/** The film of one generation is deleted. */
export type ClipFileDeleted = SessionEvent & {
  __typename?: 'ClipFileDeleted';
  /** Who did it; a worker's facts carry the id `worker`. */
  actor: Person;
  /** The clip as it is now. */
  clip?: Maybe<Clip>;
  /** Which cut of the clip, from 1. */
  generation: Scalars['Int']['output'];
  /** When the server recorded it. */
  occurredAt: Scalars['DateTime']['output'];
  /** Resume with `after: position`. */
  position: Scalars['Position']['output'];
  /** `superseded` or `discarded`. */
  reason: Scalars['String']['output'];
  /** The session as it is now. */
  session?: Maybe<Session>;
};

/** Several fields mean: all of them. */
export type ClipFilter = {
  /** Of this camera. */
  channelId?: InputMaybe<Scalars['ID']['input']>;
  /** Favourites, or the others. */
  isFavorite?: InputMaybe<Scalars['Boolean']['input']>;
  /** Marked by this person. */
  markedBy?: InputMaybe<Scalars['ID']['input']>;
  /** By the play that the clip shows. */
  play?: InputMaybe<PlayOfClipFilter>;
  /** Angles of this play. */
  playId?: InputMaybe<Scalars['ID']['input']>;
  /** Any of these; all but DISCARDED where absent. */
  status?: InputMaybe<Array<ClipStatus>>;
};

/** A part of a window that was not recorded. */
export type ClipGap = {
  __typename?: 'ClipGap';
  /** Its first instant without a picture. */
  from: Scalars['DateTime']['output'];
  /** The first instant with a picture again, or the end of the window. */
  to: Scalars['DateTime']['output'];
};

/** A cut is asked for. */
export type ClipGenerationRequested = SessionEvent & {
  __typename?: 'ClipGenerationRequested';
  /** Who did it; a worker's facts carry the id `worker`. */
  actor: Person;
  /** The clip as it is now. */
  clip?: Maybe<Clip>;
  /** Which cut of the clip, from 1. */
  generation: Scalars['Int']['output'];
  /** When the server recorded it. */
  occurredAt: Scalars['DateTime']['output'];
  /** Resume with `after: position`. */
  position: Scalars['Position']['output'];
  /** The session as it is now. */
  session?: Maybe<Session>;
};

/** A worker has taken the cut up. */
export type ClipGenerationStarted = SessionEvent & {
  __typename?: 'ClipGenerationStarted';
  /** Who did it; a worker's facts carry the id `worker`. */
  actor: Person;
  /** Which try of this cut, from 1. */
  attempt: Scalars['Int']['output'];
  /** The clip as it is now. */
  clip?: Maybe<Clip>;
  /** Which cut of the clip, from 1. */
  generation: Scalars['Int']['output'];
  /** When the server recorded it. */
  occurredAt: Scalars['DateTime']['output'];
  /** Resume with `after: position`. */
  position: Scalars['Position']['output'];
  /** The session as it is now. */
  session?: Maybe<Session>;
};

/** What became of one clip of a batch. */
export type ClipItemResult = {
  __typename?: 'ClipItemResult';
  /** The clip after the command; null when it was refused. */
  clip?: Maybe<Clip>;
  /** As it was sent. */
  clipId: Scalars['ID']['output'];
  /** Empty when the command was carried out. */
  userErrors: Array<UserError>;
};

/** The play begins: a ghost until its OUT. */
export type ClipMarkedIn = SessionEvent & {
  __typename?: 'ClipMarkedIn';
  /** Who did it; a worker's facts carry the id `worker`. */
  actor: Person;
  /** The clip as it is now. */
  clip?: Maybe<Clip>;
  /** When the server recorded it. */
  occurredAt: Scalars['DateTime']['output'];
  /** Resume with `after: position`. */
  position: Scalars['Position']['output'];
  /** The session as it is now. */
  session?: Maybe<Session>;
};

/** The play ends. */
export type ClipMarkedOut = SessionEvent & {
  __typename?: 'ClipMarkedOut';
  /** Who did it; a worker's facts carry the id `worker`. */
  actor: Person;
  /** The clip as it is now. */
  clip?: Maybe<Clip>;
  /** When the server recorded it. */
  occurredAt: Scalars['DateTime']['output'];
  /** Resume with `after: position`. */
  position: Scalars['Position']['output'];
  /** The session as it is now. */
  session?: Maybe<Session>;
};

/** What a command about one clip came to. */
export type ClipPayload = CommandPayload & {
  __typename?: 'ClipPayload';
  /** The clip after the command; null when it was refused. */
  clip?: Maybe<Clip>;
  /** Log position of the last fact recorded; null when nothing was. */
  position?: Maybe<Scalars['Position']['output']>;
  /** Empty when the command was carried out. */
  userErrors: Array<UserError>;
};

/** How far a clip is that is being made. */
export type ClipProgress = {
  __typename?: 'ClipProgress';
  /** The clip. */
  clipId: Scalars['ID']['output'];
  /** Which cut of it. */
  generation: Scalars['Int']['output'];
  /** Share of the film that is written, 0 to 1; null when unknown. */
  progress?: Maybe<Scalars['Float']['output']>;
  /** What is being done. */
  stage: ClipStage;
};

/** There is a film of the window. */
export type ClipReady = SessionEvent & {
  __typename?: 'ClipReady';
  /** Who did it; a worker's facts carry the id `worker`. */
  actor: Person;
  /** The clip as it is now. */
  clip?: Maybe<Clip>;
  /** Which cut of the clip, from 1. */
  generation: Scalars['Int']['output'];
  /** When the server recorded it. */
  occurredAt: Scalars['DateTime']['output'];
  /** Resume with `after: position`. */
  position: Scalars['Position']['output'];
  /** The session as it is now. */
  session?: Maybe<Session>;
};

/** It was discarded, and is ready again. */
export type ClipRestored = SessionEvent & {
  __typename?: 'ClipRestored';
  /** Who did it; a worker's facts carry the id `worker`. */
  actor: Person;
  /** The clip as it is now. */
  clip?: Maybe<Clip>;
  /** When the server recorded it. */
  occurredAt: Scalars['DateTime']['output'];
  /** Resume with `after: position`. */
  position: Scalars['Position']['output'];
  /** The session as it is now. */
  session?: Maybe<Session>;
};

/** What became of one angle of a play. */
export type ClipResult = {
  __typename?: 'ClipResult';
  /** The camera of the angle. */
  channelId: Scalars['ID']['output'];
  /** The clip after the command; null when it was refused. */
  clip?: Maybe<Clip>;
  /** Empty when the command was carried out. */
  userErrors: Array<UserError>;
};

/** Somebody gave it a title, or took it back. */
export type ClipRetitled = SessionEvent & {
  __typename?: 'ClipRetitled';
  /** Who did it; a worker's facts carry the id `worker`. */
  actor: Person;
  /** The clip as it is now. */
  clip?: Maybe<Clip>;
  /** When the server recorded it. */
  occurredAt: Scalars['DateTime']['output'];
  /** Resume with `after: position`. */
  position: Scalars['Position']['output'];
  /** The session as it is now. */
  session?: Maybe<Session>;
  /** Null: called by its tags again. */
  title?: Maybe<Scalars['String']['output']>;
};

/** What a worker is at, finer than the status. */
export type ClipStage =
  /** Footage is there; the film is being written. */
  | 'CUTTING'
  /** No worker has taken it up yet. */
  | 'QUEUED'
  /** OUT is not on disk yet. */
  | 'WAITING';

/** Where a clip stands; docs/machines.md says which command leads where. */
export type ClipStatus =
  /** Taken away. It can be restored while its film is there. */
  | 'DISCARDED'
  /** Its OUT never came. It may still come. */
  | 'EXPIRED'
  /** Its window could not be cut; `failure` says why. */
  | 'FAILED'
  /** IN was marked, OUT not yet: a ghost. */
  | 'OPEN'
  /** OUT was marked; waiting for a worker. */
  | 'PENDING'
  /** A worker waits for footage or cuts. */
  | 'PROCESSING'
  /** There is a film of its window. */
  | 'READY';

/** Clips of one status. */
export type ClipStatusCount = {
  __typename?: 'ClipStatusCount';
  /** How many clips have it. */
  count: Scalars['Int']['output'];
  /** The status. */
  status: ClipStatus;
};

/** A clip as it was. */
export type ClipThen = {
  __typename?: 'ClipThen';
  /** The camera. */
  channelId: Scalars['ID']['output'];
  /** Share of the window that was recorded, 0 to 1; null until it was ready. */
  coverage?: Maybe<Scalars['Float']['output']>;
  /** OUT less IN in seconds; null while open. */
  durationSeconds?: Maybe<Scalars['Float']['output']>;
  /** Why it had failed, as in `ClipFailure.code`; null unless FAILED. */
  failureCode?: Maybe<Scalars['String']['output']>;
  /** How often the window had been set or cut anew; 0 while open. */
  generation: Scalars['Int']['output'];
  /** A UUID. */
  id: Scalars['ID']['output'];
  /** When the play began, as it was set by then. */
  inAt: Scalars['DateTime']['output'];
  /** Whether the staff wanted to see it again. */
  isFavorite: Scalars['Boolean']['output'];
  /** Who marked IN, or registered it. */
  markedBy: Person;
  /** Null while open. */
  outAt?: Maybe<Scalars['DateTime']['output']>;
  /** The play that it shows. */
  playId: Scalars['ID']['output'];
  /** Log position of the last fact that had changed it. */
  position: Scalars['Position']['output'];
  /** Where it stood. */
  status: ClipStatus;
  /** What it was called. */
  title: Scalars['String']['output'];
};

/** A page of clips as they were. */
export type ClipThenConnection = {
  __typename?: 'ClipThenConnection';
  /** Newest IN first. */
  nodes: Array<ClipThen>;
  /** Whether there is more, and where. */
  pageInfo: PageInfo;
  /** How many there were, discarded ones included. */
  total: Scalars['Int']['output'];
};

/** There is a picture of the film. */
export type ClipThumbnailReady = SessionEvent & {
  __typename?: 'ClipThumbnailReady';
  /** Who did it; a worker's facts carry the id `worker`. */
  actor: Person;
  /** The clip as it is now. */
  clip?: Maybe<Clip>;
  /** When the server recorded it. */
  occurredAt: Scalars['DateTime']['output'];
  /** Resume with `after: position`. */
  position: Scalars['Position']['output'];
  /** The session as it is now. */
  session?: Maybe<Session>;
};

/** The window was set anew; the cut of it follows. */
export type ClipTrimmed = SessionEvent & {
  __typename?: 'ClipTrimmed';
  /** Who did it; a worker's facts carry the id `worker`. */
  actor: Person;
  /** The clip as it is now. */
  clip?: Maybe<Clip>;
  /** The new IN, as recorded. */
  inAt: Scalars['DateTime']['output'];
  /** When the server recorded it. */
  occurredAt: Scalars['DateTime']['output'];
  /** The new OUT, as recorded. */
  outAt: Scalars['DateTime']['output'];
  /** Resume with `after: position`. */
  position: Scalars['Position']['output'];
  /** The session as it is now. */
  session?: Maybe<Session>;
};

/** No favourite any more. */
export type ClipUnfavorited = SessionEvent & {
  __typename?: 'ClipUnfavorited';
  /** Who did it; a worker's facts carry the id `worker`. */
  actor: Person;
  /** The clip as it is now. */
  clip?: Maybe<Clip>;
  /** When the server recorded it. */
  occurredAt: Scalars['DateTime']['output'];
  /** Resume with `after: position`. */
  position: Scalars['Position']['output'];
  /** The session as it is now. */
  session?: Maybe<Session>;
};

/** Several clips at once. */
export type ClipsCommandInput = {
  /** UUID; what it changes is undone as one. Send the same one again after a timeout. */
  batchId: Scalars['ID']['input'];
  /** 1 to 100 different clips. */
  clipIds: Array<Scalars['ID']['input']>;
};

/** What a batch came to. */
export type ClipsPayload = CommandPayload & {
  __typename?: 'ClipsPayload';
  /** Log position of the last fact recorded; null when nothing was. */
  position?: Maybe<Scalars['Position']['output']>;
  /** One a clip, in the order of the input. */
  results: Array<ClipItemResult>;
  /** Of the batch as a whole; what one item came to stands in `results`. */
  userErrors: Array<UserError>;
};

/** The device's clock, frozen when the button was pressed. The server corrects: recorded instant = reading - `offsetMs`. */
export type ClockInput = {
  /** Device clock minus server clock in milliseconds; positive when the device is ahead. Range -86400000 to 86400000. */
  offsetMs: Scalars['Float']['input'];
  /** Half the round trip of the fastest `serverTime` answer, in milliseconds, 0 to 60000. Null when unknown. */
  uncertaintyMs?: InputMaybe<Scalars['Float']['input']>;
};

/** When the game clock showed a value. */
export type ClockInstant = {
  __typename?: 'ClockInstant';
  /** The instant. */
  at: Scalars['DateTime']['output'];
  /** False where the clock jumped over the value: the instant is then the first that shows less. */
  isExact: Scalars['Boolean']['output'];
};

/** What every mutation answers. */
export type CommandPayload = {
  /** Log position of the last fact recorded; null when nothing was. */
  position?: Maybe<Scalars['Position']['output']>;
  /** Empty when the command was carried out. */
  userErrors: Array<UserError>;
};

/** What is said about a channel. What is absent stays as it is. */
export type DescribeChannelInput = {
  /** The channel. */
  channelId: Scalars['ID']['input'];
  /** UUID; send the same one again after a timeout: the command is carried out once. */
  commandId: Scalars['ID']['input'];
  /** As for `registerChannel`; null: its device only records. */
  inputUrl?: InputMaybe<Scalars['String']['input']>;
  /** Shown to people; 1 to 60 characters; as it was where null. */
  name?: InputMaybe<Scalars['String']['input']>;
};

/** What is said about a session. What is absent stays as it is; null takes it back. */
export type DescribeSessionInput = {
  /** UUID; send the same one again after a timeout: the command is carried out once. */
  commandId: Scalars['ID']['input'];
  /** Where; 1 to 120 characters. */
  location?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 120 characters; as it was where null. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Against whom; 1 to 120 characters. */
  opponent?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 40 characters, such as `2026`. */
  season?: InputMaybe<Scalars['String']['input']>;
  /** The session. */
  sessionId: Scalars['ID']['input'];
  /** 1 to 40 characters, such as `3` or `Bowl`. */
  week?: InputMaybe<Scalars['String']['input']>;
};

/** A capture device's key. The secret itself was shown once and is kept nowhere. */
export type DeviceKey = {
  __typename?: 'DeviceKey';
  /** The only channel it speaks for. */
  channelId: Scalars['ID']['output'];
  /** UUID of the key, not the key itself. */
  id: Scalars['ID']['output'];
  /** When it was made. */
  issuedAt: Scalars['DateTime']['output'];
  /** Null: not revoked. */
  revokedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it ends, after another one has replaced it; null: not until it is revoked. */
  until?: Maybe<Scalars['DateTime']['output']>;
};

/** A channel's capture device got a key. */
export type DeviceKeyIssued = TeamEvent & {
  __typename?: 'DeviceKeyIssued';
  /** Who did it; `console` is the machine's own command line. */
  actor: Person;
  /** The only channel it speaks for. */
  channelId: Scalars['ID']['output'];
  /** UUID of the key. */
  keyId: Scalars['ID']['output'];
  /** When the server recorded it. */
  occurredAt: Scalars['DateTime']['output'];
  /** Resume with `after: position`; a duplicate after a resume has a position that was seen before. */
  position: Scalars['Position']['output'];
};

/** What commands about device keys answer. */
export type DeviceKeyPayload = CommandPayload & {
  __typename?: 'DeviceKeyPayload';
  /** The key after the command; null after a refusal. */
  deviceKey?: Maybe<DeviceKey>;
  /** Log position of the last fact recorded; null when nothing was. */
  position?: Maybe<Scalars['Position']['output']>;
  /** The key itself, shown this once: `authorization: Bearer <secret>`. Null in every other answer, also to the same command sent again. */
  secret?: Maybe<Scalars['String']['output']>;
  /** Empty when the command was carried out. */
  userErrors: Array<UserError>;
};

/** A capture device's key was ended. */
export type DeviceKeyRevoked = TeamEvent & {
  __typename?: 'DeviceKeyRevoked';
  /** Who did it; `console` is the machine's own command line. */
  actor: Person;
  /** UUID of the key. */
  keyId: Scalars['ID']['output'];
  /** When the server recorded it. */
  occurredAt: Scalars['DateTime']['output'];
  /** Resume with `after: position`; a duplicate after a resume has a position that was seen before. */
  position: Scalars['Position']['output'];
};

/** One play on a down that conversions are counted on. */
export type DownTry = {
  __typename?: 'DownTry';
  /** It was converted. */
  made: Scalars['Boolean']['output'];
  /** The play's id. */
  playId: Scalars['ID']['output'];
};

/** What is said anew. */
export type EditTagInput = {
  /** Send the same again after a timeout: it is carried out once. */
  commandId: Scalars['ID']['input'];
  /** What is said anew: absent leaves alone, null takes back. */
  fields: TagFieldsInput;
  /** The tag that it is about. */
  tagId: Scalars['ID']['input'];
};

/** Several edits; each is made or refused by itself. */
export type EditTagsInput = {
  /** UUID; what it changes is undone as one. Send the same one again after a timeout. */
  batchId: Scalars['ID']['input'];
  /** 1 to 100 of different `tagId`. */
  edits: Array<TagEditInput>;
};

/** Whose name goes. */
export type ErasePersonInput = {
  /** Who it is about. */
  memberId: Scalars['ID']['input'];
};

/** Which player goes. */
export type ErasePlayerInput = {
  /** The player to erase. */
  playerId: Scalars['ID']['input'];
};

/** What one fact changed: a field of the thing that it is about. */
export type FieldChange = {
  __typename?: 'FieldChange';
  /** The value after the fact, as JSON; null where there is none. */
  after?: Maybe<Scalars['String']['output']>;
  /** The value before the fact, as JSON; null where there was none. */
  before?: Maybe<Scalars['String']['output']>;
  /** Its name, such as `status`, `inAt` or `down`. */
  field: Scalars['String']['output'];
};

/** A figure, counted over plays and never over tags. Of a play counts what was settled, else the newest that was said. */
export type Figure = {
  __typename?: 'Figure';
  /** Plays that were counted. */
  denominator: Scalars['Int']['output'];
  /** Plays of the denominator in which taggers differ about a field that decides, and nobody has settled it. */
  disputed: Scalars['Int']['output'];
  /** Plays that may belong here and lack a field that decides; they are in neither number. */
  leftOut: Scalars['Int']['output'];
  /** Plays that made it. */
  numerator: Scalars['Int']['output'];
  /** It shows the log at least up to here. */
  position: Scalars['Position']['output'];
  /** `numerator / denominator`, 0 to 1; null where the denominator is 0. */
  ratio?: Maybe<Scalars['Float']['output']>;
  /** Version of the rules by which it was made: it rises when a definition changes. */
  ruleVersion: Scalars['Int']['output'];
};

/** Footage of a channel whose time was over was deleted. */
export type FootageDeleted = SessionEvent & TeamEvent & {
  __typename?: 'FootageDeleted';
  /** Who did it. */
  actor: Person;
  /** What they took on the disk, in bytes. */
  bytes: Scalars['Float']['output'];
  /** The channel as it is now. */
  channel?: Maybe<Channel>;
  /** How many files went. */
  files: Scalars['Int']['output'];
  /** When the first of its files began. */
  from: Scalars['DateTime']['output'];
  /** When the server recorded it: a moment before the files went. */
  occurredAt: Scalars['DateTime']['output'];
  /** Resume with `after: position`. */
  position: Scalars['Position']['output'];
  /** `expired`: older than footage is kept. */
  reason: Scalars['String']['output'];
  /** The session whose facts these are. */
  session?: Maybe<Session>;
  /** When the last of its files ended. What lies between may be there still: a favourite keeps its footage. */
  to: Scalars['DateTime']['output'];
};

/** The game clock at an instant. */
export type GameClock = {
  __typename?: 'GameClock';
  /** Time left of the quarter, such as `3:14`, with tenths where there are some. */
  clock: Scalars['String']['output'];
  /** Whether it ran: it was read running, the session was not paused or over, and there was time left. */
  isRunning: Scalars['Boolean']['output'];
  /** 1 to 4; 5 is all overtime. */
  quarter: Scalars['Int']['output'];
  /** When the reading was made that this follows from. */
  readAt: Scalars['DateTime']['output'];
  /** Time left of the quarter, in seconds, never below 0. */
  secondsLeft: Scalars['Float']['output'];
};

/** Somebody read the scoreboard. */
export type GameClockAnchored = SessionEvent & {
  __typename?: 'GameClockAnchored';
  /** Who did it. */
  actor: Person;
  /** When the server recorded it. */
  occurredAt: Scalars['DateTime']['output'];
  /** Resume with `after: position`. */
  position: Scalars['Position']['output'];
  /** What it showed. */
  reading: GameClockReading;
  /** The session as it is now. */
  session?: Maybe<Session>;
};

/** What the scoreboard shows, as a moment of the game. */
export type GameClockInput = {
  /** Time left of the quarter, such as `3:14`; at most `15:00`. */
  clock: Scalars['String']['input'];
  /** 1 to 4; 5 is all overtime. */
  quarter: Scalars['Int']['input'];
};

/** The scoreboard as somebody read it. */
export type GameClockReading = {
  __typename?: 'GameClockReading';
  /** The moment of the reading. */
  at: Scalars['DateTime']['output'];
  /** Time left of the quarter, such as `3:14`. */
  clock: Scalars['String']['output'];
  /** Whether the clock ran. */
  isRunning: Scalars['Boolean']['output'];
  /** 1 to 4; 5 is all overtime. */
  quarter: Scalars['Int']['output'];
};

/** A page of readings. */
export type GameClockReadingConnection = {
  __typename?: 'GameClockReadingConnection';
  /** Latest moment first. */
  nodes: Array<GameClockReading>;
  /** Whether there are more, and where they begin. */
  pageInfo: PageInfo;
};

/** Least and most, both included; null is no bound. */
export type IntRange = {
  /** The most that fits. */
  max?: InputMaybe<Scalars['Int']['input']>;
  /** The least that fits. */
  min?: InputMaybe<Scalars['Int']['input']>;
};

/** What a token is for, and how long. */
export type IssueAccessTokenInput = {
  /** UUID; send the same one again after a timeout: the command is carried out once, and the secret not shown again. */
  commandId: Scalars['ID']['input'];
  /** For whom it is. */
  kind: AccessTokenKind;
  /** False where absent: it reads, and gives no command. */
  mayWrite?: InputMaybe<Scalars['Boolean']['input']>;
  /** UUID chosen by the client (version 7 is best). */
  tokenId: Scalars['ID']['input'];
  /** When it ends; at most 366 days ahead. */
  until: Scalars['DateTime']['input'];
};

/** Which camera gets a key. */
export type IssueDeviceKeyInput = {
  /** A registered channel of the team: the only one that the key speaks for. */
  channelId: Scalars['ID']['input'];
  /** UUID; send the same one again after a timeout: the command is carried out once, and the secret not shown again. */
  commandId: Scalars['ID']['input'];
  /** UUID chosen by the client (version 7 is best). */
  keyId: Scalars['ID']['input'];
  /** 0 to 168; 24 where absent. */
  overlapHours?: InputMaybe<Scalars['Float']['input']>;
  /** A key of the same channel that ends after `overlapHours`, so that the device is never without one. */
  replaces?: InputMaybe<Scalars['ID']['input']>;
};

/** A play to look at again, and why. */
export type KeyPlay = {
  __typename?: 'KeyPlay';
  /** The play itself. */
  play: Play;
  /** All that apply. */
  reasons: Array<KeyReason>;
};

/** A page of key plays. */
export type KeyPlayConnection = {
  __typename?: 'KeyPlayConnection';
  /** This page's. */
  nodes: Array<KeyPlay>;
  /** Whether there is another page, and from where. */
  pageInfo: PageInfo;
  /** How many there are, over all pages. */
  total: Scalars['Int']['output'];
};

/** Why a play is worth a look. */
export type KeyReason =
  /** A kick was blocked. */
  | 'BLOCKED_KICK'
  /** The last snap inside the 10 of a drive without points; needs `drive` and `odk`. */
  | 'DRIVE_WITHOUT_POINTS'
  /** A run of 12 or a pass of 16 yards or more. */
  | 'EXPLOSIVE'
  /** A play from scrimmage on fourth down. */
  | 'FOURTH_DOWN'
  /** Somebody marked a tag of it. */
  | 'IMPORTANT'
  /** Third down with 7 or more to go that was converted. */
  | 'LONG_THIRD_DOWN'
  /** A foul wiped out a touchdown or a turnover. */
  | 'PENALTY_TOOK_BACK'
  /** A safety. */
  | 'SAFETY'
  /** Somebody scored a touchdown. */
  | 'TOUCHDOWN'
  /** The ball changed hands. */
  | 'TURNOVER';

/** A play begins. */
export type MarkClipInInput = {
  /** 1 to 8 different channels of the team. */
  channelIds: Array<Scalars['ID']['input']>;
  /** The device's clock when the button was pressed; null: the readings are right. */
  clock?: InputMaybe<ClockInput>;
  /** UUID; send the same one again after a timeout: the command is carried out once. */
  commandId: Scalars['ID']['input'];
  /** Reading of the device's own clock when the button was pressed. */
  inAt: Scalars['DateTime']['input'];
  /** UUID chosen by the client. */
  playId: Scalars['ID']['input'];
  /** The session; in any status but CANCELLED. */
  sessionId: Scalars['ID']['input'];
};

/** What marking IN came to. */
export type MarkClipInPayload = CommandPayload & {
  __typename?: 'MarkClipInPayload';
  /** All angles of the play, a result each. */
  angles: Array<ClipResult>;
  /** The first angle's clip. */
  clip?: Maybe<Clip>;
  /** Log position of the last fact recorded; null when nothing was. */
  position?: Maybe<Scalars['Position']['output']>;
  /** Empty when the command was carried out. */
  userErrors: Array<UserError>;
  /** What the caller should know although it was carried out: `SESSION_NOT_STARTED`, `CHANNEL_NOT_LIVE`. */
  warnings: Array<Warning>;
};

/** A play ends. */
export type MarkClipOutInput = {
  /** The clip; of a play with several angles, any of them. */
  clipId: Scalars['ID']['input'];
  /** The device's clock when the button was pressed; null: the readings are right. */
  clock?: InputMaybe<ClockInput>;
  /** UUID; send the same one again after a timeout: the command is carried out once. */
  commandId: Scalars['ID']['input'];
  /** Reading of the device's own clock when the button was pressed. */
  outAt: Scalars['DateTime']['input'];
};

/** What marking OUT came to. */
export type MarkClipOutPayload = CommandPayload & {
  __typename?: 'MarkClipOutPayload';
  /** All angles of the play, a result each. */
  angles: Array<ClipResult>;
  /** The clip after the command; null when it was refused. */
  clip?: Maybe<Clip>;
  /** Log position of the last fact recorded; null when nothing was. */
  position?: Maybe<Scalars['Position']['output']>;
  /** Empty when the command was carried out. */
  userErrors: Array<UserError>;
};

/** Somebody who belongs, or belonged, to the team. */
export type Member = {
  __typename?: 'Member';
  /** When they came, the last time. */
  addedAt: Scalars['DateTime']['output'];
  /** Stable id of the person; stays when they leave. */
  id: Scalars['ID']['output'];
  /** False: they have left, and nothing of theirs opens anything. */
  isIn: Scalars['Boolean']['output'];
  /** Name to show; the id where no name is known (any more). */
  label: Scalars['String']['output'];
  /** When they left; null while they are in. */
  removedAt?: Maybe<Scalars['DateTime']['output']>;
  /** What they may do; empty for somebody who has left. */
  roles: Array<Role>;
};

/** Somebody joined the team. */
export type MemberAdded = TeamEvent & {
  __typename?: 'MemberAdded';
  /** Who did it; `console` is the machine's own command line. */
  actor: Person;
  /** Whom it is about. */
  member: Person;
  /** When the server recorded it. */
  occurredAt: Scalars['DateTime']['output'];
  /** Resume with `after: position`; a duplicate after a resume has a position that was seen before. */
  position: Scalars['Position']['output'];
};

/** What commands about members answer. */
export type MemberPayload = CommandPayload & {
  __typename?: 'MemberPayload';
  /** The member after the command; null after a refusal. */
  member?: Maybe<Member>;
  /** Log position of the last fact recorded; null when nothing was. */
  position?: Maybe<Scalars['Position']['output']>;
  /** Empty when the command was carried out. */
  userErrors: Array<UserError>;
};

/** Somebody left the team, with all their roles and tokens. */
export type MemberRemoved = TeamEvent & {
  __typename?: 'MemberRemoved';
  /** Who did it; `console` is the machine's own command line. */
  actor: Person;
  /** Whom it is about. */
  member: Person;
  /** When the server recorded it. */
  occurredAt: Scalars['DateTime']['output'];
  /** Resume with `after: position`; a duplicate after a resume has a position that was seen before. */
  position: Scalars['Position']['output'];
};

/** A member and one role. */
export type MemberRoleInput = {
  /** UUID; send the same one again after a timeout: the command is carried out once. */
  commandId: Scalars['ID']['input'];
  /** Who it is about. */
  memberId: Scalars['ID']['input'];
  /** One of ADMIN, OPERATOR, COACH, ANALYST, VIEWER, AUDITOR. */
  role: Role;
};

/** A moment of a session: exactly one of these. */
export type MomentInput = {
  /** When the scoreboard showed this: where it was set back and showed it twice, the later time. */
  gameClock?: InputMaybe<GameClockInput>;
  /** After everything that had been recorded by this instant. */
  instant?: InputMaybe<Scalars['DateTime']['input']>;
  /** Right after the fact at this position. */
  position?: InputMaybe<Scalars['Position']['input']>;
};

/** What can be done: a person's and a device's commands, by the names that the log knows. */
export type Mutation = {
  __typename?: 'Mutation';
  /** Legal in INACTIVE and ERROR. */
  activateChannel: ChannelPayload;
  /** Somebody joins, or gets the roles that they lack. */
  addMember: MemberPayload;
  /**
   * Says what was seen: of a clip (`clipId`), or of a moment where there is none (`sessionId`, `playId`, `at`). Several
   * people may tag one play; where they differ, both are kept. Refusals: `NOT_FOUND`, `TAG_IN_FUTURE`.
   */
  addTag: TagPayload;
  /** Up to 100 tags, a result each, all under one causation id: `batchId`. */
  addTags: TagsPayload;
  /** Records how the time of its recordings lies beside the real one. Legal in every status. Refusals: `ANCHOR_IN_FUTURE`, `BAD_USER_INPUT`. */
  anchorChannelClock: ChannelPayload;
  /** Records what the scoreboard shows. Legal in every status but CANCELLED. Refusals: `ANCHOR_IN_FUTURE`, `BAD_USER_INPUT`. */
  anchorGameClock: SessionPayload;
  /** It serves the session from now on; again is harmless. Legal in every status. Refusals: `SESSION_OVER` for a session that is completed or called off. */
  assignChannel: ChannelPayload;
  /** Calls it off. Legal in SCHEDULED; a session that is under way is completed instead. Its channels are released. */
  cancelSession: SessionPayload;
  /** Changes what holds for the whole team. */
  changeTeamSettings: TeamPayload;
  /** Legal in ACTIVE and PAUSED. Work in progress goes on; open marks may still be closed. Its channels are released a moment later. */
  completeSession: SessionPayload;
  /** Legal in ACTIVE and ERROR. */
  deactivateChannel: ChannelPayload;
  /** Puts right its name and where its picture comes from; its path stays. Legal in every status. Refusals: `BAD_USER_INPUT`, as for `registerChannel`. */
  describeChannel: ChannelPayload;
  /** Puts right what it is called and what is said about it. Legal in every status but CANCELLED; its type stays. */
  describeSession: SessionPayload;
  /**
   * Take a clip away: an open mark that was a mistake, or a clip nobody needs. Legal in every status but DISCARDED. A coach
   * may discard their own.
   */
  discardClip: ClipPayload;
  /** Changes only the fields that are named; null takes back what was said. A coach changes only their own tags (`FORBIDDEN`). */
  editTag: TagPayload;
  /** Up to 100 edits, a result each, all under one causation id: `batchId`. */
  editTags: TagsPayload;
  /** Erases somebody's name: they are an id in every answer from then on, of what they did before too. Free text is not searched for the name. Whether they belong to the team stays as it is. No fact. */
  erasePerson: MemberPayload;
  /** Takes a player off the roster and erases the name: tags show the number alone from then on. Free text, such as notes and titles, is not searched for the name. No fact. */
  erasePlayer: PlayerPayload;
  /** For the whole team; again is harmless. */
  favoriteClip: ClipPayload;
  /** Up to 100 clips, a result each, all under one causation id: `batchId`. */
  favoriteClips: ClipsPayload;
  /** A member gets a role more. */
  grantRole: MemberPayload;
  /** Makes a token in your name, in the role in which you ask. A token makes no tokens. */
  issueAccessToken: AccessTokenPayload;
  /** Makes a key for a channel's capture device. */
  issueDeviceKey: DeviceKeyPayload;
  /**
   * The play begins. One clip an angle, with id `uuidv5(playId, channelId)`; each angle is accepted or refused by itself.
   * Legal in every status of the session but CANCELLED; warns `SESSION_NOT_STARTED`, `CHANNEL_NOT_LIVE`.
   * Refusals: `CLIP_IN_FUTURE` (more than 30 s ahead after the clock's correction), `SESSION_CANCELLED`, `NOT_FOUND`.
   */
  markClipIn: MarkClipInPayload;
  /**
   * The play ends: closes all angles of the play and queues the cut. Legal in OPEN and, however late, in EXPIRED.
   * Refusals: `CLIP_OUT_BEFORE_IN`, `CLIP_TOO_LONG` (over 600 s), `CLIP_OUT_IN_FUTURE`.
   */
  markClipOut: MarkClipOutPayload;
  /** For the whole team; again is harmless. */
  markTagImportant: TagPayload;
  /** Up to 100 at once, as `removeTags`. */
  markTagsImportant: TagsPayload;
  /** Gives somebody who is or was in the team another name to show. No fact: sent again, it changes nothing. */
  namePerson: MemberPayload;
  /** Legal in ACTIVE. Stops the game clock; recording and marking go on. */
  pauseSession: SessionPayload;
  /** Puts a player on the roster, or changes the one of this id. No fact: sent again, it changes nothing. */
  putPlayer: PlayerPayload;
  /**
   * A new camera's place. Refusals: `CHANNEL_PATH_TAKEN` where the path is in use; `BAD_USER_INPUT`, also for an `inputUrl`
   * of another scheme than srt, rtsp, rtsps, rtmp and rtmps, with a name and password, or to an address that this
   * installation does not let cameras have.
   */
  registerChannel: ChannelPayload;
  /**
   * A play that is over: IN and OUT at once, after the game or from a capture device (its own channel only). Otherwise as
   * markClipIn and markClipOut together, refusals too.
   */
  registerClip: RegisterClipPayload;
  /** It serves the session no longer; again is harmless. Legal in every status. Happens by itself when the session is over. */
  releaseChannel: ChannelPayload;
  /** Somebody leaves: within 2 s nothing of theirs opens anything, open sockets and links to film included. Refused with `TEAM_LAST_ADMIN` for the last admin. */
  removeMember: MemberPayload;
  /** A coach removes only their own tags (`FORBIDDEN`). */
  removeTag: TagPayload;
  /** Up to 100 at once, a result each, all under one causation id: `batchId`. */
  removeTags: TagsPayload;
  /** Legal in COMPLETED: back to ACTIVE. Channels that were released stay released: assign them again. Answers the warning `SESSION_NO_LIVE_CHANNEL` where none is active. */
  reopenSession: SessionPayload;
  /** Another time for it, and where that is named another place. Legal in SCHEDULED and, for a session that was called off, in CANCELLED: back to SCHEDULED. */
  rescheduleSession: SessionPayload;
  /** Settles one field of a play for good, whatever tags say; a null value lets the tags speak again. Refusals: `NOT_FOUND` for a play that no clip and no tag names. */
  resolvePlayFact: PlayPayload;
  /**
   * Bring a discarded clip back, while the film of its window is there. A coach may restore their own. Refusals:
   * `CLIP_NOT_CUT` (it was discarded before it was ready), `CLIP_FILE_DELETED`; either way the window can be marked again.
   */
  restoreClip: ClipPayload;
  /** Brings a removed tag back, as it was. A coach brings back only their own (`FORBIDDEN`). */
  restoreTag: TagPayload;
  /** Legal in PAUSED. The game clock goes on as it was last read. */
  resumeSession: SessionPayload;
  /** Give a clip a title of its own, in every status but DISCARDED. */
  retitleClip: ClipPayload;
  /** Try a failed cut again. Legal in FAILED. */
  retryClip: ClipPayload;
  /** The caller has gone over it; for the caller alone. Again is harmless. */
  reviewTag: TagPayload;
  /** Up to 100 at once, as `removeTags`. */
  reviewTags: TagsPayload;
  /** Ends a token within 2 s: one of your own, or as an admin anybody's. */
  revokeAccessToken: AccessTokenPayload;
  /** Ends a key within 2 s. */
  revokeDeviceKey: DeviceKeyPayload;
  /** A member loses a role, and within 2 s whatever speaks in it. Refused with `TEAM_LAST_ADMIN` for the last admin. */
  revokeRole: MemberPayload;
  /** Plans a session. Refusals: `BAD_USER_INPUT`; `ILLEGAL_IN_STATUS` where the id is taken. */
  scheduleSession: SessionPayload;
  /** Legal in SCHEDULED. Answers the warning `SESSION_NO_LIVE_CHANNEL` where no assigned channel is active. */
  startSession: SessionPayload;
  /**
   * Another window for the play, in all its angles: each is cut anew, and its old film plays until the new one is ready.
   * Legal in PENDING, PROCESSING, READY and FAILED. The window that it has already changes nothing.
   * Refusals: `CLIP_OUT_BEFORE_IN`, `CLIP_TOO_LONG` (over 600 s), `CLIP_OUT_IN_FUTURE`.
   */
  trimClip: TrimClipPayload;
  /**
   * Takes back what a command, a batch or one act did, by new facts that name it (`TimelineEntry.undoes`): history keeps
   * both. Undoable: favourites, titles, trims (the former window is cut anew), discarding and restoring a clip (while its
   * film is there), every act on a tag, settled facts of a play, and a camera's assignment and release. Whoever undoes needs
   * the right to give the command that leads back, and a coach undoes only their own acts (`FORBIDDEN`). Everything else:
   * `NOT_UNDOABLE`, with the command to use in `allowedCommands`. `ALREADY_UNDONE` for the second time, `CHANGED_SINCE` where
   * a later act changed the same; `ILLEGAL_IN_STATUS`, `CLIP_NOT_CUT` and `CLIP_FILE_DELETED` where the clip is gone;
   * `NOT_FOUND` for what nobody did, or what the read models do not show yet.
   */
  undoCommand: UndoPayload;
  /** No favourite of the team any more; again is harmless. */
  unfavoriteClip: ClipPayload;
  /** As favoriteClips, the other way round. */
  unfavoriteClips: ClipsPayload;
  /** Takes `markTagImportant` back. */
  unmarkTagImportant: TagPayload;
  /** Takes `reviewTag` back. */
  unreviewTag: TagPayload;
};


/** What can be done: a person's and a device's commands, by the names that the log knows. */
export type MutationActivateChannelArgs = {
  input: ChannelCommandInput;
};


/** What can be done: a person's and a device's commands, by the names that the log knows. */
export type MutationAddMemberArgs = {
  input: AddMemberInput;
};


/** What can be done: a person's and a device's commands, by the names that the log knows. */
export type MutationAddTagArgs = {
  input: AddTagInput;
};


/** What can be done: a person's and a device's commands, by the names that the log knows. */
export type MutationAddTagsArgs = {
  input: AddTagsInput;
};


/** What can be done: a person's and a device's commands, by the names that the log knows. */
export type MutationAnchorChannelClockArgs = {
  input: AnchorChannelClockInput;
};


/** What can be done: a person's and a device's commands, by the names that the log knows. */
export type MutationAnchorGameClockArgs = {
  input: AnchorGameClockInput;
};


/** What can be done: a person's and a device's commands, by the names that the log knows. */
export type MutationAssignChannelArgs = {
  input: ChannelSessionInput;
};


/** What can be done: a person's and a device's commands, by the names that the log knows. */
export type MutationCancelSessionArgs = {
  input: CancelSessionInput;
};


/** What can be done: a person's and a device's commands, by the names that the log knows. */
export type MutationChangeTeamSettingsArgs = {
  input: ChangeTeamSettingsInput;
};


/** What can be done: a person's and a device's commands, by the names that the log knows. */
export type MutationCompleteSessionArgs = {
  input: SessionCommandInput;
};


/** What can be done: a person's and a device's commands, by the names that the log knows. */
export type MutationDeactivateChannelArgs = {
  input: ChannelCommandInput;
};


/** What can be done: a person's and a device's commands, by the names that the log knows. */
export type MutationDescribeChannelArgs = {
  input: DescribeChannelInput;
};


/** What can be done: a person's and a device's commands, by the names that the log knows. */
export type MutationDescribeSessionArgs = {
  input: DescribeSessionInput;
};


/** What can be done: a person's and a device's commands, by the names that the log knows. */
export type MutationDiscardClipArgs = {
  input: ClipCommandInput;
};


/** What can be done: a person's and a device's commands, by the names that the log knows. */
export type MutationEditTagArgs = {
  input: EditTagInput;
};


/** What can be done: a person's and a device's commands, by the names that the log knows. */
export type MutationEditTagsArgs = {
  input: EditTagsInput;
};


/** What can be done: a person's and a device's commands, by the names that the log knows. */
export type MutationErasePersonArgs = {
  input: ErasePersonInput;
};


/** What can be done: a person's and a device's commands, by the names that the log knows. */
export type MutationErasePlayerArgs = {
  input: ErasePlayerInput;
};


/** What can be done: a person's and a device's commands, by the names that the log knows. */
export type MutationFavoriteClipArgs = {
  input: ClipCommandInput;
};


/** What can be done: a person's and a device's commands, by the names that the log knows. */
export type MutationFavoriteClipsArgs = {
  input: ClipsCommandInput;
};


/** What can be done: a person's and a device's commands, by the names that the log knows. */
export type MutationGrantRoleArgs = {
  input: MemberRoleInput;
};


/** What can be done: a person's and a device's commands, by the names that the log knows. */
export type MutationIssueAccessTokenArgs = {
  input: IssueAccessTokenInput;
};


/** What can be done: a person's and a device's commands, by the names that the log knows. */
export type MutationIssueDeviceKeyArgs = {
  input: IssueDeviceKeyInput;
};


/** What can be done: a person's and a device's commands, by the names that the log knows. */
export type MutationMarkClipInArgs = {
  input: MarkClipInInput;
};


/** What can be done: a person's and a device's commands, by the names that the log knows. */
export type MutationMarkClipOutArgs = {
  input: MarkClipOutInput;
};


/** What can be done: a person's and a device's commands, by the names that the log knows. */
export type MutationMarkTagImportantArgs = {
  input: TagCommandInput;
};


/** What can be done: a person's and a device's commands, by the names that the log knows. */
export type MutationMarkTagsImportantArgs = {
  input: TagsCommandInput;
};


/** What can be done: a person's and a device's commands, by the names that the log knows. */
export type MutationNamePersonArgs = {
  input: NamePersonInput;
};


/** What can be done: a person's and a device's commands, by the names that the log knows. */
export type MutationPauseSessionArgs = {
  input: SessionCommandInput;
};


/** What can be done: a person's and a device's commands, by the names that the log knows. */
export type MutationPutPlayerArgs = {
  input: PutPlayerInput;
};


/** What can be done: a person's and a device's commands, by the names that the log knows. */
export type MutationRegisterChannelArgs = {
  input: RegisterChannelInput;
};


/** What can be done: a person's and a device's commands, by the names that the log knows. */
export type MutationRegisterClipArgs = {
  input: RegisterClipInput;
};


/** What can be done: a person's and a device's commands, by the names that the log knows. */
export type MutationReleaseChannelArgs = {
  input: ChannelSessionInput;
};


/** What can be done: a person's and a device's commands, by the names that the log knows. */
export type MutationRemoveMemberArgs = {
  input: RemoveMemberInput;
};


/** What can be done: a person's and a device's commands, by the names that the log knows. */
export type MutationRemoveTagArgs = {
  input: TagCommandInput;
};


/** What can be done: a person's and a device's commands, by the names that the log knows. */
export type MutationRemoveTagsArgs = {
  input: TagsCommandInput;
};


/** What can be done: a person's and a device's commands, by the names that the log knows. */
export type MutationReopenSessionArgs = {
  input: ReopenSessionInput;
};


/** What can be done: a person's and a device's commands, by the names that the log knows. */
export type MutationRescheduleSessionArgs = {
  input: RescheduleSessionInput;
};


/** What can be done: a person's and a device's commands, by the names that the log knows. */
export type MutationResolvePlayFactArgs = {
  input: ResolvePlayFactInput;
};


/** What can be done: a person's and a device's commands, by the names that the log knows. */
export type MutationRestoreClipArgs = {
  input: ClipCommandInput;
};


/** What can be done: a person's and a device's commands, by the names that the log knows. */
export type MutationRestoreTagArgs = {
  input: TagCommandInput;
};


/** What can be done: a person's and a device's commands, by the names that the log knows. */
export type MutationResumeSessionArgs = {
  input: SessionCommandInput;
};


/** What can be done: a person's and a device's commands, by the names that the log knows. */
export type MutationRetitleClipArgs = {
  input: RetitleClipInput;
};


/** What can be done: a person's and a device's commands, by the names that the log knows. */
export type MutationRetryClipArgs = {
  input: ClipCommandInput;
};


/** What can be done: a person's and a device's commands, by the names that the log knows. */
export type MutationReviewTagArgs = {
  input: TagCommandInput;
};


/** What can be done: a person's and a device's commands, by the names that the log knows. */
export type MutationReviewTagsArgs = {
  input: TagsCommandInput;
};


/** What can be done: a person's and a device's commands, by the names that the log knows. */
export type MutationRevokeAccessTokenArgs = {
  input: RevokeAccessTokenInput;
};


/** What can be done: a person's and a device's commands, by the names that the log knows. */
export type MutationRevokeDeviceKeyArgs = {
  input: RevokeDeviceKeyInput;
};


/** What can be done: a person's and a device's commands, by the names that the log knows. */
export type MutationRevokeRoleArgs = {
  input: MemberRoleInput;
};


/** What can be done: a person's and a device's commands, by the names that the log knows. */
export type MutationScheduleSessionArgs = {
  input: ScheduleSessionInput;
};


/** What can be done: a person's and a device's commands, by the names that the log knows. */
export type MutationStartSessionArgs = {
  input: SessionCommandInput;
};


/** What can be done: a person's and a device's commands, by the names that the log knows. */
export type MutationTrimClipArgs = {
  input: TrimClipInput;
};


/** What can be done: a person's and a device's commands, by the names that the log knows. */
export type MutationUndoCommandArgs = {
  input: UndoCommandInput;
};


/** What can be done: a person's and a device's commands, by the names that the log knows. */
export type MutationUnfavoriteClipArgs = {
  input: ClipCommandInput;
};


/** What can be done: a person's and a device's commands, by the names that the log knows. */
export type MutationUnfavoriteClipsArgs = {
  input: ClipsCommandInput;
};


/** What can be done: a person's and a device's commands, by the names that the log knows. */
export type MutationUnmarkTagImportantArgs = {
  input: TagCommandInput;
};


/** What can be done: a person's and a device's commands, by the names that the log knows. */
export type MutationUnreviewTagArgs = {
  input: TagCommandInput;
};

/** Who is to be called what. */
export type NamePersonInput = {
  /** 1 to 80 characters. */
  label: Scalars['String']['input'];
  /** Who it is about. */
  memberId: Scalars['ID']['input'];
};

/** Unit on the field, seen from our side. */
export type Odk =
  /** Our defence: the other side has the ball. */
  | 'D'
  /** Kicks and tries; a 2-point try too. */
  | 'K'
  /** Our offence. */
  | 'O'
  /** Nothing to tag: a penalty without a snap, the scoreboard, a field that is not visible. */
  | 'S';

/** Where a page ends. */
export type PageInfo = {
  __typename?: 'PageInfo';
  /** Pass as `after` for the next page; null on an empty page. */
  endCursor?: Maybe<Scalars['String']['output']>;
  /** Whether there is more. */
  hasNextPage: Scalars['Boolean']['output'];
};

/** Who committed the accepted foul, seen from our side. */
export type PenaltyTeam =
  /** Fouls of both. */
  | 'BOTH'
  /** We did. */
  | 'OURS'
  /** They did. */
  | 'THEIRS';

/** A person or device that did something, by id; names live outside the log and may be erased. */
export type Person = {
  __typename?: 'Person';
  /** A UUID. */
  id: Scalars['ID']['output'];
  /** Name to show; the id where no name is known (any more). */
  label: Scalars['String']['output'];
};

/** The tag sheet of one play: what was seen, by whom, where they disagree, what counts. */
export type Play = {
  __typename?: 'Play';
  /** When it began, as far as clips and tags tell. */
  at: Scalars['DateTime']['output'];
  /** Its angles in the order of the mark, without those that were discarded. */
  clips: Array<Clip>;
  /** Fields in dispute. */
  disputed: Array<PlayFactField>;
  /** Fields that anybody has said or settled something about. */
  facts: Array<PlayFact>;
  /** A UUID. */
  id: Scalars['ID']['output'];
  /** Any of its tags is marked important. */
  isImportant: Scalars['Boolean']['output'];
  /** Log position of the last fact that changed this sheet. */
  position: Scalars['Position']['output'];
  /** The session that it belongs to. */
  sessionId: Scalars['ID']['output'];
  /** Tags that are not removed. */
  tagCount: Scalars['Int']['output'];
  /** Tags of this play that are not removed, oldest first, at most 100; the rest is in `tags`. */
  tags: Array<Tag>;
  /** `Q2 3&7 Pass, complete`; null where too little is known. */
  title?: Maybe<Scalars['String']['output']>;
};

/** A page of plays. */
export type PlayConnection = {
  __typename?: 'PlayConnection';
  /** This page's. */
  nodes: Array<Play>;
  /** Whether there is another page, and from where. */
  pageInfo: PageInfo;
};

/** One field of a play, as far as anybody knows it. */
export type PlayFact = {
  __typename?: 'PlayFact';
  /** Which fact of the play. */
  field: PlayFactField;
  /** Tags differ and nobody has settled it. */
  isDisputed: Scalars['Boolean']['output'];
  /** Settled by `resolvePlayFact`. */
  isResolved: Scalars['Boolean']['output'];
  /** What every tag says that says anything, oldest first. */
  observations: Array<PlayObservation>;
  /** Who settled it; null where nobody did. */
  resolvedBy?: Maybe<Person>;
  /** What counts, as text (`3`, `PASS`, `true`): what was settled, else the newest that was said. */
  value: Scalars['String']['output'];
};

/** Facts of a play that taggers may disagree about; named like the fields of `Tag`. */
export type PlayFactField =
  /** Whether the play counts. */
  | 'counted'
  /** Yards to go. */
  | 'distance'
  /** 1 to 4. */
  | 'down'
  /** Whether the down is played again. */
  | 'downRepeated'
  /** Number of the drive. */
  | 'drive'
  /** As the staff calls it. */
  | 'formation'
  /** The unit on the field. */
  | 'odk'
  /** Whether it gave a first down. */
  | 'penaltyFirstDown'
  /** Who committed the accepted foul. */
  | 'penaltyTeam'
  /** Yards of the penalty. */
  | 'penaltyYards'
  /** What kind of play it was. */
  | 'playType'
  /** 1 to 5; 5 is overtime. */
  | 'quarter'
  /** What came of it. */
  | 'result'
  /** Whether the ball changed hands. */
  | 'turnover'
  /** Yards gained; less than 0 where they were lost. */
  | 'yardsGained'
  /** Yards to the opponent's goal. */
  | 'yardsToGoal';

/** It was settled what counts of a play. */
export type PlayFactResolved = SessionEvent & {
  __typename?: 'PlayFactResolved';
  /** Who did it. */
  actor: Person;
  /** The fact that it is about. */
  field: PlayFactField;
  /** When it was recorded. */
  occurredAt: Scalars['DateTime']['output'];
  /** The sheet, as it is now. */
  play?: Maybe<Play>;
  /** Its place in the log. */
  position: Scalars['Position']['output'];
  /** The session that it is about, as it is now. */
  session?: Maybe<Session>;
  /** As text; null where the settlement was taken back. */
  value?: Maybe<Scalars['String']['output']>;
};

/** Which plays; absent fields do not matter. */
export type PlayFilter = {
  /** Only those about which tags disagree, or do not. */
  isDisputed?: InputMaybe<Scalars['Boolean']['input']>;
  /** Tagged at all, or not yet. */
  isTagged?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What one tag says of one field. */
export type PlayObservation = {
  __typename?: 'PlayObservation';
  /** When it happened, in UTC. */
  at: Scalars['DateTime']['output'];
  /** Who said so last. */
  by: Person;
  /** The tag that says so. */
  tagId: Scalars['ID']['output'];
  /** As text: `3`, `PASS`, `true`. */
  value: Scalars['String']['output'];
};

/**
 * Facts are those that count (settled, else the newest that was said); a play of which a fact is not known does not fit.
 * Lists mean: any of these. Several fields mean: all of them.
 */
export type PlayOfClipFilter = {
  /** Yards to go for a first down. */
  distance?: InputMaybe<IntRange>;
  /** 1 to 4. */
  down?: InputMaybe<Array<Scalars['Int']['input']>>;
  /** Exactly this word, whatever the case. */
  formation?: InputMaybe<Scalars['String']['input']>;
  /** Whether tags differ in a field that nobody has settled. */
  isDisputed?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether a tag of it was marked as important. */
  isImportant?: InputMaybe<Scalars['Boolean']['input']>;
  /** Tagged at all, or not yet. */
  isTagged?: InputMaybe<Scalars['Boolean']['input']>;
  /** A tag of the play has exactly this label; with `player` and `text`, the same tag (or a title with the text). */
  label?: InputMaybe<Scalars['String']['input']>;
  /** Offence, defence or kicking. */
  odk?: InputMaybe<Array<Odk>>;
  /** What kind of play it was. */
  playType?: InputMaybe<Array<PlayType>>;
  /** A tag of the play names this jersey number. */
  player?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 4; 5 is all overtime. */
  quarter?: InputMaybe<Array<Scalars['Int']['input']>>;
  /** How it ended. */
  result?: InputMaybe<Array<PlayResult>>;
  /** Anywhere in what a tag of the play says but the coach's notes, or in a title that somebody gave the clip; whatever the case, at most 100 characters. */
  text?: InputMaybe<Scalars['String']['input']>;
  /** Negative for a loss. */
  yardsGained?: InputMaybe<IntRange>;
  /** Yards to the opponent's goal, 1 to 99. */
  yardsToGoal?: InputMaybe<IntRange>;
};

/** What a command about a play came to. */
export type PlayPayload = CommandPayload & {
  __typename?: 'PlayPayload';
  /** As it is after the command; null after a refusal. */
  play?: Maybe<Play>;
  /** Of the last fact recorded; null when nothing was. */
  position?: Maybe<Scalars['Position']['output']>;
  /** Empty when the command was carried out. */
  userErrors: Array<UserError>;
};

/** How the play ended. What the list cannot say stands in `resultText`. */
export type PlayResult =
  /** A pass that was batted down. */
  | 'BATTED_DOWN'
  /** The kick was blocked. */
  | 'BLOCK'
  /** The ball went to the others. */
  | 'CHANGE_OF_POSSESSION'
  /** A caught pass. */
  | 'COMPLETE'
  /** A caught pass, then a fumble. */
  | 'COMPLETE_FUMBLE'
  /** A caught pass for a touchdown. */
  | 'COMPLETE_TD'
  /** A touchdown of the defence. */
  | 'DEF_TD'
  /** The kick was downed. */
  | 'DOWNED'
  /** A catchable pass that was dropped. */
  | 'DROPPED'
  /** A fair catch. */
  | 'FAIR_CATCH'
  /** A first down. */
  | 'FIRST_DOWN'
  /** The ball was lost. */
  | 'FUMBLE'
  /** A fumble returned for a touchdown. */
  | 'FUMBLE_DEF_TD'
  /** The kick or try was good. */
  | 'GOOD'
  /** A pass that nobody caught. */
  | 'INCOMPLETE'
  /** A pass that the defence caught. */
  | 'INTERCEPTION'
  /** An interception returned for a touchdown. */
  | 'INTERCEPTION_DEF_TD'
  /** The quarterback knelt. */
  | 'KNEEL'
  /** It was not. */
  | 'NO_GOOD'
  /** Fouls of both that cancel out. */
  | 'OFFSETTING_PENALTIES'
  /** Out of bounds. */
  | 'OUT_OF_BOUNDS'
  /** A penalty was accepted. */
  | 'PENALTY'
  /** A foul in the end zone. */
  | 'PENALTY_SAFETY'
  /** The ball was recovered. */
  | 'RECOVERED'
  /** The kick was returned. */
  | 'RETURN'
  /** A run. */
  | 'RUSH'
  /** A run for a touchdown. */
  | 'RUSH_TD'
  /** The passer was brought down. */
  | 'SACK'
  /** A sack with a fumble. */
  | 'SACK_FUMBLE'
  /** A sack in the end zone. */
  | 'SACK_SAFETY'
  /** Down in one's own end zone. */
  | 'SAFETY'
  /** The passer ran. */
  | 'SCRAMBLE'
  /** The passer ran for a touchdown. */
  | 'SCRAMBLE_TD'
  /** The ball was spiked to stop the clock. */
  | 'SPIKE'
  /** A touchdown. */
  | 'TD'
  /** A timeout was taken. */
  | 'TIMEOUT'
  /** A pass that was tipped. */
  | 'TIPPED'
  /** A touchback. */
  | 'TOUCHBACK';

/** The figures of one session so far. */
export type PlayStats = {
  __typename?: 'PlayStats';
  /** Dropbacks: passes, sacks and scrambles, kneels and spikes left out. */
  calledPass: Figure;
  /** Runs that were called, kneels and spikes left out. */
  calledRun: Figure;
  /** First downs by run or pass out of plays from scrimmage. */
  firstDown: Figure;
  /** As `thirdDown`, on fourth down; no punts, no field goals. */
  fourthDown: Figure;
  /** In the order in which they were played. `first` is 1 to 100. */
  keyPlays: KeyPlayConnection;
  /** Passes out of runs and passes, as the book counts them: a spike is a pass. */
  pass: Figure;
  /** Plays from scrimmage out of all tagged plays: rushes, passes and sacks; no kicks, no tries, nothing that a foul wiped out. */
  plays: Figure;
  /** Runs out of runs and passes, as the book counts them: a kneel and a scramble are runs. */
  run: Figure;
  /** Conversions out of third downs: a first down by run or pass, or a touchdown, and the ball kept. One by penalty is none; a repeated down is no attempt. */
  thirdDown: Figure;
  /** The third downs that `thirdDown` counts, in the order in which they were played. */
  thirdDownTries: Array<DownTry>;
};


/** The figures of one session so far. */
export type PlayStatsKeyPlaysArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};

/** The tag sheet of one play as it was. */
export type PlayThen = {
  __typename?: 'PlayThen';
  /** When it began, as far as clips and tags told. */
  at: Scalars['DateTime']['output'];
  /** Fields in dispute. */
  disputed: Array<PlayFactField>;
  /** Fields that anybody had said or settled something about. */
  facts: Array<PlayFact>;
  /** A UUID. */
  id: Scalars['ID']['output'];
  /** Whether any of its tags was marked important. */
  isImportant: Scalars['Boolean']['output'];
  /** Tags that were not removed. */
  tagCount: Scalars['Int']['output'];
  /** `Q2 3&7 Pass, complete`; null where too little was known. */
  title?: Maybe<Scalars['String']['output']>;
};

/** A page of plays as they were. */
export type PlayThenConnection = {
  __typename?: 'PlayThenConnection';
  /** Newest first. */
  nodes: Array<PlayThen>;
  /** Whether there is more, and where. */
  pageInfo: PageInfo;
  /** How many there were. */
  total: Scalars['Int']['output'];
};

/** Kind of play. What the list cannot say stands in `playTypeText`. */
export type PlayType =
  /** We tried the extra point. */
  | 'EXTRA_POINT'
  /** They tried the extra point. */
  | 'EXTRA_POINT_BLOCK'
  /** A field goal that was none. */
  | 'FAKE_FIELD_GOAL'
  /** A punt that was none. */
  | 'FAKE_PUNT'
  /** We tried a field goal. */
  | 'FIELD_GOAL'
  /** They tried a field goal. */
  | 'FIELD_GOAL_BLOCK'
  /** We kicked off. */
  | 'KICKOFF'
  /** They kicked off to us. */
  | 'KICKOFF_RETURN'
  /** Our onside kick. */
  | 'ONSIDE_KICK'
  /** Their onside kick. */
  | 'ONSIDE_KICK_RETURN'
  /** A pass was called. */
  | 'PASS'
  /** We punted. */
  | 'PUNT'
  /** They punted to us. */
  | 'PUNT_RETURN'
  /** The ball was run. */
  | 'RUN'
  /** We tried for two. */
  | 'TWO_POINT'
  /** They tried for two. */
  | 'TWO_POINT_DEFEND';

/** A player of the team. Rows beside the log: no fact holds a name, and erasing one leaves every answer with the number alone. */
export type Player = {
  __typename?: 'Player';
  /** UUID chosen by the client. */
  id: Scalars['ID']['output'];
  /** Name to show. */
  name: Scalars['String']['output'];
  /** As worn: 0 to 99, or 00. Two players may share one; null: none yet, or not any more. */
  number?: Maybe<Scalars['String']['output']>;
};

/** What commands about players answer. */
export type PlayerPayload = CommandPayload & {
  __typename?: 'PlayerPayload';
  /** The player after the command; null after a refusal, or once erased. */
  player?: Maybe<Player>;
  /** Always null: a roster is no history. */
  position?: Maybe<Scalars['Position']['output']>;
  /** Empty when the command was carried out. */
  userErrors: Array<UserError>;
};

/** What a player did in a play. */
export type PlayerRole =
  /** Was worth a look for another reason. */
  | 'KEY'
  /** Kicked or punted. */
  | 'KICKER'
  /** Threw. */
  | 'PASSER'
  /** Caught, or was thrown to. */
  | 'RECEIVER'
  /** Recovered the ball. */
  | 'RECOVERER'
  /** Returned a kick. */
  | 'RETURNER'
  /** Ran with the ball. */
  | 'RUSHER'
  /** Stopped it. */
  | 'TACKLER';

/** Whether a game can begin. */
export type PreGameCheck = {
  __typename?: 'PreGameCheck';
  /** Cameras of the game, by name. */
  channels: Array<ChannelCheck>;
  /** When it was made. */
  checkedAt: Scalars['DateTime']['output'];
  /** Gigabytes (10^9 bytes) free on the disk of recordings and clips. */
  diskFreeGigabytes: Scalars['Float']['output'];
  /** Hours until the disk is full at the rate of the last minutes; null while it does not fill. */
  diskHoursLeft?: Maybe<Scalars['Float']['output']>;
  /** Whether every camera is good, there is at least one, and the disk will do for four hours. */
  isReady: Scalars['Boolean']['output'];
};

/** Why a camera cannot be seen live. */
export type PreviewTrouble =
  /** Its newest recording has B-frames, which WebRTC cannot carry: set the encoder's B-frames to 0. */
  | 'B_FRAMES'
  /** Its pictures are coded in another way than H.264. */
  | 'NOT_H264'
  /** It does not send. */
  | 'OFFLINE';

/** A player as they are to stand on the roster. */
export type PutPlayerInput = {
  /** 1 to 80 characters. */
  name: Scalars['String']['input'];
  /** 0 to 99, or 00; absent, null or empty: no number. */
  number?: InputMaybe<Scalars['String']['input']>;
  /** UUID chosen by the client (version 7 is best); of a player who is there already: they are changed. */
  playerId: Scalars['ID']['input'];
};

/** What can be asked. */
export type Query = {
  __typename?: 'Query';
  /** Your own tokens, newest first, those too that are over; admins and auditors see everybody's. 1,000 at most. */
  accessTokens: Array<AccessToken>;
  /** What needs a person now, the worst first. */
  attention: Array<AttentionEntry>;
  /** Null for an unknown id and for another team's; a device sees its own only. */
  channel?: Maybe<Channel>;
  /** All channels of the team, by name. */
  channels: Array<Channel>;
  /** One clip; null for an unknown id, and for another team's. */
  clip?: Maybe<Clip>;
  /** How many clips each filter chip of one session would show. */
  clipCounts: ClipCounts;
  /** Clips of one session, newest IN first. */
  clips: ClipConnection;
  /** Keys of capture devices, newest first, those too that are over; of one channel where it is named. 1,000 at most. For admins and auditors. */
  deviceKeys: Array<DeviceKey>;
  /** Who is in the team, by the time they came; with `includeRemoved` also who has left. For admins and auditors. */
  members: Array<Member>;
  /** The tag sheet of one play; null for an unknown id and for another team's. */
  play?: Maybe<Play>;
  /** `side`: both where absent. Null for an unknown session and for another team's. */
  playStats?: Maybe<PlayStats>;
  /** The roster, by number; 500 players at most. */
  players: Array<Player>;
  /** Looks at the cameras of a session and has a worker cut two seconds of each, within 10 s. Null for an unknown session. */
  preGameCheck?: Maybe<PreGameCheck>;
  /**
   * What is on disk of a channel between two instants, at most 6 h. Null for an unknown channel and for another team's.
   * Errors: `BAD_USER_INPUT` for instants that are none, the wrong way round, or too far apart.
   */
  recordings?: Maybe<Recordings>;
  /** The server's clock. Ask several times and keep the fastest answer to learn your own clock's offset. */
  serverTime: Scalars['DateTime']['output'];
  /** Null for an unknown id and for another team's. */
  session?: Maybe<Session>;
  /**
   * A session as it was. Null for an unknown session, for another team's, and for a moment before it was planned. Errors:
   * `BAD_USER_INPUT` for no moment or several, or for a game clock that never was; `CURSOR_EXPIRED` for a position of
   * another log; `UNAVAILABLE` for one that the read models have not come to.
   */
  sessionAsOf?: Maybe<SessionAsOf>;
  /** Sessions of the team, newest start first: the planned start or, without a plan, when it was scheduled. */
  sessions: SessionConnection;
  /** Null for an unknown id and for another team's. */
  tag?: Maybe<Tag>;
  /** The tag sheets of a session, newest play first. `first` is 1 to 100. */
  tagSheet: PlayConnection;
  /** Newest first. `first` is 1 to 100. */
  tags: TagConnection;
  /** The team of whoever asks. */
  team: Team;
  /**
   * Every fact of a session in order, changes of its cameras and refused commands included. Null for an unknown session
   * and for another team's. Errors: `BAD_USER_INPUT` for a page size, an id or a cursor that cannot be, `CURSOR_EXPIRED`
   * for a cursor of another log.
   */
  timeline?: Maybe<TimelineConnection>;
  /** Who is asking: the person or device of the token. */
  viewer: Viewer;
};


/** What can be asked. */
export type QueryAccessTokensArgs = {
  atLeast?: InputMaybe<Scalars['Position']['input']>;
};


/** What can be asked. */
export type QueryChannelArgs = {
  atLeast?: InputMaybe<Scalars['Position']['input']>;
  id: Scalars['ID']['input'];
};


/** What can be asked. */
export type QueryChannelsArgs = {
  atLeast?: InputMaybe<Scalars['Position']['input']>;
};


/** What can be asked. */
export type QueryClipArgs = {
  atLeast?: InputMaybe<Scalars['Position']['input']>;
  id: Scalars['ID']['input'];
};


/** What can be asked. */
export type QueryClipCountsArgs = {
  atLeast?: InputMaybe<Scalars['Position']['input']>;
  sessionId: Scalars['ID']['input'];
};


/** What can be asked. */
export type QueryClipsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  atLeast?: InputMaybe<Scalars['Position']['input']>;
  filter?: InputMaybe<ClipFilter>;
  first: Scalars['Int']['input'];
  sessionId: Scalars['ID']['input'];
};


/** What can be asked. */
export type QueryDeviceKeysArgs = {
  atLeast?: InputMaybe<Scalars['Position']['input']>;
  channelId?: InputMaybe<Scalars['ID']['input']>;
};


/** What can be asked. */
export type QueryMembersArgs = {
  atLeast?: InputMaybe<Scalars['Position']['input']>;
  includeRemoved?: InputMaybe<Scalars['Boolean']['input']>;
};


/** What can be asked. */
export type QueryPlayArgs = {
  atLeast?: InputMaybe<Scalars['Position']['input']>;
  id: Scalars['ID']['input'];
};


/** What can be asked. */
export type QueryPlayStatsArgs = {
  atLeast?: InputMaybe<Scalars['Position']['input']>;
  book?: Book;
  sessionId: Scalars['ID']['input'];
  side?: InputMaybe<Side>;
};


/** What can be asked. */
export type QueryPreGameCheckArgs = {
  sessionId: Scalars['ID']['input'];
};


/** What can be asked. */
export type QueryRecordingsArgs = {
  channelId: Scalars['ID']['input'];
  from?: InputMaybe<Scalars['DateTime']['input']>;
  to?: InputMaybe<Scalars['DateTime']['input']>;
};


/** What can be asked. */
export type QuerySessionArgs = {
  atLeast?: InputMaybe<Scalars['Position']['input']>;
  id: Scalars['ID']['input'];
};


/** What can be asked. */
export type QuerySessionAsOfArgs = {
  at: MomentInput;
  id: Scalars['ID']['input'];
};


/** What can be asked. */
export type QuerySessionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  atLeast?: InputMaybe<Scalars['Position']['input']>;
  first: Scalars['Int']['input'];
  season?: InputMaybe<Scalars['String']['input']>;
  status?: InputMaybe<SessionStatus>;
  type?: InputMaybe<SessionType>;
};


/** What can be asked. */
export type QueryTagArgs = {
  atLeast?: InputMaybe<Scalars['Position']['input']>;
  id: Scalars['ID']['input'];
};


/** What can be asked. */
export type QueryTagSheetArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  atLeast?: InputMaybe<Scalars['Position']['input']>;
  filter?: InputMaybe<PlayFilter>;
  first: Scalars['Int']['input'];
  sessionId: Scalars['ID']['input'];
};


/** What can be asked. */
export type QueryTagsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  atLeast?: InputMaybe<Scalars['Position']['input']>;
  filter?: InputMaybe<TagFilter>;
  first: Scalars['Int']['input'];
  sessionId: Scalars['ID']['input'];
};


/** What can be asked. */
export type QueryTeamArgs = {
  atLeast?: InputMaybe<Scalars['Position']['input']>;
};


/** What can be asked. */
export type QueryTimelineArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  atLeast?: InputMaybe<Scalars['Position']['input']>;
  filter?: InputMaybe<TimelineFilter>;
  first: Scalars['Int']['input'];
  sessionId: Scalars['ID']['input'];
};

/** How the clock that dates a channel's recordings stands beside the server's. */
export type RecorderClock = {
  __typename?: 'RecorderClock';
  /** When that was measured. */
  measuredAt: Scalars['DateTime']['output'];
  /** Its clock less the server's in milliseconds: positive where it is ahead. */
  offsetMs: Scalars['Float']['output'];
  /** The truth is at most this far from `offsetMs`, in milliseconds. */
  uncertaintyMs: Scalars['Float']['output'];
};

/**
 * What a channel recorded in a span of time, as one MP4 file. Time `t` of the film was at `startAt` + `t`, through holes too:
 * there the last picture stays.
 */
export type RecordingFilm = {
  __typename?: 'RecordingFilm';
  /** Size of the whole film, in bytes. */
  bytes: Scalars['Float']['output'];
  /** Where its last picture ends. */
  endAt: Scalars['DateTime']['output'];
  /** When its first picture was taken; rounded up to a millisecond, so that it lies in that picture. */
  startAt: Scalars['DateTime']['output'];
  /**
   * Signed, for the caller only, good for at least 6 h; takes `Range`. Answers 404 once a file of it was deleted: ask for a
   * new one then.
   */
  url: Scalars['String']['output'];
};

/** A span that no picture was recorded of. */
export type RecordingGap = {
  __typename?: 'RecordingGap';
  /** Where the picture before it ends. */
  from: Scalars['DateTime']['output'];
  /** Where the next picture begins. */
  to: Scalars['DateTime']['output'];
};

/** A page of gaps. */
export type RecordingGapConnection = {
  __typename?: 'RecordingGapConnection';
  /** Oldest first. */
  nodes: Array<RecordingGap>;
  /** Whether there are more, and where they begin. */
  pageInfo: PageInfo;
};

/** One file of a recorder. */
export type RecordingSegment = {
  __typename?: 'RecordingSegment';
  /** Size of the file, in bytes. */
  bytes: Scalars['Float']['output'];
  /** Whether it goes on where the file before it ended, on the recorder's own word; else the recorder began anew. */
  continues: Scalars['Boolean']['output'];
  /** Whether it holds bytes that are no footage; what lies around them plays. */
  damaged: Scalars['Boolean']['output'];
  /** Where its last picture ends, or where the next file takes over. */
  endAt: Scalars['DateTime']['output'];
  /** Name of the file. */
  name: Scalars['String']['output'];
  /** Pieces that its recorder wrote one at a time. */
  parts: Scalars['Int']['output'];
  /** Codec and size, such as `avc1 1920 x 1080`. */
  picture: Scalars['String']['output'];
  /** Codec; null where it has no sound. */
  sound?: Maybe<Scalars['String']['output']>;
  /** When its first picture was taken. */
  startAt: Scalars['DateTime']['output'];
  /** Whether it may still grow. */
  state: RecordingState;
};

/** A page of files. */
export type RecordingSegmentConnection = {
  __typename?: 'RecordingSegmentConnection';
  /** Oldest first. */
  nodes: Array<RecordingSegment>;
  /** Whether there are more, and where they begin. */
  pageInfo: PageInfo;
};

/** Whether a recorder's file may still grow. */
export type RecordingState =
  /** Its recorder closed it. */
  | 'CLOSED'
  /** It may grow; and for ever after a crash of its recorder. */
  | 'OPEN';

/** What is on disk of a channel between two instants. */
export type Recordings = {
  __typename?: 'Recordings';
  /** Size of the files that hold it, in bytes, whatever else they hold. */
  bytes: Scalars['Float']['output'];
  /** The channel. */
  channel: Channel;
  /** Share of the time from `startAt` to `endAt` that has a picture, 0 to 1; 0 where nothing was recorded. */
  coverage: Scalars['Float']['output'];
  /** Where the last picture between them ends; null where nothing was recorded. */
  endAt?: Maybe<Scalars['DateTime']['output']>;
  /**
   * All of it as one film to seek in; what is still to come is left out, so ask again for that. Null where nothing was
   * recorded. For whoever may watch clips.
   */
  film?: Maybe<RecordingFilm>;
  /** The instants that were asked for. */
  from: Scalars['DateTime']['output'];
  /** Spans without a picture from `startAt` to `endAt`, oldest first. */
  gaps: RecordingGapConnection;
  /** The recorder's files, oldest first. */
  segments: RecordingSegmentConnection;
  /** First picture between them; null where nothing was recorded. */
  startAt?: Maybe<Scalars['DateTime']['output']>;
  /** Times in the names of files that look like recordings and are none; at most 100. */
  strangers: Array<Scalars['DateTime']['output']>;
  /** Exclusive. */
  to: Scalars['DateTime']['output'];
};


/** What is on disk of a channel between two instants. */
export type RecordingsGapsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** What is on disk of a channel between two instants. */
export type RecordingsSegmentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};

/** A camera's place to register. */
export type RegisterChannelInput = {
  /** UUID; send the same one again after a timeout: the command is carried out once. */
  commandId: Scalars['ID']['input'];
  /** Where the camera's picture comes from: `srt://host:port`, `rtsp://host/path` ...; at most 500 characters, without a name and password. */
  inputUrl?: InputMaybe<Scalars['String']['input']>;
  /** Shown to people; 1 to 60 characters. */
  name: Scalars['String']['input'];
  /** `^[a-z0-9-]{1,40}$`, must begin with the team and a hyphen: `home-sideline`. The channel's id follows from it. Made from the name where absent. */
  path?: InputMaybe<Scalars['String']['input']>;
};

/** A play that is over. */
export type RegisterClipInput = {
  /** 1 to 8 different channels of the team; a device names its own. */
  channelIds: Array<Scalars['ID']['input']>;
  /** The device's clock when the button was pressed; null: the readings are right. */
  clock?: InputMaybe<ClockInput>;
  /** UUID; send the same one again after a timeout: the command is carried out once. */
  commandId: Scalars['ID']['input'];
  /** Readings of the device's own clock, or instants of the recording where there is no `clock`. */
  inAt: Scalars['DateTime']['input'];
  /** As `inAt`; at most 600 s later. */
  outAt: Scalars['DateTime']['input'];
  /** UUID chosen by the client. */
  playId: Scalars['ID']['input'];
  /** The session; in any status but CANCELLED. */
  sessionId: Scalars['ID']['input'];
};

/** What registering a play came to. */
export type RegisterClipPayload = CommandPayload & {
  __typename?: 'RegisterClipPayload';
  /** All angles of the play, a result each. */
  angles: Array<ClipResult>;
  /** The first angle's clip. */
  clip?: Maybe<Clip>;
  /** Log position of the last fact recorded; null when nothing was. */
  position?: Maybe<Scalars['Position']['output']>;
  /** Empty when the command was carried out. */
  userErrors: Array<UserError>;
  /** What the caller should know although it was carried out: `SESSION_NOT_STARTED`, `CHANNEL_NOT_LIVE`. */
  warnings: Array<Warning>;
};

/** Who leaves the team. */
export type RemoveMemberInput = {
  /** UUID; send the same one again after a timeout: the command is carried out once. */
  commandId: Scalars['ID']['input'];
  /** True: the name is erased too, and the person is an id in every answer from then on. Also for somebody who has left already. */
  eraseName?: InputMaybe<Scalars['Boolean']['input']>;
  /** Who it is about. */
  memberId: Scalars['ID']['input'];
};

/** A session to go on with. */
export type ReopenSessionInput = {
  /** UUID; send the same one again after a timeout: the command is carried out once. */
  commandId: Scalars['ID']['input'];
  /** Why, for the record; 1 to 500 characters. */
  reason: Scalars['String']['input'];
  /** The session. */
  sessionId: Scalars['ID']['input'];
};

/** Another time for a session. */
export type RescheduleSessionInput = {
  /** UUID; send the same one again after a timeout: the command is carried out once. */
  commandId: Scalars['ID']['input'];
  /** Where; 1 to 120 characters, as it was where absent. */
  location?: InputMaybe<Scalars['String']['input']>;
  /** When it is to begin now. */
  scheduledStart: Scalars['DateTime']['input'];
  /** The session. */
  sessionId: Scalars['ID']['input'];
  /** IANA zone; as it was where absent. */
  timeZone?: InputMaybe<Scalars['String']['input']>;
};

/** Size of a picture, in pixels. */
export type Resolution = {
  __typename?: 'Resolution';
  /** Pixels from top to bottom. */
  height: Scalars['Int']['output'];
  /** Pixels from left to right. */
  width: Scalars['Int']['output'];
};

/** What counts of a play from now on. */
export type ResolvePlayFactInput = {
  /** Send the same again after a timeout: it is carried out once. */
  commandId: Scalars['ID']['input'];
  /** The fact that it is about. */
  field: PlayFactField;
  /** The play that it is about. */
  playId: Scalars['ID']['input'];
  /** As text: `3`, `PASS`, `true`. */
  value?: InputMaybe<Scalars['String']['input']>;
};

/** A title for a clip. */
export type RetitleClipInput = {
  /** The clip. */
  clipId: Scalars['ID']['input'];
  /** UUID; send the same one again after a timeout: the command is carried out once. */
  commandId: Scalars['ID']['input'];
  /** One line of at most 120 characters; null or empty: called by its tags again. */
  title?: InputMaybe<Scalars['String']['input']>;
};

/** Which token ends. */
export type RevokeAccessTokenInput = {
  /** UUID; send the same one again after a timeout: the command is carried out once. */
  commandId: Scalars['ID']['input'];
  /** The token to end. */
  tokenId: Scalars['ID']['input'];
};

/** Which key ends. */
export type RevokeDeviceKeyInput = {
  /** UUID; send the same one again after a timeout: the command is carried out once. */
  commandId: Scalars['ID']['input'];
  /** The key to end. */
  keyId: Scalars['ID']['input'];
};

/** Who somebody is in the team; docs/rights.md says who may do what. */
export type Role =
  /** Everything, members and keys too. */
  | 'ADMIN'
  /** Clips, tags and statistics. */
  | 'ANALYST'
  /** What its person may, less admin; read-only unless granted. */
  | 'ASSISTANT'
  /** Reads what happened; no film. */
  | 'AUDITOR'
  /** Marks, trims and tags; reads what coaches write for each other. */
  | 'COACH'
  /** A camera's device: its own channel only. */
  | 'DEVICE'
  /** Runs sessions and channels. */
  | 'OPERATOR'
  /** Reads and watches. */
  | 'VIEWER';

/** A member got a role. */
export type RoleGranted = TeamEvent & {
  __typename?: 'RoleGranted';
  /** Who did it; `console` is the machine's own command line. */
  actor: Person;
  /** Whom it is about. */
  member: Person;
  /** When the server recorded it. */
  occurredAt: Scalars['DateTime']['output'];
  /** Resume with `after: position`; a duplicate after a resume has a position that was seen before. */
  position: Scalars['Position']['output'];
  /** The role. */
  role: Role;
};

/** A member lost a role. */
export type RoleRevoked = TeamEvent & {
  __typename?: 'RoleRevoked';
  /** Who did it; `console` is the machine's own command line. */
  actor: Person;
  /** Whom it is about. */
  member: Person;
  /** When the server recorded it. */
  occurredAt: Scalars['DateTime']['output'];
  /** Resume with `after: position`; a duplicate after a resume has a position that was seen before. */
  position: Scalars['Position']['output'];
  /** The role. */
  role: Role;
};

/** A session to plan. */
export type ScheduleSessionInput = {
  /** UUID; send the same one again after a timeout: the command is carried out once. */
  commandId: Scalars['ID']['input'];
  /** Where; 1 to 120 characters. */
  location?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 120 characters. */
  name: Scalars['String']['input'];
  /** Against whom; 1 to 120 characters. */
  opponent?: InputMaybe<Scalars['String']['input']>;
  /** When it is to begin. */
  scheduledStart?: InputMaybe<Scalars['DateTime']['input']>;
  /** 1 to 40 characters, such as `2026`. */
  season?: InputMaybe<Scalars['String']['input']>;
  /** UUID chosen by the client (version 7 is best). */
  sessionId: Scalars['ID']['input'];
  /** IANA zone such as `America/New_York`; the team's default where absent, else `UTC`. */
  timeZone?: InputMaybe<Scalars['String']['input']>;
  /** Game, practice, scrimmage or other. */
  type: SessionType;
  /** 1 to 40 characters, such as `3` or `Bowl`. */
  week?: InputMaybe<Scalars['String']['input']>;
};

/** A game, a practice or a scrimmage. */
export type Session = {
  __typename?: 'Session';
  /** When Complete was recorded; null before and after a reopen. */
  actualEnd?: Maybe<Scalars['DateTime']['output']>;
  /** When Start was recorded; null before. */
  actualStart?: Maybe<Scalars['DateTime']['output']>;
  /** Commands that are legal in this status and permitted to the caller: enable exactly these buttons. `MarkClipIn`, `RegisterClip` and `AddTag` where a new mark or tag is legal. */
  allowedCommands: Array<Scalars['String']['output']>;
  /** Why it was called off; null where it was not, or nobody said why. */
  cancelReason?: Maybe<Scalars['String']['output']>;
  /** Channels assigned at present, by name. Of a session that is over or called off, whose channels are free again: all that ever served it. */
  channels: Array<Channel>;
  /** PENDING, PROCESSING and READY clips; not open, failed, expired or discarded ones. */
  clipCount: Scalars['Int']['output'];
  /** All clips by status; a status without a clip is left out. */
  clipCountByStatus: Array<ClipStatusCount>;
  /** Sum of the lengths of READY clips, in seconds. */
  clipsDurationSeconds: Scalars['Float']['output'];
  /** Actual end (or now) less actual start, pauses included, in seconds; null before the start. */
  elapsedSeconds?: Maybe<Scalars['Float']['output']>;
  /** What the game clock shows now, by the newest reading of it; null before the first. Pause and Complete stop it. */
  gameClock?: Maybe<GameClock>;
  /** What the game clock showed at an instant; null before the first reading. Error: `BAD_USER_INPUT` for no instant. */
  gameClockAt?: Maybe<GameClock>;
  /** Readings of the game clock, latest moment first. */
  gameClockReadings: GameClockReadingConnection;
  /** UUID, chosen by whoever scheduled it. */
  id: Scalars['ID']['output'];
  /**
   * When the game clock showed this; null where it never did. Where it was set back and showed it twice, the later time.
   * Errors: `BAD_USER_INPUT` for a quarter or clock that cannot be.
   */
  instantOfGameClock?: Maybe<ClockInstant>;
  /** Where; null where nobody said. */
  location?: Maybe<Scalars['String']['output']>;
  /** As people call it. */
  name: Scalars['String']['output'];
  /** Against whom; null for a practice, or where it is not known. */
  opponent?: Maybe<Scalars['String']['output']>;
  /** When it is to begin; null where that is not known. */
  scheduledStart?: Maybe<Scalars['DateTime']['output']>;
  /** Such as `2026`; null where nobody said. */
  season?: Maybe<Scalars['String']['output']>;
  /** How far it is. */
  status: SessionStatus;
  /** Tags that are not removed. */
  tagCount: Scalars['Int']['output'];
  /** IANA zone in which clock times of this session are read and shown, such as `America/New_York`. */
  timeZone: Scalars['String']['output'];
  /** Game, practice, scrimmage or other. */
  type: SessionType;
  /** Text, since `Bowl` is a week too; null where nobody said. */
  week?: Maybe<Scalars['String']['output']>;
};


/** A game, a practice or a scrimmage. */
export type SessionGameClockAtArgs = {
  at: Scalars['DateTime']['input'];
};


/** A game, a practice or a scrimmage. */
export type SessionGameClockReadingsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** A game, a practice or a scrimmage. */
export type SessionInstantOfGameClockArgs = {
  clock: Scalars['String']['input'];
  quarter: Scalars['Int']['input'];
};

/** The whole state of a session at a moment, from nothing but the facts up to it. */
export type SessionAsOf = {
  __typename?: 'SessionAsOf';
  /** The instant that was asked for or that the game clock told; else when the last fact was recorded. */
  at: Scalars['DateTime']['output'];
  /** Cameras that had been assigned to it, by name. */
  channels: Array<ChannelThen>;
  /** Its clips. */
  clips: ClipThenConnection;
  /** Facts of the session up to the moment. */
  factCount: Scalars['Int']['output'];
  /** The figures as they stood. The plays of `keyPlays` are as they were; their `clips` and `tags` lead to what there is now. */
  figures: PlayStats;
  /** What the game clock showed, by the readings up to the moment; null before the first. */
  gameClock?: Maybe<GameClock>;
  /** Place of the last fact up to the moment. */
  position: Scalars['Position']['output'];
  /** When that fact was recorded. */
  recordedAt: Scalars['DateTime']['output'];
  /** The session. */
  session: SessionThen;
  /** The sheets of its plays. */
  tagSheet: PlayThenConnection;
  /** Its tags. */
  tags: TagThenConnection;
};


/** The whole state of a session at a moment, from nothing but the facts up to it. */
export type SessionAsOfClipsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** The whole state of a session at a moment, from nothing but the facts up to it. */
export type SessionAsOfFiguresArgs = {
  book?: Book;
  side?: InputMaybe<Side>;
};


/** The whole state of a session at a moment, from nothing but the facts up to it. */
export type SessionAsOfTagSheetArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** The whole state of a session at a moment, from nothing but the facts up to it. */
export type SessionAsOfTagsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};

/** A session was called off. */
export type SessionCancelled = SessionEvent & TeamEvent & {
  __typename?: 'SessionCancelled';
  /** Who did it. */
  actor: Person;
  /** When the server recorded it. */
  occurredAt: Scalars['DateTime']['output'];
  /** Resume with `after: position`. */
  position: Scalars['Position']['output'];
  /** Why; null where nobody said. */
  reason?: Maybe<Scalars['String']['output']>;
  /** The session as it is now. */
  session?: Maybe<Session>;
};

/** A command that takes nothing but its session. */
export type SessionCommandInput = {
  /** UUID; send the same one again after a timeout: the command is carried out once. */
  commandId: Scalars['ID']['input'];
  /** The session. */
  sessionId: Scalars['ID']['input'];
};

/** A session is over. */
export type SessionCompleted = SessionEvent & TeamEvent & {
  __typename?: 'SessionCompleted';
  /** Who did it. */
  actor: Person;
  /** When the server recorded it. */
  occurredAt: Scalars['DateTime']['output'];
  /** Resume with `after: position`. */
  position: Scalars['Position']['output'];
  /** The session as it is now. */
  session?: Maybe<Session>;
};

/** A page of sessions. */
export type SessionConnection = {
  __typename?: 'SessionConnection';
  /** Newest start first. */
  nodes: Array<Session>;
  /** Whether there are more, and where they begin. */
  pageInfo: PageInfo;
};

/** What is said about a session was put right. */
export type SessionDescribed = SessionEvent & TeamEvent & {
  __typename?: 'SessionDescribed';
  /** Who did it. */
  actor: Person;
  /** When the server recorded it. */
  occurredAt: Scalars['DateTime']['output'];
  /** Resume with `after: position`. */
  position: Scalars['Position']['output'];
  /** The session as it is now. */
  session?: Maybe<Session>;
};

/** One fact of a session, as recorded. Its `session` and `clip` edges show the present state, at least as new as the fact. */
export type SessionEvent = {
  /** Who did it; a worker's facts carry the id `worker`. */
  actor: Person;
  /** When the server recorded it. */
  occurredAt: Scalars['DateTime']['output'];
  /** Resume with `after: position`; a duplicate after a resume has a position that was seen before. */
  position: Scalars['Position']['output'];
  /** The session that it is about, as it is now. */
  session?: Maybe<Session>;
};

/** The game clock stands. */
export type SessionPaused = SessionEvent & TeamEvent & {
  __typename?: 'SessionPaused';
  /** Who did it. */
  actor: Person;
  /** When the server recorded it. */
  occurredAt: Scalars['DateTime']['output'];
  /** Resume with `after: position`. */
  position: Scalars['Position']['output'];
  /** The session as it is now. */
  session?: Maybe<Session>;
};

/** What a command about a session answers. */
export type SessionPayload = CommandPayload & {
  __typename?: 'SessionPayload';
  /** Log position of the last fact recorded; null when nothing was. */
  position?: Maybe<Scalars['Position']['output']>;
  /** The session after the command; null when it was refused. */
  session?: Maybe<Session>;
  /** Empty when the command was carried out. */
  userErrors: Array<UserError>;
  /** What the caller should know although it was carried out. */
  warnings: Array<Warning>;
};

/** A session that was over goes on. */
export type SessionReopened = SessionEvent & TeamEvent & {
  __typename?: 'SessionReopened';
  /** Who did it. */
  actor: Person;
  /** When the server recorded it. */
  occurredAt: Scalars['DateTime']['output'];
  /** Resume with `after: position`. */
  position: Scalars['Position']['output'];
  /** Why. */
  reason: Scalars['String']['output'];
  /** The session as it is now. */
  session?: Maybe<Session>;
};

/** A session got another time, or one that was called off another day. */
export type SessionRescheduled = SessionEvent & TeamEvent & {
  __typename?: 'SessionRescheduled';
  /** Who did it. */
  actor: Person;
  /** When the server recorded it. */
  occurredAt: Scalars['DateTime']['output'];
  /** Resume with `after: position`. */
  position: Scalars['Position']['output'];
  /** When it is to begin now. */
  scheduledStart: Scalars['DateTime']['output'];
  /** The session as it is now. */
  session?: Maybe<Session>;
};

/** The game clock may go on. */
export type SessionResumed = SessionEvent & TeamEvent & {
  __typename?: 'SessionResumed';
  /** Who did it. */
  actor: Person;
  /** When the server recorded it. */
  occurredAt: Scalars['DateTime']['output'];
  /** Resume with `after: position`. */
  position: Scalars['Position']['output'];
  /** The session as it is now. */
  session?: Maybe<Session>;
};

/** A session was planned. */
export type SessionScheduled = SessionEvent & TeamEvent & {
  __typename?: 'SessionScheduled';
  /** Who did it. */
  actor: Person;
  /** When the server recorded it. */
  occurredAt: Scalars['DateTime']['output'];
  /** Resume with `after: position`. */
  position: Scalars['Position']['output'];
  /** The session as it is now. */
  session?: Maybe<Session>;
};

/** A session began. */
export type SessionStarted = SessionEvent & TeamEvent & {
  __typename?: 'SessionStarted';
  /** Who did it. */
  actor: Person;
  /** When the server recorded it. */
  occurredAt: Scalars['DateTime']['output'];
  /** Resume with `after: position`. */
  position: Scalars['Position']['output'];
  /** The session as it is now. */
  session?: Maybe<Session>;
};

/** How far a session is. */
export type SessionStatus =
  /** Under way. */
  | 'ACTIVE'
  /** Called off: nothing new is recorded in it, until it is given another day. */
  | 'CANCELLED'
  /** Over; it may still be marked and tagged. */
  | 'COMPLETED'
  /** The game clock stands; recording and marking go on. */
  | 'PAUSED'
  /** Planned; cameras may record and marks are kept, with a warning. */
  | 'SCHEDULED';

/** A session as it was. */
export type SessionThen = {
  __typename?: 'SessionThen';
  /** When Complete was recorded; null before and after a reopen. */
  actualEnd?: Maybe<Scalars['DateTime']['output']>;
  /** When Start was recorded; null before. */
  actualStart?: Maybe<Scalars['DateTime']['output']>;
  /** A UUID. */
  id: Scalars['ID']['output'];
  /** Where; null where nobody had said. */
  location?: Maybe<Scalars['String']['output']>;
  /** As people called it. */
  name: Scalars['String']['output'];
  /** Against whom; null where nobody had said. */
  opponent?: Maybe<Scalars['String']['output']>;
  /** When it was to begin; null where that was not known. */
  scheduledStart?: Maybe<Scalars['DateTime']['output']>;
  /** How far it was. */
  status: SessionStatus;
  /** IANA zone in which its clock times were read and shown. */
  timeZone: Scalars['String']['output'];
  /** Game, practice, scrimmage or other. */
  type: SessionType;
};

/** What a session is. */
export type SessionType =
  /** A game that counts. */
  | 'GAME'
  /** Anything else that is filmed. */
  | 'OTHER'
  /** A practice. */
  | 'PRACTICE'
  /** A game against others that does not count. */
  | 'SCRIMMAGE';

/** Who has the ball at the snap; for kicks, who kicks. */
export type Side =
  /** Our offence. */
  | 'OURS'
  /** Their offence. */
  | 'THEIRS';

/** What is told as it happens. */
export type Subscription = {
  __typename?: 'Subscription';
  /** The whole list, at once and whenever it has changed. No fact: it has no position and nothing is replayed. */
  attention: Array<AttentionEntry>;
  /** `teamEvents`, of which only `ChannelStatusChanged`: a channel was switched on or off, lost, or is back. */
  channelStatus: ChannelStatusChanged;
  /**
   * The clips of a session that wait for a worker or are being made, first asked for first: the whole list, at once and
   * whenever it has changed, four times a second at most. No fact: it has no position and nothing is replayed. A clip that
   * is not in it any more is done, and `sessionEvents` tells how. `NOT_FOUND` for an unknown session.
   */
  clipProgress: Array<ClipProgress>;
  /** `sessionEvents`, of which only `ClipReady`: a clip of the session can be played. Arguments and errors as there. */
  clipReady: ClipReady;
  /**
   * Facts of one session, as soon as the read models show them: what comes after `after` is replayed first, then the
   * stream is live, without a gap and in order. `after: null` starts at the session's first fact. Errors: `NOT_FOUND` for
   * an unknown session, `BAD_USER_INPUT` for a malformed position, `CURSOR_EXPIRED` for a position of another log.
   */
  sessionEvents: SessionEvent;
  /**
   * Facts of the whole team that are not about one game's clips: sessions scheduled and started, channels lost and back.
   * `after: null` means from now on. Errors as for `sessionEvents`.
   */
  teamEvents: TeamEvent;
};


/** What is told as it happens. */
export type SubscriptionChannelStatusArgs = {
  after?: InputMaybe<Scalars['Position']['input']>;
  channelId?: InputMaybe<Scalars['ID']['input']>;
};


/** What is told as it happens. */
export type SubscriptionClipProgressArgs = {
  sessionId: Scalars['ID']['input'];
};


/** What is told as it happens. */
export type SubscriptionClipReadyArgs = {
  after?: InputMaybe<Scalars['Position']['input']>;
  sessionId: Scalars['ID']['input'];
};


/** What is told as it happens. */
export type SubscriptionSessionEventsArgs = {
  after?: InputMaybe<Scalars['Position']['input']>;
  sessionId: Scalars['ID']['input'];
};


/** What is told as it happens. */
export type SubscriptionTeamEventsArgs = {
  after?: InputMaybe<Scalars['Position']['input']>;
};

/** What one person says about one play. A field that is null was not said. */
export type Tag = {
  __typename?: 'Tag';
  /** Commands that are legal, and permitted to the caller: a coach changes only their own tags. */
  allowedCommands: Array<Scalars['String']['output']>;
  /** The moment that it is about; null where it is of a clip. */
  at?: Maybe<Scalars['DateTime']['output']>;
  /** Null where the tag is of a moment. */
  clipId?: Maybe<Scalars['ID']['output']>;
  /** For admins, coaches and analysts; for every other role null with a `FORBIDDEN` error. */
  coachNotes?: Maybe<Scalars['String']['output']>;
  /** False where a foul wiped the play out. Null counts as true. */
  counted?: Maybe<Scalars['Boolean']['output']>;
  /** Yards to go, 1 to 99. */
  distance?: Maybe<Scalars['Int']['output']>;
  /** 1 to 4; null on kickoffs and tries. */
  down?: Maybe<Scalars['Int']['output']>;
  /** The play counted and its down was played again, after a foul downfield. Null counts as false. */
  downRepeated?: Maybe<Scalars['Boolean']['output']>;
  /** Number of the possession, counted for each side: 1 to 99. */
  drive?: Maybe<Scalars['Int']['output']>;
  /** The team's own word, at most 60 characters. */
  formation?: Maybe<Scalars['String']['output']>;
  /** A UUID. */
  id: Scalars['ID']['output'];
  /** The staff should look at this; for the whole team. */
  isImportant: Scalars['Boolean']['output'];
  /** Whether the caller has gone over it. */
  isReviewed: Scalars['Boolean']['output'];
  /** Words of the staff's own. */
  labels: Array<Scalars['String']['output']>;
  /** For everybody who may read tags. */
  notes?: Maybe<Scalars['String']['output']>;
  /** The unit on the field. */
  odk?: Maybe<Odk>;
  /** A foul gave the offence a first down, whether or not the play earned one too. */
  penaltyFirstDown?: Maybe<Scalars['Boolean']['output']>;
  /** Who committed the accepted foul; null where there was none. */
  penaltyTeam?: Maybe<PenaltyTeam>;
  /** Yards actually stepped off, 0 to 99. */
  penaltyYards?: Maybe<Scalars['Int']['output']>;
  /** The play that it is about. */
  playId: Scalars['ID']['output'];
  /** What kind of play it was; null where it was not said. */
  playType?: Maybe<PlayType>;
  /** How the play type was written where it came from, at most 60 characters. */
  playTypeText?: Maybe<Scalars['String']['output']>;
  /** Who was in it, by jersey number. */
  players: Array<TagPlayer>;
  /** Log position of the last fact that changed this tag. */
  position: Scalars['Position']['output'];
  /** 1 to 4; 5 is all overtime. */
  quarter?: Maybe<Scalars['Int']['output']>;
  /** What came of it; null where it was not said. */
  result?: Maybe<PlayResult>;
  /** How the result was written where it came from, at most 60 characters. */
  resultText?: Maybe<Scalars['String']['output']>;
  /** The session that it belongs to. */
  sessionId: Scalars['ID']['output'];
  /** Whether it stands. */
  status: TagStatus;
  /** When it was recorded, in UTC. */
  taggedAt: Scalars['DateTime']['output'];
  /** Whose observation it is. */
  taggedBy: Person;
  /** The offence lost the ball. Null: as the result tells. */
  turnover?: Maybe<Scalars['Boolean']['output']>;
  /** Of the play itself, the offence's view, -99 to 99; what a foul added or took is in `penaltyYards`. */
  yardsGained?: Maybe<Scalars['Int']['output']>;
  /** Yards to the opponent's goal line, 1 to 99: own 35 is 65. */
  yardsToGoal?: Maybe<Scalars['Int']['output']>;
};

/** Somebody said what they saw. */
export type TagAdded = SessionEvent & {
  __typename?: 'TagAdded';
  /** Who did it. */
  actor: Person;
  /** When it was recorded. */
  occurredAt: Scalars['DateTime']['output'];
  /** The sheet of its play, as it is now. */
  play?: Maybe<Play>;
  /** Its place in the log. */
  position: Scalars['Position']['output'];
  /** The session that it is about, as it is now. */
  session?: Maybe<Session>;
  /** As it is now. */
  tag?: Maybe<Tag>;
  /** The tag that it is about. */
  tagId: Scalars['ID']['output'];
};

/** A command that takes nothing but the tag. */
export type TagCommandInput = {
  /** Send the same again after a timeout: it is carried out once. */
  commandId: Scalars['ID']['input'];
  /** The tag that it is about. */
  tagId: Scalars['ID']['input'];
};

/** A page of tags. */
export type TagConnection = {
  __typename?: 'TagConnection';
  /** This page's. */
  nodes: Array<Tag>;
  /** Whether there is another page, and from where. */
  pageInfo: PageInfo;
};

/** One of several edits. */
export type TagEditInput = {
  /** What is said anew: absent leaves alone, null takes back. */
  fields: TagFieldsInput;
  /** The tag that it is about. */
  tagId: Scalars['ID']['input'];
};

/** A tag says something else. */
export type TagEdited = SessionEvent & {
  __typename?: 'TagEdited';
  /** Who did it. */
  actor: Person;
  /** Names of the fields that changed. */
  changed: Array<Scalars['String']['output']>;
  /** When it was recorded. */
  occurredAt: Scalars['DateTime']['output'];
  /** The sheet of its play, as it is now. */
  play?: Maybe<Play>;
  /** Its place in the log. */
  position: Scalars['Position']['output'];
  /** The session that it is about, as it is now. */
  session?: Maybe<Session>;
  /** As it is now. */
  tag?: Maybe<Tag>;
  /** The tag that it is about. */
  tagId: Scalars['ID']['output'];
};

/** Absent: nothing said (or, in an edit, nothing changed). Null and empty take back what was said. */
export type TagFieldsInput = {
  /** For admins, coaches and analysts only; at most 2000 characters. */
  coachNotes?: InputMaybe<Scalars['String']['input']>;
  /** False where a foul wiped the play out. Null counts as true. */
  counted?: InputMaybe<Scalars['Boolean']['input']>;
  /** Yards to go, 1 to 99. */
  distance?: InputMaybe<Scalars['Int']['input']>;
  /** 1 to 4; null on kickoffs and tries. */
  down?: InputMaybe<Scalars['Int']['input']>;
  /** The play counted and its down was played again, after a foul downfield. Null counts as false. */
  downRepeated?: InputMaybe<Scalars['Boolean']['input']>;
  /** Number of the possession, counted for each side: 1 to 99. */
  drive?: InputMaybe<Scalars['Int']['input']>;
  /** The team's own word, at most 60 characters. */
  formation?: InputMaybe<Scalars['String']['input']>;
  /** At most 20 of at most 40 characters. */
  labels?: InputMaybe<Array<Scalars['String']['input']>>;
  /** At most 2000 characters. */
  notes?: InputMaybe<Scalars['String']['input']>;
  /** The unit on the field. */
  odk?: InputMaybe<Odk>;
  /** A foul gave the offence a first down, whether or not the play earned one too. */
  penaltyFirstDown?: InputMaybe<Scalars['Boolean']['input']>;
  /** Who committed the accepted foul; null where there was none. */
  penaltyTeam?: InputMaybe<PenaltyTeam>;
  /** Yards actually stepped off, 0 to 99. */
  penaltyYards?: InputMaybe<Scalars['Int']['input']>;
  /** What kind of play it was; null where it was not said. */
  playType?: InputMaybe<PlayType>;
  /** How the play type was written where it came from, at most 60 characters. */
  playTypeText?: InputMaybe<Scalars['String']['input']>;
  /** At most 22. */
  players?: InputMaybe<Array<TagPlayerInput>>;
  /** 1 to 4; 5 is all overtime. */
  quarter?: InputMaybe<Scalars['Int']['input']>;
  /** What came of it; null where it was not said. */
  result?: InputMaybe<PlayResult>;
  /** How the result was written where it came from, at most 60 characters. */
  resultText?: InputMaybe<Scalars['String']['input']>;
  /** The offence lost the ball. Null: as the result tells. */
  turnover?: InputMaybe<Scalars['Boolean']['input']>;
  /** Of the play itself, the offence's view, -99 to 99; what a foul added or took is in `penaltyYards`. */
  yardsGained?: InputMaybe<Scalars['Int']['input']>;
  /** Yards to the opponent's goal line, 1 to 99: own 35 is 65. */
  yardsToGoal?: InputMaybe<Scalars['Int']['input']>;
};

/** Which tags; absent fields do not matter. */
export type TagFilter = {
  /** The clip that it is about. */
  clipId?: InputMaybe<Scalars['ID']['input']>;
  /** Only those that are, or are not. */
  isImportant?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether the caller has gone over it. */
  isReviewed?: InputMaybe<Scalars['Boolean']['input']>;
  /** Exactly this label. */
  label?: InputMaybe<Scalars['String']['input']>;
  /** The play that it is about. */
  playId?: InputMaybe<Scalars['ID']['input']>;
  /** Said by this person. */
  taggedBy?: InputMaybe<Scalars['ID']['input']>;
  /** Anywhere in what was said but the coach's notes, whatever the case; at most 100 characters. */
  text?: InputMaybe<Scalars['String']['input']>;
};

/** As `AddTagInput`; its commandId follows from the batch. */
export type TagItemInput = {
  /** When it happened, in UTC. */
  at?: InputMaybe<Scalars['DateTime']['input']>;
  /** The clip that it is about. */
  clipId?: InputMaybe<Scalars['ID']['input']>;
  /** The device's clock when the button was pressed. */
  clock?: InputMaybe<ClockInput>;
  /** What is said. */
  fields: TagFieldsInput;
  /** The play that it is about. */
  playId?: InputMaybe<Scalars['ID']['input']>;
  /** The session that it belongs to. */
  sessionId?: InputMaybe<Scalars['ID']['input']>;
  /** The tag that it is about. */
  tagId: Scalars['ID']['input'];
};

/** A tag matters to the team. */
export type TagMarkedImportant = SessionEvent & {
  __typename?: 'TagMarkedImportant';
  /** Who did it. */
  actor: Person;
  /** When it was recorded. */
  occurredAt: Scalars['DateTime']['output'];
  /** The sheet of its play, as it is now. */
  play?: Maybe<Play>;
  /** Its place in the log. */
  position: Scalars['Position']['output'];
  /** The session that it is about, as it is now. */
  session?: Maybe<Session>;
  /** As it is now. */
  tag?: Maybe<Tag>;
  /** The tag that it is about. */
  tagId: Scalars['ID']['output'];
};

/** What a command about a tag came to. */
export type TagPayload = CommandPayload & {
  __typename?: 'TagPayload';
  /** Of the last fact recorded; null when nothing was. */
  position?: Maybe<Scalars['Position']['output']>;
  /** As it is after the command; null after a refusal. */
  tag?: Maybe<Tag>;
  /** Empty when the command was carried out. */
  userErrors: Array<UserError>;
  /** `SESSION_NOT_STARTED` for a new tag in a session that nobody has started yet: it is kept. */
  warnings: Array<Warning>;
};

/** A player by jersey number; names live outside the log. */
export type TagPlayer = {
  __typename?: 'TagPlayer';
  /** Who wears this number by the roster as it is now; empty where nobody is known, or the name was erased. */
  names: Array<Scalars['String']['output']>;
  /** As worn: 0 to 99, or 00. */
  number: Scalars['String']['output'];
  /** What the player did. */
  role: PlayerRole;
};

/** A player, by jersey number. */
export type TagPlayerInput = {
  /** Jersey number as worn: 0 to 99, or 00. */
  number: Scalars['String']['input'];
  /** What the player did. */
  role: PlayerRole;
};

/** A tag was taken back. */
export type TagRemoved = SessionEvent & {
  __typename?: 'TagRemoved';
  /** Who did it. */
  actor: Person;
  /** When it was recorded. */
  occurredAt: Scalars['DateTime']['output'];
  /** The sheet of its play, as it is now. */
  play?: Maybe<Play>;
  /** Its place in the log. */
  position: Scalars['Position']['output'];
  /** The session that it is about, as it is now. */
  session?: Maybe<Session>;
  /** As it is now. */
  tag?: Maybe<Tag>;
  /** The tag that it is about. */
  tagId: Scalars['ID']['output'];
};

/** A tag that was taken back stands again, as it was. */
export type TagRestored = SessionEvent & {
  __typename?: 'TagRestored';
  /** Who did it. */
  actor: Person;
  /** When it was recorded. */
  occurredAt: Scalars['DateTime']['output'];
  /** The sheet of its play, as it is now. */
  play?: Maybe<Play>;
  /** Its place in the log. */
  position: Scalars['Position']['output'];
  /** The session that it is about, as it is now. */
  session?: Maybe<Session>;
  /** As it is now. */
  tag?: Maybe<Tag>;
  /** The tag that it is about. */
  tagId: Scalars['ID']['output'];
};

/** What one of several came to. */
export type TagResult = {
  __typename?: 'TagResult';
  /** As it is after the command; null after a refusal. */
  tag?: Maybe<Tag>;
  /** The tag that it is about. */
  tagId: Scalars['ID']['output'];
  /** Empty when the command was carried out. */
  userErrors: Array<UserError>;
  /** As those of `TagPayload`. */
  warnings: Array<Warning>;
};

/** Somebody has looked at a tag. */
export type TagReviewed = SessionEvent & {
  __typename?: 'TagReviewed';
  /** Who did it. */
  actor: Person;
  /** When it was recorded. */
  occurredAt: Scalars['DateTime']['output'];
  /** The sheet of its play, as it is now. */
  play?: Maybe<Play>;
  /** Its place in the log. */
  position: Scalars['Position']['output'];
  /** The session that it is about, as it is now. */
  session?: Maybe<Session>;
  /** As it is now. */
  tag?: Maybe<Tag>;
  /** The tag that it is about. */
  tagId: Scalars['ID']['output'];
};

/** Whether a tag stands. */
export type TagStatus =
  /** It stands. */
  | 'KEPT'
  /** It was taken back. */
  | 'REMOVED';

/** A page of tags as they were. `allowedCommands` of these says what was legal then. */
export type TagThenConnection = {
  __typename?: 'TagThenConnection';
  /** Newest first, those that had been removed left out. */
  nodes: Array<Tag>;
  /** Whether there is more, and where. */
  pageInfo: PageInfo;
  /** How many there were. */
  total: Scalars['Int']['output'];
};

/** A tag matters no more than others. */
export type TagUnmarkedImportant = SessionEvent & {
  __typename?: 'TagUnmarkedImportant';
  /** Who did it. */
  actor: Person;
  /** When it was recorded. */
  occurredAt: Scalars['DateTime']['output'];
  /** The sheet of its play, as it is now. */
  play?: Maybe<Play>;
  /** Its place in the log. */
  position: Scalars['Position']['output'];
  /** The session that it is about, as it is now. */
  session?: Maybe<Session>;
  /** As it is now. */
  tag?: Maybe<Tag>;
  /** The tag that it is about. */
  tagId: Scalars['ID']['output'];
};

/** Somebody wants to look again. */
export type TagUnreviewed = SessionEvent & {
  __typename?: 'TagUnreviewed';
  /** Who did it. */
  actor: Person;
  /** When it was recorded. */
  occurredAt: Scalars['DateTime']['output'];
  /** The sheet of its play, as it is now. */
  play?: Maybe<Play>;
  /** Its place in the log. */
  position: Scalars['Position']['output'];
  /** The session that it is about, as it is now. */
  session?: Maybe<Session>;
  /** As it is now. */
  tag?: Maybe<Tag>;
  /** The tag that it is about. */
  tagId: Scalars['ID']['output'];
};

/** Several tags at once. */
export type TagsCommandInput = {
  /** UUID; what it changes is undone as one. Send the same one again after a timeout. */
  batchId: Scalars['ID']['input'];
  /** 1 to 100 different tags. */
  tagIds: Array<Scalars['ID']['input']>;
};

/** What several came to. */
export type TagsPayload = CommandPayload & {
  __typename?: 'TagsPayload';
  /** Of the last fact recorded; null when nothing was. */
  position?: Maybe<Scalars['Position']['output']>;
  /** One for each, in their order. */
  results: Array<TagResult>;
  /** Of the batch as a whole; what one item came to stands in `results`. */
  userErrors: Array<UserError>;
};

/** A team: whose film this is. Nobody sees another team's. */
export type Team = {
  __typename?: 'Team';
  /** Its name in ids and paths: `home`. */
  id: Scalars['ID']['output'];
  /** IANA zone for sessions that name none; null where none was chosen, which means UTC. */
  timeZone?: Maybe<Scalars['String']['output']>;
};

/** One fact of the team: about sessions and channels. */
export type TeamEvent = {
  /** Who did it. */
  actor: Person;
  /** When it was recorded. */
  occurredAt: Scalars['DateTime']['output'];
  /** Its place in the log. */
  position: Scalars['Position']['output'];
};

/** What commands about the team itself answer. */
export type TeamPayload = CommandPayload & {
  __typename?: 'TeamPayload';
  /** Log position of the last fact recorded; null when nothing was. */
  position?: Maybe<Scalars['Position']['output']>;
  /** The team after the command; null after a refusal. */
  team?: Maybe<Team>;
  /** Empty when the command was carried out. */
  userErrors: Array<UserError>;
};

/** Settings of the team were changed. */
export type TeamSettingsChanged = TeamEvent & {
  __typename?: 'TeamSettingsChanged';
  /** Who did it; `console` is the machine's own command line. */
  actor: Person;
  /** When the server recorded it. */
  occurredAt: Scalars['DateTime']['output'];
  /** Resume with `after: position`; a duplicate after a resume has a position that was seen before. */
  position: Scalars['Position']['output'];
  /** The zone in force from then on; null where this fact does not speak of it. */
  timeZone?: Maybe<Scalars['String']['output']>;
};

/** How a test cut of two seconds went. */
export type TestCut = {
  __typename?: 'TestCut';
  /** Whether the cut was made, checked and thrown away. */
  isGood: Scalars['Boolean']['output'];
  /** How long the worker took, in seconds; null where none took it. */
  seconds?: Maybe<Scalars['Float']['output']>;
  /** What went wrong, for people; null where nothing did. */
  trouble?: Maybe<Scalars['String']['output']>;
};

/** A page of a timeline. */
export type TimelineConnection = {
  __typename?: 'TimelineConnection';
  /** In the order of the log; a refused command stands after the fact that its decision saw last. */
  nodes: Array<TimelineEntry>;
  /** Whether there is more, and where. */
  pageInfo: PageInfo;
};

/** One fact of a game, or one command that was refused. */
export type TimelineEntry = {
  __typename?: 'TimelineEntry';
  /** Who did it, or tried to; a worker's facts carry the id `worker`. */
  actor: Person;
  /** Of a refusal: the last fact that its decision saw of the thing it is about; null where there was no such thing, and for facts. */
  afterEventId?: Maybe<Scalars['ID']['output']>;
  /** When the server recorded it or, of a refusal, when the command came. */
  at: Scalars['DateTime']['output'];
  /** What caused it: another fact, a batch, or the command itself. Null for a refusal. */
  causationId?: Maybe<Scalars['ID']['output']>;
  /**
   * What it changed of the thing that it is about, in the order of its fields; empty for a refusal. Coaches' notes are
   * left out for whoever may not read them.
   */
  changes: Array<FieldChange>;
  /** The clip that it is about, or whose tag it is about; null otherwise. */
  clipId?: Maybe<Scalars['ID']['output']>;
  /** Of a refusal: why, as in `UserError.code`; null for facts. */
  code?: Maybe<Scalars['String']['output']>;
  /** The command that it came from. */
  commandId: Scalars['ID']['output'];
  /** Pass as `after` to go on behind this entry. */
  cursor: Scalars['String']['output'];
  /** The camera's device; null where a person or a worker did it. */
  device?: Maybe<Scalars['ID']['output']>;
  /** Id of the fact; null for a refusal. */
  eventId?: Maybe<Scalars['ID']['output']>;
  /** False for a command that was refused: it changed nothing and is not in the log. */
  isFact: Scalars['Boolean']['output'];
  /**
   * Whether whoever asks may undo it with `undoCommand`, as far as what was done, and by whom, tells: a later act may still
   * be in the way.
   */
  isUndoable: Scalars['Boolean']['output'];
  /** What it is about. */
  kind: TimelineKind;
  /** The fact's type, such as `ClipMarkedIn`; of a refusal the command, such as `MarkClipOut`. */
  name: Scalars['String']['output'];
  /** Its place in the log; null for a refusal. */
  position?: Maybe<Scalars['Position']['output']>;
  /**
   * The fact as the log holds it, `{ "data", "meta" }` as JSON; null for a refusal. Coaches' notes are left out for whoever
   * may not read them, and `redacted` names them then.
   */
  recorded?: Maybe<Scalars['String']['output']>;
  /** The role in which they did it, as recorded: `coach`, `device`, `assistant`; `system` for the platform's own workers. */
  role: Scalars['String']['output'];
  /** The session's, channel's, clip's, tag's or play's id, as `kind` says; of a refusal, of the thing that it was about. */
  subjectId: Scalars['ID']['output'];
  /** Id of the fact that it undoes; null for everything else. */
  undoes?: Maybe<Scalars['ID']['output']>;
  /** Id of the fact that undid it; null where it stands, and for refusals. */
  undoneBy?: Maybe<Scalars['ID']['output']>;
  /** The way in, as recorded: `web`, `script`, `assistant`, `device`, `worker`. */
  via: Scalars['String']['output'];
};

/** Several fields mean: all of them. */
export type TimelineFilter = {
  /** Only what this person or device did, or tried to do. */
  actor?: InputMaybe<Scalars['ID']['input']>;
  /** Only what is about this clip: its own facts, those of its tags, and commands about either that were refused. */
  clipId?: InputMaybe<Scalars['ID']['input']>;
  /** Any of these; everything where absent. */
  kind?: InputMaybe<Array<TimelineKind>>;
};

/** What an entry of a timeline is about. */
export type TimelineKind =
  /** A camera of the session. */
  | 'CHANNEL'
  /** A clip. */
  | 'CLIP'
  /** What was settled about a play. */
  | 'PLAY'
  /** A command that was refused: no fact. */
  | 'REFUSAL'
  /** The session: its plan, its course, its clock. */
  | 'SESSION'
  /** What somebody said about a play. */
  | 'TAG';

/** Another window for a play. */
export type TrimClipInput = {
  /** The clip; of a play with several angles, any of them. */
  clipId: Scalars['ID']['input'];
  /** UUID; send the same one again after a timeout: the command is carried out once. */
  commandId: Scalars['ID']['input'];
  /** The new IN, an instant of the recording; as it is where null. One of the two is needed. */
  inAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** The new OUT; as it is where null. */
  outAt?: InputMaybe<Scalars['DateTime']['input']>;
};

/** What trimming a play came to. */
export type TrimClipPayload = CommandPayload & {
  __typename?: 'TrimClipPayload';
  /** All angles of the play, a result each. */
  angles: Array<ClipResult>;
  /** The clip after the command; null when it was refused. */
  clip?: Maybe<Clip>;
  /** Log position of the last fact recorded; null when nothing was. */
  position?: Maybe<Scalars['Position']['output']>;
  /** Empty when the command was carried out. */
  userErrors: Array<UserError>;
};

/** What is taken back: exactly one of `act` and `eventId`. */
export type UndoCommandInput = {
  /** A command with everything it did, on all angles: its `commandId`. Or a batch: its `batchId`. `causationId` of the facts. */
  act?: InputMaybe<Scalars['ID']['input']>;
  /** Position of what is to be undone: waits up to 1 s for the read models to show it. */
  atLeast?: InputMaybe<Scalars['Position']['input']>;
  /** UUID of the undo itself. Send the same again after a timeout: it is carried out once. */
  commandId: Scalars['ID']['input'];
  /** Or the one act that recorded this fact, such as one item of a batch. */
  eventId?: InputMaybe<Scalars['ID']['input']>;
};

/** What an undo came to. */
export type UndoPayload = CommandPayload & {
  __typename?: 'UndoPayload';
  /** Log position of the last fact recorded; null when nothing was. */
  position?: Maybe<Scalars['Position']['output']>;
  /** One for each act, in the order in which they were recorded. */
  results: Array<UndoResult>;
  /** Empty when anything was undone; else why the first of the acts was not, or what is wrong with the question. */
  userErrors: Array<UserError>;
};

/** What became of one of the acts. */
export type UndoResult = {
  __typename?: 'UndoResult';
  /** The channel as it is now; null where it is about none, and after a refusal. */
  channel?: Maybe<Channel>;
  /** The clip as it is now; null where it is about none, and after a refusal. */
  clip?: Maybe<Clip>;
  /** The fact that was to be undone. */
  eventId: Scalars['ID']['output'];
  /** What it is about. */
  kind: TimelineKind;
  /** Its type, such as `ClipFavorited`. */
  name: Scalars['String']['output'];
  /** The sheet of its play as it is now; null where it is about none, and after a refusal. */
  play?: Maybe<Play>;
  /** The session's, channel's, clip's, tag's or play's id, as `kind` says. */
  subjectId: Scalars['ID']['output'];
  /** The tag as it is now; null where it is about none, and after a refusal. */
  tag?: Maybe<Tag>;
  /** Empty when it was undone. */
  userErrors: Array<UserError>;
};

/** Why a command was not carried out. `code` is stable (docs/errors.md); `message` is for people. */
export type UserError = {
  __typename?: 'UserError';
  /** Commands that are legal now, with `ILLEGAL_IN_STATUS`; those that change what an act did, with `NOT_UNDOABLE`. */
  allowedCommands?: Maybe<Array<Scalars['String']['output']>>;
  /** `BAD_USER_INPUT`, `NOT_FOUND`, `FORBIDDEN`, `ILLEGAL_IN_STATUS`, `CONFLICT`, `IDEMPOTENCY_MISMATCH`, or a code of the noun such as `CLIP_OUT_BEFORE_IN`. */
  code: Scalars['String']['output'];
  /** For people: names the thing and the fix. */
  message: Scalars['String']['output'];
  /** The input field that is at fault, outermost first; empty when it is the command as a whole. */
  path: Array<Scalars['String']['output']>;
  /** Present status of the entity, with `ILLEGAL_IN_STATUS`. */
  status?: Maybe<Scalars['String']['output']>;
};

/** Who is asking. */
export type Viewer = {
  __typename?: 'Viewer';
  /** Stable id of the person or device. */
  id: Scalars['ID']['output'];
  /** Name to show; the id where no name is known. */
  label: Scalars['String']['output'];
  /** What the token's role may do is answered by `allowedCommands` on every entity. */
  role: Role;
  /** The team whose film this is. Nobody sees another team's. */
  team: Scalars['String']['output'];
};

/** Something the caller should know although the command was carried out, such as `SESSION_NOT_STARTED`. */
export type Warning = {
  __typename?: 'Warning';
  /** Stable; clients decide by it. */
  code: Scalars['String']['output'];
  /** For people. */
  message: Scalars['String']['output'];
};



export type ResolverTypeWrapper<T> = Promise<T> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;




/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  CommandPayload:
    | ( Omit<AccessTokenPayload, 'accessToken'> & { accessToken?: Maybe<_RefType['AccessToken']> } )
    | ( Omit<ChannelPayload, 'channel'> & { channel?: Maybe<_RefType['Channel']> } )
    | ( Omit<ClipPayload, 'clip'> & { clip?: Maybe<_RefType['Clip']> } )
    | ( Omit<ClipsPayload, 'results'> & { results: Array<_RefType['ClipItemResult']> } )
    | ( Omit<DeviceKeyPayload, 'deviceKey'> & { deviceKey?: Maybe<_RefType['DeviceKey']> } )
    | ( MarkedIn )
    | ( Omit<MarkClipOutPayload, 'angles' | 'clip'> & { angles: Array<_RefType['ClipResult']>, clip?: Maybe<_RefType['Clip']> } )
    | ( Omit<MemberPayload, 'member'> & { member?: Maybe<_RefType['Member']> } )
    | ( Omit<PlayPayload, 'play'> & { play?: Maybe<_RefType['Play']> } )
    | ( Omit<PlayerPayload, 'player'> & { player?: Maybe<_RefType['Player']> } )
    | ( MarkedIn )
    | ( Omit<SessionPayload, 'session'> & { session?: Maybe<_RefType['Session']> } )
    | ( Omit<TagPayload, 'tag'> & { tag?: Maybe<_RefType['Tag']> } )
    | ( Omit<TagsPayload, 'results'> & { results: Array<_RefType['TagResult']> } )
    | ( Omit<TeamPayload, 'team'> & { team?: Maybe<_RefType['Team']> } )
    | ( Omit<TrimClipPayload, 'angles' | 'clip'> & { angles: Array<_RefType['ClipResult']>, clip?: Maybe<_RefType['Clip']> } )
    | ( Omit<UndoPayload, 'results'> & { results: Array<_RefType['UndoResult']> } )
  ;
  SessionEvent:
    | ( FactOf<'ChannelAssigned'> )
    | ( FactOf<'ChannelClockAnchored'> )
    | ( FactOf<'ChannelDescribed'> )
    | ( FactOf<'ChannelReleased'> )
    | ( FactOf<'ChannelActivated' | 'ChannelDeactivated' | 'ChannelLost' | 'ChannelRecovered'> )
    | ( FactOf<'ClipAttemptFailed'> )
    | ( FactOf<'ClipDiscarded'> )
    | ( FactOf<'ClipExpired'> )
    | ( FactOf<'ClipFailed'> )
    | ( FactOf<'ClipFavorited'> )
    | ( FactOf<'ClipFileDeleted'> )
    | ( FactOf<'ClipGenerationRequested'> )
    | ( FactOf<'ClipGenerationStarted'> )
    | ( FactOf<'ClipMarkedIn'> )
    | ( FactOf<'ClipMarkedOut'> )
    | ( FactOf<'ClipReady'> )
    | ( FactOf<'ClipRestored'> )
    | ( FactOf<'ClipRetitled'> )
    | ( FactOf<'ClipThumbnailReady'> )
    | ( FactOf<'ClipTrimmed'> )
    | ( FactOf<'ClipUnfavorited'> )
    | ( FactOf<'FootageDeleted'> )
    | ( FactOf<'GameClockAnchored'> )
    | ( FactOf<'PlayFactResolved'> )
    | ( FactOf<'SessionCancelled'> )
    | ( FactOf<'SessionCompleted'> )
    | ( FactOf<'SessionDescribed'> )
    | ( FactOf<'SessionPaused'> )
    | ( FactOf<'SessionReopened'> )
    | ( FactOf<'SessionRescheduled'> )
    | ( FactOf<'SessionResumed'> )
    | ( FactOf<'SessionScheduled'> )
    | ( FactOf<'SessionStarted'> )
    | ( FactOf<'TagAdded'> )
    | ( FactOf<'TagEdited'> )
    | ( FactOf<'TagMarkedImportant'> )
    | ( FactOf<'TagRemoved'> )
    | ( FactOf<'TagRestored'> )
    | ( FactOf<'TagReviewed'> )
    | ( FactOf<'TagUnmarkedImportant'> )
    | ( FactOf<'TagUnreviewed'> )
  ;
  TeamEvent:
    | ( FactOf<'AccessTokenIssued'> )
    | ( FactOf<'AccessTokenRevoked'> )
    | ( FactOf<'ChannelAssigned'> )
    | ( FactOf<'ChannelClockAnchored'> )
    | ( FactOf<'ChannelDescribed'> )
    | ( FactOf<'ChannelRegistered'> )
    | ( FactOf<'ChannelReleased'> )
    | ( FactOf<'ChannelActivated' | 'ChannelDeactivated' | 'ChannelLost' | 'ChannelRecovered'> )
    | ( FactOf<'DeviceKeyIssued'> )
    | ( FactOf<'DeviceKeyRevoked'> )
    | ( FactOf<'FootageDeleted'> )
    | ( FactOf<'MemberAdded'> )
    | ( FactOf<'MemberRemoved'> )
    | ( FactOf<'RoleGranted'> )
    | ( FactOf<'RoleRevoked'> )
    | ( FactOf<'SessionCancelled'> )
    | ( FactOf<'SessionCompleted'> )
    | ( FactOf<'SessionDescribed'> )
    | ( FactOf<'SessionPaused'> )
    | ( FactOf<'SessionReopened'> )
    | ( FactOf<'SessionRescheduled'> )
    | ( FactOf<'SessionResumed'> )
    | ( FactOf<'SessionScheduled'> )
    | ( FactOf<'SessionStarted'> )
    | ( FactOf<'TeamSettingsChanged'> )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AccessToken: ResolverTypeWrapper<KeyRow>;
  AccessTokenIssued: ResolverTypeWrapper<FactOf<'AccessTokenIssued'>>;
  AccessTokenKind: AccessTokenKind;
  AccessTokenPayload: ResolverTypeWrapper<Omit<AccessTokenPayload, 'accessToken'> & { accessToken?: Maybe<ResolversTypes['AccessToken']> }>;
  AccessTokenRevoked: ResolverTypeWrapper<FactOf<'AccessTokenRevoked'>>;
  AddMemberInput: AddMemberInput;
  AddTagInput: AddTagInput;
  AddTagsInput: AddTagsInput;
  AnchorChannelClockInput: AnchorChannelClockInput;
  AnchorGameClockInput: AnchorGameClockInput;
  AttentionEntry: ResolverTypeWrapper<Told>;
  AttentionKind: AttentionKind;
  Book: Book;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  CancelSessionInput: CancelSessionInput;
  ChangeTeamSettingsInput: ChangeTeamSettingsInput;
  Channel: ResolverTypeWrapper<ChannelRow>;
  ChannelAssigned: ResolverTypeWrapper<FactOf<'ChannelAssigned'>>;
  ChannelCheck: ResolverTypeWrapper<Checked>;
  ChannelClock: ResolverTypeWrapper<ChannelClock>;
  ChannelClockAnchored: ResolverTypeWrapper<FactOf<'ChannelClockAnchored'>>;
  ChannelClockConnection: ResolverTypeWrapper<ChannelClockConnection>;
  ChannelCommandInput: ChannelCommandInput;
  ChannelDescribed: ResolverTypeWrapper<FactOf<'ChannelDescribed'>>;
  ChannelPayload: ResolverTypeWrapper<Omit<ChannelPayload, 'channel'> & { channel?: Maybe<ResolversTypes['Channel']> }>;
  ChannelPreview: ResolverTypeWrapper<ChannelPreview>;
  ChannelRegistered: ResolverTypeWrapper<FactOf<'ChannelRegistered'>>;
  ChannelReleased: ResolverTypeWrapper<FactOf<'ChannelReleased'>>;
  ChannelSessionInput: ChannelSessionInput;
  ChannelSignal: ChannelSignal;
  ChannelStatus: ChannelStatus;
  ChannelStatusChanged: ResolverTypeWrapper<FactOf<'ChannelActivated' | 'ChannelDeactivated' | 'ChannelLost' | 'ChannelRecovered'>>;
  ChannelThen: ResolverTypeWrapper<ChannelAtMoment>;
  Clip: ResolverTypeWrapper<ClipRow>;
  ClipAttemptFailed: ResolverTypeWrapper<FactOf<'ClipAttemptFailed'>>;
  ClipCommandInput: ClipCommandInput;
  ClipConnection: ResolverTypeWrapper<Omit<ClipConnection, 'nodes'> & { nodes: Array<ResolversTypes['Clip']> }>;
  ClipCounts: ResolverTypeWrapper<ClipCounts>;
  ClipDiscarded: ResolverTypeWrapper<FactOf<'ClipDiscarded'>>;
  ClipExpired: ResolverTypeWrapper<FactOf<'ClipExpired'>>;
  ClipFailed: ResolverTypeWrapper<FactOf<'ClipFailed'>>;
  ClipFailure: ResolverTypeWrapper<ClipFailure>;
  ClipFavorited: ResolverTypeWrapper<FactOf<'ClipFavorited'>>;
  ClipFileDeleted: ResolverTypeWrapper<FactOf<'ClipFileDeleted'>>;
  ClipFilter: ClipFilter;
  ClipGap: ResolverTypeWrapper<ClipGap>;
  ClipGenerationRequested: ResolverTypeWrapper<FactOf<'ClipGenerationRequested'>>;
  ClipGenerationStarted: ResolverTypeWrapper<FactOf<'ClipGenerationStarted'>>;
  ClipItemResult: ResolverTypeWrapper<Omit<ClipItemResult, 'clip'> & { clip?: Maybe<ResolversTypes['Clip']> }>;
  ClipMarkedIn: ResolverTypeWrapper<FactOf<'ClipMarkedIn'>>;
  ClipMarkedOut: ResolverTypeWrapper<FactOf<'ClipMarkedOut'>>;
  ClipPayload: ResolverTypeWrapper<Omit<ClipPayload, 'clip'> & { clip?: Maybe<ResolversTypes['Clip']> }>;
  ClipProgress: ResolverTypeWrapper<ClipInWork>;
  ClipReady: ResolverTypeWrapper<FactOf<'ClipReady'>>;
  ClipRestored: ResolverTypeWrapper<FactOf<'ClipRestored'>>;
  ClipResult: ResolverTypeWrapper<Omit<ClipResult, 'clip'> & { clip?: Maybe<ResolversTypes['Clip']> }>;
  ClipRetitled: ResolverTypeWrapper<FactOf<'ClipRetitled'>>;
  ClipStage: ClipStage;
  ClipStatus: ClipStatus;
  ClipStatusCount: ResolverTypeWrapper<ClipStatusCount>;
  ClipThen: ResolverTypeWrapper<ClipAtMoment>;
  ClipThenConnection: ResolverTypeWrapper<Omit<ClipThenConnection, 'nodes'> & { nodes: Array<ResolversTypes['ClipThen']> }>;
  ClipThumbnailReady: ResolverTypeWrapper<FactOf<'ClipThumbnailReady'>>;
  ClipTrimmed: ResolverTypeWrapper<FactOf<'ClipTrimmed'>>;
  ClipUnfavorited: ResolverTypeWrapper<FactOf<'ClipUnfavorited'>>;
  ClipsCommandInput: ClipsCommandInput;
  ClipsPayload: ResolverTypeWrapper<Omit<ClipsPayload, 'results'> & { results: Array<ResolversTypes['ClipItemResult']> }>;
  ClockInput: ClockInput;
  ClockInstant: ResolverTypeWrapper<ClockInstant>;
  CommandPayload: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['CommandPayload']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DescribeChannelInput: DescribeChannelInput;
  DescribeSessionInput: DescribeSessionInput;
  DeviceKey: ResolverTypeWrapper<KeyRow>;
  DeviceKeyIssued: ResolverTypeWrapper<FactOf<'DeviceKeyIssued'>>;
  DeviceKeyPayload: ResolverTypeWrapper<Omit<DeviceKeyPayload, 'deviceKey'> & { deviceKey?: Maybe<ResolversTypes['DeviceKey']> }>;
  DeviceKeyRevoked: ResolverTypeWrapper<FactOf<'DeviceKeyRevoked'>>;
  DownTry: ResolverTypeWrapper<DownTry>;
  EditTagInput: EditTagInput;
  EditTagsInput: EditTagsInput;
  ErasePersonInput: ErasePersonInput;
  ErasePlayerInput: ErasePlayerInput;
  FieldChange: ResolverTypeWrapper<FieldChange>;
  Figure: ResolverTypeWrapper<Figure>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  FootageDeleted: ResolverTypeWrapper<FactOf<'FootageDeleted'>>;
  GameClock: ResolverTypeWrapper<GameClock>;
  GameClockAnchored: ResolverTypeWrapper<FactOf<'GameClockAnchored'>>;
  GameClockInput: GameClockInput;
  GameClockReading: ResolverTypeWrapper<GameClockReading>;
  GameClockReadingConnection: ResolverTypeWrapper<GameClockReadingConnection>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  IntRange: IntRange;
  IssueAccessTokenInput: IssueAccessTokenInput;
  IssueDeviceKeyInput: IssueDeviceKeyInput;
  KeyPlay: ResolverTypeWrapper<Omit<KeyPlay, 'play'> & { play: ResolversTypes['Play'] }>;
  KeyPlayConnection: ResolverTypeWrapper<Omit<KeyPlayConnection, 'nodes'> & { nodes: Array<ResolversTypes['KeyPlay']> }>;
  KeyReason: KeyReason;
  MarkClipInInput: MarkClipInInput;
  MarkClipInPayload: ResolverTypeWrapper<MarkedIn>;
  MarkClipOutInput: MarkClipOutInput;
  MarkClipOutPayload: ResolverTypeWrapper<Omit<MarkClipOutPayload, 'angles' | 'clip'> & { angles: Array<ResolversTypes['ClipResult']>, clip?: Maybe<ResolversTypes['Clip']> }>;
  Member: ResolverTypeWrapper<MemberRow>;
  MemberAdded: ResolverTypeWrapper<FactOf<'MemberAdded'>>;
  MemberPayload: ResolverTypeWrapper<Omit<MemberPayload, 'member'> & { member?: Maybe<ResolversTypes['Member']> }>;
  MemberRemoved: ResolverTypeWrapper<FactOf<'MemberRemoved'>>;
  MemberRoleInput: MemberRoleInput;
  MomentInput: MomentInput;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  NamePersonInput: NamePersonInput;
  Odk: Odk;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PenaltyTeam: PenaltyTeam;
  Person: ResolverTypeWrapper<PersonId>;
  Play: ResolverTypeWrapper<PlayRow>;
  PlayConnection: ResolverTypeWrapper<Omit<PlayConnection, 'nodes'> & { nodes: Array<ResolversTypes['Play']> }>;
  PlayFact: ResolverTypeWrapper<Omit<PlayFact, 'observations' | 'resolvedBy'> & { observations: Array<ResolversTypes['PlayObservation']>, resolvedBy?: Maybe<ResolversTypes['Person']> }>;
  PlayFactField: PlayFactField;
  PlayFactResolved: ResolverTypeWrapper<FactOf<'PlayFactResolved'>>;
  PlayFilter: PlayFilter;
  PlayObservation: ResolverTypeWrapper<Omit<PlayObservation, 'by'> & { by: ResolversTypes['Person'] }>;
  PlayOfClipFilter: PlayOfClipFilter;
  PlayPayload: ResolverTypeWrapper<Omit<PlayPayload, 'play'> & { play?: Maybe<ResolversTypes['Play']> }>;
  PlayResult: PlayResult;
  PlayStats: ResolverTypeWrapper<Stats>;
  PlayThen: ResolverTypeWrapper<PlayRow>;
  PlayThenConnection: ResolverTypeWrapper<Omit<PlayThenConnection, 'nodes'> & { nodes: Array<ResolversTypes['PlayThen']> }>;
  PlayType: PlayType;
  Player: ResolverTypeWrapper<PlayerRow>;
  PlayerPayload: ResolverTypeWrapper<Omit<PlayerPayload, 'player'> & { player?: Maybe<ResolversTypes['Player']> }>;
  PlayerRole: PlayerRole;
  Position: ResolverTypeWrapper<Scalars['Position']['output']>;
  PreGameCheck: ResolverTypeWrapper<Omit<PreGameCheck, 'channels'> & { channels: Array<ResolversTypes['ChannelCheck']> }>;
  PreviewTrouble: PreviewTrouble;
  PutPlayerInput: PutPlayerInput;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RecorderClock: ResolverTypeWrapper<RecorderClock>;
  RecordingFilm: ResolverTypeWrapper<RecordingFilm>;
  RecordingGap: ResolverTypeWrapper<Gap>;
  RecordingGapConnection: ResolverTypeWrapper<Omit<RecordingGapConnection, 'nodes'> & { nodes: Array<ResolversTypes['RecordingGap']> }>;
  RecordingSegment: ResolverTypeWrapper<SegmentOverview>;
  RecordingSegmentConnection: ResolverTypeWrapper<Omit<RecordingSegmentConnection, 'nodes'> & { nodes: Array<ResolversTypes['RecordingSegment']> }>;
  RecordingState: RecordingState;
  Recordings: ResolverTypeWrapper<ChannelRecordings>;
  RegisterChannelInput: RegisterChannelInput;
  RegisterClipInput: RegisterClipInput;
  RegisterClipPayload: ResolverTypeWrapper<MarkedIn>;
  RemoveMemberInput: RemoveMemberInput;
  ReopenSessionInput: ReopenSessionInput;
  RescheduleSessionInput: RescheduleSessionInput;
  Resolution: ResolverTypeWrapper<Resolution>;
  ResolvePlayFactInput: ResolvePlayFactInput;
  RetitleClipInput: RetitleClipInput;
  RevokeAccessTokenInput: RevokeAccessTokenInput;
  RevokeDeviceKeyInput: RevokeDeviceKeyInput;
  Role: Role;
  RoleGranted: ResolverTypeWrapper<FactOf<'RoleGranted'>>;
  RoleRevoked: ResolverTypeWrapper<FactOf<'RoleRevoked'>>;
  ScheduleSessionInput: ScheduleSessionInput;
  Session: ResolverTypeWrapper<SessionRow>;
  SessionAsOf: ResolverTypeWrapper<Moment>;
  SessionCancelled: ResolverTypeWrapper<FactOf<'SessionCancelled'>>;
  SessionCommandInput: SessionCommandInput;
  SessionCompleted: ResolverTypeWrapper<FactOf<'SessionCompleted'>>;
  SessionConnection: ResolverTypeWrapper<Omit<SessionConnection, 'nodes'> & { nodes: Array<ResolversTypes['Session']> }>;
  SessionDescribed: ResolverTypeWrapper<FactOf<'SessionDescribed'>>;
  SessionEvent: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['SessionEvent']>;
  SessionPaused: ResolverTypeWrapper<FactOf<'SessionPaused'>>;
  SessionPayload: ResolverTypeWrapper<Omit<SessionPayload, 'session'> & { session?: Maybe<ResolversTypes['Session']> }>;
  SessionReopened: ResolverTypeWrapper<FactOf<'SessionReopened'>>;
  SessionRescheduled: ResolverTypeWrapper<FactOf<'SessionRescheduled'>>;
  SessionResumed: ResolverTypeWrapper<FactOf<'SessionResumed'>>;
  SessionScheduled: ResolverTypeWrapper<FactOf<'SessionScheduled'>>;
  SessionStarted: ResolverTypeWrapper<FactOf<'SessionStarted'>>;
  SessionStatus: SessionStatus;
  SessionThen: ResolverTypeWrapper<SessionAtMoment>;
  SessionType: SessionType;
  Side: Side;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Tag: ResolverTypeWrapper<TagRow>;
  TagAdded: ResolverTypeWrapper<FactOf<'TagAdded'>>;
  TagCommandInput: TagCommandInput;
  TagConnection: ResolverTypeWrapper<Omit<TagConnection, 'nodes'> & { nodes: Array<ResolversTypes['Tag']> }>;
  TagEditInput: TagEditInput;
  TagEdited: ResolverTypeWrapper<FactOf<'TagEdited'>>;
  TagFieldsInput: TagFieldsInput;
  TagFilter: TagFilter;
  TagItemInput: TagItemInput;
  TagMarkedImportant: ResolverTypeWrapper<FactOf<'TagMarkedImportant'>>;
  TagPayload: ResolverTypeWrapper<Omit<TagPayload, 'tag'> & { tag?: Maybe<ResolversTypes['Tag']> }>;
  TagPlayer: ResolverTypeWrapper<NumberAndRole>;
  TagPlayerInput: TagPlayerInput;
  TagRemoved: ResolverTypeWrapper<FactOf<'TagRemoved'>>;
  TagRestored: ResolverTypeWrapper<FactOf<'TagRestored'>>;
  TagResult: ResolverTypeWrapper<Omit<TagResult, 'tag'> & { tag?: Maybe<ResolversTypes['Tag']> }>;
  TagReviewed: ResolverTypeWrapper<FactOf<'TagReviewed'>>;
  TagStatus: TagStatus;
  TagThenConnection: ResolverTypeWrapper<Omit<TagThenConnection, 'nodes'> & { nodes: Array<ResolversTypes['Tag']> }>;
  TagUnmarkedImportant: ResolverTypeWrapper<FactOf<'TagUnmarkedImportant'>>;
  TagUnreviewed: ResolverTypeWrapper<FactOf<'TagUnreviewed'>>;
  TagsCommandInput: TagsCommandInput;
  TagsPayload: ResolverTypeWrapper<Omit<TagsPayload, 'results'> & { results: Array<ResolversTypes['TagResult']> }>;
  Team: ResolverTypeWrapper<TeamSettingsRow>;
  TeamEvent: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['TeamEvent']>;
  TeamPayload: ResolverTypeWrapper<Omit<TeamPayload, 'team'> & { team?: Maybe<ResolversTypes['Team']> }>;
  TeamSettingsChanged: ResolverTypeWrapper<FactOf<'TeamSettingsChanged'>>;
  TestCut: ResolverTypeWrapper<TestCut>;
  TimelineConnection: ResolverTypeWrapper<Omit<TimelineConnection, 'nodes'> & { nodes: Array<ResolversTypes['TimelineEntry']> }>;
  TimelineEntry: ResolverTypeWrapper<Entry>;
  TimelineFilter: TimelineFilter;
  TimelineKind: TimelineKind;
  TrimClipInput: TrimClipInput;
  TrimClipPayload: ResolverTypeWrapper<Omit<TrimClipPayload, 'angles' | 'clip'> & { angles: Array<ResolversTypes['ClipResult']>, clip?: Maybe<ResolversTypes['Clip']> }>;
  UndoCommandInput: UndoCommandInput;
  UndoPayload: ResolverTypeWrapper<Omit<UndoPayload, 'results'> & { results: Array<ResolversTypes['UndoResult']> }>;
  UndoResult: ResolverTypeWrapper<Undone>;
  UserError: ResolverTypeWrapper<UserError>;
  Viewer: ResolverTypeWrapper<Viewer>;
  Warning: ResolverTypeWrapper<Warning>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AccessToken: KeyRow;
  AccessTokenIssued: FactOf<'AccessTokenIssued'>;
  AccessTokenPayload: Omit<AccessTokenPayload, 'accessToken'> & { accessToken?: Maybe<ResolversParentTypes['AccessToken']> };
  AccessTokenRevoked: FactOf<'AccessTokenRevoked'>;
  AddMemberInput: AddMemberInput;
  AddTagInput: AddTagInput;
  AddTagsInput: AddTagsInput;
  AnchorChannelClockInput: AnchorChannelClockInput;
  AnchorGameClockInput: AnchorGameClockInput;
  AttentionEntry: Told;
  Boolean: Scalars['Boolean']['output'];
  CancelSessionInput: CancelSessionInput;
  ChangeTeamSettingsInput: ChangeTeamSettingsInput;
  Channel: ChannelRow;
  ChannelAssigned: FactOf<'ChannelAssigned'>;
  ChannelCheck: Checked;
  ChannelClock: ChannelClock;
  ChannelClockAnchored: FactOf<'ChannelClockAnchored'>;
  ChannelClockConnection: ChannelClockConnection;
  ChannelCommandInput: ChannelCommandInput;
  ChannelDescribed: FactOf<'ChannelDescribed'>;
  ChannelPayload: Omit<ChannelPayload, 'channel'> & { channel?: Maybe<ResolversParentTypes['Channel']> };
  ChannelPreview: ChannelPreview;
  ChannelRegistered: FactOf<'ChannelRegistered'>;
  ChannelReleased: FactOf<'ChannelReleased'>;
  ChannelSessionInput: ChannelSessionInput;
  ChannelStatusChanged: FactOf<'ChannelActivated' | 'ChannelDeactivated' | 'ChannelLost' | 'ChannelRecovered'>;
  ChannelThen: ChannelAtMoment;
  Clip: ClipRow;
  ClipAttemptFailed: FactOf<'ClipAttemptFailed'>;
  ClipCommandInput: ClipCommandInput;
  ClipConnection: Omit<ClipConnection, 'nodes'> & { nodes: Array<ResolversParentTypes['Clip']> };
  ClipCounts: ClipCounts;
  ClipDiscarded: FactOf<'ClipDiscarded'>;
  ClipExpired: FactOf<'ClipExpired'>;
  ClipFailed: FactOf<'ClipFailed'>;
  ClipFailure: ClipFailure;
  ClipFavorited: FactOf<'ClipFavorited'>;
  ClipFileDeleted: FactOf<'ClipFileDeleted'>;
  ClipFilter: ClipFilter;
  ClipGap: ClipGap;
  ClipGenerationRequested: FactOf<'ClipGenerationRequested'>;
  ClipGenerationStarted: FactOf<'ClipGenerationStarted'>;
  ClipItemResult: Omit<ClipItemResult, 'clip'> & { clip?: Maybe<ResolversParentTypes['Clip']> };
  ClipMarkedIn: FactOf<'ClipMarkedIn'>;
  ClipMarkedOut: FactOf<'ClipMarkedOut'>;
  ClipPayload: Omit<ClipPayload, 'clip'> & { clip?: Maybe<ResolversParentTypes['Clip']> };
  ClipProgress: ClipInWork;
  ClipReady: FactOf<'ClipReady'>;
  ClipRestored: FactOf<'ClipRestored'>;
  ClipResult: Omit<ClipResult, 'clip'> & { clip?: Maybe<ResolversParentTypes['Clip']> };
  ClipRetitled: FactOf<'ClipRetitled'>;
  ClipStatusCount: ClipStatusCount;
  ClipThen: ClipAtMoment;
  ClipThenConnection: Omit<ClipThenConnection, 'nodes'> & { nodes: Array<ResolversParentTypes['ClipThen']> };
  ClipThumbnailReady: FactOf<'ClipThumbnailReady'>;
  ClipTrimmed: FactOf<'ClipTrimmed'>;
  ClipUnfavorited: FactOf<'ClipUnfavorited'>;
  ClipsCommandInput: ClipsCommandInput;
  ClipsPayload: Omit<ClipsPayload, 'results'> & { results: Array<ResolversParentTypes['ClipItemResult']> };
  ClockInput: ClockInput;
  ClockInstant: ClockInstant;
  CommandPayload: ResolversInterfaceTypes<ResolversParentTypes>['CommandPayload'];
  DateTime: Scalars['DateTime']['output'];
  DescribeChannelInput: DescribeChannelInput;
  DescribeSessionInput: DescribeSessionInput;
  DeviceKey: KeyRow;
  DeviceKeyIssued: FactOf<'DeviceKeyIssued'>;
  DeviceKeyPayload: Omit<DeviceKeyPayload, 'deviceKey'> & { deviceKey?: Maybe<ResolversParentTypes['DeviceKey']> };
  DeviceKeyRevoked: FactOf<'DeviceKeyRevoked'>;
  DownTry: DownTry;
  EditTagInput: EditTagInput;
  EditTagsInput: EditTagsInput;
  ErasePersonInput: ErasePersonInput;
  ErasePlayerInput: ErasePlayerInput;
  FieldChange: FieldChange;
  Figure: Figure;
  Float: Scalars['Float']['output'];
  FootageDeleted: FactOf<'FootageDeleted'>;
  GameClock: GameClock;
  GameClockAnchored: FactOf<'GameClockAnchored'>;
  GameClockInput: GameClockInput;
  GameClockReading: GameClockReading;
  GameClockReadingConnection: GameClockReadingConnection;
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  IntRange: IntRange;
  IssueAccessTokenInput: IssueAccessTokenInput;
  IssueDeviceKeyInput: IssueDeviceKeyInput;
  KeyPlay: Omit<KeyPlay, 'play'> & { play: ResolversParentTypes['Play'] };
  KeyPlayConnection: Omit<KeyPlayConnection, 'nodes'> & { nodes: Array<ResolversParentTypes['KeyPlay']> };
  MarkClipInInput: MarkClipInInput;
  MarkClipInPayload: MarkedIn;
  MarkClipOutInput: MarkClipOutInput;
  MarkClipOutPayload: Omit<MarkClipOutPayload, 'angles' | 'clip'> & { angles: Array<ResolversParentTypes['ClipResult']>, clip?: Maybe<ResolversParentTypes['Clip']> };
  Member: MemberRow;
  MemberAdded: FactOf<'MemberAdded'>;
  MemberPayload: Omit<MemberPayload, 'member'> & { member?: Maybe<ResolversParentTypes['Member']> };
  MemberRemoved: FactOf<'MemberRemoved'>;
  MemberRoleInput: MemberRoleInput;
  MomentInput: MomentInput;
  Mutation: Record<PropertyKey, never>;
  NamePersonInput: NamePersonInput;
  PageInfo: PageInfo;
  Person: PersonId;
  Play: PlayRow;
  PlayConnection: Omit<PlayConnection, 'nodes'> & { nodes: Array<ResolversParentTypes['Play']> };
  PlayFact: Omit<PlayFact, 'observations' | 'resolvedBy'> & { observations: Array<ResolversParentTypes['PlayObservation']>, resolvedBy?: Maybe<ResolversParentTypes['Person']> };
  PlayFactResolved: FactOf<'PlayFactResolved'>;
  PlayFilter: PlayFilter;
  PlayObservation: Omit<PlayObservation, 'by'> & { by: ResolversParentTypes['Person'] };
  PlayOfClipFilter: PlayOfClipFilter;
  PlayPayload: Omit<PlayPayload, 'play'> & { play?: Maybe<ResolversParentTypes['Play']> };
  PlayStats: Stats;
  PlayThen: PlayRow;
  PlayThenConnection: Omit<PlayThenConnection, 'nodes'> & { nodes: Array<ResolversParentTypes['PlayThen']> };
  Player: PlayerRow;
  PlayerPayload: Omit<PlayerPayload, 'player'> & { player?: Maybe<ResolversParentTypes['Player']> };
  Position: Scalars['Position']['output'];
  PreGameCheck: Omit<PreGameCheck, 'channels'> & { channels: Array<ResolversParentTypes['ChannelCheck']> };
  PutPlayerInput: PutPlayerInput;
  Query: Record<PropertyKey, never>;
  RecorderClock: RecorderClock;
  RecordingFilm: RecordingFilm;
  RecordingGap: Gap;
  RecordingGapConnection: Omit<RecordingGapConnection, 'nodes'> & { nodes: Array<ResolversParentTypes['RecordingGap']> };
  RecordingSegment: SegmentOverview;
  RecordingSegmentConnection: Omit<RecordingSegmentConnection, 'nodes'> & { nodes: Array<ResolversParentTypes['RecordingSegment']> };
  Recordings: ChannelRecordings;
  RegisterChannelInput: RegisterChannelInput;
  RegisterClipInput: RegisterClipInput;
  RegisterClipPayload: MarkedIn;
  RemoveMemberInput: RemoveMemberInput;
  ReopenSessionInput: ReopenSessionInput;
  RescheduleSessionInput: RescheduleSessionInput;
  Resolution: Resolution;
  ResolvePlayFactInput: ResolvePlayFactInput;
  RetitleClipInput: RetitleClipInput;
  RevokeAccessTokenInput: RevokeAccessTokenInput;
  RevokeDeviceKeyInput: RevokeDeviceKeyInput;
  RoleGranted: FactOf<'RoleGranted'>;
  RoleRevoked: FactOf<'RoleRevoked'>;
  ScheduleSessionInput: ScheduleSessionInput;
  Session: SessionRow;
  SessionAsOf: Moment;
  SessionCancelled: FactOf<'SessionCancelled'>;
  SessionCommandInput: SessionCommandInput;
  SessionCompleted: FactOf<'SessionCompleted'>;
  SessionConnection: Omit<SessionConnection, 'nodes'> & { nodes: Array<ResolversParentTypes['Session']> };
  SessionDescribed: FactOf<'SessionDescribed'>;
  SessionEvent: ResolversInterfaceTypes<ResolversParentTypes>['SessionEvent'];
  SessionPaused: FactOf<'SessionPaused'>;
  SessionPayload: Omit<SessionPayload, 'session'> & { session?: Maybe<ResolversParentTypes['Session']> };
  SessionReopened: FactOf<'SessionReopened'>;
  SessionRescheduled: FactOf<'SessionRescheduled'>;
  SessionResumed: FactOf<'SessionResumed'>;
  SessionScheduled: FactOf<'SessionScheduled'>;
  SessionStarted: FactOf<'SessionStarted'>;
  SessionThen: SessionAtMoment;
  String: Scalars['String']['output'];
  Subscription: Record<PropertyKey, never>;
  Tag: TagRow;
  TagAdded: FactOf<'TagAdded'>;
  TagCommandInput: TagCommandInput;
  TagConnection: Omit<TagConnection, 'nodes'> & { nodes: Array<ResolversParentTypes['Tag']> };
  TagEditInput: TagEditInput;
  TagEdited: FactOf<'TagEdited'>;
  TagFieldsInput: TagFieldsInput;
  TagFilter: TagFilter;
  TagItemInput: TagItemInput;
  TagMarkedImportant: FactOf<'TagMarkedImportant'>;
  TagPayload: Omit<TagPayload, 'tag'> & { tag?: Maybe<ResolversParentTypes['Tag']> };
  TagPlayer: NumberAndRole;
  TagPlayerInput: TagPlayerInput;
  TagRemoved: FactOf<'TagRemoved'>;
  TagRestored: FactOf<'TagRestored'>;
  TagResult: Omit<TagResult, 'tag'> & { tag?: Maybe<ResolversParentTypes['Tag']> };
  TagReviewed: FactOf<'TagReviewed'>;
  TagThenConnection: Omit<TagThenConnection, 'nodes'> & { nodes: Array<ResolversParentTypes['Tag']> };
  TagUnmarkedImportant: FactOf<'TagUnmarkedImportant'>;
  TagUnreviewed: FactOf<'TagUnreviewed'>;
  TagsCommandInput: TagsCommandInput;
  TagsPayload: Omit<TagsPayload, 'results'> & { results: Array<ResolversParentTypes['TagResult']> };
  Team: TeamSettingsRow;
  TeamEvent: ResolversInterfaceTypes<ResolversParentTypes>['TeamEvent'];
  TeamPayload: Omit<TeamPayload, 'team'> & { team?: Maybe<ResolversParentTypes['Team']> };
  TeamSettingsChanged: FactOf<'TeamSettingsChanged'>;
  TestCut: TestCut;
  TimelineConnection: Omit<TimelineConnection, 'nodes'> & { nodes: Array<ResolversParentTypes['TimelineEntry']> };
  TimelineEntry: Entry;
  TimelineFilter: TimelineFilter;
  TrimClipInput: TrimClipInput;
  TrimClipPayload: Omit<TrimClipPayload, 'angles' | 'clip'> & { angles: Array<ResolversParentTypes['ClipResult']>, clip?: Maybe<ResolversParentTypes['Clip']> };
  UndoCommandInput: UndoCommandInput;
  UndoPayload: Omit<UndoPayload, 'results'> & { results: Array<ResolversParentTypes['UndoResult']> };
  UndoResult: Undone;
  UserError: UserError;
  Viewer: Viewer;
  Warning: Warning;
};

export type AccessTokenResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AccessToken'] = ResolversParentTypes['AccessToken']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  issuedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['AccessTokenKind'], ParentType, ContextType>;
  mayWrite?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  member?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  revokedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  role?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  until?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type AccessTokenIssuedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AccessTokenIssued'] = ResolversParentTypes['AccessTokenIssued']> = {
  actor?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['AccessTokenKind'], ParentType, ContextType>;
  mayWrite?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  member?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AccessTokenPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AccessTokenPayload'] = ResolversParentTypes['AccessTokenPayload']> = {
  accessToken?: Resolver<Maybe<ResolversTypes['AccessToken']>, ParentType, ContextType>;
  position?: Resolver<Maybe<ResolversTypes['Position']>, ParentType, ContextType>;
  secret?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AccessTokenRevokedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AccessTokenRevoked'] = ResolversParentTypes['AccessTokenRevoked']> = {
  actor?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  tokenId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AttentionEntryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AttentionEntry'] = ResolversParentTypes['AttentionEntry']> = {
  channelId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  effect?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  fix?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['AttentionKind'], ParentType, ContextType>;
  since?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  what?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ChannelResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Channel'] = ResolversParentTypes['Channel']> = {
  allowedCommands?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  clock?: Resolver<Maybe<ResolversTypes['ChannelClock']>, ParentType, ContextType>;
  clockReadings?: Resolver<ResolversTypes['ChannelClockConnection'], ParentType, ContextType, RequireFields<ChannelClockReadingsArgs, 'first'>>;
  frameRate?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  inputUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isRecording?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lastSeenAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  preview?: Resolver<Maybe<ResolversTypes['ChannelPreview']>, ParentType, ContextType>;
  recordedUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  recorderClock?: Resolver<Maybe<ResolversTypes['RecorderClock']>, ParentType, ContextType>;
  recordingGrewAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  resolution?: Resolver<Maybe<ResolversTypes['Resolution']>, ParentType, ContextType>;
  sessionIds?: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType>;
  signal?: Resolver<ResolversTypes['ChannelSignal'], ParentType, ContextType>;
  silenceSeconds?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ChannelStatus'], ParentType, ContextType>;
  statusReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  statusSince?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type ChannelAssignedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChannelAssigned'] = ResolversParentTypes['ChannelAssigned']> = {
  actor?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  channel?: Resolver<Maybe<ResolversTypes['Channel']>, ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  session?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ChannelCheckResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChannelCheck'] = ResolversParentTypes['ChannelCheck']> = {
  beatAgeSeconds?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  channel?: Resolver<ResolversTypes['Channel'], ParentType, ContextType>;
  clockOffsetSeconds?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  fix?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  footageAgeSeconds?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  testCut?: Resolver<ResolversTypes['TestCut'], ParentType, ContextType>;
};

export type ChannelClockResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChannelClock'] = ResolversParentTypes['ChannelClock']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  mediaTime?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  offsetMs?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type ChannelClockAnchoredResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChannelClockAnchored'] = ResolversParentTypes['ChannelClockAnchored']> = {
  actor?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  channel?: Resolver<Maybe<ResolversTypes['Channel']>, ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  reading?: Resolver<ResolversTypes['ChannelClock'], ParentType, ContextType>;
  session?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ChannelClockConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChannelClockConnection'] = ResolversParentTypes['ChannelClockConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['ChannelClock']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ChannelDescribedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChannelDescribed'] = ResolversParentTypes['ChannelDescribed']> = {
  actor?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  channel?: Resolver<Maybe<ResolversTypes['Channel']>, ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  session?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ChannelPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChannelPayload'] = ResolversParentTypes['ChannelPayload']> = {
  channel?: Resolver<Maybe<ResolversTypes['Channel']>, ParentType, ContextType>;
  position?: Resolver<Maybe<ResolversTypes['Position']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ChannelPreviewResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChannelPreview'] = ResolversParentTypes['ChannelPreview']> = {
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  hasSound?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  patienceSeconds?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  token?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  trouble?: Resolver<Maybe<ResolversTypes['PreviewTrouble']>, ParentType, ContextType>;
  whepUrl?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ChannelRegisteredResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChannelRegistered'] = ResolversParentTypes['ChannelRegistered']> = {
  actor?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  channel?: Resolver<Maybe<ResolversTypes['Channel']>, ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ChannelReleasedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChannelReleased'] = ResolversParentTypes['ChannelReleased']> = {
  actor?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  channel?: Resolver<Maybe<ResolversTypes['Channel']>, ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  session?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ChannelStatusChangedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChannelStatusChanged'] = ResolversParentTypes['ChannelStatusChanged']> = {
  actor?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  channel?: Resolver<Maybe<ResolversTypes['Channel']>, ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  session?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ChannelStatus'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ChannelThenResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChannelThen'] = ResolversParentTypes['ChannelThen']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isAssigned?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ChannelStatus'], ParentType, ContextType>;
  statusReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  statusSince?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type ClipResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Clip'] = ResolversParentTypes['Clip']> = {
  allowedCommands?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  angles?: Resolver<Array<ResolversTypes['Clip']>, ParentType, ContextType>;
  attempt?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  bytes?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  channel?: Resolver<Maybe<ResolversTypes['Channel']>, ParentType, ContextType>;
  channelId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  coverage?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  durationSeconds?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  endAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['ClipFailure']>, ParentType, ContextType>;
  frames?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  gaps?: Resolver<Array<ResolversTypes['ClipGap']>, ParentType, ContextType>;
  generation?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  inAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  isFavorite?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isRetitled?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  markedBy?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  outAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  play?: Resolver<Maybe<ResolversTypes['Play']>, ParentType, ContextType>;
  playId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  progress?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  session?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType>;
  sessionId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  stage?: Resolver<Maybe<ResolversTypes['ClipStage']>, ParentType, ContextType>;
  startAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ClipStatus'], ParentType, ContextType>;
  streamUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  thumbnailUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  viewCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ClipAttemptFailedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClipAttemptFailed'] = ResolversParentTypes['ClipAttemptFailed']> = {
  actor?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  attempt?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  clip?: Resolver<Maybe<ResolversTypes['Clip']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  generation?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  session?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ClipConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClipConnection'] = ResolversParentTypes['ClipConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['Clip']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ClipCountsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClipCounts'] = ResolversParentTypes['ClipCounts']> = {
  all?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  favorites?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  mine?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  notReady?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ClipDiscardedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClipDiscarded'] = ResolversParentTypes['ClipDiscarded']> = {
  actor?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  clip?: Resolver<Maybe<ResolversTypes['Clip']>, ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  session?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ClipExpiredResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClipExpired'] = ResolversParentTypes['ClipExpired']> = {
  actor?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  clip?: Resolver<Maybe<ResolversTypes['Clip']>, ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  session?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ClipFailedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClipFailed'] = ResolversParentTypes['ClipFailed']> = {
  actor?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  clip?: Resolver<Maybe<ResolversTypes['Clip']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  retryable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  session?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ClipFailureResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClipFailure'] = ResolversParentTypes['ClipFailure']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  retryable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ClipFavoritedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClipFavorited'] = ResolversParentTypes['ClipFavorited']> = {
  actor?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  clip?: Resolver<Maybe<ResolversTypes['Clip']>, ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  session?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ClipFileDeletedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClipFileDeleted'] = ResolversParentTypes['ClipFileDeleted']> = {
  actor?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  clip?: Resolver<Maybe<ResolversTypes['Clip']>, ParentType, ContextType>;
  generation?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  session?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ClipGapResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClipGap'] = ResolversParentTypes['ClipGap']> = {
  from?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type ClipGenerationRequestedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClipGenerationRequested'] = ResolversParentTypes['ClipGenerationRequested']> = {
  actor?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  clip?: Resolver<Maybe<ResolversTypes['Clip']>, ParentType, ContextType>;
  generation?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  session?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ClipGenerationStartedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClipGenerationStarted'] = ResolversParentTypes['ClipGenerationStarted']> = {
  actor?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  attempt?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  clip?: Resolver<Maybe<ResolversTypes['Clip']>, ParentType, ContextType>;
  generation?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  session?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ClipItemResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClipItemResult'] = ResolversParentTypes['ClipItemResult']> = {
  clip?: Resolver<Maybe<ResolversTypes['Clip']>, ParentType, ContextType>;
  clipId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ClipMarkedInResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClipMarkedIn'] = ResolversParentTypes['ClipMarkedIn']> = {
  actor?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  clip?: Resolver<Maybe<ResolversTypes['Clip']>, ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  session?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ClipMarkedOutResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClipMarkedOut'] = ResolversParentTypes['ClipMarkedOut']> = {
  actor?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  clip?: Resolver<Maybe<ResolversTypes['Clip']>, ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  session?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ClipPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClipPayload'] = ResolversParentTypes['ClipPayload']> = {
  clip?: Resolver<Maybe<ResolversTypes['Clip']>, ParentType, ContextType>;
  position?: Resolver<Maybe<ResolversTypes['Position']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ClipProgressResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClipProgress'] = ResolversParentTypes['ClipProgress']> = {
  clipId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  generation?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  progress?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  stage?: Resolver<ResolversTypes['ClipStage'], ParentType, ContextType>;
};

export type ClipReadyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClipReady'] = ResolversParentTypes['ClipReady']> = {
  actor?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  clip?: Resolver<Maybe<ResolversTypes['Clip']>, ParentType, ContextType>;
  generation?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  session?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ClipRestoredResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClipRestored'] = ResolversParentTypes['ClipRestored']> = {
  actor?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  clip?: Resolver<Maybe<ResolversTypes['Clip']>, ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  session?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ClipResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClipResult'] = ResolversParentTypes['ClipResult']> = {
  channelId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  clip?: Resolver<Maybe<ResolversTypes['Clip']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ClipRetitledResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClipRetitled'] = ResolversParentTypes['ClipRetitled']> = {
  actor?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  clip?: Resolver<Maybe<ResolversTypes['Clip']>, ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  session?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ClipStatusCountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClipStatusCount'] = ResolversParentTypes['ClipStatusCount']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ClipStatus'], ParentType, ContextType>;
};

export type ClipThenResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClipThen'] = ResolversParentTypes['ClipThen']> = {
  channelId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  coverage?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  durationSeconds?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  failureCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  generation?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  inAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  isFavorite?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  markedBy?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  outAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  playId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ClipStatus'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ClipThenConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClipThenConnection'] = ResolversParentTypes['ClipThenConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['ClipThen']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ClipThumbnailReadyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClipThumbnailReady'] = ResolversParentTypes['ClipThumbnailReady']> = {
  actor?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  clip?: Resolver<Maybe<ResolversTypes['Clip']>, ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  session?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ClipTrimmedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClipTrimmed'] = ResolversParentTypes['ClipTrimmed']> = {
  actor?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  clip?: Resolver<Maybe<ResolversTypes['Clip']>, ParentType, ContextType>;
  inAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  outAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  session?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ClipUnfavoritedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClipUnfavorited'] = ResolversParentTypes['ClipUnfavorited']> = {
  actor?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  clip?: Resolver<Maybe<ResolversTypes['Clip']>, ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  session?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ClipsPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClipsPayload'] = ResolversParentTypes['ClipsPayload']> = {
  position?: Resolver<Maybe<ResolversTypes['Position']>, ParentType, ContextType>;
  results?: Resolver<Array<ResolversTypes['ClipItemResult']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ClockInstantResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClockInstant'] = ResolversParentTypes['ClockInstant']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  isExact?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type CommandPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommandPayload'] = ResolversParentTypes['CommandPayload']> = {
  __resolveType: TypeResolveFn<'AccessTokenPayload' | 'ChannelPayload' | 'ClipPayload' | 'ClipsPayload' | 'DeviceKeyPayload' | 'MarkClipInPayload' | 'MarkClipOutPayload' | 'MemberPayload' | 'PlayPayload' | 'PlayerPayload' | 'RegisterClipPayload' | 'SessionPayload' | 'TagPayload' | 'TagsPayload' | 'TeamPayload' | 'TrimClipPayload' | 'UndoPayload', ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DeviceKeyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeviceKey'] = ResolversParentTypes['DeviceKey']> = {
  channelId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  issuedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  revokedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  until?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type DeviceKeyIssuedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeviceKeyIssued'] = ResolversParentTypes['DeviceKeyIssued']> = {
  actor?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  channelId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  keyId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DeviceKeyPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeviceKeyPayload'] = ResolversParentTypes['DeviceKeyPayload']> = {
  deviceKey?: Resolver<Maybe<ResolversTypes['DeviceKey']>, ParentType, ContextType>;
  position?: Resolver<Maybe<ResolversTypes['Position']>, ParentType, ContextType>;
  secret?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DeviceKeyRevokedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeviceKeyRevoked'] = ResolversParentTypes['DeviceKeyRevoked']> = {
  actor?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  keyId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DownTryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DownTry'] = ResolversParentTypes['DownTry']> = {
  made?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  playId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type FieldChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FieldChange'] = ResolversParentTypes['FieldChange']> = {
  after?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  before?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type FigureResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Figure'] = ResolversParentTypes['Figure']> = {
  denominator?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  disputed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  leftOut?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  numerator?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  ratio?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  ruleVersion?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type FootageDeletedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FootageDeleted'] = ResolversParentTypes['FootageDeleted']> = {
  actor?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  bytes?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  channel?: Resolver<Maybe<ResolversTypes['Channel']>, ParentType, ContextType>;
  files?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  session?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType>;
  to?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type GameClockResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GameClock'] = ResolversParentTypes['GameClock']> = {
  clock?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  isRunning?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  quarter?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  readAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  secondsLeft?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type GameClockAnchoredResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GameClockAnchored'] = ResolversParentTypes['GameClockAnchored']> = {
  actor?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  reading?: Resolver<ResolversTypes['GameClockReading'], ParentType, ContextType>;
  session?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type GameClockReadingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GameClockReading'] = ResolversParentTypes['GameClockReading']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  clock?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  isRunning?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  quarter?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type GameClockReadingConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GameClockReadingConnection'] = ResolversParentTypes['GameClockReadingConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['GameClockReading']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type KeyPlayResolvers<ContextType = Context, ParentType extends ResolversParentTypes['KeyPlay'] = ResolversParentTypes['KeyPlay']> = {
  play?: Resolver<ResolversTypes['Play'], ParentType, ContextType>;
  reasons?: Resolver<Array<ResolversTypes['KeyReason']>, ParentType, ContextType>;
};

export type KeyPlayConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['KeyPlayConnection'] = ResolversParentTypes['KeyPlayConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['KeyPlay']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MarkClipInPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MarkClipInPayload'] = ResolversParentTypes['MarkClipInPayload']> = {
  angles?: Resolver<Array<ResolversTypes['ClipResult']>, ParentType, ContextType>;
  clip?: Resolver<Maybe<ResolversTypes['Clip']>, ParentType, ContextType>;
  position?: Resolver<Maybe<ResolversTypes['Position']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  warnings?: Resolver<Array<ResolversTypes['Warning']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MarkClipOutPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MarkClipOutPayload'] = ResolversParentTypes['MarkClipOutPayload']> = {
  angles?: Resolver<Array<ResolversTypes['ClipResult']>, ParentType, ContextType>;
  clip?: Resolver<Maybe<ResolversTypes['Clip']>, ParentType, ContextType>;
  position?: Resolver<Maybe<ResolversTypes['Position']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MemberResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Member'] = ResolversParentTypes['Member']> = {
  addedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isIn?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  removedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  roles?: Resolver<Array<ResolversTypes['Role']>, ParentType, ContextType>;
};

export type MemberAddedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MemberAdded'] = ResolversParentTypes['MemberAdded']> = {
  actor?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  member?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MemberPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MemberPayload'] = ResolversParentTypes['MemberPayload']> = {
  member?: Resolver<Maybe<ResolversTypes['Member']>, ParentType, ContextType>;
  position?: Resolver<Maybe<ResolversTypes['Position']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MemberRemovedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MemberRemoved'] = ResolversParentTypes['MemberRemoved']> = {
  actor?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  member?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  activateChannel?: Resolver<ResolversTypes['ChannelPayload'], ParentType, ContextType, RequireFields<MutationActivateChannelArgs, 'input'>>;
  addMember?: Resolver<ResolversTypes['MemberPayload'], ParentType, ContextType, RequireFields<MutationAddMemberArgs, 'input'>>;
  addTag?: Resolver<ResolversTypes['TagPayload'], ParentType, ContextType, RequireFields<MutationAddTagArgs, 'input'>>;
  addTags?: Resolver<ResolversTypes['TagsPayload'], ParentType, ContextType, RequireFields<MutationAddTagsArgs, 'input'>>;
  anchorChannelClock?: Resolver<ResolversTypes['ChannelPayload'], ParentType, ContextType, RequireFields<MutationAnchorChannelClockArgs, 'input'>>;
  anchorGameClock?: Resolver<ResolversTypes['SessionPayload'], ParentType, ContextType, RequireFields<MutationAnchorGameClockArgs, 'input'>>;
  assignChannel?: Resolver<ResolversTypes['ChannelPayload'], ParentType, ContextType, RequireFields<MutationAssignChannelArgs, 'input'>>;
  cancelSession?: Resolver<ResolversTypes['SessionPayload'], ParentType, ContextType, RequireFields<MutationCancelSessionArgs, 'input'>>;
  changeTeamSettings?: Resolver<ResolversTypes['TeamPayload'], ParentType, ContextType, RequireFields<MutationChangeTeamSettingsArgs, 'input'>>;
  completeSession?: Resolver<ResolversTypes['SessionPayload'], ParentType, ContextType, RequireFields<MutationCompleteSessionArgs, 'input'>>;
  deactivateChannel?: Resolver<ResolversTypes['ChannelPayload'], ParentType, ContextType, RequireFields<MutationDeactivateChannelArgs, 'input'>>;
  describeChannel?: Resolver<ResolversTypes['ChannelPayload'], ParentType, ContextType, RequireFields<MutationDescribeChannelArgs, 'input'>>;
  describeSession?: Resolver<ResolversTypes['SessionPayload'], ParentType, ContextType, RequireFields<MutationDescribeSessionArgs, 'input'>>;
  discardClip?: Resolver<ResolversTypes['ClipPayload'], ParentType, ContextType, RequireFields<MutationDiscardClipArgs, 'input'>>;
  editTag?: Resolver<ResolversTypes['TagPayload'], ParentType, ContextType, RequireFields<MutationEditTagArgs, 'input'>>;
  editTags?: Resolver<ResolversTypes['TagsPayload'], ParentType, ContextType, RequireFields<MutationEditTagsArgs, 'input'>>;
  erasePerson?: Resolver<ResolversTypes['MemberPayload'], ParentType, ContextType, RequireFields<MutationErasePersonArgs, 'input'>>;
  erasePlayer?: Resolver<ResolversTypes['PlayerPayload'], ParentType, ContextType, RequireFields<MutationErasePlayerArgs, 'input'>>;
  favoriteClip?: Resolver<ResolversTypes['ClipPayload'], ParentType, ContextType, RequireFields<MutationFavoriteClipArgs, 'input'>>;
  favoriteClips?: Resolver<ResolversTypes['ClipsPayload'], ParentType, ContextType, RequireFields<MutationFavoriteClipsArgs, 'input'>>;
  grantRole?: Resolver<ResolversTypes['MemberPayload'], ParentType, ContextType, RequireFields<MutationGrantRoleArgs, 'input'>>;
  issueAccessToken?: Resolver<ResolversTypes['AccessTokenPayload'], ParentType, ContextType, RequireFields<MutationIssueAccessTokenArgs, 'input'>>;
  issueDeviceKey?: Resolver<ResolversTypes['DeviceKeyPayload'], ParentType, ContextType, RequireFields<MutationIssueDeviceKeyArgs, 'input'>>;
  markClipIn?: Resolver<ResolversTypes['MarkClipInPayload'], ParentType, ContextType, RequireFields<MutationMarkClipInArgs, 'input'>>;
  markClipOut?: Resolver<ResolversTypes['MarkClipOutPayload'], ParentType, ContextType, RequireFields<MutationMarkClipOutArgs, 'input'>>;
  markTagImportant?: Resolver<ResolversTypes['TagPayload'], ParentType, ContextType, RequireFields<MutationMarkTagImportantArgs, 'input'>>;
  markTagsImportant?: Resolver<ResolversTypes['TagsPayload'], ParentType, ContextType, RequireFields<MutationMarkTagsImportantArgs, 'input'>>;
  namePerson?: Resolver<ResolversTypes['MemberPayload'], ParentType, ContextType, RequireFields<MutationNamePersonArgs, 'input'>>;
  pauseSession?: Resolver<ResolversTypes['SessionPayload'], ParentType, ContextType, RequireFields<MutationPauseSessionArgs, 'input'>>;
  putPlayer?: Resolver<ResolversTypes['PlayerPayload'], ParentType, ContextType, RequireFields<MutationPutPlayerArgs, 'input'>>;
  registerChannel?: Resolver<ResolversTypes['ChannelPayload'], ParentType, ContextType, RequireFields<MutationRegisterChannelArgs, 'input'>>;
  registerClip?: Resolver<ResolversTypes['RegisterClipPayload'], ParentType, ContextType, RequireFields<MutationRegisterClipArgs, 'input'>>;
  releaseChannel?: Resolver<ResolversTypes['ChannelPayload'], ParentType, ContextType, RequireFields<MutationReleaseChannelArgs, 'input'>>;
  removeMember?: Resolver<ResolversTypes['MemberPayload'], ParentType, ContextType, RequireFields<MutationRemoveMemberArgs, 'input'>>;
  removeTag?: Resolver<ResolversTypes['TagPayload'], ParentType, ContextType, RequireFields<MutationRemoveTagArgs, 'input'>>;
  removeTags?: Resolver<ResolversTypes['TagsPayload'], ParentType, ContextType, RequireFields<MutationRemoveTagsArgs, 'input'>>;
  reopenSession?: Resolver<ResolversTypes['SessionPayload'], ParentType, ContextType, RequireFields<MutationReopenSessionArgs, 'input'>>;
  rescheduleSession?: Resolver<ResolversTypes['SessionPayload'], ParentType, ContextType, RequireFields<MutationRescheduleSessionArgs, 'input'>>;
  resolvePlayFact?: Resolver<ResolversTypes['PlayPayload'], ParentType, ContextType, RequireFields<MutationResolvePlayFactArgs, 'input'>>;
  restoreClip?: Resolver<ResolversTypes['ClipPayload'], ParentType, ContextType, RequireFields<MutationRestoreClipArgs, 'input'>>;
  restoreTag?: Resolver<ResolversTypes['TagPayload'], ParentType, ContextType, RequireFields<MutationRestoreTagArgs, 'input'>>;
  resumeSession?: Resolver<ResolversTypes['SessionPayload'], ParentType, ContextType, RequireFields<MutationResumeSessionArgs, 'input'>>;
  retitleClip?: Resolver<ResolversTypes['ClipPayload'], ParentType, ContextType, RequireFields<MutationRetitleClipArgs, 'input'>>;
  retryClip?: Resolver<ResolversTypes['ClipPayload'], ParentType, ContextType, RequireFields<MutationRetryClipArgs, 'input'>>;
  reviewTag?: Resolver<ResolversTypes['TagPayload'], ParentType, ContextType, RequireFields<MutationReviewTagArgs, 'input'>>;
  reviewTags?: Resolver<ResolversTypes['TagsPayload'], ParentType, ContextType, RequireFields<MutationReviewTagsArgs, 'input'>>;
  revokeAccessToken?: Resolver<ResolversTypes['AccessTokenPayload'], ParentType, ContextType, RequireFields<MutationRevokeAccessTokenArgs, 'input'>>;
  revokeDeviceKey?: Resolver<ResolversTypes['DeviceKeyPayload'], ParentType, ContextType, RequireFields<MutationRevokeDeviceKeyArgs, 'input'>>;
  revokeRole?: Resolver<ResolversTypes['MemberPayload'], ParentType, ContextType, RequireFields<MutationRevokeRoleArgs, 'input'>>;
  scheduleSession?: Resolver<ResolversTypes['SessionPayload'], ParentType, ContextType, RequireFields<MutationScheduleSessionArgs, 'input'>>;
  startSession?: Resolver<ResolversTypes['SessionPayload'], ParentType, ContextType, RequireFields<MutationStartSessionArgs, 'input'>>;
  trimClip?: Resolver<ResolversTypes['TrimClipPayload'], ParentType, ContextType, RequireFields<MutationTrimClipArgs, 'input'>>;
  undoCommand?: Resolver<ResolversTypes['UndoPayload'], ParentType, ContextType, RequireFields<MutationUndoCommandArgs, 'input'>>;
  unfavoriteClip?: Resolver<ResolversTypes['ClipPayload'], ParentType, ContextType, RequireFields<MutationUnfavoriteClipArgs, 'input'>>;
  unfavoriteClips?: Resolver<ResolversTypes['ClipsPayload'], ParentType, ContextType, RequireFields<MutationUnfavoriteClipsArgs, 'input'>>;
  unmarkTagImportant?: Resolver<ResolversTypes['TagPayload'], ParentType, ContextType, RequireFields<MutationUnmarkTagImportantArgs, 'input'>>;
  unreviewTag?: Resolver<ResolversTypes['TagPayload'], ParentType, ContextType, RequireFields<MutationUnreviewTagArgs, 'input'>>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type PersonResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Person'] = ResolversParentTypes['Person']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PlayResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Play'] = ResolversParentTypes['Play']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  clips?: Resolver<Array<ResolversTypes['Clip']>, ParentType, ContextType>;
  disputed?: Resolver<Array<ResolversTypes['PlayFactField']>, ParentType, ContextType>;
  facts?: Resolver<Array<ResolversTypes['PlayFact']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isImportant?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  sessionId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  tagCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  tags?: Resolver<Array<ResolversTypes['Tag']>, ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PlayConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlayConnection'] = ResolversParentTypes['PlayConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['Play']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PlayFactResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlayFact'] = ResolversParentTypes['PlayFact']> = {
  field?: Resolver<ResolversTypes['PlayFactField'], ParentType, ContextType>;
  isDisputed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isResolved?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  observations?: Resolver<Array<ResolversTypes['PlayObservation']>, ParentType, ContextType>;
  resolvedBy?: Resolver<Maybe<ResolversTypes['Person']>, ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PlayFactResolvedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlayFactResolved'] = ResolversParentTypes['PlayFactResolved']> = {
  actor?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  field?: Resolver<ResolversTypes['PlayFactField'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  play?: Resolver<Maybe<ResolversTypes['Play']>, ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  session?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PlayObservationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlayObservation'] = ResolversParentTypes['PlayObservation']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  by?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  tagId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PlayPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlayPayload'] = ResolversParentTypes['PlayPayload']> = {
  play?: Resolver<Maybe<ResolversTypes['Play']>, ParentType, ContextType>;
  position?: Resolver<Maybe<ResolversTypes['Position']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PlayStatsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlayStats'] = ResolversParentTypes['PlayStats']> = {
  calledPass?: Resolver<ResolversTypes['Figure'], ParentType, ContextType>;
  calledRun?: Resolver<ResolversTypes['Figure'], ParentType, ContextType>;
  firstDown?: Resolver<ResolversTypes['Figure'], ParentType, ContextType>;
  fourthDown?: Resolver<ResolversTypes['Figure'], ParentType, ContextType>;
  keyPlays?: Resolver<ResolversTypes['KeyPlayConnection'], ParentType, ContextType, RequireFields<PlayStatsKeyPlaysArgs, 'first'>>;
  pass?: Resolver<ResolversTypes['Figure'], ParentType, ContextType>;
  plays?: Resolver<ResolversTypes['Figure'], ParentType, ContextType>;
  run?: Resolver<ResolversTypes['Figure'], ParentType, ContextType>;
  thirdDown?: Resolver<ResolversTypes['Figure'], ParentType, ContextType>;
  thirdDownTries?: Resolver<Array<ResolversTypes['DownTry']>, ParentType, ContextType>;
};

export type PlayThenResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlayThen'] = ResolversParentTypes['PlayThen']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  disputed?: Resolver<Array<ResolversTypes['PlayFactField']>, ParentType, ContextType>;
  facts?: Resolver<Array<ResolversTypes['PlayFact']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isImportant?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  tagCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PlayThenConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlayThenConnection'] = ResolversParentTypes['PlayThenConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['PlayThen']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PlayerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Player'] = ResolversParentTypes['Player']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  number?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PlayerPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlayerPayload'] = ResolversParentTypes['PlayerPayload']> = {
  player?: Resolver<Maybe<ResolversTypes['Player']>, ParentType, ContextType>;
  position?: Resolver<Maybe<ResolversTypes['Position']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface PositionScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Position'], any> {
  name: 'Position';
}

export type PreGameCheckResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PreGameCheck'] = ResolversParentTypes['PreGameCheck']> = {
  channels?: Resolver<Array<ResolversTypes['ChannelCheck']>, ParentType, ContextType>;
  checkedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  diskFreeGigabytes?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  diskHoursLeft?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  isReady?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  accessTokens?: Resolver<Array<ResolversTypes['AccessToken']>, ParentType, ContextType, Partial<QueryAccessTokensArgs>>;
  attention?: Resolver<Array<ResolversTypes['AttentionEntry']>, ParentType, ContextType>;
  channel?: Resolver<Maybe<ResolversTypes['Channel']>, ParentType, ContextType, RequireFields<QueryChannelArgs, 'id'>>;
  channels?: Resolver<Array<ResolversTypes['Channel']>, ParentType, ContextType, Partial<QueryChannelsArgs>>;
  clip?: Resolver<Maybe<ResolversTypes['Clip']>, ParentType, ContextType, RequireFields<QueryClipArgs, 'id'>>;
  clipCounts?: Resolver<ResolversTypes['ClipCounts'], ParentType, ContextType, RequireFields<QueryClipCountsArgs, 'sessionId'>>;
  clips?: Resolver<ResolversTypes['ClipConnection'], ParentType, ContextType, RequireFields<QueryClipsArgs, 'first' | 'sessionId'>>;
  deviceKeys?: Resolver<Array<ResolversTypes['DeviceKey']>, ParentType, ContextType, Partial<QueryDeviceKeysArgs>>;
  members?: Resolver<Array<ResolversTypes['Member']>, ParentType, ContextType, Partial<QueryMembersArgs>>;
  play?: Resolver<Maybe<ResolversTypes['Play']>, ParentType, ContextType, RequireFields<QueryPlayArgs, 'id'>>;
  playStats?: Resolver<Maybe<ResolversTypes['PlayStats']>, ParentType, ContextType, RequireFields<QueryPlayStatsArgs, 'book' | 'sessionId'>>;
  players?: Resolver<Array<ResolversTypes['Player']>, ParentType, ContextType>;
  preGameCheck?: Resolver<Maybe<ResolversTypes['PreGameCheck']>, ParentType, ContextType, RequireFields<QueryPreGameCheckArgs, 'sessionId'>>;
  recordings?: Resolver<Maybe<ResolversTypes['Recordings']>, ParentType, ContextType, RequireFields<QueryRecordingsArgs, 'channelId'>>;
  serverTime?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  session?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType, RequireFields<QuerySessionArgs, 'id'>>;
  sessionAsOf?: Resolver<Maybe<ResolversTypes['SessionAsOf']>, ParentType, ContextType, RequireFields<QuerySessionAsOfArgs, 'at' | 'id'>>;
  sessions?: Resolver<ResolversTypes['SessionConnection'], ParentType, ContextType, RequireFields<QuerySessionsArgs, 'first'>>;
  tag?: Resolver<Maybe<ResolversTypes['Tag']>, ParentType, ContextType, RequireFields<QueryTagArgs, 'id'>>;
  tagSheet?: Resolver<ResolversTypes['PlayConnection'], ParentType, ContextType, RequireFields<QueryTagSheetArgs, 'first' | 'sessionId'>>;
  tags?: Resolver<ResolversTypes['TagConnection'], ParentType, ContextType, RequireFields<QueryTagsArgs, 'first' | 'sessionId'>>;
  team?: Resolver<ResolversTypes['Team'], ParentType, ContextType, Partial<QueryTeamArgs>>;
  timeline?: Resolver<Maybe<ResolversTypes['TimelineConnection']>, ParentType, ContextType, RequireFields<QueryTimelineArgs, 'first' | 'sessionId'>>;
  viewer?: Resolver<ResolversTypes['Viewer'], ParentType, ContextType>;
};

export type RecorderClockResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecorderClock'] = ResolversParentTypes['RecorderClock']> = {
  measuredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  offsetMs?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  uncertaintyMs?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type RecordingFilmResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordingFilm'] = ResolversParentTypes['RecordingFilm']> = {
  bytes?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  endAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  startAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RecordingGapResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordingGap'] = ResolversParentTypes['RecordingGap']> = {
  from?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type RecordingGapConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordingGapConnection'] = ResolversParentTypes['RecordingGapConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['RecordingGap']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type RecordingSegmentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordingSegment'] = ResolversParentTypes['RecordingSegment']> = {
  bytes?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  continues?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  damaged?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  endAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  parts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  picture?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sound?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  startAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['RecordingState'], ParentType, ContextType>;
};

export type RecordingSegmentConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordingSegmentConnection'] = ResolversParentTypes['RecordingSegmentConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['RecordingSegment']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type RecordingsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Recordings'] = ResolversParentTypes['Recordings']> = {
  bytes?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  channel?: Resolver<ResolversTypes['Channel'], ParentType, ContextType>;
  coverage?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  endAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  film?: Resolver<Maybe<ResolversTypes['RecordingFilm']>, ParentType, ContextType>;
  from?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  gaps?: Resolver<ResolversTypes['RecordingGapConnection'], ParentType, ContextType, RequireFields<RecordingsGapsArgs, 'first'>>;
  segments?: Resolver<ResolversTypes['RecordingSegmentConnection'], ParentType, ContextType, RequireFields<RecordingsSegmentsArgs, 'first'>>;
  startAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  strangers?: Resolver<Array<ResolversTypes['DateTime']>, ParentType, ContextType>;
  to?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type RegisterClipPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RegisterClipPayload'] = ResolversParentTypes['RegisterClipPayload']> = {
  angles?: Resolver<Array<ResolversTypes['ClipResult']>, ParentType, ContextType>;
  clip?: Resolver<Maybe<ResolversTypes['Clip']>, ParentType, ContextType>;
  position?: Resolver<Maybe<ResolversTypes['Position']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  warnings?: Resolver<Array<ResolversTypes['Warning']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ResolutionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Resolution'] = ResolversParentTypes['Resolution']> = {
  height?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  width?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RoleGrantedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RoleGranted'] = ResolversParentTypes['RoleGranted']> = {
  actor?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  member?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RoleRevokedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RoleRevoked'] = ResolversParentTypes['RoleRevoked']> = {
  actor?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  member?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SessionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Session'] = ResolversParentTypes['Session']> = {
  actualEnd?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  actualStart?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  allowedCommands?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  cancelReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  channels?: Resolver<Array<ResolversTypes['Channel']>, ParentType, ContextType>;
  clipCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  clipCountByStatus?: Resolver<Array<ResolversTypes['ClipStatusCount']>, ParentType, ContextType>;
  clipsDurationSeconds?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  elapsedSeconds?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  gameClock?: Resolver<Maybe<ResolversTypes['GameClock']>, ParentType, ContextType>;
  gameClockAt?: Resolver<Maybe<ResolversTypes['GameClock']>, ParentType, ContextType, RequireFields<SessionGameClockAtArgs, 'at'>>;
  gameClockReadings?: Resolver<ResolversTypes['GameClockReadingConnection'], ParentType, ContextType, RequireFields<SessionGameClockReadingsArgs, 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  instantOfGameClock?: Resolver<Maybe<ResolversTypes['ClockInstant']>, ParentType, ContextType, RequireFields<SessionInstantOfGameClockArgs, 'clock' | 'quarter'>>;
  location?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  opponent?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  scheduledStart?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  season?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['SessionStatus'], ParentType, ContextType>;
  tagCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  timeZone?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['SessionType'], ParentType, ContextType>;
  week?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SessionAsOfResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SessionAsOf'] = ResolversParentTypes['SessionAsOf']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  channels?: Resolver<Array<ResolversTypes['ChannelThen']>, ParentType, ContextType>;
  clips?: Resolver<ResolversTypes['ClipThenConnection'], ParentType, ContextType, RequireFields<SessionAsOfClipsArgs, 'first'>>;
  factCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  figures?: Resolver<ResolversTypes['PlayStats'], ParentType, ContextType, RequireFields<SessionAsOfFiguresArgs, 'book'>>;
  gameClock?: Resolver<Maybe<ResolversTypes['GameClock']>, ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  session?: Resolver<ResolversTypes['SessionThen'], ParentType, ContextType>;
  tagSheet?: Resolver<ResolversTypes['PlayThenConnection'], ParentType, ContextType, RequireFields<SessionAsOfTagSheetArgs, 'first'>>;
  tags?: Resolver<ResolversTypes['TagThenConnection'], ParentType, ContextType, RequireFields<SessionAsOfTagsArgs, 'first'>>;
};

export type SessionCancelledResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SessionCancelled'] = ResolversParentTypes['SessionCancelled']> = {
  actor?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  session?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SessionCompletedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SessionCompleted'] = ResolversParentTypes['SessionCompleted']> = {
  actor?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  session?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SessionConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SessionConnection'] = ResolversParentTypes['SessionConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['Session']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type SessionDescribedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SessionDescribed'] = ResolversParentTypes['SessionDescribed']> = {
  actor?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  session?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SessionEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SessionEvent'] = ResolversParentTypes['SessionEvent']> = {
  __resolveType: TypeResolveFn<'ChannelAssigned' | 'ChannelClockAnchored' | 'ChannelDescribed' | 'ChannelReleased' | 'ChannelStatusChanged' | 'ClipAttemptFailed' | 'ClipDiscarded' | 'ClipExpired' | 'ClipFailed' | 'ClipFavorited' | 'ClipFileDeleted' | 'ClipGenerationRequested' | 'ClipGenerationStarted' | 'ClipMarkedIn' | 'ClipMarkedOut' | 'ClipReady' | 'ClipRestored' | 'ClipRetitled' | 'ClipThumbnailReady' | 'ClipTrimmed' | 'ClipUnfavorited' | 'FootageDeleted' | 'GameClockAnchored' | 'PlayFactResolved' | 'SessionCancelled' | 'SessionCompleted' | 'SessionDescribed' | 'SessionPaused' | 'SessionReopened' | 'SessionRescheduled' | 'SessionResumed' | 'SessionScheduled' | 'SessionStarted' | 'TagAdded' | 'TagEdited' | 'TagMarkedImportant' | 'TagRemoved' | 'TagRestored' | 'TagReviewed' | 'TagUnmarkedImportant' | 'TagUnreviewed', ParentType, ContextType>;
};

export type SessionPausedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SessionPaused'] = ResolversParentTypes['SessionPaused']> = {
  actor?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  session?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SessionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SessionPayload'] = ResolversParentTypes['SessionPayload']> = {
  position?: Resolver<Maybe<ResolversTypes['Position']>, ParentType, ContextType>;
  session?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  warnings?: Resolver<Array<ResolversTypes['Warning']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SessionReopenedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SessionReopened'] = ResolversParentTypes['SessionReopened']> = {
  actor?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  session?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SessionRescheduledResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SessionRescheduled'] = ResolversParentTypes['SessionRescheduled']> = {
  actor?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  scheduledStart?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  session?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SessionResumedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SessionResumed'] = ResolversParentTypes['SessionResumed']> = {
  actor?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  session?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SessionScheduledResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SessionScheduled'] = ResolversParentTypes['SessionScheduled']> = {
  actor?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  session?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SessionStartedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SessionStarted'] = ResolversParentTypes['SessionStarted']> = {
  actor?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  session?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SessionThenResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SessionThen'] = ResolversParentTypes['SessionThen']> = {
  actualEnd?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  actualStart?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  location?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  opponent?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  scheduledStart?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['SessionStatus'], ParentType, ContextType>;
  timeZone?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['SessionType'], ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  attention?: SubscriptionResolver<Array<ResolversTypes['AttentionEntry']>, "attention", ParentType, ContextType>;
  channelStatus?: SubscriptionResolver<ResolversTypes['ChannelStatusChanged'], "channelStatus", ParentType, ContextType, Partial<SubscriptionChannelStatusArgs>>;
  clipProgress?: SubscriptionResolver<Array<ResolversTypes['ClipProgress']>, "clipProgress", ParentType, ContextType, RequireFields<SubscriptionClipProgressArgs, 'sessionId'>>;
  clipReady?: SubscriptionResolver<ResolversTypes['ClipReady'], "clipReady", ParentType, ContextType, RequireFields<SubscriptionClipReadyArgs, 'sessionId'>>;
  sessionEvents?: SubscriptionResolver<ResolversTypes['SessionEvent'], "sessionEvents", ParentType, ContextType, RequireFields<SubscriptionSessionEventsArgs, 'sessionId'>>;
  teamEvents?: SubscriptionResolver<ResolversTypes['TeamEvent'], "teamEvents", ParentType, ContextType, Partial<SubscriptionTeamEventsArgs>>;
};

export type TagResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Tag'] = ResolversParentTypes['Tag']> = {
  allowedCommands?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  at?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  clipId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  coachNotes?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  counted?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  distance?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  down?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  downRepeated?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  drive?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  formation?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isImportant?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isReviewed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  labels?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  notes?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  odk?: Resolver<Maybe<ResolversTypes['Odk']>, ParentType, ContextType>;
  penaltyFirstDown?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  penaltyTeam?: Resolver<Maybe<ResolversTypes['PenaltyTeam']>, ParentType, ContextType>;
  penaltyYards?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  playId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  playType?: Resolver<Maybe<ResolversTypes['PlayType']>, ParentType, ContextType>;
  playTypeText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  players?: Resolver<Array<ResolversTypes['TagPlayer']>, ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  quarter?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  result?: Resolver<Maybe<ResolversTypes['PlayResult']>, ParentType, ContextType>;
  resultText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sessionId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['TagStatus'], ParentType, ContextType>;
  taggedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  taggedBy?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  turnover?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  yardsGained?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  yardsToGoal?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type TagAddedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TagAdded'] = ResolversParentTypes['TagAdded']> = {
  actor?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  play?: Resolver<Maybe<ResolversTypes['Play']>, ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  session?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType>;
  tag?: Resolver<Maybe<ResolversTypes['Tag']>, ParentType, ContextType>;
  tagId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TagConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TagConnection'] = ResolversParentTypes['TagConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['Tag']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type TagEditedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TagEdited'] = ResolversParentTypes['TagEdited']> = {
  actor?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  changed?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  play?: Resolver<Maybe<ResolversTypes['Play']>, ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  session?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType>;
  tag?: Resolver<Maybe<ResolversTypes['Tag']>, ParentType, ContextType>;
  tagId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TagMarkedImportantResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TagMarkedImportant'] = ResolversParentTypes['TagMarkedImportant']> = {
  actor?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  play?: Resolver<Maybe<ResolversTypes['Play']>, ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  session?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType>;
  tag?: Resolver<Maybe<ResolversTypes['Tag']>, ParentType, ContextType>;
  tagId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TagPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TagPayload'] = ResolversParentTypes['TagPayload']> = {
  position?: Resolver<Maybe<ResolversTypes['Position']>, ParentType, ContextType>;
  tag?: Resolver<Maybe<ResolversTypes['Tag']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  warnings?: Resolver<Array<ResolversTypes['Warning']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TagPlayerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TagPlayer'] = ResolversParentTypes['TagPlayer']> = {
  names?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['PlayerRole'], ParentType, ContextType>;
};

export type TagRemovedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TagRemoved'] = ResolversParentTypes['TagRemoved']> = {
  actor?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  play?: Resolver<Maybe<ResolversTypes['Play']>, ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  session?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType>;
  tag?: Resolver<Maybe<ResolversTypes['Tag']>, ParentType, ContextType>;
  tagId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TagRestoredResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TagRestored'] = ResolversParentTypes['TagRestored']> = {
  actor?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  play?: Resolver<Maybe<ResolversTypes['Play']>, ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  session?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType>;
  tag?: Resolver<Maybe<ResolversTypes['Tag']>, ParentType, ContextType>;
  tagId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TagResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TagResult'] = ResolversParentTypes['TagResult']> = {
  tag?: Resolver<Maybe<ResolversTypes['Tag']>, ParentType, ContextType>;
  tagId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  warnings?: Resolver<Array<ResolversTypes['Warning']>, ParentType, ContextType>;
};

export type TagReviewedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TagReviewed'] = ResolversParentTypes['TagReviewed']> = {
  actor?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  play?: Resolver<Maybe<ResolversTypes['Play']>, ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  session?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType>;
  tag?: Resolver<Maybe<ResolversTypes['Tag']>, ParentType, ContextType>;
  tagId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TagThenConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TagThenConnection'] = ResolversParentTypes['TagThenConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['Tag']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type TagUnmarkedImportantResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TagUnmarkedImportant'] = ResolversParentTypes['TagUnmarkedImportant']> = {
  actor?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  play?: Resolver<Maybe<ResolversTypes['Play']>, ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  session?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType>;
  tag?: Resolver<Maybe<ResolversTypes['Tag']>, ParentType, ContextType>;
  tagId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TagUnreviewedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TagUnreviewed'] = ResolversParentTypes['TagUnreviewed']> = {
  actor?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  play?: Resolver<Maybe<ResolversTypes['Play']>, ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  session?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType>;
  tag?: Resolver<Maybe<ResolversTypes['Tag']>, ParentType, ContextType>;
  tagId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TagsPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TagsPayload'] = ResolversParentTypes['TagsPayload']> = {
  position?: Resolver<Maybe<ResolversTypes['Position']>, ParentType, ContextType>;
  results?: Resolver<Array<ResolversTypes['TagResult']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TeamResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Team'] = ResolversParentTypes['Team']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  timeZone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type TeamEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TeamEvent'] = ResolversParentTypes['TeamEvent']> = {
  __resolveType: TypeResolveFn<'AccessTokenIssued' | 'AccessTokenRevoked' | 'ChannelAssigned' | 'ChannelClockAnchored' | 'ChannelDescribed' | 'ChannelRegistered' | 'ChannelReleased' | 'ChannelStatusChanged' | 'DeviceKeyIssued' | 'DeviceKeyRevoked' | 'FootageDeleted' | 'MemberAdded' | 'MemberRemoved' | 'RoleGranted' | 'RoleRevoked' | 'SessionCancelled' | 'SessionCompleted' | 'SessionDescribed' | 'SessionPaused' | 'SessionReopened' | 'SessionRescheduled' | 'SessionResumed' | 'SessionScheduled' | 'SessionStarted' | 'TeamSettingsChanged', ParentType, ContextType>;
};

export type TeamPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TeamPayload'] = ResolversParentTypes['TeamPayload']> = {
  position?: Resolver<Maybe<ResolversTypes['Position']>, ParentType, ContextType>;
  team?: Resolver<Maybe<ResolversTypes['Team']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TeamSettingsChangedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TeamSettingsChanged'] = ResolversParentTypes['TeamSettingsChanged']> = {
  actor?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  timeZone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TestCutResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TestCut'] = ResolversParentTypes['TestCut']> = {
  isGood?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  seconds?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  trouble?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type TimelineConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TimelineConnection'] = ResolversParentTypes['TimelineConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['TimelineEntry']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type TimelineEntryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TimelineEntry'] = ResolversParentTypes['TimelineEntry']> = {
  actor?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  afterEventId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  causationId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  changes?: Resolver<Array<ResolversTypes['FieldChange']>, ParentType, ContextType>;
  clipId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  commandId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  device?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  eventId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  isFact?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isUndoable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['TimelineKind'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  position?: Resolver<Maybe<ResolversTypes['Position']>, ParentType, ContextType>;
  recorded?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  role?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  subjectId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  undoes?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  undoneBy?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  via?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type TrimClipPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TrimClipPayload'] = ResolversParentTypes['TrimClipPayload']> = {
  angles?: Resolver<Array<ResolversTypes['ClipResult']>, ParentType, ContextType>;
  clip?: Resolver<Maybe<ResolversTypes['Clip']>, ParentType, ContextType>;
  position?: Resolver<Maybe<ResolversTypes['Position']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UndoPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UndoPayload'] = ResolversParentTypes['UndoPayload']> = {
  position?: Resolver<Maybe<ResolversTypes['Position']>, ParentType, ContextType>;
  results?: Resolver<Array<ResolversTypes['UndoResult']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UndoResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UndoResult'] = ResolversParentTypes['UndoResult']> = {
  channel?: Resolver<Maybe<ResolversTypes['Channel']>, ParentType, ContextType>;
  clip?: Resolver<Maybe<ResolversTypes['Clip']>, ParentType, ContextType>;
  eventId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['TimelineKind'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  play?: Resolver<Maybe<ResolversTypes['Play']>, ParentType, ContextType>;
  subjectId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  tag?: Resolver<Maybe<ResolversTypes['Tag']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  allowedCommands?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ViewerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  team?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type WarningResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Warning'] = ResolversParentTypes['Warning']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  AccessToken?: AccessTokenResolvers<ContextType>;
  AccessTokenIssued?: AccessTokenIssuedResolvers<ContextType>;
  AccessTokenPayload?: AccessTokenPayloadResolvers<ContextType>;
  AccessTokenRevoked?: AccessTokenRevokedResolvers<ContextType>;
  AttentionEntry?: AttentionEntryResolvers<ContextType>;
  Channel?: ChannelResolvers<ContextType>;
  ChannelAssigned?: ChannelAssignedResolvers<ContextType>;
  ChannelCheck?: ChannelCheckResolvers<ContextType>;
  ChannelClock?: ChannelClockResolvers<ContextType>;
  ChannelClockAnchored?: ChannelClockAnchoredResolvers<ContextType>;
  ChannelClockConnection?: ChannelClockConnectionResolvers<ContextType>;
  ChannelDescribed?: ChannelDescribedResolvers<ContextType>;
  ChannelPayload?: ChannelPayloadResolvers<ContextType>;
  ChannelPreview?: ChannelPreviewResolvers<ContextType>;
  ChannelRegistered?: ChannelRegisteredResolvers<ContextType>;
  ChannelReleased?: ChannelReleasedResolvers<ContextType>;
  ChannelStatusChanged?: ChannelStatusChangedResolvers<ContextType>;
  ChannelThen?: ChannelThenResolvers<ContextType>;
  Clip?: ClipResolvers<ContextType>;
  ClipAttemptFailed?: ClipAttemptFailedResolvers<ContextType>;
  ClipConnection?: ClipConnectionResolvers<ContextType>;
  ClipCounts?: ClipCountsResolvers<ContextType>;
  ClipDiscarded?: ClipDiscardedResolvers<ContextType>;
  ClipExpired?: ClipExpiredResolvers<ContextType>;
  ClipFailed?: ClipFailedResolvers<ContextType>;
  ClipFailure?: ClipFailureResolvers<ContextType>;
  ClipFavorited?: ClipFavoritedResolvers<ContextType>;
  ClipFileDeleted?: ClipFileDeletedResolvers<ContextType>;
  ClipGap?: ClipGapResolvers<ContextType>;
  ClipGenerationRequested?: ClipGenerationRequestedResolvers<ContextType>;
  ClipGenerationStarted?: ClipGenerationStartedResolvers<ContextType>;
  ClipItemResult?: ClipItemResultResolvers<ContextType>;
  ClipMarkedIn?: ClipMarkedInResolvers<ContextType>;
  ClipMarkedOut?: ClipMarkedOutResolvers<ContextType>;
  ClipPayload?: ClipPayloadResolvers<ContextType>;
  ClipProgress?: ClipProgressResolvers<ContextType>;
  ClipReady?: ClipReadyResolvers<ContextType>;
  ClipRestored?: ClipRestoredResolvers<ContextType>;
  ClipResult?: ClipResultResolvers<ContextType>;
  ClipRetitled?: ClipRetitledResolvers<ContextType>;
  ClipStatusCount?: ClipStatusCountResolvers<ContextType>;
  ClipThen?: ClipThenResolvers<ContextType>;
  ClipThenConnection?: ClipThenConnectionResolvers<ContextType>;
  ClipThumbnailReady?: ClipThumbnailReadyResolvers<ContextType>;
  ClipTrimmed?: ClipTrimmedResolvers<ContextType>;
  ClipUnfavorited?: ClipUnfavoritedResolvers<ContextType>;
  ClipsPayload?: ClipsPayloadResolvers<ContextType>;
  ClockInstant?: ClockInstantResolvers<ContextType>;
  CommandPayload?: CommandPayloadResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  DeviceKey?: DeviceKeyResolvers<ContextType>;
  DeviceKeyIssued?: DeviceKeyIssuedResolvers<ContextType>;
  DeviceKeyPayload?: DeviceKeyPayloadResolvers<ContextType>;
  DeviceKeyRevoked?: DeviceKeyRevokedResolvers<ContextType>;
  DownTry?: DownTryResolvers<ContextType>;
  FieldChange?: FieldChangeResolvers<ContextType>;
  Figure?: FigureResolvers<ContextType>;
  FootageDeleted?: FootageDeletedResolvers<ContextType>;
  GameClock?: GameClockResolvers<ContextType>;
  GameClockAnchored?: GameClockAnchoredResolvers<ContextType>;
  GameClockReading?: GameClockReadingResolvers<ContextType>;
  GameClockReadingConnection?: GameClockReadingConnectionResolvers<ContextType>;
  KeyPlay?: KeyPlayResolvers<ContextType>;
  KeyPlayConnection?: KeyPlayConnectionResolvers<ContextType>;
  MarkClipInPayload?: MarkClipInPayloadResolvers<ContextType>;
  MarkClipOutPayload?: MarkClipOutPayloadResolvers<ContextType>;
  Member?: MemberResolvers<ContextType>;
  MemberAdded?: MemberAddedResolvers<ContextType>;
  MemberPayload?: MemberPayloadResolvers<ContextType>;
  MemberRemoved?: MemberRemovedResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Person?: PersonResolvers<ContextType>;
  Play?: PlayResolvers<ContextType>;
  PlayConnection?: PlayConnectionResolvers<ContextType>;
  PlayFact?: PlayFactResolvers<ContextType>;
  PlayFactResolved?: PlayFactResolvedResolvers<ContextType>;
  PlayObservation?: PlayObservationResolvers<ContextType>;
  PlayPayload?: PlayPayloadResolvers<ContextType>;
  PlayStats?: PlayStatsResolvers<ContextType>;
  PlayThen?: PlayThenResolvers<ContextType>;
  PlayThenConnection?: PlayThenConnectionResolvers<ContextType>;
  Player?: PlayerResolvers<ContextType>;
  PlayerPayload?: PlayerPayloadResolvers<ContextType>;
  Position?: GraphQLScalarType;
  PreGameCheck?: PreGameCheckResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RecorderClock?: RecorderClockResolvers<ContextType>;
  RecordingFilm?: RecordingFilmResolvers<ContextType>;
  RecordingGap?: RecordingGapResolvers<ContextType>;
  RecordingGapConnection?: RecordingGapConnectionResolvers<ContextType>;
  RecordingSegment?: RecordingSegmentResolvers<ContextType>;
  RecordingSegmentConnection?: RecordingSegmentConnectionResolvers<ContextType>;
  Recordings?: RecordingsResolvers<ContextType>;
  RegisterClipPayload?: RegisterClipPayloadResolvers<ContextType>;
  Resolution?: ResolutionResolvers<ContextType>;
  RoleGranted?: RoleGrantedResolvers<ContextType>;
  RoleRevoked?: RoleRevokedResolvers<ContextType>;
  Session?: SessionResolvers<ContextType>;
  SessionAsOf?: SessionAsOfResolvers<ContextType>;
  SessionCancelled?: SessionCancelledResolvers<ContextType>;
  SessionCompleted?: SessionCompletedResolvers<ContextType>;
  SessionConnection?: SessionConnectionResolvers<ContextType>;
  SessionDescribed?: SessionDescribedResolvers<ContextType>;
  SessionEvent?: SessionEventResolvers<ContextType>;
  SessionPaused?: SessionPausedResolvers<ContextType>;
  SessionPayload?: SessionPayloadResolvers<ContextType>;
  SessionReopened?: SessionReopenedResolvers<ContextType>;
  SessionRescheduled?: SessionRescheduledResolvers<ContextType>;
  SessionResumed?: SessionResumedResolvers<ContextType>;
  SessionScheduled?: SessionScheduledResolvers<ContextType>;
  SessionStarted?: SessionStartedResolvers<ContextType>;
  SessionThen?: SessionThenResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  Tag?: TagResolvers<ContextType>;
  TagAdded?: TagAddedResolvers<ContextType>;
  TagConnection?: TagConnectionResolvers<ContextType>;
  TagEdited?: TagEditedResolvers<ContextType>;
  TagMarkedImportant?: TagMarkedImportantResolvers<ContextType>;
  TagPayload?: TagPayloadResolvers<ContextType>;
  TagPlayer?: TagPlayerResolvers<ContextType>;
  TagRemoved?: TagRemovedResolvers<ContextType>;
  TagRestored?: TagRestoredResolvers<ContextType>;
  TagResult?: TagResultResolvers<ContextType>;
  TagReviewed?: TagReviewedResolvers<ContextType>;
  TagThenConnection?: TagThenConnectionResolvers<ContextType>;
  TagUnmarkedImportant?: TagUnmarkedImportantResolvers<ContextType>;
  TagUnreviewed?: TagUnreviewedResolvers<ContextType>;
  TagsPayload?: TagsPayloadResolvers<ContextType>;
  Team?: TeamResolvers<ContextType>;
  TeamEvent?: TeamEventResolvers<ContextType>;
  TeamPayload?: TeamPayloadResolvers<ContextType>;
  TeamSettingsChanged?: TeamSettingsChangedResolvers<ContextType>;
  TestCut?: TestCutResolvers<ContextType>;
  TimelineConnection?: TimelineConnectionResolvers<ContextType>;
  TimelineEntry?: TimelineEntryResolvers<ContextType>;
  TrimClipPayload?: TrimClipPayloadResolvers<ContextType>;
  UndoPayload?: UndoPayloadResolvers<ContextType>;
  UndoResult?: UndoResultResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
  Warning?: WarningResolvers<ContextType>;
};

