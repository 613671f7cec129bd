import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Channel, Session } from '../../dashboard/api/entities.ts';
import { createAnnouncer } from '../../dashboard/live/announcer.ts';
import { gameClockAfter, secondsLeft } from '../../dashboard/live/gameClock.ts';
import { emptyRoom, type RoomState } from '../../dashboard/live/roomState.ts';
import { attentionEntries } from '../../dashboard/words/attentionEntries.ts';
import { channelLook, shortLabel } from '../../dashboard/words/channelLook.ts';
import { byWhom } from '../../dashboard/words/playWords.ts';
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
    sessionIds: ['s'],
    allowedCommands: [],
    ...change,
  };
}

function room(change: Partial<RoomState> = {}): RoomState {
  const session = { id: 's', timeZone: 'UTC' } as Session;
  return { ...emptyRoom, phase: 'ready', link: 'live', session, camerasAskedAt: now, channels: [camera()], ...change };
}

test.each([
  ['live', camera(), 'Live'],
  ['quiet for a moment', camera({ lastSeenAt: ago(9) }), 'Live'],
  ['silent', camera({ lastSeenAt: ago(12) }), 'Silent 12 s'],
  ['declared lost sooner than a silence is told', camera({ lastSeenAt: ago(12), silenceSeconds: 6 }), 'Live'],
  ['lost', camera({ status: 'ERROR', lastSeenAt: ago(41) }), 'Lost 0:41'],
  ['faulty', camera({ status: 'ERROR', statusReason: 'no signal', lastSeenAt: ago(1) }), 'Faulty'],
  ['off', camera({ status: 'INACTIVE' }), 'Off'],
])('a camera that is %s', (_what, channel, words) => {
  expect(channelLook(channel, room()).words).toBe(words);
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

test('a camera that beats but records nothing is told, and so is a wrong clock', () => {
  const clock = { offsetMs: 2_400, uncertaintyMs: 5 };
  const channels = [camera({ recordedUntil: ago(20) })];

  expect(attentionEntries(room({ channels, clock, camerasAskedAt: now + 2_400 })).map(({ what }) => what)).toEqual([
    'Camera END ZONE beats but records nothing for 20 s.',
    "This iPad's clock is 2.4 s ahead.",
  ]);
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
