// The domain said once more, by hand: which command leads where. Nothing of the product is used here. Whoever adds a
// command writes down where it must lead, from its description and not from its code; rules of content: rules.ts.

const to = (status: string, ...commands: string[]) => Object.fromEntries(commands.map((command) => [command, status]));
const heart = ['FavoriteClip', 'UnfavoriteClip'];
const roster = ['DescribeChannel', 'AssignChannel', 'ReleaseChannel', 'AnchorChannelClock', 'DeleteFootage'];
const described = ['DescribeSession', 'AnchorGameClock'];
const opinions = ['EditTag', 'ReviewTag', 'UnreviewTag', 'MarkTagImportant', 'UnmarkTagImportant'];
const people = ['AddMember', 'RemoveMember', 'GrantRole', 'RevokeRole', 'ChangeTeamSettings'];
const keys = ['IssueDeviceKey', 'RevokeDeviceKey', 'IssueAccessToken', 'RevokeAccessToken'];
/** A clip with a window: it may be set anew, in whatever status. */
const cut = (status: string) => ({
  ...to(status, ...heart, 'RetitleClip', 'DeleteClipFile'),
  ...{ TrimClip: 'pending', DiscardClip: 'discarded' },
});

/** Noun, status, command: the status after it. Whatever is not here is refused. */
export const table: Readonly<Record<string, Record<string, Record<string, string>>>> = {
  session: {
    none: to('scheduled', 'ScheduleSession'),
    scheduled: {
      ...to('scheduled', 'RescheduleSession', ...described),
      ...{ StartSession: 'active', CancelSession: 'cancelled' },
    },
    active: { ...to('active', ...described), PauseSession: 'paused', CompleteSession: 'completed' },
    paused: { ...to('paused', ...described), ResumeSession: 'active', CompleteSession: 'completed' },
    completed: { ...to('completed', ...described), ReopenSession: 'active' },
    cancelled: to('scheduled', 'RescheduleSession'),
  },
  channel: {
    none: to('inactive', 'RegisterChannel'),
    inactive: { ...to('inactive', ...roster), ActivateChannel: 'active' },
    active: {
      ...{ ...to('active', ...roster), DeactivateChannel: 'inactive' },
      ...to('error', 'LoseChannel', 'ReportChannelFault'),
    },
    error: {
      ...{ ...to('error', ...roster, 'ReportChannelFault'), DeactivateChannel: 'inactive' },
      ...to('active', 'ActivateChannel', 'RecoverChannel'),
    },
  },
  clip: {
    none: { MarkClipIn: 'open', RegisterClip: 'pending' },
    open: { RetitleClip: 'open', MarkClipOut: 'pending', ExpireClip: 'expired', DiscardClip: 'discarded' },
    expired: { RetitleClip: 'expired', MarkClipOut: 'pending', DiscardClip: 'discarded' },
    pending: { ...cut('pending'), StartClipGeneration: 'processing' },
    processing: {
      ...{ ...cut('processing'), FinishClip: 'ready', FailClip: 'failed' },
      ...to('processing', 'StartClipGeneration', 'FailClipAttempt'),
    },
    ready: { ...cut('ready'), FinishClipThumbnail: 'ready' },
    failed: { ...cut('failed'), RetryClip: 'pending' },
    discarded: { DeleteClipFile: 'discarded', RestoreClip: 'ready' },
  },
  tag: {
    none: to('kept', 'AddTag'),
    kept: { ...to('kept', ...opinions), RemoveTag: 'removed' },
    removed: to('kept', 'RestoreTag'),
  },
  play: { none: to('settled', 'ResolvePlayFact'), settled: to('settled', 'ResolvePlayFact') },
  team: { none: to('open', 'AddMember'), open: to('open', ...people, ...keys) },
};
