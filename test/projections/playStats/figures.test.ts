import { describe, expect, it } from 'vitest';
import type { SaidFields } from '../../../src/domain/tag/fields.ts';
import { figuresOf } from '../../../src/projections/playStats/figures.ts';
import { sheetOf, sheetsOf } from './sheets.ts';

const figures = (...plays: SaidFields[]) => figuresOf(sheetsOf(plays), undefined, 'nfl');
const counted = (figure: { numerator: number; denominator: number }) => [figure.numerator, figure.denominator];
const third = { down: 3, distance: 7, playType: 'pass', result: 'complete', yardsGained: 8 } as const;

describe('the third-down figure', () => {
  it.each<[string, SaidFields, [number, number]]>([
    ['gained the distance', third, [1, 1]],
    ['gained exactly the distance', { ...third, yardsGained: 7 }, [1, 1]],
    ['fell short', { ...third, yardsGained: 6 }, [0, 1]],
    ['scored from nearer', { ...third, yardsGained: 3, result: 'complete_td' }, [1, 1]],
    ['fell incomplete, yards untold', { down: 3, distance: 7, playType: 'pass', result: 'incomplete' }, [0, 1]],
    ['gained it, then lost a fumble', { ...third, result: 'complete_fumble', turnover: true }, [0, 1]],
    ['a first down by penalty only', { ...third, yardsGained: 0, penaltyFirstDown: true }, [0, 1]],
    ['wiped out by a foul', { ...third, counted: false }, [0, 0]],
    ['a foul enforced after the play', { ...third, penaltyTeam: 'theirs', penaltyYards: 15 }, [1, 1]],
    ['the down was repeated', { ...third, downRepeated: true }, [0, 0]],
    ['a punt', { down: 3, distance: 7, playType: 'punt' }, [0, 0]],
    ['a field goal', { down: 3, distance: 7, playType: 'field_goal', result: 'good' }, [0, 0]],
    ['a kneel', { down: 3, distance: 7, playType: 'run', result: 'kneel', yardsGained: -1 }, [0, 1]],
    ['a fourth down', { ...third, down: 4 }, [0, 0]],
  ])('%s', (_what, play, expected) => {
    expect(counted(figures(play).thirdDown)).toEqual(expected);
  });

  it('leaves out what nobody can tell, and says so', () => {
    const { thirdDown } = figures({ ...third, yardsGained: undefined }, { down: 3, distance: 2, yardsGained: 5 });
    expect(thirdDown).toMatchObject({ numerator: 0, denominator: 0, leftOut: 2 });
  });
});

it('names the third downs that it counted, in the order in which they were played', () => {
  const { thirdDown, thirdDownTries } = figures(
    { ...third, yardsGained: 2 },
    { ...third, down: 1 },
    third,
    { ...third, yardsGained: undefined },
    { ...third, yardsGained: 0 },
  );
  expect(thirdDownTries.map(({ made }) => made)).toEqual([false, true, false]);
  expect(counted(thirdDown)).toEqual([1, thirdDownTries.length]);
});

describe('the split', () => {
  const plays: SaidFields[] = [
    { playType: 'run', result: 'rush' },
    { playType: 'run', result: 'kneel' },
    { playType: 'pass', result: 'complete' },
    { playType: 'pass', result: 'spike' },
    { playType: 'pass', result: 'sack' },
    { playType: 'pass', result: 'scramble' },
    { playType: 'punt' },
    { playType: 'two_point', result: 'rush' },
    { playType: 'fake_punt', result: 'rush' },
    { playType: 'pass', result: 'penalty' },
  ];

  it('officially: kneels and scrambles are runs, spikes and sacks are passes', () => {
    const { plays: all, run, pass } = figures(...plays);
    expect([counted(all), counted(run), counted(pass)]).toEqual([
      [7, 10],
      [4, 7],
      [3, 7],
    ]);
  });
  it('as called: dropbacks are passes; kneels and spikes are nothing', () => {
    const { calledRun, calledPass } = figures(...plays);
    expect([counted(calledRun), counted(calledPass)]).toEqual([
      [2, 5],
      [3, 5],
    ]);
  });
  it("in the colleges' book a sack is a run", () => {
    const { run, pass } = figuresOf(sheetsOf(plays), undefined, 'ncaa');
    expect([counted(run), counted(pass)]).toEqual([
      [5, 7],
      [2, 7],
    ]);
  });
  it('is told for each side', () => {
    const sheets = sheetsOf([
      { odk: 'o', playType: 'run' },
      { odk: 'd', playType: 'run' },
      { odk: 'd', playType: 'pass' },
    ]);
    expect(counted(figuresOf(sheets, 'ours', 'nfl').run)).toEqual([1, 1]);
    expect(counted(figuresOf(sheets, 'theirs', 'nfl').run)).toEqual([1, 2]);
  });
});

