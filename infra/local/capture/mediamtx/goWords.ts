// Times and durations as Go reads them, and its words for those that it cannot.
import { Refused } from './answer.ts';

const TIME = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)$/;
const LAYOUT = '2006-01-02T15:04:05Z07:00';
const units: Readonly<Record<string, number>> = { h: 3_600e9, m: 60e9, s: 1e9, ms: 1e6, us: 1e3, µs: 1e3, ns: 1 };

/** Nanoseconds since 1970. @throws Refused */
export function timeIn(parameter: string, text: string): bigint {
  const [, seconds = '', fraction = '', zone = ''] = TIME.exec(text) ?? [];
  const ms = Date.parse(`${seconds}${zone}`);
  if (Number.isFinite(ms)) return BigInt(ms) * 1_000_000n + BigInt(fraction.padEnd(9, '0'));
  // Go names the first part that it does not find.
  const hasNoZone = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(text);
  const [rest, wanted] = hasNoZone ? ['', 'Z07:00'] : [text, '2006'];
  const quoted = JSON.stringify(text);
  throw new Refused(
    400,
    `invalid ${parameter}: parsing time ${quoted} as "${LAYOUT}": cannot parse "${rest}" as "${wanted}"`,
  );
}

/** Nanoseconds; a number alone is seconds. @throws Refused */
export function durationIn(text: string): bigint {
  if (/^-?\d+(\.\d+)?$/.test(text)) return BigInt(Math.round(Number(text) * 1e9));
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(h|ms|m|s|us|µs|ns)/g)];
  const isWhole = parts.map(([part]) => part).join('') === text.replace(/^[+-]/, '');
  if (parts.length === 0 || !isWhole) {
    throw new Refused(400, `invalid duration: time: invalid duration ${JSON.stringify(text)}`);
  }
  const ns = parts.reduce((sum, [, count, unit]) => sum + Number(count) * units[unit!]!, 0);
  return BigInt(Math.round(text.startsWith('-') ? -ns : ns));
}
