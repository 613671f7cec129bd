// What a command sees of other streams. Only what never turns false binds it (a thing exists, in the same team), and
// what it asks by `refuseWhile`.
import { type Refusal, refuse } from '../domain/decision.ts';
import { streamOf } from '../domain/streams.ts';
import type { Also, Asked } from './command.ts';
import type { Folds } from './fold.ts';

/** How old a state may be of which something is asked that may turn false, in milliseconds. */
const MOST_AGE_MS = 1_000;

export interface Beside {
  /** Why the command cannot be carried out; undefined where nothing is in its way. */
  readonly objection: Refusal | undefined;
  readonly seen: Asked['seen'];
}

export async function lookBeside(folds: Folds, first: readonly Also[], team: string): Promise<Beside> {
  const states = new Map<unknown, unknown>();
  // Each state stands under the noun that folded it.
  const seen: Asked['seen'] = <S>(noun: unknown) => states.get(noun) as S | undefined;
  const all = [...first];
  // It grows while it is gone through: one may name the next.
  for (const also of all) {
    const { noun, id, path, isDefault, leadsTo } = also;
    const { fold, refusal } = await lookAt(folds, also, streamOf(noun.name, team, id));
    if (fold.revision === 'no_stream') {
      if (isDefault) continue;
      return { objection: refuse('NOT_FOUND', `there is no ${noun.name} ${id}`, path), seen };
    }
    if (refusal) return { objection: refusal, seen };
    states.set(noun, fold.state);
    all.push(...(leadsTo?.(fold.state) ?? []));
  }
  return { objection: undefined, seen };
}

async function lookAt(folds: Folds, { noun, refuseWhile, isDefault }: Also, stream: string) {
  // A cached yes is final.
  if (!refuseWhile && !isDefault) return { fold: await folds.cached(noun, stream), refusal: undefined };
  const known = await folds.notOlderThan(noun, stream, MOST_AGE_MS);
  if (!refuseWhile?.(known.state)) return { fold: known, refusal: undefined };
  // What is remembered may say yes and not no.
  const fold = await folds.fresh(noun, stream);
  return { fold, refusal: refuseWhile(fold.state) };
}