describe('several tags of one play', () => {
  it('are one play, by what was said last, and in dispute where they differ', () => {
    const sheets = [sheetOf(0, { ...third, yardsGained: 8 }, { ...third, yardsGained: 5 }), sheetOf(1, third, third)];
    expect(figuresOf(sheets, undefined, 'nfl').thirdDown).toEqual({
      numerator: 1,
      denominator: 2,
      leftOut: 0,
      disputed: 1,
    });
  });
  it('do not put a figure in doubt by what does not decide it', () => {
    const sheets = [sheetOf(0, { ...third, formation: 'Trio' }, { ...third, formation: 'Doubles' })];
    expect(figuresOf(sheets, undefined, 'nfl').thirdDown.disputed).toBe(0);
  });
});

describe('key plays', () => {
  const inside = { odk: 'o', drive: 1, playType: 'run', yardsToGoal: 8 } as const;
  it.each<[string, SaidFields & { important?: boolean }, string[]]>([
    ['a touchdown', { playType: 'run', result: 'rush_td' }, ['touchdown']],
    ['one against us', { playType: 'pass', result: 'interception_def_td' }, ['touchdown', 'turnover']],
    ['a safety', { playType: 'pass', result: 'sack_safety' }, ['safety']],
    ['a lost fumble', { playType: 'run', result: 'fumble', turnover: true }, ['turnover']],
    ['a fumble that was kept', { playType: 'run', result: 'fumble' }, []],
    ['a blocked kick', { playType: 'punt', result: 'block' }, ['blocked_kick']],
    ['fourth down', { down: 4, distance: 1, playType: 'run', yardsGained: 0 }, ['fourth_down']],
    ['a punt on fourth down', { down: 4, distance: 9, playType: 'punt' }, []],
    ['third and 7, converted', third, ['long_third_down']],
    ['third and 6, converted', { ...third, distance: 6 }, []],
    ['a run of 12', { playType: 'run', yardsGained: 12 }, ['explosive']],
    ['a run of 11', { playType: 'run', yardsGained: 11 }, []],
    ['a pass of 16', { playType: 'pass', yardsGained: 16 }, ['explosive']],
    ['a pass of 15', { playType: 'pass', yardsGained: 15 }, []],
    ['a touchdown taken back', { playType: 'run', result: 'rush_td', counted: false }, ['penalty_took_back']],
    ['marked important', { playType: 'run', important: true }, ['important']],
  ])('%s', (_what, play, reasons) => {
    const { keyPlays } = figuresOf([sheetOf(0, play)], undefined, 'nfl');
    expect(keyPlays.flatMap((key) => key.reasons)).toEqual(reasons);
  });

  it('the last snap inside the 10 of a drive without points', () => {
    const sheets = sheetsOf([
      { ...inside, yardsToGoal: 10 },
      inside,
      { ...inside, yardsToGoal: 5 },
      { odk: 'k', drive: 1, playType: 'field_goal', result: 'no_good', yardsToGoal: 15 },
    ]);
    const { keyPlays } = figuresOf(sheets, undefined, 'nfl');
    expect(keyPlays).toEqual([{ play: sheets[2], reasons: ['drive_without_points'] }]);
  });
  it('none where the drive scored, also the other side of the same number', () => {
    const { keyPlays } = figures(
      inside,
      { odk: 'k', drive: 1, playType: 'field_goal', result: 'good' },
      { odk: 'd', drive: 1, playType: 'run', yardsToGoal: 80 },
    );
    expect(keyPlays).toEqual([]);
  });
});
