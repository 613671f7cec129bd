import fc from 'fast-check';
import { expect, it } from 'vitest';
import { instantOfTimeOfDay, parseTimeOfDay } from '../../src/http/rest/timeOfDay.ts';

const NEW_YORK = 'America/New_York';
const at = (instant: string) => Date.parse(instant);
const read = (text: string, from: string, to: string, zone = NEW_YORK) =>
  instantOfTimeOfDay(parseTimeOfDay(text)!, { from: at(from), to: at(to) }, zone);

it.each([
  ['within a game', '14:23:15', '2026-09-05T17:30:00Z', '2026-09-05T20:30:00Z', '2026-09-05T18:23:15.000Z'],
  ['with a fraction', '14:23:15.5', '2026-09-05T17:30:00Z', '2026-09-05T20:30:00Z', '2026-09-05T18:23:15.500Z'],
  ['shortly before it', '13:25:00', '2026-09-05T17:30:00Z', '2026-09-05T20:30:00Z', '2026-09-05T17:25:00.000Z'],
  [
    'after midnight of a night game',
    '00:05:00',
    '2026-09-06T01:00:00Z',
    '2026-09-06T05:00:00Z',
    '2026-09-06T04:05:00.000Z',
  ],
  [
    'before midnight of a night game',
    '23:55:00',
    '2026-09-06T01:00:00Z',
    '2026-09-06T05:00:00Z',
    '2026-09-06T03:55:00.000Z',
  ],
  [
    'in the hour that exists twice',
    '01:30:00',
    '2026-11-01T04:00:00Z',
    '2026-11-01T08:00:00Z',
    '2026-11-01T06:30:00.000Z',
  ],
  [
    'in the hour that clocks leave out',
    '02:30:00',
    '2026-03-08T05:00:00Z',
    '2026-03-08T09:00:00Z',
    '2026-03-08T07:30:00.000Z',
  ],
])('a time of day %s', (_name, text, from, to, instant) => {
  expect(read(text, from, to)).toBe(instant);
});

it('is read where the game is played', () => {
  const game = ['2026-11-14T11:00:00Z', '2026-11-14T15:00:00Z'] as const;
  expect(read('20:14:25', ...game, 'Asia/Tokyo')).toBe('2026-11-14T11:14:25.000Z');
  expect(read('11:14:25', ...game, 'UTC')).toBe('2026-11-14T11:14:25.000Z');
});

it.each(['24:00:00', '12:60:00', '12:00:60', '12:00', '12; rm', '-5', 'nan', '1e309', '00:99:99', ''])(
  'is not %j',
  (text) => {
    expect(parseTimeOfDay(text)).toBeUndefined();
  },
);

it('of any instant within a game leads back to it, but for the first of a doubled hour', () => {
  const zones = fc.constantFrom(
    NEW_YORK,
    'Europe/Berlin',
    'Asia/Kolkata',
    'Australia/Lord_Howe',
    'UTC',
    'Pacific/Apia',
  );
  const games = fc.integer({ min: at('2020-01-01T00:00:00Z') / 1_000, max: at('2030-01-01T00:00:00Z') / 1_000 });
  fc.assert(
    fc.property(games, fc.integer({ min: 0, max: 4 * 3_600 }), zones, (begun, into, zone) => {
      const from = begun * 1_000;
      const instant = from + into * 1_000;
      const shown = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeStyle: 'medium', hourCycle: 'h23' });
      const text = shown.format(instant);
      const found = Date.parse(instantOfTimeOfDay(parseTimeOfDay(text)!, { from, to: from + 4 * 3_600_000 }, zone));
      expect(shown.format(found)).toBe(text);
      expect(found - instant).toBeGreaterThanOrEqual(0);
      expect(found - instant).toBeLessThanOrEqual(3_600_000);
    }),
  );
});
