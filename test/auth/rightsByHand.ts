// The table of rights, written once more by hand from the design: a letter a role that may. Nothing of the product is
// used here.

/** An assistant has no letter: it is judged by the role of its person. */
export const letters: Readonly<Record<string, string>> = {
  admin: 'a',
  operator: 'o',
  coach: 'c',
  analyst: 'n',
  viewer: 'v',
  device: 'd',
  auditor: 'u',
};

export const commandsByHand: Readonly<Record<string, string>> = {
  ScheduleSession: 'ao',
  RescheduleSession: 'ao',
  DescribeSession: 'ao',
  CancelSession: 'ao',
  StartSession: 'ao',
  PauseSession: 'ao',
  ResumeSession: 'ao',
  CompleteSession: 'ao',
  ReopenSession: 'ao',
  AnchorGameClock: 'aon',
  RegisterChannel: 'ao',
  DescribeChannel: 'ao',
  AssignChannel: 'ao',
  ReleaseChannel: 'ao',
  ActivateChannel: 'aod',
  DeactivateChannel: 'aod',
  ReportChannelFault: 'aod',
  RecoverChannel: 'aod',
  AnchorChannelClock: 'aond',
  MarkClipIn: 'acn',
  MarkClipOut: 'acn',
  RegisterClip: 'acnd',
  TrimClip: 'acn',
  RetryClip: 'aocn',
  FavoriteClip: 'acn',
  UnfavoriteClip: 'acn',
  RetitleClip: 'acn',
  DiscardClip: 'acn',
  RestoreClip: 'acn',
  AddTag: 'acn',
  EditTag: 'acn',
  RemoveTag: 'acn',
  RestoreTag: 'acn',
  ReviewTag: 'acn',
  UnreviewTag: 'acn',
  MarkTagImportant: 'acn',
  UnmarkTagImportant: 'acn',
  ResolvePlayFact: 'an',
  UndoCommand: 'aocn',
  PutPlayer: 'aocn',
  ErasePlayer: 'a',
  NamePerson: 'a',
  ErasePerson: 'a',
  AddMember: 'a',
  RemoveMember: 'a',
  GrantRole: 'a',
  RevokeRole: 'a',
  IssueDeviceKey: 'a',
  RevokeDeviceKey: 'a',
  ChangeTeamSettings: 'a',
  IssueAccessToken: 'aocnvu',
  RevokeAccessToken: 'aocnvu',
  // The platform's own: nobody's.
  LoseChannel: '',
  StartClipGeneration: '',
  FailClipAttempt: '',
  FinishClip: '',
  FinishClipThumbnail: '',
  FailClip: '',
  ExpireClip: '',
  DeleteClipFile: '',
  DeleteFootage: '',
};

const people = 'aocnvu';
const everybody = 'aocnvdu';
/** What a device's own requests are answered with, and itself. */
const alsoForDevices = [
  ...['Mutation', 'Viewer', 'Person', 'PageInfo', 'UserError', 'Warning', 'Channel', 'Resolution'],
  ...['RecorderClock', 'ChannelClock', 'ChannelClockConnection', 'ClipResult', 'ClipItemResult', 'TagResult'],
];
const byType: Readonly<Record<string, string>> = {
  DeviceKey: 'au',
  RecordingFilm: 'aocnv',
  ChannelPreview: 'aocnv',
  TimelineConnection: 'aocnu',
  TimelineEntry: 'aocnu',
  FieldChange: 'aocnu',
};
const byField: Readonly<Record<string, string>> = {
  'Query.serverTime': everybody,
  'Query.viewer': everybody,
  'Query.channel': everybody,
  'Query.preGameCheck': 'aocn',
  'Query.members': 'au',
  'Query.deviceKeys': 'au',
  'Query.timeline': 'aocnu',
  'Channel.preview': 'aocnv',
  'Recordings.film': 'aocnv',
  'Clip.streamUrl': 'aocnv',
  'Clip.thumbnailUrl': 'aocnv',
  'Tag.coachNotes': 'acn',
};

/** Who may read the field of the schema. */
export function readersByHand(type: string, field: string): string {
  const isForDevices = alsoForDevices.includes(type) || type.endsWith('Payload');
  return byField[`${type}.${field}`] ?? byType[type] ?? (isForDevices ? everybody : people);
}
