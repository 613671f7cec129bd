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

interface Entry {
  // biome-ignore lint/suspicious/noExplicitAny: the cache holds folds of every noun
  readonly fold: Fold<any>;
  /** When the store was last seen to hold no more than this; on the monotonic clock, in milliseconds. */
  readonly seenAt: number;
}

export interface Folds {
  /** As cached: may say yes, since the append's exact revision proves it fresh. Read from the store where unknown. */
  cached<S, E extends DomainEvent>(noun: Noun<S, E, string>, stream: string): Promise<Fold<S>>;
  /** Reads what is new first: only such a fold may say no. */
  fresh<S, E extends DomainEvent>(noun: Noun<S, E, string>, stream: string): Promise<Fold<S>>;
  /** Lacks nothing that was in the store so many milliseconds ago. */
  notOlderThan<S, E extends DomainEvent>(noun: Noun<S, E, string>, stream: string, ms: number): Promise<Fold<S>>;
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
  const cache = new LRUCache<string, Entry>({
    maxSize: maxBytes,
    // A state is some strings; what grows is the memory of commands. Estimated, not measured.
    sizeCalculation: ({ fold }) => 800 + 250 * fold.done.size,
  });

  function keep<S, E extends DomainEvent>(
    noun: Noun<S, E, string>,
    stream: string,
    fold: Fold<S>,
    events: readonly Recorded<E>[],
    seenAt: number,
  ): Fold<S> {
    const next = events.length === 0 ? fold : apply(noun, fold, events);
    const known = cache.get(stream)?.fold.revision ?? 'no_stream';
    // A slow read must not put back what has been appended meanwhile.
    const isNewest = known === 'no_stream' || (next.revision !== 'no_stream' && next.revision >= known);
    if (isNewest && next.revision !== 'no_stream') cache.set(stream, { fold: next, seenAt });
    return next;
  }

  const readOn = async <S, E extends DomainEvent>(noun: Noun<S, E, string>, stream: string, fold: Fold<S>) => {
    const seenAt = performance.now();
    const from = fold.revision === 'no_stream' ? 0n : fold.revision + 1n;
    // The stream's name is the noun's, so are its events.
    const events = (await store.read(stream, from)) as Recorded<DomainEvent>[] as Recorded<E>[];
    return keep(noun, stream, fold, events, seenAt);
  };
  const empty = <S, E extends DomainEvent>(noun: Noun<S, E, string>): Fold<S> => ({
    state: noun.initial,
    revision: 'no_stream',
    lastEventId: undefined,
    done: new Map(),
  });

  const fresh: Folds['fresh'] = async (noun, stream) => readOn(noun, stream, cache.get(stream)?.fold ?? empty(noun));

  return {
    // The append's exact revision has just proved that nothing else was there.
    advance: (noun, stream, fold, events) => keep(noun, stream, fold, events, performance.now()),
    cached: async (noun, stream) => cache.get(stream)?.fold ?? readOn(noun, stream, empty(noun)),
    fresh,
    async notOlderThan(noun, stream, ms) {
      const known = cache.get(stream);
      return known && performance.now() - known.seenAt <= ms ? known.fold : fresh(noun, stream);
    },
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
