import { describe, expect, it } from 'vitest';
import { anchorGameClock } from '../../src/commands/session/anchorGameClock.ts';
import { cancelSession } from '../../src/commands/session/cancelSession.ts';
import { completeSession } from '../../src/commands/session/completeSession.ts';
import { describeSession } from '../../src/commands/session/describeSession.ts';
import { pauseSession } from '../../src/commands/session/pauseSession.ts';
import { reopenSession } from '../../src/commands/session/reopenSession.ts';
import { rescheduleSession } from '../../src/commands/session/rescheduleSession.ts';
import { resumeSession } from '../../src/commands/session/resumeSession.ts';
import { scheduleSession } from '../../src/commands/session/scheduleSession.ts';
import { startSession } from '../../src/commands/session/startSession.ts';
import {
  gameClockAnchored,
  sessionCancelled,
  sessionCompleted,
  sessionDescribed,
  sessionPaused,
  sessionReopened,
  sessionRescheduled,
  sessionResumed,
  sessionScheduled,
  sessionStarted,
} from '../../src/domain/session/events.ts';
import { memberAdded, teamSettingsChanged } from '../../src/domain/team/events.ts';
import { team } from '../../src/domain/team/team.ts';
import { samples, sessionId } from './samples.ts';
import { beside, given, now } from './spec.ts';

const friday = '2026-11-20T00:00:00.000Z';
const saturday = '2026-11-21T18:00:00.000Z';
const scheduled = sessionScheduled({
  sessionId,
  name: 'vs Harbor State',
  type: 'game',
  scheduledStart: friday,
  timeZone: 'America/Chicago',
  location: 'Home field',
});
const started = sessionStarted({ sessionId, at: now });
const paused = sessionPaused({ sessionId, at: now });
const completed = sessionCompleted({ sessionId, at: now });
const cancelled = sessionCancelled({ sessionId, at: now, reason: 'rain' });
const same = { sessionId, timeZone: 'America/Chicago', location: 'Home field' };

describe('ScheduleSession', () => {
  const input = { sessionId, name: 'Practice 12', type: 'practice' };

  it.each(['game', 'practice', 'scrimmage', 'other'])('takes a %s without an opponent, in UTC', (type) => {
    given()
      .when(scheduleSession, { ...input, type })
      .thenRecorded(sessionScheduled({ ...input, type: type as 'game', timeZone: 'UTC' }));
  });
  it("takes the team's time zone where none is named", () => {
    beside(team, memberAdded({ memberId: 'admin' }), teamSettingsChanged({ timeZone: 'America/Denver' }));
    const { decision } = given().when(scheduleSession, input);
    const named = given().when(scheduleSession, { ...input, timeZone: 'Europe/Berlin' });
    beside(team);
    expect(decision).toMatchObject([{ data: { timeZone: 'America/Denver' } }]);
    expect(named.decision).toMatchObject([{ data: { timeZone: 'Europe/Berlin' } }]);
  });
  it('keeps the week as text', () => {
    given()
      .when(scheduleSession, { ...input, week: ' Bowl ', season: '2026' })
      .thenRecorded(sessionScheduled({ ...input, type: 'practice', week: 'Bowl', season: '2026', timeZone: 'UTC' }));
  });
  it('is refused where the id is taken', () => {
    given(scheduled).when(scheduleSession, input).thenRefused('ILLEGAL_IN_STATUS');
  });
  it.each(['America/New_York', 'Europe/Kyiv', 'UTC', 'Etc/GMT+5'])('takes the time zone %s', (timeZone) => {
    expect(scheduleSession.input.safeParse({ ...input, timeZone }).success).toBe(true);
  });
  it.each(['+05:00', 'Mars/Olympus', 'EST\u0000', ' UTC', 'America', 'x'.repeat(61), 5, {}])(
    'refuses the time zone %j',
    (timeZone) => {
      expect(scheduleSession.input.safeParse({ ...input, timeZone }).success).toBe(false);
    },
  );
});

describe('RescheduleSession', () => {
  it('moves the start and keeps the rest of the plan', () => {
    given(scheduled)
      .when(rescheduleSession, { sessionId, scheduledStart: saturday })
      .thenRecorded(sessionRescheduled({ ...same, scheduledStart: saturday }));
  });
  it('may name another place and zone', () => {
    const plan = { scheduledStart: friday, timeZone: 'America/Denver', location: 'Away field' };
    given(scheduled)
      .when(rescheduleSession, { sessionId, ...plan })
      .thenRecorded(sessionRescheduled({ sessionId, ...plan }));
  });
  it('is nothing new where all is as planned', () => {
    given(scheduled).when(rescheduleSession, { sessionId, scheduledStart: friday }).thenRecorded();
  });
  it('gives a session that was called off another day, be it the old one', () => {
    given(scheduled, cancelled)
      .when(rescheduleSession, { sessionId, scheduledStart: friday })
      .thenRecorded(sessionRescheduled({ ...same, scheduledStart: friday }));
  });
  it.each([
    ['under way', [scheduled, started]],
    ['paused', [scheduled, started, paused]],
    ['over', [scheduled, started, completed]],
  ])('is refused for a session that is %s', (_name, history) => {
    given(...history)
      .when(rescheduleSession, { sessionId, scheduledStart: saturday })
      .thenRefused('ILLEGAL_IN_STATUS');
  });
});

