// The reference model's few rules of content: why a command is refused in a status that allows it, and what it changes.
import { type Input, type Rule, secondsBetween, type Thing, type Who } from './thing.ts';

const same = <T>(rule: T, ...commands: string[]) => Object.fromEntries(commands.map((command) => [command, rule]));

/** A coach changes what they made themselves. */
const stranger: Rule = ({ by }, _input, who) => who.role === 'coach' && who.id !== by && 'FORBIDDEN';
/** A device speaks for its own channel. */
const otherDevice: Rule = (_was, { channelId }, who) =>
  who.role === 'device' && who.channelId !== channelId && 'FORBIDDEN';
/** A worker is heard about the cut that is waited for. */
const stale: Rule = (was, { generation, retry = was.retry }) =>
  (generation !== was.generation || retry !== was.retry) && 'CLIP_STALE';
const isAhead = (instant: unknown, { now }: Who) => instant !== undefined && secondsBetween(now, instant) > 30;
const window: Rule = ({ said }, { inAt = said.inAt, outAt = said.outAt }, who) =>
  (secondsBetween(inAt, outAt) <= 0 && 'CLIP_OUT_BEFORE_IN') ||
  (secondsBetween(inAt, outAt) > 600 && 'CLIP_TOO_LONG') ||
  (isAhead(outAt, who) && 'CLIP_OUT_IN_FUTURE');
const isGone = ({ marks }: Thing, generation: unknown) => marks.has(`deleted ${generation}`);
const isIn = ({ marks }: Thing, { memberId }: Input) => marks.has(`in ${memberId}`);
const isLastAdmin = ({ marks }: Thing, { memberId }: Input) =>
  [...marks].every((mark) => !mark.endsWith(' is admin') || mark === `${memberId} is admin`) &&
  marks.has(`${memberId} is admin`);

/** Why a legal command is refused all the same. */
export const refusals: Readonly<Record<string, Rule>> = {
  AnchorGameClock: (_was, { at }, who) => isAhead(at, who) && 'ANCHOR_IN_FUTURE',
  AnchorChannelClock: (was, input, who) =>
    otherDevice(was, input, who) || (isAhead(input.at, who) && 'ANCHOR_IN_FUTURE'),
  ...same(otherDevice, 'ActivateChannel', 'DeactivateChannel', 'RecoverChannel', 'ReportChannelFault'),

  MarkClipIn: (_was, { inAt }, who) => isAhead(inAt, who) && 'CLIP_IN_FUTURE',
  ...same(window, 'MarkClipOut', 'TrimClip'),
  RegisterClip: (was, input, who) => otherDevice(was, input, who) || window(was, input, who),
  ...same(stale, 'StartClipGeneration', 'FailClipAttempt', 'FinishClip', 'FinishClipThumbnail', 'FailClip'),
  DiscardClip: stranger,
  RestoreClip: (was, input, who) =>
    stranger(was, input, who) ||
    (was.said.film !== was.generation && 'CLIP_NOT_CUT') ||
    (isGone(was, was.generation) && 'CLIP_FILE_DELETED'),
  DeleteClipFile: (was, { generation }) =>
    !isGone(was, generation) &&
    was.status !== 'discarded' &&
    (generation === was.said.film || Number(generation) >= was.generation) &&
    'CLIP_FILE_IN_USE',

  AddTag: (_was, { fields, at }, who) =>
    (Object.keys(fields as object).length === 0 && 'BAD_USER_INPUT') || (isAhead(at, who) && 'TAG_IN_FUTURE'),
  ...same(stranger, 'EditTag', 'RemoveTag', 'RestoreTag'),

  RemoveMember: (was, input) =>
    (!was.marks.has(`knew ${input.memberId}`) && 'NOT_FOUND') || (isLastAdmin(was, input) && 'TEAM_LAST_ADMIN'),
  GrantRole: (was, input) => !isIn(was, input) && 'NOT_FOUND',
  RevokeRole: (was, input) =>
    (!isIn(was, input) && 'NOT_FOUND') || (input.role === 'admin' && isLastAdmin(was, input) && 'TEAM_LAST_ADMIN'),
  IssueDeviceKey: ({ marks }, { keyId }) => marks.has(`key ${keyId}`) && 'BAD_USER_INPUT',
  RevokeDeviceKey: ({ marks }, { keyId }) => !marks.has(`key ${keyId}`) && 'NOT_FOUND',
  IssueAccessToken: ({ marks, said }, { tokenId, until }, { id, role, now }) =>
    (!marks.has(`${id} is ${role}`) && 'NOT_FOUND') ||
    ((said[`token ${tokenId}`] != null || secondsBetween(now, until) <= 0) && 'BAD_USER_INPUT'),
  RevokeAccessToken: ({ said }, { tokenId }, { id, role }) =>
    (said[`token ${tokenId}`] == null || (said[`token ${tokenId}`] !== id && role !== 'admin')) && 'NOT_FOUND',
};

