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

export const countingOf = (known: KnownFacts): Counting =>
  Object.fromEntries(playFactFields.map((field) => [columnOf(field), known[field] ?? null])) as unknown as Counting;

/** The other way round: what is known of a play, from its row. */
export function knownFrom(row: Counting): KnownFacts {
  const columns = row as unknown as Readonly<Record<string, unknown>>;
  const known = playFactFields.map((field) => [field, columns[columnOf(field)]]);
  return Object.fromEntries(known.filter(([, value]) => value !== null)) as KnownFacts;
}

/** What was settled counts; else the newest that was said. Fields that nobody settled and tags differ in are disputed. */
export function disputesOf(
  tags: readonly SeenByTag[],
  resolved: Readonly<Partial<Record<PlayFactField, Settled>>>,
): { known: KnownFacts; disputed: PlayFactField[] } {
  const disputed: PlayFactField[] = [];
  const known: Partial<Record<PlayFactField, unknown>> = {};
  for (const field of playFactFields) {
    const seen = tags.flatMap(({ fields }) => fields[field] ?? []);
    const settled = resolved[field];
    if (settled) known[field] = settled.value;
    else if (seen.length > 0) known[field] = seen.reduce(newer).value;
    if (!settled && new Set(seen.map(({ value }) => value)).size > 1) disputed.push(field);
  }
  return { known: known as KnownFacts, disputed };
}

const newer = (a: Seen, b: Seen): Seen => (BigInt(b.position) > BigInt(a.position) ? b : a);
