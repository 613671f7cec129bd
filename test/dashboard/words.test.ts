import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Channel, ServerAlert, Session } from '../../dashboard/api/entities.ts';
import { createAnnouncer } from '../../dashboard/live/announcer.ts';
import { gameClockAfter, secondsLeft } from '../../dashboard/live/gameClock.ts';
import { emptyRoom, type RoomState } from '../../dashboard/live/roomState.ts';
import { attentionEntries } from '../../dashboard/words/attentionEntries.ts';
import { channelLook, clockWords, shortLabel } from '../../dashboard/words/channelLook.ts';
import { byWhom } from '../../dashboard/words/playWords.ts';
import { diskWords, testCutWords } from '../../dashboard/words/preGameWords.ts';
import { quietLine } from '../../dashboard/words/quietWords.ts';
import { refusalWords } from '../../dashboard/words/refusalWords.ts';
import { gameSubtitle, sayOf } from '../../dashboard/words/sayWords.ts';

const now = Date.parse('2026-11-14T20:14:32.000Z');
beforeEach(() => void vi.useFakeTimers({ now }));
afterEach(() => void vi.useRealTimers());

const ago = (seconds: number) => new Date(now - seconds * 1000).toISOString();

function camera(change: Partial<Channel> = {}): Channel {
  return {
    id: change.name ?? 'END ZONE',
    name: 'END ZONE',
    path: 'home-end-zone',
    inputUrl: null,
    status: 'ACTIVE',
    statusReason: null,
    lastSeenAt: ago(1),
    silenceSeconds: 30,
    recordedUntil: ago(1),
    isRecording: true,
    recorderClock: null,
    sessionIds: ['s'],
    allowedCommands: [],
    ...change,
  };
}

function room(change: Partial<RoomState> = {}): RoomState {
  const session = { id: 's', timeZone: 'UTC' } as Session;
  return { ...emptyRoom, phase: 'ready', link: 'live', session, channels: [camera()], ...change };
}

test.each([
  ['live', camera(), 'Live'],
  ['quiet for a moment', camera({ lastSeenAt: ago(9) }), 'Live'],
  ['silent', camera({ lastSeenAt: ago(12) }), 'Silent 12 s'],
  ['declared lost sooner than a silence is told', camera({ lastSeenAt: ago(12), silenceSeconds: 6 }), 'Live'],
  ['lost', camera({ status: 'ERROR', lastSeenAt: ago(41) }), 'Lost 0:41'],
  ['faulty', camera({ status: 'ERROR', statusReason: 'no signal', lastSeenAt: ago(1) }), 'Faulty'],
  ['off', camera({ status: 'INACTIVE' }), 'Off'],
  ['not recorded any more', camera({ isRecording: false }), 'Not recorded'],
  ['about to be recorded', camera({ isRecording: false, recordedUntil: null }), 'Live'],
])('a camera that is %s', (_what, channel, words) => {
  expect(channelLook(channel, room()).words).toBe(words);
});

test.each([
  [{ offsetMs: -340, uncertaintyMs: 40 }, 'Clock 0.34 s behind'],
  [{ offsetMs: 4, uncertaintyMs: 2 }, 'Clock 0.00 s ahead'],
  [{ offsetMs: 900, uncertaintyMs: 1_000 }, ''],
  [null, ''],
])('a recorder whose clock is %j reads "%s"', (recorderClock, words) => {
  expect(clockWords(camera({ recorderClock }))).toBe(words);
});

test('a page that is offline says how cameras were', () => {
  expect(channelLook(camera({ lastSeenAt: ago(60) }), room({ link: 'down' })).words).toBe('Was live');
});

test('a silence is measured on the server, not on a device whose clock is wrong', () => {
  const clock = { offsetMs: 60_000, uncertaintyMs: 5 };
  expect(channelLook(camera({ lastSeenAt: ago(62) }), room({ clock })).words).toBe('Live');
});

test.each([
  ['END ZONE', 'EZ'],
  ['SIDELINE', 'SI'],
  ['Press box left', 'PB'],
])('%s is %s in a row', (name, label) => {
  expect(shortLabel(name)).toBe(label);
});

