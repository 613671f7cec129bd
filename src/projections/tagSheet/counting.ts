// Several people saw one play: what counts of it, and where do they disagree?
import { type KnownFacts, type PlayFactField, playFactFields } from '../../domain/play/facts.ts';
import type { Settled } from './projection.ts';
import type { Seen, SeenByTag } from './seenByTag.ts';

type Snake<Name extends string> = Name extends `${infer Head}${infer Tail}`
  ? `${Head extends Lowercase<Head> ? Head : `_${Lowercase<Head>}`}${Snake<Tail>}`
  : '';
/** The columns of what counts: null where nobody saw it. */
export type Counting = {
  readonly [Field in PlayFactField as Snake<Field>]: NonNullable<KnownFacts[Field]> | null;
};

const columnOf = (field: string) => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const columns = playFactFields.map((field) => [field, columnOf(field)] as const);

export function countingOf(known: KnownFacts): Counting {
  const counting: Record<string, unknown> = {};
  for (const [field, column] of columns) counting[column] = known[field] ?? null;
  return counting as unknown as Counting;
}

/** The other way round: what is known of a play, from its row. */
export function knownFrom(row: Counting): KnownFacts {
  const values = row as unknown as Readonly<Record<string, unknown>>;
  const known: Record<string, unknown> = {};
  for (const [field, column] of columns) if (values[column] !== null) known[field] = values[column];
  return known as KnownFacts;
}

/** What was settled counts; else the newest that was said. Fields that nobody settled and tags differ in are disputed. */
export function disputesOf(
  tags: readonly SeenByTag[],
  resolved: Readonly<Partial<Record<PlayFactField, Settled>>>,
): { known: KnownFacts; disputed: PlayFactField[] } {
  const disputed: PlayFactField[] = [];
  const known: Partial<Record<PlayFactField, unknown>> = {};
  for (const field of playFactFields) {
    const settled = resolved[field];
    if (settled) {
      known[field] = settled.value;
      continue;
    }
    let newest: Seen | undefined;
    let isDisputed = false;
    for (const { fields } of tags) {
      const seen = fields[field];
      if (!seen) continue;
      isDisputed ||= newest !== undefined && seen.value !== newest.value;
      newest = newest ? newer(newest, seen) : seen;
    }
    if (newest) known[field] = newest.value;
    if (isDisputed) disputed.push(field);
  }
  return { known: known as KnownFacts, disputed };
}

const newer = (a: Seen, b: Seen): Seen => (BigInt(b.position) > BigInt(a.position) ? b : a);
