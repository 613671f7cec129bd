import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Act } from '../../clients/outbox.ts';
import type { Player, PlayerRole, PlayType, Sheet, Tag } from '../../dashboard/api/tagEntities.ts';
import { countsOf, emptySheet, factOf, ownTag, sheetAfter } from '../../dashboard/live/sheet.ts';
import { sheetFields, shownText } from '../../dashboard/tags/fields.ts';
import { othersOf } from '../../dashboard/tags/others.ts';
import { readPlayers, showPlayers } from '../../dashboard/tags/players.ts';
import { formationWords, proposalsAfter } from '../../dashboard/tags/proposals.ts';
import { playTypeKeys, playTypeWords, resultKeysOf, resultWords } from '../../dashboard/tags/words.ts';
import { readYardLine, showYardLine } from '../../dashboard/tags/yardLine.ts';

const coach = { id: 'a', label: 'Coach A' };
const analyst = { id: 'b', label: 'Analyst 1' };
const viewer = { ...coach, role: 'COACH', team: 'home' };

function act(mutation: string, input: Act['input']): Act {
  return { commandId: 'c', mutation, line: 'p', input };
}
const said = (tagId: string, fields: Act['input'][string], sheet = emptySheet('p', 's', ''), by = coach): Sheet =>
  sheetAfter(sheet, act('addTag', { tagId, fields }), by);

const playTypes = [null, ...Object.keys(playTypeWords)] as (PlayType | null)[];
const roles: PlayerRole[] = ['PASSER', 'RUSHER', 'RECEIVER', 'TACKLER', 'KICKER', 'RETURNER', 'RECOVERER', 'KEY'];

test.each([
  ['-24', 76],
  ['+24', 24],
  ['50', 50],
  ['-1', 99],
  ['+1', 1],
])('the yard line %s is %i yards to the goal', (text, yards) => {
  expect(readYardLine(text)).toEqual({ value: yards });
  expect(showYardLine(yards)).toBe(text);
});

test.each(['24', '-51', '0', '+0', 'own 24', ''])('%s is no yard line, and says how one is written', (text) => {
  expect(readYardLine(text)).toHaveProperty('problem');
});

test.each([
  [
    '12 > 88',
    'PASS',
    [
      ['12', 'PASSER'],
      ['88', 'RECEIVER'],
    ],
  ],
  [
    '22, 54, 31',
    'RUN',
    [
      ['22', 'RUSHER'],
      ['54', 'TACKLER'],
      ['31', 'TACKLER'],
    ],
  ],
  [
    '3 > 21',
    'PUNT',
    [
      ['3', 'KICKER'],
      ['21', 'RETURNER'],
    ],
  ],
  ['00', null, [['00', 'KEY']]],
  [
    '12 > 88, 4 recoverer',
    'PASS',
    [
      ['12', 'PASSER'],
      ['88', 'RECEIVER'],
      ['4', 'RECOVERER'],
    ],
  ],
] as const)('%s in a play of kind %s', (text, playType, players) => {
  const value = players.map(([number, role]) => ({ number, role }));
  expect(readPlayers(text, playType)).toEqual({ value });
  expect(showPlayers(value, playType)).toBe(text);
});

test.each(['12 > 88 > 3', 'x', '123', '12,', '5 goalkeeper'])('%s names no players, and says so', (text) => {
  expect(readPlayers(text, 'PASS')).toHaveProperty('problem');
});

test('whatever players a tag has, what is shown of them is read back the same', () => {
  const player: fc.Arbitrary<Player> = fc.record({
    number: fc.oneof(fc.integer({ min: 0, max: 99 }).map(String), fc.constant('00')),
    role: fc.constantFrom(...roles),
  });
  fc.assert(
    fc.property(
      fc.array(player, { minLength: 1, maxLength: 22 }),
      fc.constantFrom(...playTypes),
      (players, playType) => {
        expect(readPlayers(showPlayers(players, playType), playType)).toEqual({ value: players });
      },
    ),
  );
});

test('every field reads back what it shows', () => {
  const words = sheetFields.filter(({ kind }) => kind === 'choice');
  for (const field of words) {
    for (const playType of playTypes) {
      for (const { text } of field.choices(playType)) {
        const reading = field.read(text, playType);
        expect(reading).toHaveProperty('value');
        if ('value' in reading) expect(shownText(field, reading.value, playType)).toBe(text);
      }
    }
  }
});