test('the worst stands first, and nothing is said while all is well', () => {
  const channels = [
    camera({ name: 'A', lastSeenAt: ago(12) }),
    camera({ name: 'B', status: 'ERROR', lastSeenAt: ago(60) }),
  ];

  expect(attentionEntries(room())).toEqual([]);
  expect(attentionEntries(room({ channels })).map(({ what }) => what)).toEqual([
    'Camera B lost for 60 s.',
    'Camera A silent for 12 s.',
  ]);
});

test('a camera that is not recorded is told as the server sees it, and so is a wrong clock', () => {
  const clock = { offsetMs: 2_400, uncertaintyMs: 5 };
  const { id: channelId } = camera();
  const alert = { id: 'a', kind: 'CAMERA_RECORDS_NOTHING', effect: '', fix: '', channelId } as const;
  const since = new Date(now - 2_400 - 20_000).toISOString();
  const serverAlerts = [{ ...alert, since, what: 'MediaMTX hears camera END ZONE and records nothing.' }];

  expect(attentionEntries(room({ serverAlerts, clock })).map(({ what }) => what)).toEqual([
    'MediaMTX hears camera END ZONE and records nothing for 20 s.',
    "This iPad's clock is 2.4 s ahead.",
  ]);
});

test('a camera that beats and is not recorded is not called silent', () => {
  expect(attentionEntries(room({ channels: [camera({ isRecording: false })] }))).toEqual([]);
});

test('what only the server sees is told with its time, of the installation and of this game’s cameras', () => {
  const alert = { id: 'a', since: ago(90), effect: 'Effect.', fix: 'Fix.', channelId: null };
  const { id } = camera();
  const serverAlerts: readonly ServerAlert[] = [
    { ...alert, id: 'b', kind: 'RECORDER_RESTARTED', what: 'The recorder of END ZONE restarted.', channelId: id },
    { ...alert, id: 'c', kind: 'RECORDER_RESTARTED', what: 'The recorder of OTHER restarted.', channelId: 'other' },
    { ...alert, kind: 'FACTS_SET_ASIDE', what: '2 facts could not be read and are set aside.' },
    { ...alert, kind: 'LISTS_BEHIND', what: 'The lists are behind.' },
    { ...alert, kind: 'WORKER_STUCK', what: 'No clip is being cut.' },
    { ...alert, kind: 'DISK_FULL', what: 'Disk full in 40 min.' },
    { ...alert, kind: 'CAMERA_SILENT', what: 'Camera END ZONE is silent.', channelId: id },
  ];

  expect(attentionEntries(room({ serverAlerts })).map(({ what }) => what)).toEqual([
    'Disk full in 40 min.',
    'This list is 90 s behind.',
    'No clip has been cut for 90 s.',
    '2 facts could not be read and are set aside.',
    expect.stringMatching(/^The recorder of END ZONE restarted at \d\d:\d\d:\d\d\.$/),
  ]);
  expect(attentionEntries(room({ serverAlerts, link: 'connecting' }))).toEqual([]);
});

test.each([
  [{ isGood: true, seconds: 0.31, trouble: null }, null, 'Test cut in 0.3 s.'],
  [{ isGood: true, seconds: 0.31, trouble: null }, -90, 'Test cut in 0.3 s. Clock 90.0 s behind.'],
  [
    { isGood: false, seconds: null, trouble: 'No worker took it within 10 s.' },
    0.2,
    'No test cut: No worker took it within 10 s.',
  ],
])('a test cut %j with a clock %s s off reads', (testCut, clockOffsetSeconds, text) => {
  expect(testCutWords({ channel: { id: 'ez' }, testCut, clockOffsetSeconds, fix: null })).toEqual({ fix: '', text });
});

test.each([
  [{ diskHoursLeft: null, diskFreeGigabytes: 72.1 }, false, 'OK. 72 GB free.'],
  [{ diskHoursLeft: null, diskFreeGigabytes: 0.4 }, true, 'Free space. 0.4 GB free.'],
  [{ diskHoursLeft: 9.52, diskFreeGigabytes: 40 }, false, 'OK. 40 GB free, for 9.5 h of recording.'],
  [{ diskHoursLeft: 31.9, diskFreeGigabytes: 130 }, false, 'OK. 130 GB free, for 31 h of recording.'],
  [{ diskHoursLeft: 563.8, diskFreeGigabytes: 2_000 }, false, 'OK. 2000 GB free, for 23 days of recording.'],
  [
    { diskHoursLeft: 2, diskFreeGigabytes: 8 },
    true,
    'Free space or shorten the retention. 8.0 GB free, for 2.0 h of recording.',
  ],
])('a disk %j reads', (disk, isShort, text) => {
  expect(diskWords({ ...disk, channels: [] })).toEqual({ isShort, text });
});

