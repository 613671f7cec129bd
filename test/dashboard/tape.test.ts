// The strip without a browser: where things stand on it, and what was scored as tags tell it.
import { expect, test } from 'vitest';
import type { HistoryEntry } from '../../dashboard/api/historyEntities.ts';
import type { Sheet } from '../../dashboard/api/tagEntities.ts';
import { scoresOf, totals } from '../../dashboard/history/scores.ts';
import { entryAt, tapeOf } from '../../dashboard/history/tape.ts';
import { changeWords, factName } from '../../dashboard/words/historyWords.ts';

const at = (minutes: number) => new Date(Date.UTC(2026, 10, 14, 20, minutes)).toISOString();
const session = { actualStart: at(0), actualEnd: at(50) };

function entry(minutes: number, change: Partial<HistoryEntry> = {}): HistoryEntry {
  return {
    cursor: '',
    kind: 'CLIP',
    name: 'ClipReady',
    position: '1',
    eventId: '1',
    code: null,
    at: at(minutes),
    actor: { id: 'coach-a', label: 'Coach A' },
    role: 'coach',
    subjectId: 'clip',
    undoes: null,
    undoneBy: null,
    isUndoable: false,
    changes: [],
    ...change,
  };
}

test('a game stands between the margins; what came before and after it, in its order beside them', () => {
  const { places } = tapeOf(
    [-3_000, -2_000, 0, 25, 50, 9_000].map((minutes) => entry(minutes)),
    [],
    [],
    session,
  );
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(places.map((place) => Number(place.toFixed(2)))).toEqual([0, 0.02, 0.04, 0.5, 0.96, 0.98]);
});

test('the entry under a finger is the nearest', () => {
  const places = [0.1, 0.2, 0.6];
  expect([0, 0.14, 0.16, 0.39, 0.41, 1].map((place) => entryAt(places, place))).toEqual([0, 0, 1, 1, 2, 2]);
});

test('a camera has a span a status, from its assignment to its release', () => {
  const of = (minutes: number, name: string, changes: HistoryEntry['changes']) =>
    entry(minutes, { kind: 'CHANNEL', name, subjectId: 'camera', changes });
  const status = (after: string) => ({ field: 'status', before: null, after: `"${after}"` });
  const { cameras } = tapeOf(
    [
      of(0, 'ChannelAssigned', [status('active'), { field: 'name', before: null, after: '"SIDELINE"' }]),
      of(10, 'ChannelLost', [status('error')]),
      of(40, 'ChannelReleased', []),
      entry(50),
    ],
    [],
    [],
    session,
  );
  expect(cameras.map(({ name, spans }) => [name, spans.map((span) => [span.status, span.to.toFixed(2)])])).toEqual([
    [
      'SIDELINE',
      [
        ['active', '0.22'],
        ['error', '0.78'],
      ],
    ],
  ]);
});

const sheet = (facts: Readonly<Record<string, string>>): Sheet => ({
  id: JSON.stringify(facts),
  sessionId: '',
  at: at(1),
  title: null,
  tags: [],
  facts: Object.entries(facts).map(([field, value]) => ({
    field: field as Sheet['facts'][number]['field'],
    value,
    isDisputed: false,
    isResolved: false,
    resolvedBy: null,
  })),
});

test.each<[string, Readonly<Record<string, string>>, [number, number]]>([
  ['our touchdown', { odk: 'O', playType: 'RUN', result: 'RUSH_TD' }, [6, 0]],
  ['their touchdown', { odk: 'D', playType: 'PASS', result: 'COMPLETE_TD' }, [0, 6]],
  ['a pick six against us', { odk: 'O', playType: 'PASS', result: 'INTERCEPTION_DEF_TD' }, [0, 6]],
  ['our safety', { odk: 'D', playType: 'RUN', result: 'SAFETY' }, [2, 0]],
  ['our field goal', { odk: 'K', playType: 'FIELD_GOAL', result: 'GOOD' }, [3, 0]],
  ['theirs, against our block', { odk: 'K', playType: 'FIELD_GOAL_BLOCK', result: 'GOOD' }, [0, 3]],
  ['our extra point', { odk: 'K', playType: 'EXTRA_POINT', result: 'GOOD' }, [1, 0]],
  ['our two points', { odk: 'O', playType: 'TWO_POINT', result: 'COMPLETE_TD' }, [2, 0]],
  ['a kick that missed', { odk: 'K', playType: 'FIELD_GOAL', result: 'NO_GOOD' }, [0, 0]],
  ['what a foul took back', { odk: 'O', playType: 'RUN', result: 'RUSH_TD', counted: 'false' }, [0, 0]],
  ['what nobody knows whose it was', { playType: 'RUN', result: 'RUSH_TD' }, [0, 0]],
])('%s counts', (_what, facts, score) => {
  expect(totals(scoresOf([sheet(facts)]))).toEqual(score);
});

test('a fact is told in words, with what it changed before and after', () => {
  expect(factName({ name: 'ClipReady', code: null })).toBe('Clip ready');
  expect(factName({ name: 'MarkClipOut', code: 'CLIP_TOO_LONG' })).toBe('Mark clip out refused: CLIP_TOO_LONG');
  const changes = [
    { field: 'playId', before: null, after: '"1"' },
    { field: 'down', before: '3', after: '2' },
    { field: 'outAt', before: null, after: `"${at(5)}"` },
    { field: 'isFavorite', before: 'false', after: 'true' },
    { field: 'title', before: '"A"', after: null },
  ];
  expect(changeWords(changes, 'UTC')).toBe('down 3 to 2, out at: 20:05:00, is favorite no to yes, 1 more');
});