/** Commands that set marks (+) or take them back (-). */
export const marks: Readonly<Record<string, (input: Input, who: Who) => readonly string[]>> = {
  AssignChannel: ({ sessionId }) => [`+serves ${sessionId}`],
  ReleaseChannel: ({ sessionId }) => [`-serves ${sessionId}`],
  DeleteFootage: ({ files }) => (files as { name: string }[]).map(({ name }) => `+gone ${name}`),
  FavoriteClip: () => ['+favorite'],
  UnfavoriteClip: () => ['-favorite'],
  FinishClipThumbnail: ({ generation }) => [`+picture ${generation}`],
  DeleteClipFile: ({ generation }) => [`+deleted ${generation}`],
  MarkTagImportant: () => ['+important'],
  UnmarkTagImportant: () => ['-important'],
  ReviewTag: (_input, { id }) => [`+reviewed by ${id}`],
  UnreviewTag: (_input, { id }) => [`-reviewed by ${id}`],
  AddMember: ({ memberId, roles }) => [
    ...[`+in ${memberId}`, `+knew ${memberId}`],
    ...(roles as string[]).map((role) => `+${memberId} is ${role}`),
  ],
  RemoveMember: ({ memberId }) => [`-in ${memberId}`, `-${memberId} is *`],
  GrantRole: ({ memberId, role }) => [`+${memberId} is ${role}`],
  RevokeRole: ({ memberId, role }) => [`-${memberId} is ${role}`],
  IssueDeviceKey: ({ keyId }) => [`+key ${keyId}`],
  RevokeDeviceKey: ({ keyId }) => [`-key ${keyId}`],
};

/** Commands that say values; null takes one back. What is left out is not said. */
export const sayings: Readonly<Record<string, (input: Input, who: Who) => object>> = {
  ScheduleSession: ({ name, scheduledStart, location }) => ({ name, scheduledStart, location, isCalledOff: false }),
  DescribeSession: ({ name, opponent, location, week }) => ({ name, opponent, location, week }),
  RescheduleSession: ({ scheduledStart, location }) => ({ scheduledStart, location, isCalledOff: false }),
  CancelSession: () => ({ isCalledOff: true }),
  ...same(({ name, inputUrl }: Input) => ({ name, inputUrl }), 'RegisterChannel', 'DescribeChannel'),
  ReportChannelFault: ({ reason }) => ({ fault: reason }),
  // Always news: the status changes.
  ...same(
    ({ commandId }: Input) => ({ fault: null, switchedBy: commandId }),
    ...['ActivateChannel', 'DeactivateChannel', 'RecoverChannel'],
  ),
  MarkClipIn: ({ sessionId, inAt }) => ({ sessionId, inAt }),
  MarkClipOut: ({ outAt }) => ({ outAt }),
  RegisterClip: ({ sessionId, inAt, outAt }) => ({ sessionId, inAt, outAt }),
  TrimClip: ({ inAt, outAt }) => ({ inAt, outAt }),
  FinishClip: ({ generation }) => ({ film: generation }),
  RetitleClip: ({ title }) => ({ title: title ?? null }),
  AddTag: ({ fields, sessionId }) => ({ ...(fields as object), sessionId }),
  EditTag: ({ fields }) => fields as object,
  ResolvePlayFact: ({ field, value }) => ({ [String(field)]: value }),
  IssueAccessToken: ({ tokenId }, { id }) => ({ [`token ${tokenId}`]: id }),
  RevokeAccessToken: ({ tokenId }) => ({ [`token ${tokenId}`]: null }),
  ChangeTeamSettings: ({ timeZone }) => ({ timeZone }),
};

/** Commands that ask for another cut. */
export const cuts: ReadonlySet<string> = new Set(['MarkClipOut', 'RegisterClip', 'TrimClip']);

/** Fields that name an entity of another stream, which must exist; and which must not be called off. */
export const needed: Readonly<Record<string, readonly string[]>> = {
  AssignChannel: ['sessionId'],
  MarkClipIn: ['sessionId', 'channelId'],
  RegisterClip: ['sessionId', 'channelId'],
  AddTag: ['clipId', 'sessionId'],
  ResolvePlayFact: ['sessionId'],
  IssueDeviceKey: ['channelId'],
};
/** Statuses of its session in which a camera is not assigned. */
export const over: ReadonlySet<string> = new Set(['completed', 'cancelled']);
export const creators: ReadonlySet<string> = new Set(['MarkClipIn', 'RegisterClip', 'AddTag']);
