import type { Reading } from './reading.ts';

/** Yards to the opponent's goal, 1 to 99, as coaches write them: `-24` is one's own 24, `+24` theirs, `50` the middle. */
export function showYardLine(yardsToGoal: number): string {
  if (yardsToGoal === 50) return '50';
  return yardsToGoal > 50 ? `-${100 - yardsToGoal}` : `+${yardsToGoal}`;
}

export function readYardLine(text: string): Reading<number> {
  const [, sign, digits] = /^([-+\u2212]?)\s*(\d{1,2})$/.exec(text.trim()) ?? [];
  const line = Number(digits);
  if (digits === undefined || line < 1 || line > 50) return { problem: 'Write -24 for your own 24, +24 for theirs' };
  if (line === 50) return { value: 50 };
  if (sign === '') return { problem: `-${line} is your own, +${line} theirs` };
  return { value: sign === '+' ? line : 100 - line };
}
