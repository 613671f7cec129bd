import { describe, expect, it } from 'vitest';
import { activateChannel } from '../../src/commands/channel/activateChannel.ts';
import { anchorChannelClock } from '../../src/commands/channel/anchorChannelClock.ts';
import { assignChannel } from '../../src/commands/channel/assignChannel.ts';
import { deactivateChannel } from '../../src/commands/channel/deactivateChannel.ts';
import { deleteFootage } from '../../src/commands/channel/deleteFootage.ts';
import { describeChannel } from '../../src/commands/channel/describeChannel.ts';
import { loseChannel } from '../../src/commands/channel/loseChannel.ts';
import { recoverChannel } from '../../src/commands/channel/recoverChannel.ts';
import { registerChannel } from '../../src/commands/channel/registerChannel.ts';
import { releaseChannel } from '../../src/commands/channel/releaseChannel.ts';
import { reportChannelFault } from '../../src/commands/channel/reportChannelFault.ts';
import { channelIdOf } from '../../src/commands/ids.ts';
import {
  channelActivated,
  channelAssigned,
  channelClockAnchored,
  channelDeactivated,
  channelDescribed,
  channelFaulted,
  channelLost,
  channelRecovered,
  channelRegistered,
  channelReleased,
  footageDeleted,
} from '../../src/domain/channel/events.ts';
import type { Actor } from '../../src/domain/event.ts';
import { channelId, deletedFile, samples, sessionId } from './samples.ts';
import { given, now, system } from './spec.ts';

const device: Actor = { id: 'device-1', team: 'home', role: 'device', via: 'device', channelId };
const otherDevice: Actor = { ...device, channelId: channelIdOf('home-end-zone') };

const registered = channelRegistered({ channelId, name: 'Sideline', path: 'home-sideline' });
const activated = channelActivated({ channelId });
const lost = channelLost({ channelId, lastSeenAt: null, silentMs: 31_000 });
const off = channelDeactivated({ channelId });

describe('the arrows of the seed', () => {
  it.each([
    ['S-87 activate', [registered], activateChannel, activated, [registered, activated]],
    ['S-88 deactivate', [registered, activated], deactivateChannel, off, [registered]],
    ['S-90 lost', [registered, activated], loseChannel, lost, [registered]],
    [
      'S-91 a beat brings it back',
      [registered, activated, lost],
      recoverChannel,
      channelRecovered({ channelId }),
      [registered, activated],
    ],
    [
      'S-91 activate brings it back',
      [registered, activated, lost],
      activateChannel,
      activated,
      [registered, activated],
    ],
    ['S-91 deactivate ends it', [registered, activated, lost], deactivateChannel, off, [registered]],
  ] as const)('%s: taken where it is drawn, refused where it is not', (_name, from, command, fact, elsewhere) => {
    const input = samples[command.name]!;
    given(...from)
      .when(command, input)
      .thenRecorded(fact);
    given(...elsewhere)
      .when(command, input)
      .thenRefused('ILLEGAL_IN_STATUS');
  });

  it('S-89 stopped by its own device, it is inactive with a reason', () => {
    given(registered, activated)
      .when(deactivateChannel, { channelId }, device)
      .thenRecorded(channelDeactivated({ channelId, reason: 'stopped by the device' }));
  });
  it("S-89 the device's own words count", () => {
    given(registered, activated)
      .when(deactivateChannel, { channelId, reason: 'battery' }, device)
      .thenRecorded(channelDeactivated({ channelId, reason: 'battery' }));
  });
  it('S-89 is refused to the device of another channel', () => {
    given(registered, activated).when(deactivateChannel, { channelId }, otherDevice).thenRefused('FORBIDDEN');
  });
});

describe('D-32 a fault that its device reports', () => {
  const faulty = channelFaulted({ channelId, reason: 'no signal' });
  const report = { channelId, reason: 'no signal' };

  it.each([
    ['on', [registered, activated]],
    ['lost', [registered, activated, lost]],
  ])('puts a channel that is %s in error, with its reason', (_name, history) => {
    given(...history)
      .when(reportChannelFault, report, device)
      .thenRecorded(faulty);
  });
  it('is recorded once while it stays the same', () => {
    given(registered, activated, faulty).when(reportChannelFault, report, device).thenRecorded();
  });
  it('may become another', () => {
    given(registered, activated, faulty)
      .when(reportChannelFault, { channelId, reason: 'no sound' }, device)
      .thenRecorded(channelFaulted({ channelId, reason: 'no sound' }));
  });
  it('is over with a beat, and news when it comes again', () => {
    const back = channelRecovered({ channelId });
    given(registered, activated, faulty).when(recoverChannel, { channelId }, device).thenRecorded(back);
    given(registered, activated, faulty, back).when(reportChannelFault, report, device).thenRecorded(faulty);
  });
  it('is refused for a channel that is off', () => {
    given(registered).when(reportChannelFault, report, device).thenRefused('ILLEGAL_IN_STATUS');
  });
  it('is refused to the device of another channel', () => {
    given(registered, activated).when(reportChannelFault, report, otherDevice).thenRefused('FORBIDDEN');
  });
});

