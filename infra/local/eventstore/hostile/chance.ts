/** Numbers from 0 up to 1 that a seed repeats. */
export type Random = () => number;

/** mulberry32: small, and good enough to choose what goes wrong and when. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What is left to chance; each has numbers of its own, so that turning one fault on leaves the others' as they are. */
const KINDS = ['refuseCall', 'refuseWrite', 'cut', 'drop', 'ending', 'deliverLast', 'answerDelay', 'disk'] as const;
export type Kind = (typeof KINDS)[number];

export interface Chance {
  /** Whether something with this chance (0 to 1) happens now. */
  happens(kind: Kind, chance: number): boolean;
  /** A number from 0 up to `below`. */
  upTo(kind: Kind, below: number): number;
}

/** The n-th decision of a kind is the same in every run with this seed. */
export function chanceOf(seed: number): Chance {
  const numbers = new Map<Kind, Random>(KINDS.map((kind, n) => [kind, randomOf(seed + n * 7_919)]));
  const next = (kind: Kind): number => numbers.get(kind)!();
  return {
    happens: (kind, chance) => chance > 0 && next(kind) < chance,
    upTo: (kind, below) => next(kind) * below,
  };
}
