// The domain said once more, by hand: which command leads where, and the few rules of content. Nothing of the product
// is used here. Whoever adds a command writes down what it must do, from its description and not from its code.
import { type Rule, secondsBetween } from './thing.ts';

const to = (status: string, ...commands: string[]) => Object.fromEntries(commands.map((command) => [command, status]));
const heart = ['FavoriteClip', 'UnfavoriteClip'];
const roster = ['AssignChannel', 'ReleaseChannel'];
const opinions = ['EditTag', 'ReviewTag', 'UnreviewTag', 'MarkTagImportant', 'UnmarkTagImportant'];

/** Noun, status, command: the status after it. Whatever is not here is refused. */
export const table: Readonly<Record<string, Record<string, Record<string, string>>>> = {
  session: {
    none: to('scheduled', 'ScheduleSession'),
    scheduled: to('active', 'StartSession'),
    active: { PauseSession: 'paused', CompleteSession: 'completed' },
    paused: { ResumeSession: 'active', CompleteSession: 'completed' },
    completed: to('active', 'ReopenSession'),
  },
  channel: {
    none: to('inactive', 'RegisterChannel'),
    inactive: { ...to('inactive', ...roster), ActivateChannel: 'active' },
    active: { ...to('active', ...roster), DeactivateChannel: 'inactive', LoseChannel: 'error' },
    error: {
      ...to('error', ...roster),
      ...to('active', 'ActivateChannel', 'RecoverChannel'),
      DeactivateChannel: 'inactive',
    },
  },
  clip: {
    none: to('open', 'MarkClipIn'),
    open: { MarkClipOut: 'pending', DiscardClip: 'discarded' },
    pending: { ...to('pending', ...heart), StartClipGeneration: 'processing', DiscardClip: 'discarded' },
    processing: {
      ...to('processing', ...heart, 'StartClipGeneration', 'FailClipAttempt'),
      ...{ FinishClip: 'ready', FailClip: 'failed', DiscardClip: 'discarded' },
    },
    ready: { ...to('ready', ...heart, 'FinishClipThumbnail'), DiscardClip: 'discarded' },
    failed: { ...to('failed', ...heart), RetryClip: 'pending', DiscardClip: 'discarded' },
    discarded: {},
  },
  tag: { none: to('kept', 'AddTag'), kept: { ...to('kept', ...opinions), RemoveTag: 'removed' }, removed: {} },
  play: { none: to('settled', 'ResolvePlayFact'), settled: to('settled', 'ResolvePlayFact') },
};

const all = (rule: Rule, ...commands: string[]) => Object.fromEntries(commands.map((command) => [command, rule]));
const stranger: Rule = ({ by }, _input, who) => who.role === 'coach' && who.id !== by && 'FORBIDDEN';
const otherDevice: Rule = (_was, { channelId }, who) =>
  who.role === 'device' && who.channelId !== channelId && 'FORBIDDEN';
const stale: Rule = (was, { generation, retry = was.retry }) =>
  (generation !== was.generation || retry !== was.retry) && 'CLIP_STALE';

/** Why a legal command is refused all the same. */
export const refusals: Readonly<Record<string, Rule>> = {
  ...all(stranger, 'DiscardClip', 'EditTag', 'RemoveTag'),
  ...all(otherDevice, 'ActivateChannel', 'DeactivateChannel', 'RecoverChannel'),
  ...all(stale, 'StartClipGeneration', 'FailClipAttempt', 'FinishClip', 'FinishClipThumbnail', 'FailClip'),
  MarkClipIn: (_was, { inAt }, { now }) => secondsBetween(now, inAt) > 30 && 'CLIP_IN_FUTURE',
  MarkClipOut: ({ inAt }, { outAt }, { now }) =>
    (secondsBetween(inAt, outAt) <= 0 && 'CLIP_OUT_BEFORE_IN') ||
    (secondsBetween(inAt, outAt) > 600 && 'CLIP_TOO_LONG') ||
    (secondsBetween(now, outAt) > 30 && 'CLIP_OUT_IN_FUTURE'),
  AddTag: (_was, { fields, at }, { now }) =>
    (Object.keys(fields as object).length === 0 && 'BAD_USER_INPUT') ||
    (at !== undefined && secondsBetween(now, at) > 30 && 'TAG_IN_FUTURE'),
};