test('what happens while a message is read is said in one sentence after it', () => {
  const spoken: string[] = [];
  const announcer = createAnnouncer((text) => spoken.push(text));

  announcer.say('Clip ready. Play at 20:14:25.', true);
  for (const play of ['a', 'b', 'c']) announcer.say(`Clip ready. ${play}.`, true);
  announcer.say('Camera END ZONE: lost.', false);
  vi.advanceTimersByTime(3_000);

  expect(spoken).toEqual(['Clip ready. Play at 20:14:25.', 'Camera END ZONE: lost. 3 clips ready.']);
  announcer.close();
});

test.each([
  ['3', 'Game, week 3'],
  ['Week 3', 'Game, week 3'],
  ['week3', 'Game, week 3'],
  ['Playoffs', 'Game, Playoffs'],
  [null, 'Game'],
])('a week that was written as %s reads %s', (week, words) => {
  expect(gameSubtitle({ type: 'GAME', week, season: null })).toBe(words);
});

test('inside a sentence oneself is written small', () => {
  expect(byWhom({ mine: true, who: 'You' })).toBe('by you');
  expect(byWhom({ mine: false, who: 'Coach A' })).toBe('by Coach A');
});

test.each([
  ['no camera', room({ channels: [] }), 'No camera in this game. Add one to mark; plays can be tagged.'],
  [
    'only cameras that are off',
    room({ channels: [camera({ status: 'INACTIVE' })] }),
    'No camera is checked. Check one, then mark.',
  ],
  ['a live camera', room(), 'No play marked yet. Tap IN when a play starts.'],
  ['nothing known yet', room({ phase: 'loading', channels: [] }), 'No play marked yet. Tap IN when a play starts.'],
])('with %s the line under IN says what is to be done', (_what, state, words) => {
  const { strong, rest } = sayOf(state);
  expect(`${strong} ${rest}`).toBe(words);
});

const off = camera({ name: 'SIDELINE', status: 'INACTIVE' });
test.each([
  [[camera()], 'check', 'All cameras live.'],
  [[off], 'off', 'Cameras are off.'],
  [[camera(), off], 'off', '1 of 2 cameras live, the others are off.'],
  [[], 'off', 'No camera in this game.'],
])('only where all cameras are live the quiet line has a check', (channels, shape, text) => {
  expect(quietLine(room({ channels }))).toEqual({ shape, text });
});

test.each([
  ['markClipOut', 'CLIP_OUT_BEFORE_IN', 'OUT not taken: it came before IN. Tap OUT again.'],
  ['trimClip', 'CLIP_OUT_BEFORE_IN', 'Not cut anew: OUT would come before IN. The clip stays as it is.'],
  ['trimClip', 'FORBIDDEN', 'Your role may not do this. '],
])('a refused %s with %s', (mutation, code, words) => {
  expect(refusalWords(mutation, { code, message: '' }, room()).join(' ')).toBe(words);
});

test('a game that is called off says why, and wants for no camera', () => {
  const session = { status: 'CANCELLED', cancelReason: 'Lightning', timeZone: 'UTC' } as Session;
  const off = room({ channels: [], session });

  expect(attentionEntries(off)).toEqual([]);
  expect(quietLine(off)).toEqual({ shape: 'cancelled', text: 'This game is called off: Lightning' });
});

test('between two answers the game clock counts on, and an answer that took its time does not make it stumble', () => {
  const first = gameClockAfter(null, { quarter: 2, secondsLeft: 194, isRunning: true }, now);
  expect(first && secondsLeft(first, now + 4_000)).toBe(190);
  expect(first && secondsLeft(first, now + 400_000)).toBe(0);

  expect(gameClockAfter(first, { quarter: 2, secondsLeft: 190.4, isRunning: true }, now + 4_000)).toBe(first);
  expect(gameClockAfter(first, { quarter: 2, secondsLeft: 185, isRunning: true }, now + 4_000)).not.toBe(first);
  expect(gameClockAfter(first, { quarter: 2, secondsLeft: 190, isRunning: false }, now + 4_000)).not.toBe(first);
});
