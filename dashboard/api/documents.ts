import { gql, type TypedDocumentNode } from 'urql';
import type {
  Channel,
  Clip,
  ClipProgress,
  CommandPayload,
  PreGame,
  ServerAlert,
  Session,
  SessionFact,
  Viewer,
} from './entities.ts';
import type { PlayStats, Sheet } from './tagEntities.ts';

/** Every document that the page sends. A test holds them against the schema, so that a change there fails here. */

const sessionFields = /* GraphQL */ `
  fragment SessionFields on Session {
    id name type status opponent location season week scheduledStart actualStart actualEnd timeZone
    cancelReason gameClock { quarter secondsLeft isRunning }
    allowedCommands
  }
`;

const channelFields = /* GraphQL */ `
  fragment ChannelFields on Channel {
    id name path inputUrl status statusReason lastSeenAt silenceSeconds recordedUntil isRecording
    recorderClock { offsetMs uncertaintyMs }
    sessionIds allowedCommands
  }
`;

const clipFields = /* GraphQL */ `
  fragment ClipFields on Clip {
    id sessionId channelId playId title isRetitled status inAt outAt durationSeconds generation isFavorite stage progress attempt
    failure { code retryable text }
    coverage
    gaps { from to }
    frames startAt endAt
    markedBy { id label }
    streamUrl thumbnailUrl allowedCommands
  }
`;

/** `$staff`: whether this role may read what coaches write for each other. */
const sheetFields = /* GraphQL */ `
  fragment SheetFields on Play {
    id sessionId at title
    facts { field value isDisputed isResolved resolvedBy { id label } }
    tags {
      id taggedBy { id label }
      quarter down distance yardsToGoal yardsGained playType result formation
      players { number role }
      notes coachNotes @include(if: $staff)
      isImportant isReviewed allowedCommands
    }
  }
`;

export const serverTimeQuery: TypedDocumentNode<{ serverTime: string }, Record<string, never>> = gql`
  query ServerTime { serverTime }
`;

export const gamesQuery: TypedDocumentNode<
  { viewer: Viewer; sessions: { nodes: Session[] }; channels: Channel[] },
  Record<string, never>
> = gql`
  query Games {
    viewer { id label role team }
    sessions(first: 100) { nodes { ...SessionFields } }
    channels { ...ChannelFields }
  }
  ${sessionFields}
  ${channelFields}
`;