describe('DescribeChannel', () => {
  const inputUrl = 'srt://camera.example:8890';
  const told = channelDescribed({ channelId, name: 'Sideline', inputUrl });

  it.each([
    ['off', [registered]],
    ['on', [registered, activated]],
    ['lost', [registered, activated, lost]],
  ])('changes what is named of a channel that is %s, and keeps the rest', (_name, history) => {
    given(...history)
      .when(describeChannel, { channelId, inputUrl })
      .thenRecorded(told);
  });
  it('keeps the URL where only the name changes, in its one spelling', () => {
    given(registered, told)
      .when(describeChannel, { channelId, name: 'Sideline east' })
      .thenRecorded(channelDescribed({ channelId, name: 'Sideline east', inputUrl }));
    given(registered, told).when(describeChannel, { channelId, inputUrl: 'SRT://Camera.Example.:8890' }).thenRecorded();
  });
  it.each([null, ''])('takes the URL back with %j', (nothing) => {
    given(registered, told)
      .when(describeChannel, { channelId, inputUrl: nothing })
      .thenRecorded(channelDescribed({ channelId, name: 'Sideline' }));
  });
  it('is nothing new where all is as it was', () => {
    given(registered).when(describeChannel, { channelId, name: 'Sideline' }).thenRecorded();
  });
  it('is refused for a channel that nobody registered', () => {
    given().when(describeChannel, { channelId, name: 'Sideline' }).thenRefused('NOT_FOUND');
  });
});

describe('RegisterChannel', () => {
  it.each([
    ['End Zone', 'home-end-zone'],
    ['Übersicht 2', 'home-u-bersicht-2'],
    ['🎥', 'home-camera'],
    ['x'.repeat(60), `home-${'x'.repeat(35)}`],
  ])('makes of %s the path %s', (name, path) => {
    given()
      .when(registerChannel, { name })
      .thenRecorded(channelRegistered({ channelId: channelIdOf(path), name, path }));
  });
  it.each(['away-sideline', 'sideline', 'homesideline'])('refuses the path %s of no or another team', (path) => {
    given().when(registerChannel, { name: 'Sideline', path }).thenRefused('BAD_USER_INPUT');
  });
  it.each(['home-Side', 'home/side', '../home-x', 'home-side line', `home-${'x'.repeat(36)}`, 'home-\u0000'])(
    'does not take the path %j',
    (path) => {
      expect(registerChannel.input.safeParse({ name: 'Sideline', path }).success).toBe(false);
    },
  );
  it('is refused where the path is taken, by whatever name', () => {
    given(registered).when(registerChannel, { name: 'Other', path: 'home-sideline' }).thenRefused('CHANNEL_PATH_TAKEN');
  });
});

describe('a channel over its sessions', () => {
  const other = '0198c0de-0000-7000-8000-00000000000a';
  const assigned = (session: string, status = 'inactive') =>
    channelAssigned({ channelId, sessionId: session, name: 'Sideline', path: 'home-sideline', status });

  it('serves several at once, with its own state in the fact', () => {
    given(registered, assigned(sessionId), activated)
      .when(assignChannel, { channelId, sessionId: other })
      .thenRecorded(assigned(other, 'active'));
  });
  it('is assigned once', () => {
    given(registered, assigned(sessionId)).when(assignChannel, { channelId, sessionId }).thenRecorded();
  });
  it('is released from one and keeps the other', () => {
    given(registered, assigned(sessionId), assigned(other))
      .when(releaseChannel, { channelId, sessionId })
      .thenRecorded(channelReleased({ channelId, sessionId }));
  });
  it('is released once', () => {
    given(registered).when(releaseChannel, { channelId, sessionId }).thenRecorded();
  });
});

describe('DeleteFootage', () => {
  const later = { ...deletedFile, name: '2026-10-31_20-20-00-000000.mp4' };
  const deleted = footageDeleted({ channelId, files: [deletedFile], reason: 'expired' });

  it('tells of the files that are about to go, whatever the camera is at', () => {
    for (const before of [[registered], [registered, activated], [registered, activated, lost]]) {
      given(...before)
        .when(deleteFootage, samples.DeleteFootage!, system)
        .thenRecorded(deleted);
    }
  });

  it('tells of no file twice', () => {
    given(registered, deleted).when(deleteFootage, samples.DeleteFootage!, system).thenRecorded();
    given(registered, deleted)
      .when(deleteFootage, { channelId, files: [deletedFile, later], reason: 'expired' }, system)
      .thenRecorded(footageDeleted({ channelId, files: [later], reason: 'expired' }));
  });

  it.each([
    ['no file', { files: [] }],
    ['another reason', { reason: 'wanted' }],
    ['more than 100 files', { files: Array.from({ length: 101 }, () => deletedFile) }],
  ])('is refused with %s', (_, wrong) => {
    expect(deleteFootage.input.safeParse({ ...samples.DeleteFootage, ...wrong }).success).toBe(false);
  });
});

describe('AnchorChannelClock', () => {
  const input = { channelId, mediaTime: '2026-11-14T20:14:31.500Z', at: now };

  it.each([
    ['off', [registered]],
    ['on', [registered, activated]],
    ['lost', [registered, activated, lost]],
  ])('records a reading of a channel that is %s', (_name, history) => {
    given(...history)
      .when(anchorChannelClock, input, device)
      .thenRecorded(channelClockAnchored(input));
  });
  it('is refused for a channel that nobody registered', () => {
    given().when(anchorChannelClock, input).thenRefused('NOT_FOUND');
  });
  it('is refused to the device of another channel', () => {
    given(registered).when(anchorChannelClock, input, otherDevice).thenRefused('FORBIDDEN');
  });
  it('is refused for a moment more than 30 s ahead', () => {
    given(registered)
      .when(anchorChannelClock, { ...input, at: '2026-11-14T20:15:00.001Z' })
      .thenRefused('ANCHOR_IN_FUTURE');
  });
  it('takes recordings that are dated hours ahead', () => {
    const ahead = { ...input, mediaTime: '2026-11-15T01:14:30.000Z' };
    expect(anchorChannelClock.input.safeParse(ahead).success).toBe(true);
  });
});
