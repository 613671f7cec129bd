// Real games, tagged as somebody would who reads the play-by-play: the figures are the official ones.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SaidFields } from '../../../src/domain/tag/fields.ts';
import { figuresOf } from '../../../src/projections/playStats/figures.ts';
import { root } from '../../support/root.ts';
import { sheetsOf } from './sheets.ts';

const folder = path.join(root, '../shared/data/play-by-play');
const games = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.plays.csv')) : [];

type Line = Readonly<Record<string, string>>;
type Metrics = Record<string, { value: number }>;
type Expected = Record<string, Metrics & { ncaa_view: { rush_att: number } }>;

if (games.length === 0) it.skip('skipped: there is no ../shared/data/play-by-play', () => {});
else
  describe('the official figures', () => {
    for (const game of games) {
      const lines = linesOf(readFileSync(path.join(folder, game), 'utf8'));
      const { teams } = JSON.parse(
        readFileSync(path.join(folder, game.replace('.plays.csv', '.expected.json')), 'utf8'),
      ) as { teams: Expected };
      for (const [team, official] of Object.entries(teams)) {
        const rows = sheetsOf(lines.flatMap((line) => taggedFor(team, line) ?? []));
        const figures = figuresOf(rows, 'ours', 'nfl');
        const value = (metric: string) => (official as Metrics)[metric]!.value;
        it(`${game.slice(0, 10)} ${team}: plays, runs and passes`, () => {
          expect(figures.plays.numerator).toBe(value('plays'));
          expect(figures.run.numerator).toBe(value('rush_att'));
          expect(figures.pass.numerator).toBe(value('pass_att') + value('sacks_taken'));
        });
        it(`${game.slice(0, 10)} ${team}: third and fourth downs`, () => {
          const { thirdDown, fourthDown } = figures;
          expect([thirdDown.numerator, thirdDown.denominator]).toEqual([
            value('third_down_conv'),
            value('third_down_att'),
          ]);
          expect([fourthDown.numerator, fourthDown.denominator]).toEqual([
            value('fourth_down_conv'),
            value('fourth_down_att'),
          ]);
        });
        it(`${game.slice(0, 10)} ${team}: first downs by run and pass`, () => {
          expect(figures.firstDown.numerator).toBe(value('first_downs_rush') + value('first_downs_pass'));
        });
        it(`${game.slice(0, 10)} ${team}: a sack is a run in the NCAA's book`, () => {
          const { run } = figuresOf(rows, 'ours', 'ncaa');
          expect(run.numerator).toBe(official.ncaa_view.rush_att);
        });
      }
    }
  });

/** What a tagger of the team on offence writes down; nothing for what is no play of theirs. */
function taggedFor(team: string, line: Line): SaidFields | undefined {
  const { desc = '', posteam } = line;
  const playType = typeOf(line);
  if (posteam !== team || !playType) return undefined;
  const whole = (name: string) => (line[name] ? Number(line[name]) : undefined);
  return {
    odk: 'o',
    quarter: whole('qtr'),
    down: whole('down'),
    distance: whole('ydstogo') || undefined,
    yardsToGoal: whole('yardline_100'),
    playType,
    result: resultOf(line),
    yardsGained: whole('yards_gained'),
    turnover: line.interception === '1' || line.fumble_lost === '1',
    // Read from the description, as one would from the film: the feed's own `no_play` marks fouls that wiped nothing out.
    counted: !/No Play/i.test(desc),
  };
}

function typeOf({ desc = '', play_type, two_point_attempt, extra_point_attempt, sack }: Line): SaidFields['playType'] {
  if (two_point_attempt === '1') return 'two_point';
  if (extra_point_attempt === '1') return 'extra_point';
  if (play_type === 'punt') return 'punt';
  if (play_type === 'field_goal') return 'field_goal';
  if (play_type === 'kickoff' || play_type === 'NA' || /^Timeout/.test(desc)) return undefined;
  if (sack === '1' || / pass |spiked|sacked|scrambles/.test(desc)) return 'pass';
  return 'run';
}

function resultOf(line: Line): SaidFields['result'] {
  const is = (name: string) => line[name] === '1';
  const scored = is('touchdown') && line.td_team === line.posteam;
  if (is('qb_kneel')) return 'kneel';
  if (is('qb_spike')) return 'spike';
  if (is('sack')) return is('safety') ? 'sack_safety' : 'sack';
  if (is('interception') || /INTERCEPTED/.test(line.desc!)) return 'interception';
  if (is('qb_scramble')) return scored ? 'scramble_td' : 'scramble';
  if (is('complete_pass')) return scored ? 'complete_td' : 'complete';
  if (/ pass /.test(line.desc!)) return 'incomplete';
  return scored ? 'rush_td' : 'rush';
}

/** A table of comma-separated values, quoted where they hold a comma. */
function linesOf(text: string): Line[] {
  const [head, ...lines] = text.trim().split('\n');
  const cellsOf = (line: string) =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
  const names = cellsOf(head!);
  return lines.map((line) => Object.fromEntries(cellsOf(line).map((cell, n) => [names[n]!, cell])));
}
