// An input for every command, about one session, one channel and one clip.
import { channelIdOf, clipIdOf } from '../../src/commands/ids.ts';

export const sessionId = '0198c0de-0000-7000-8000-000000000001';
export const playId = '0198c0de-0000-7000-8000-000000000002';
export const channelId = channelIdOf('home-sideline');
export const clipId = clipIdOf(playId, channelId);
export const tagId = '0198c0de-0000-7000-8000-000000000003';
export const keyId = '0198c0de-0000-7000-8000-000000000004';
export const inAt = '2026-11-14T20:14:10.000Z';
export const outAt = '2026-11-14T20:14:22.000Z';

/** A file of footage whose time is over. */
export const deletedFile = {
  name: '2026-10-31_20-10-00-000000.mp4',
  from: '2026-10-31T20:10:00.000Z',
  to: '2026-10-31T20:20:00.000Z',
  bytes: 600_000_000,
};

const generation = { clipId, generation: 1, retry: 0 };

export const samples: Readonly<Record<string, Record<string, unknown>>> = {
  ScheduleSession: { sessionId, name: 'vs Harbor State', type: 'game' },
  RescheduleSession: { sessionId, scheduledStart: outAt },
  DescribeSession: { sessionId, name: 'vs Harbour State', opponent: 'Harbour State', week: '3' },
  CancelSession: { sessionId, reason: 'rain' },
  StartSession: { sessionId },
  PauseSession: { sessionId },
  ResumeSession: { sessionId },
  CompleteSession: { sessionId },
  ReopenSession: { sessionId, reason: 'overtime' },
  AnchorGameClock: { sessionId, quarter: 2, gameClock: '3:14', running: true, at: inAt },
  RegisterChannel: { name: 'Sideline' },
  DescribeChannel: { channelId, name: 'Sideline east', inputUrl: 'srt://203.0.113.7:8890' },
  AssignChannel: { channelId, sessionId },
  ReleaseChannel: { channelId, sessionId },
  ActivateChannel: { channelId },
  DeactivateChannel: { channelId },
  LoseChannel: { channelId, lastSeenAt: null, silentMs: 31_000 },
  ReportChannelFault: { channelId, reason: 'no signal' },
  RecoverChannel: { channelId },
  AnchorChannelClock: { channelId, mediaTime: outAt, at: inAt },
  DeleteFootage: { channelId, files: [deletedFile], reason: 'expired' },
  MarkClipIn: { sessionId, playId, channelId, channelIds: [channelId], inAt },
  MarkClipOut: { clipId, outAt },
  RegisterClip: { sessionId, playId, channelId, channelIds: [channelId], inAt, outAt },
  TrimClip: { clipId, outAt: '2026-11-14T20:14:20.000Z' },
  ExpireClip: { clipId },
  StartClipGeneration: { ...generation, attempt: 1 },
  FailClipAttempt: { ...generation, attempt: 1, code: 'CLIP_ENCODER', retryable: true },
  FinishClip: {
    ...generation,
    startAt: inAt,
    endAt: outAt,
    durationMs: 12_000,
    frames: 360,
    bytes: 1_000_000,
    coverage: 1,
    gaps: [],
    engine: 'ffmpeg',
  },
  FinishClipThumbnail: { clipId, generation: 1 },
  FailClip: { ...generation, code: 'CLIP_NO_FOOTAGE', retryable: false, text: 'Nothing was recorded.' },
  RetryClip: { clipId },
  FavoriteClip: { clipId },
  UnfavoriteClip: { clipId },
  RetitleClip: { clipId, title: 'Goal line stand' },
  DiscardClip: { clipId },
  RestoreClip: { clipId },
  DeleteClipFile: { clipId, generation: 1, reason: 'superseded' },
  AddTag: { tagId, sessionId, playId, at: inAt, fields: { quarter: 2, down: 3, distance: 7, playType: 'pass' } },
  EditTag: { tagId, fields: { down: 2 } },
  RemoveTag: { tagId },
  RestoreTag: { tagId },
  ReviewTag: { tagId },
  UnreviewTag: { tagId },
  MarkTagImportant: { tagId },
  UnmarkTagImportant: { tagId },
  AddMember: { memberId: 'coach-b', roles: ['coach'] },
  RemoveMember: { memberId: 'coach-b' },
  GrantRole: { memberId: 'coach-b', role: 'analyst' },
  RevokeRole: { memberId: 'coach-b', role: 'coach' },
  IssueDeviceKey: { keyId, channelId },
  RevokeDeviceKey: { keyId },
  IssueAccessToken: { tokenId: keyId, kind: 'assistant', until: '2026-11-15T00:00:00.000Z' },
  RevokeAccessToken: { tokenId: keyId },
  ChangeTeamSettings: { timeZone: 'America/New_York' },
  ResolvePlayFact: { playId, sessionId, field: 'down', value: 3 },
};
