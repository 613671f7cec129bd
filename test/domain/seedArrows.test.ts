// The arrows of the seed's state diagrams, S-77 to S-91: each is walked once, and refused once where it does not begin.
import { expect, it } from 'vitest';
import { isRefusal } from '../../src/domain/decision.ts';
import type { Actor } from '../../src/domain/event.ts';
import { channelId } from '../commands/samples.ts';
import { commandNamed, follow, ask as given, remember } from './follow.ts';

interface Arrow {
  readonly id: string;
  readonly from: string;
  readonly command: string;
  readonly to: string;
  /** Commands that lead to where it begins; and to a status in which it is refused. */
  readonly way: readonly string[];
  readonly elsewhere: readonly string[];
  readonly actor?: Actor;
  readonly input?: Readonly<Record<string, unknown>>;
}

const scheduled = ['ScheduleSession'];
const active = [...scheduled, 'StartSession'];
const paused = [...active, 'PauseSession'];
const completed = [...active, 'CompleteSession'];
const open = ['MarkClipIn'];
const pending = [...open, 'MarkClipOut'];
const processing = [...pending, 'StartClipGeneration'];
const ready = [...processing, 'FinishClip'];
const failed = [...processing, 'FailClip'];
const off = ['RegisterChannel'];
const on = [...off, 'ActivateChannel'];
const lost = [...on, 'LoseChannel'];

const device: Actor = { id: 'box', team: 'home', role: 'device', via: 'device', channelId };
const arrow = (id: string, from: string, command: string, to: string, way: string[], elsewhere: string[]): Arrow => ({
  ...{ id, from, command, to, way, elsewhere },
});

const arrows: readonly Arrow[] = [
  arrow('S-77', 'scheduled', 'StartSession', 'active', scheduled, completed),
  arrow('S-78', 'active', 'PauseSession', 'paused', active, scheduled),
  arrow('S-79', 'paused', 'ResumeSession', 'active', paused, active),
  arrow('S-80', 'paused', 'CompleteSession', 'completed', paused, completed),
  // The arrow without a label.
  arrow('S-81', 'completed', 'ReopenSession', 'active', completed, paused),
  arrow('S-82', 'active', 'CompleteSession', 'completed', active, scheduled),
  // A worker can never pick up a clip that is still open.
  arrow('S-83', 'pending', 'StartClipGeneration', 'processing', pending, open),
  arrow('S-84', 'processing', 'FinishClip', 'ready', processing, pending),
  arrow('S-85', 'processing', 'FailClip', 'failed', processing, ready),
  arrow('S-86', 'failed', 'RetryClip', 'pending', failed, ready),
  arrow('S-87', 'inactive', 'ActivateChannel', 'active', off, on),
  arrow('S-88', 'active', 'DeactivateChannel', 'inactive', on, off),
  // "error": the device itself stopped, and says why.
  {
    ...arrow('S-89', 'active', 'DeactivateChannel', 'inactive', on, off),
    actor: device,
    input: { reason: 'no signal' },
  },
  arrow('S-90', 'active', 'LoseChannel', 'error', on, off),
  // No way out is drawn; the workflow names the heartbeat, and people may switch it on again or off.
  arrow('S-91', 'error', 'RecoverChannel', 'active', lost, on),
  arrow('S-91', 'error', 'ActivateChannel', 'active', lost, on),
  arrow('S-91', 'error', 'DeactivateChannel', 'inactive', lost, off),
];

const stateAfter = (way: readonly string[]) => way.reduce<object>(follow, commandNamed(way[0]!).noun.initial);
const statusOf = (command: string, state: object): string => commandNamed(command).noun.status(state);

it.each(arrows)('$id: $command leads from $from to $to', ({ command, from, to, way, ...how }) => {
  const before = stateAfter(way);
  const facts = given(command, before, how);
  expect(statusOf(command, before)).toBe(from);
  expect(isRefusal(facts)).toBe(false);
  expect(
    statusOf(command, remember(commandNamed(command), before, facts as Exclude<typeof facts, { code: string }>)),
  ).toBe(to);
});

it.each(arrows)('$id: $command is refused where the arrow does not begin', ({ command, elsewhere, ...how }) => {
  const before = stateAfter(elsewhere);
  expect(given(command, before, how)).toMatchObject({
    code: 'ILLEGAL_IN_STATUS',
    status: statusOf(command, before).toUpperCase(),
    allowedCommands: expect.not.arrayContaining([command]),
  });
});

it('S-81: a game is not reopened without a reason', () => {
  expect(commandNamed('ReopenSession').input.safeParse({ sessionId: channelId, reason: ' ' }).success).toBe(false);
});

it('S-89: why the device stopped stands in the log', () => {
  const facts = given('DeactivateChannel', stateAfter(on), { actor: device, input: { reason: 'no signal' } });
  expect(facts).toMatchObject([{ type: 'ChannelDeactivated', data: { channelId, reason: 'no signal' } }]);
});

it("S-89: a device stops no other's channel", () => {
  const other = { ...device, channelId: '0198c0de-0000-7000-8000-0000000000ff' };
  expect(given('DeactivateChannel', stateAfter(on), { actor: other })).toMatchObject({ code: 'FORBIDDEN' });
});