describe('DescribeSession', () => {
  const known = { sessionId, name: 'vs Harbor State', location: 'Home field' };

  it.each([
    ['planned', [scheduled]],
    ['under way', [scheduled, started]],
    ['paused', [scheduled, started, paused]],
    ['over', [scheduled, started, completed]],
  ])('changes what is named of a session that is %s, and keeps the rest', (_name, history) => {
    given(...history)
      .when(describeSession, { sessionId, opponent: ' Harbor State ', week: '12' })
      .thenRecorded(sessionDescribed({ ...known, opponent: 'Harbor State', week: '12' }));
  });
  it.each([null, ''])('takes back what is said with %j', (nothing) => {
    given(scheduled)
      .when(describeSession, { sessionId, location: nothing })
      .thenRecorded(sessionDescribed({ sessionId, name: 'vs Harbor State' }));
  });
  it('never leaves it without a name', () => {
    given(scheduled).when(describeSession, { sessionId, name: null }).thenRecorded();
  });
  it('is nothing new where all is as it was', () => {
    given(scheduled)
      .when(describeSession, { sessionId, name: 'vs Harbor State', location: 'Home field' })
      .thenRecorded();
  });
  it('lasts over another day, and the plan lasts over it', () => {
    const told = sessionDescribed({ ...known, opponent: 'Harbor State', location: 'South field' });
    const moved = sessionRescheduled({ ...same, scheduledStart: saturday, location: 'South field' });
    given(scheduled, told).when(rescheduleSession, { sessionId, scheduledStart: saturday }).thenRecorded(moved);
    given(scheduled, told, moved)
      .when(describeSession, { sessionId, week: '1' })
      .thenRecorded(sessionDescribed({ ...known, opponent: 'Harbor State', location: 'South field', week: '1' }));
  });
  it('is refused for a session that was called off', () => {
    given(scheduled, cancelled).when(describeSession, { sessionId, week: '1' }).thenRefused('ILLEGAL_IN_STATUS');
  });
});

describe('CancelSession', () => {
  it('says when and why', () => {
    given(scheduled).when(cancelSession, { sessionId, reason: 'rain' }).thenRecorded(cancelled);
  });
  it('needs no reason', () => {
    given(scheduled)
      .when(cancelSession, { sessionId })
      .thenRecorded(sessionCancelled({ sessionId, at: now }));
  });
  it.each([
    ['under way', [scheduled, started]],
    ['over', [scheduled, started, completed]],
    ['called off already', [scheduled, cancelled]],
  ])('is refused for a session that is %s', (_name, history) => {
    given(...history)
      .when(cancelSession, { sessionId })
      .thenRefused('ILLEGAL_IN_STATUS');
  });
});

describe('the arrows of the seed', () => {
  const at = now;
  it.each([
    ['S-77 start', [scheduled], startSession, sessionStarted({ sessionId, at }), [scheduled, started]],
    ['S-78 pause', [scheduled, started], pauseSession, sessionPaused({ sessionId, at }), [scheduled]],
    [
      'S-79 resume',
      [scheduled, started, paused],
      resumeSession,
      sessionResumed({ sessionId, at }),
      [scheduled, started],
    ],
    ['S-80 complete from paused', [scheduled, started, paused], completeSession, completed, [scheduled]],
    [
      'S-81 reopen, with a reason',
      [scheduled, started, completed],
      reopenSession,
      sessionReopened({ sessionId, at, reason: 'overtime' }),
      [scheduled, started],
    ],
    ['S-82 complete from active', [scheduled, started], completeSession, completed, [scheduled, cancelled]],
  ] as const)('%s: taken where it is drawn, refused where it is not', (_name, from, command, fact, elsewhere) => {
    const input = samples[command.name]!;
    given(...from)
      .when(command, input)
      .thenRecorded(fact);
    given(...elsewhere)
      .when(command, input)
      .thenRefused('ILLEGAL_IN_STATUS');
  });

  it.each([
    { sessionId },
    { sessionId, reason: '' },
    { sessionId, reason: ' \n ' },
    { sessionId, reason: 'x'.repeat(501) },
  ])('S-81 is not taken without a reason that can be kept: %j', (input) => {
    expect(reopenSession.input.safeParse(input).success).toBe(false);
  });
});

describe('AnchorGameClock', () => {
  const input = { sessionId, quarter: 2, gameClock: '3:14', running: true, at: now };
  const anchored = gameClockAnchored({ sessionId, quarter: 2, clock: 194, running: true, at: now });

  it.each([
    ['planned', [scheduled]],
    ['under way', [scheduled, started]],
    ['paused', [scheduled, started, paused]],
    ['over', [scheduled, started, completed]],
  ])('records what the scoreboard shows in a session that is %s', (_name, history) => {
    given(...history)
      .when(anchorGameClock, input)
      .thenRecorded(anchored);
  });
  it('is refused in a session that was called off', () => {
    given(scheduled, cancelled).when(anchorGameClock, input).thenRefused('ILLEGAL_IN_STATUS');
  });
  it('is refused for a moment more than 30 s ahead', () => {
    given(scheduled)
      .when(anchorGameClock, { ...input, at: '2026-11-14T20:15:00.001Z' })
      .thenRefused('ANCHOR_IN_FUTURE');
  });
  it.each([
    { quarter: 0 },
    { quarter: 6 },
    { quarter: 1.5 },
    { gameClock: '15:01' },
    { gameClock: 194 },
    { running: 'yes' },
  ])('does not take %j', (wrong) => {
    expect(anchorGameClock.input.safeParse({ ...input, ...wrong }).success).toBe(false);
  });
});
