// Numbers that a seed repeats.
import { randomOf as numbersOf } from '../../infra/local/eventstore/hostile/chance.ts';

export interface Random {
  /** At least `from`, below `to`. */
  between(from: number, to: number): number;
  pick<T>(from: readonly T[]): T;
}

export function randomOf(seed: number): Random {
  const next = numbersOf(seed);
  return {
    between: (from, to) => from + Math.floor(next() * (to - from)),
    pick: (from) => from[Math.floor(next() * from.length)]!,
  };
}