test('in one row of choices no letter chooses twice, and every word of the lists has one', () => {
  for (const playType of playTypes) {
    const keys = resultKeysOf(playType).map(([key]) => key);
    expect(new Set(keys).size).toBe(keys.length);
  }
  expect(playTypeKeys.map(([, type]) => type).sort()).toEqual(Object.keys(playTypeWords).sort());
  expect(new Set(playTypeKeys.map(([key]) => key)).size).toBe(playTypeKeys.length);
  const reached = new Set(playTypes.flatMap((type) => resultKeysOf(type).map(([, result]) => result)));
  expect(Object.keys(resultWords).filter((result) => !reached.has(result as never))).toEqual([]);
});

test('what was said last counts, until somebody settles it', () => {
  const two = said('t2', { yardsGained: 12 }, said('t1', { yardsGained: 14 }), analyst);
  expect(factOf(two, 'yardsGained')).toMatchObject({ value: '12', isDisputed: true });

  const settled = sheetAfter(two, act('resolvePlayFact', { playId: 'p', field: 'yardsGained', value: '14' }), analyst);
  const after = sheetAfter(settled, act('editTag', { tagId: 't2', fields: { yardsGained: 11 } }), analyst);
  expect(factOf(after, 'yardsGained')).toMatchObject({ value: '14', isResolved: true, resolvedBy: analyst });

  const open = sheetAfter(after, act('resolvePlayFact', { playId: 'p', field: 'yardsGained', value: null }), analyst);
  expect(factOf(open, 'yardsGained')).toMatchObject({ isDisputed: true, isResolved: false });
});

test('what is taken back leaves what others said', () => {
  const two = said('t2', { down: 3 }, said('t1', { down: 2 }), analyst);
  const one = sheetAfter(two, act('editTag', { tagId: 't2', fields: { down: null } }), analyst);
  const none = sheetAfter(one, act('editTag', { tagId: 't1', fields: { down: null } }), coach);

  expect(factOf(one, 'down')).toMatchObject({ value: '2', isDisputed: false });
  expect(countsOf(none, 'down')).toBeNull();
  expect(ownTag(none, coach)?.id).toBe('t1');
});

test('an opinion is never a fact, and stands beside the opinion of another', () => {
  const sheet = said('t2', { notes: 'Blitz' }, said('t1', { notes: 'Hot read' }), analyst);
  const notes = sheetFields.find(({ name }) => name === 'notes')!;

  expect(sheet.facts).toEqual([]);
  expect(othersOf(sheet, notes, 'Hot read', viewer, null)).toEqual({ who: 'Analyst 1', text: 'Blitz', more: 0 });
});

const before = (fields: Partial<Tag>): Sheet => said('t', fields as never);
test.each([
  [
    'a run short of the sticks',
    { quarter: 2, down: 1, distance: 10, yardsToGoal: 60, result: 'RUSH', yardsGained: 4 },
    { quarter: 2, down: 2, distance: 6, yardsToGoal: 56 },
  ],
  [
    'a first down',
    { down: 3, distance: 7, yardsToGoal: 40, result: 'COMPLETE', yardsGained: 14 },
    { down: 1, distance: 10, yardsToGoal: 26 },
  ],
  [
    'a first down inside the ten',
    { down: 3, distance: 2, yardsToGoal: 12, result: 'RUSH', yardsGained: 5 },
    { down: 1, distance: 7, yardsToGoal: 7 },
  ],
  [
    'an incomplete pass',
    { down: 2, distance: 8, yardsToGoal: 50, result: 'INCOMPLETE' },
    { down: 3, distance: 8, yardsToGoal: 50 },
  ],
  [
    'a loss',
    { down: 1, distance: 10, yardsToGoal: 50, result: 'SACK', yardsGained: -7 },
    { down: 2, distance: 17, yardsToGoal: 57 },
  ],
  ['a fourth down that failed', { down: 4, distance: 2, yardsToGoal: 50, result: 'RUSH', yardsGained: 1 }, {}],
  [
    'a touchdown',
    { quarter: 1, down: 1, distance: 10, yardsToGoal: 9, result: 'RUSH_TD', yardsGained: 9 },
    { quarter: 1 },
  ],
  ['an interception', { down: 1, distance: 10, yardsToGoal: 40, result: 'INTERCEPTION' }, {}],
  ['a foul', { down: 1, distance: 10, yardsToGoal: 40, result: 'PENALTY', yardsGained: 0 }, {}],
] as [string, Partial<Tag>, object][])('after %s', (_what, fields, proposals) => {
  expect(proposalsAfter(before(fields))).toEqual(proposals);
});

test('formations are proposed in the words of the team, the last one first and each once', () => {
  const sheets = ['Trio', null, 'ace', 'trio', 'Doubles'].map((formation) =>
    formation === null ? null : before({ formation }),
  );
  expect(formationWords(sheets, 3)).toEqual(['Trio', 'ace', 'Doubles']);
});
