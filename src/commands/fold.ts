// Aggregates as this process last saw them: state, revision, and which commands have been carried out.
import { LRUCache } from 'lru-cache';
import type { Recorded } from '../domain/event.ts';
import type { DomainEvent } from '../domain/facts.ts';
import type { Noun } from '../domain/noun.ts';
import type { EventStore } from '../eventstore/store.ts';

/** What a resend is compared with and answered from. */
export interface Done {
  readonly inputHash: string;
  readonly actor: string;
  readonly position: bigint;
}

export interface Fold<State> {
  readonly state: State;
  /** `no_stream` where nothing has happened yet. */
  readonly revision: bigint | 'no_stream';
  readonly lastEventId: string | undefined;
  readonly done: ReadonlyMap<string, Done>;
}

// biome-ignore lint/suspicious/noExplicitAny: the cache holds folds of every noun
type AnyFold = Fold<any>;

export interface Folds {
  /** As cached: may say yes, since the append's exact revision proves it fresh. Read from the store where unknown. */
  cached<S, E extends DomainEvent>(noun: Noun<S, E, string>, stream: string): Promise<Fold<S>>;
  /** Reads what is new first: only such a fold may say no. */
  fresh<S, E extends DomainEvent>(noun: Noun<S, E, string>, stream: string): Promise<Fold<S>>;
  /** Takes in events that this process has just appended. */
  advance<S, E extends DomainEvent>(
    noun: Noun<S, E, string>,
    stream: string,
    fold: Fold<S>,
    events: readonly Recorded<E>[],
  ): Fold<S>;
}

/** @param maxBytes bound of the cache, by estimate */
export function openFolds(store: EventStore, maxBytes: number): Folds {
  const cache = new LRUCache<string, AnyFold>({
    maxSize: maxBytes,
    // A state is some strings; what grows is the memory of commands. Estimated, not measured.
    sizeCalculation: (fold) => 800 + 250 * fold.done.size,
  });

  function advance<S, E extends DomainEvent>(
    noun: Noun<S, E, string>,
    stream: string,
    fold: Fold<S>,
    events: readonly Recorded<E>[],
  ): Fold<S> {
    const next = events.length === 0 ? fold : apply(noun, fold, events);
    if (next.revision !== 'no_stream') cache.set(stream, next);
    return next;
  }

  const readOn = async <S, E extends DomainEvent>(noun: Noun<S, E, string>, stream: string, fold: Fold<S>) => {
    const from = fold.revision === 'no_stream' ? 0n : fold.revision + 1n;
    // The stream's name is the noun's, so are its events.
    return advance(noun, stream, fold, (await store.read(stream, from)) as Recorded<DomainEvent>[] as Recorded<E>[]);
  };
  const empty = <S, E extends DomainEvent>(noun: Noun<S, E, string>): Fold<S> => ({
    state: noun.initial,
    revision: 'no_stream',
    lastEventId: undefined,
    done: new Map(),
  });

  return {
    advance,
    cached: async (noun, stream) => cache.get(stream) ?? readOn(noun, stream, empty(noun)),
    fresh: async (noun, stream) => readOn(noun, stream, cache.get(stream) ?? empty(noun)),
  };
}

function apply<S, E extends DomainEvent>(
  noun: Noun<S, E, string>,
  fold: Fold<S>,
  events: readonly Recorded<E>[],
): Fold<S> {
  let { state, revision, lastEventId } = fold;
  const done = new Map(fold.done);
  for (const event of events) {
    state = noun.evolve(state, event, event.meta.actor);
    revision = event.revision;
    lastEventId = event.id;
    const { commandId, inputHash, actor } = event.meta;
    done.set(commandId, { inputHash, actor, position: event.position });
  }
  for (const oldest of done.keys()) {
    if (done.size <= noun.remembers) break;
    done.delete(oldest);
  }
  return { state, revision, lastEventId, done };
}