interface ClipPage {
  readonly nodes: Clip[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

export const roomQuery: TypedDocumentNode<
  { viewer: Viewer; session: (Session & { channels: Channel[] }) | null; clips: ClipPage },
  { sessionId: string }
> = gql`
  query Room($sessionId: ID!) {
    viewer { id label role team }
    session(id: $sessionId) { ...SessionFields channels { ...ChannelFields } }
    clips(sessionId: $sessionId, first: 100) { nodes { ...ClipFields } pageInfo { hasNextPage endCursor } }
  }
  ${sessionFields}
  ${channelFields}
  ${clipFields}
`;

export const moreClipsQuery: TypedDocumentNode<{ clips: ClipPage }, { sessionId: string; after: string | null }> = gql`
  query MoreClips($sessionId: ID!, $after: String) {
    clips(sessionId: $sessionId, first: 100, after: $after) {
      nodes { ...ClipFields }
      pageInfo { hasNextPage endCursor }
    }
  }
  ${clipFields}
`;

export const sheetsQuery: TypedDocumentNode<
  { tagSheet: { readonly nodes: Sheet[]; readonly pageInfo: ClipPage['pageInfo'] } },
  { sessionId: string; after: string | null; staff: boolean }
> = gql`
  query Sheets($sessionId: ID!, $after: String, $staff: Boolean!) {
    tagSheet(sessionId: $sessionId, first: 100, after: $after, filter: { isTagged: true }) {
      nodes { ...SheetFields }
      pageInfo { hasNextPage endCursor }
    }
  }
  ${sheetFields}
`;

export const statsQuery: TypedDocumentNode<{ playStats: PlayStats | null }, { sessionId: string }> = gql`
  query Stats($sessionId: ID!) {
    playStats(sessionId: $sessionId) { run { ...Counted } pass { ...Counted } thirdDown { ...Counted } thirdDownTries { playId made } }
  }
  fragment Counted on Figure { numerator denominator leftOut disputed }
`;

/** Beats and footage are no facts: the page asks for them every few seconds. */
export const camerasQuery: TypedDocumentNode<
  { session: { id: string; channels: Channel[] } | null },
  { sessionId: string }
> = gql`
  query Cameras($sessionId: ID!) {
    session(id: $sessionId) { id channels { ...ChannelFields } }
  }
  ${channelFields}
`;

export const teamChannelsQuery: TypedDocumentNode<{ channels: Channel[] }, Record<string, never>> = gql`
  query TeamChannels { channels { ...ChannelFields } }
  ${channelFields}
`;

export interface RecordingsData {
  readonly recordings: {
    readonly startAt: string | null;
    readonly endAt: string | null;
    readonly gaps: {
      readonly nodes: readonly { readonly from: string; readonly to: string }[];
      readonly pageInfo: ClipPage['pageInfo'];
    };
  } | null;
}

export const recordingsQuery: TypedDocumentNode<
  RecordingsData,
  { channelId: string; from: string; to: string; after: string | null }
> = gql`
  query Recordings($channelId: ID!, $from: DateTime!, $to: DateTime!, $after: String) {
    recordings(channelId: $channelId, from: $from, to: $to) {
      startAt endAt
      gaps(first: 100, after: $after) { nodes { from to } pageInfo { hasNextPage endCursor } }
    }
  }
`;

export const recordingFilmQuery: TypedDocumentNode<
  {
    recordings: {
      channel: { frameRate: number | null };
      film: { url: string; startAt: string; endAt: string } | null;
    } | null;
  },
  { channelId: string; from: string; to: string }
> = gql`
  query RecordingFilm($channelId: ID!, $from: DateTime!, $to: DateTime!) {
    recordings(channelId: $channelId, from: $from, to: $to) {
      channel { frameRate }
      film { url startAt endAt }
    }
  }
`;

/** A link that was signed too long ago is asked for again. */
export const clipLinksQuery: TypedDocumentNode<{ clip: Clip | null }, { clipId: string }> = gql`
  query ClipLinks($clipId: ID!) { clip(id: $clipId) { ...ClipFields } }
  ${clipFields}
`;

const clipFacts = [
  'ClipMarkedIn',
  'ClipMarkedOut',
  'ClipGenerationRequested',
  'ClipGenerationStarted',
  'ClipAttemptFailed',
  'ClipReady',
  'ClipThumbnailReady',
  'ClipFailed',
  'ClipFavorited',
  'ClipUnfavorited',
  'ClipDiscarded',
  'ClipTrimmed',
  'ClipExpired',
  'ClipRetitled',
  'ClipRestored',
  'ClipFileDeleted',
];
const tagFacts = [
  'TagAdded',
  'TagEdited',
  'TagRemoved',
  'TagRestored',
  'TagReviewed',
  'TagUnreviewed',
  'TagMarkedImportant',
  'TagUnmarkedImportant',
  'PlayFactResolved',
];
const channelFacts = [
  'ChannelDescribed',
  'ChannelAssigned',
  'ChannelReleased',
  'ChannelStatusChanged',
  'ChannelClockAnchored',
  'FootageDeleted',
];

export const sessionEventsText = /* GraphQL */ `
  subscription SessionFacts($sessionId: ID!, $after: Position, $staff: Boolean!) {
    sessionEvents(sessionId: $sessionId, after: $after) {
      __typename position occurredAt
      actor { id label }
      session { ...SessionFields }
      ${clipFacts.map((fact) => `... on ${fact} { clip { ...ClipFields } }`).join('\n      ')}
      ${channelFacts.map((fact) => `... on ${fact} { channel { ...ChannelFields } }`).join('\n      ')}
      ${tagFacts.map((fact) => `... on ${fact} { play { ...SheetFields } }`).join('\n      ')}
    }
  }
  ${sessionFields}
  ${channelFields}
  ${clipFields}
  ${sheetFields}
`;
export type SessionEventsData = { sessionEvents: SessionFact };

/** A state and no fact: it comes whole, and nothing is resumed. */
export const attentionText = /* GraphQL */ `
  subscription Attention { attention { id kind since what effect fix channelId } }
`;
export type AttentionData = { attention: readonly ServerAlert[] };

/** A state too. */
export const clipProgressText = /* GraphQL */ `
  subscription ClipProgress($sessionId: ID!) {
    clipProgress(sessionId: $sessionId) { clipId generation stage progress }
  }
`;
export type ClipProgressData = { clipProgress: readonly ClipProgress[] };

export const preGameQuery: TypedDocumentNode<{ preGameCheck: PreGame | null }, { sessionId: string }> = gql`
  query PreGame($sessionId: ID!) {
    preGameCheck(sessionId: $sessionId) {
      diskHoursLeft diskFreeGigabytes
      channels { channel { id } clockOffsetSeconds fix testCut { isGood seconds trouble } }
    }
  }
`;

export const teamEventsText = /* GraphQL */ `
  subscription TeamFacts($after: Position) { teamEvents(after: $after) { __typename position } }
`;

export type MutationDocument = TypedDocumentNode<
  Readonly<Record<string, CommandPayload>>,
  { input: Readonly<Record<string, unknown>> }
>;

export function mutationOf(name: string, inputType: string, answer: string, fragments: string): MutationDocument {
  return gql(`
    mutation ${name}($input: ${inputType}!) {
      ${name}(input: $input) { userErrors { code message path } position ${answer} }
    }
    ${fragments}
  `);
}

const sessionAnswer = ['warnings { code message } session { ...SessionFields }', sessionFields] as const;
const channelAnswer = ['channel { ...ChannelFields }', channelFields] as const;
const clipAnswer = ['clip { ...ClipFields }', clipFields] as const;
const tagAnswer = ['tag { id }', ''] as const;
const angles = 'angles { channelId userErrors { code message path } clip { ...ClipFields } }';

/** One document a command, by the mutation's name. */
export const mutations = {
  scheduleSession: mutationOf('scheduleSession', 'ScheduleSessionInput', ...sessionAnswer),
  startSession: mutationOf('startSession', 'SessionCommandInput', ...sessionAnswer),
  pauseSession: mutationOf('pauseSession', 'SessionCommandInput', ...sessionAnswer),
  resumeSession: mutationOf('resumeSession', 'SessionCommandInput', ...sessionAnswer),
  completeSession: mutationOf('completeSession', 'SessionCommandInput', ...sessionAnswer),
  reopenSession: mutationOf('reopenSession', 'ReopenSessionInput', ...sessionAnswer),
  cancelSession: mutationOf('cancelSession', 'CancelSessionInput', ...sessionAnswer),
  rescheduleSession: mutationOf('rescheduleSession', 'RescheduleSessionInput', ...sessionAnswer),
  describeSession: mutationOf('describeSession', 'DescribeSessionInput', ...sessionAnswer),
  anchorGameClock: mutationOf('anchorGameClock', 'AnchorGameClockInput', ...sessionAnswer),
  registerChannel: mutationOf('registerChannel', 'RegisterChannelInput', ...channelAnswer),
  describeChannel: mutationOf('describeChannel', 'DescribeChannelInput', ...channelAnswer),
  assignChannel: mutationOf('assignChannel', 'ChannelSessionInput', ...channelAnswer),
  releaseChannel: mutationOf('releaseChannel', 'ChannelSessionInput', ...channelAnswer),
  activateChannel: mutationOf('activateChannel', 'ChannelCommandInput', ...channelAnswer),
  deactivateChannel: mutationOf('deactivateChannel', 'ChannelCommandInput', ...channelAnswer),
  markClipIn: mutationOf('markClipIn', 'MarkClipInInput', `warnings { code message } ${angles}`, clipFields),
  markClipOut: mutationOf('markClipOut', 'MarkClipOutInput', angles, clipFields),
  registerClip: mutationOf('registerClip', 'RegisterClipInput', angles, clipFields),
  retryClip: mutationOf('retryClip', 'ClipCommandInput', ...clipAnswer),
  favoriteClip: mutationOf('favoriteClip', 'ClipCommandInput', ...clipAnswer),
  unfavoriteClip: mutationOf('unfavoriteClip', 'ClipCommandInput', ...clipAnswer),
  discardClip: mutationOf('discardClip', 'ClipCommandInput', ...clipAnswer),
  retitleClip: mutationOf('retitleClip', 'RetitleClipInput', ...clipAnswer),
  trimClip: mutationOf('trimClip', 'TrimClipInput', angles, clipFields),
  addTag: mutationOf('addTag', 'AddTagInput', ...tagAnswer),
  editTag: mutationOf('editTag', 'EditTagInput', ...tagAnswer),
  removeTag: mutationOf('removeTag', 'TagCommandInput', ...tagAnswer),
  reviewTag: mutationOf('reviewTag', 'TagCommandInput', ...tagAnswer),
  unreviewTag: mutationOf('unreviewTag', 'TagCommandInput', ...tagAnswer),
  markTagImportant: mutationOf('markTagImportant', 'TagCommandInput', ...tagAnswer),
  unmarkTagImportant: mutationOf('unmarkTagImportant', 'TagCommandInput', ...tagAnswer),
  resolvePlayFact: mutationOf('resolvePlayFact', 'ResolvePlayFactInput', 'play { id }', ''),
  undoCommand: mutationOf('undoCommand', 'UndoCommandInput', 'results { clip { ...ClipFields } }', clipFields),
} as const;
export type MutationName = keyof typeof mutations;

export function isMutationName(name: string): name is MutationName {
  return Object.hasOwn(mutations, name);
}
