// What stands beside the content of a command's events, and the events as the log holds them.
import { type Actor, type Event, type Meta, type Recorded, recordedRole } from '../domain/event.ts';
import type { Noun } from '../domain/noun.ts';
import type { Instant } from '../domain/values.ts';
import type { Causes } from './handle.ts';

interface From {
  readonly commandId: string;
  readonly inputHash: string;
  readonly causes: Causes;
  readonly recordedAt: Instant;
  /** The device's clock, where a mark was set by it. */
  readonly mark: Partial<Meta>;
}

export function metaOf<State, E extends Event>(
  noun: Noun<State, E, string>,
  before: State,
  events: readonly E[],
  actor: Actor,
  { commandId, inputHash, causes, recordedAt, mark }: From,
): Omit<Meta, 'v'> {
  const after = events.reduce((state, event) => noun.evolve(state, event, actor.id), before);
  return {
    $correlationId: causes.correlationId ?? causes.causationId ?? commandId,
    $causationId: causes.causationId ?? commandId,
    commandId,
    inputHash,
    team: actor.team,
    ...noun.scope(before, after),
    actor: actor.id,
    role: recordedRole(actor),
    via: actor.via,
    ...(actor.channelId && { device: actor.id }),
    ...(causes.undoes && { undoes: causes.undoes.eventId }),
    recordedAt,
    ...mark,
  };
}

export function recorded<E extends Event>(
  events: readonly { id: string; event: E; meta: Meta }[],
  stream: string,
  revision: bigint | 'no_stream',
  position: bigint,
): Recorded<E>[] {
  const first = revision === 'no_stream' ? 0n : revision + 1n;
  return events.map(({ id, event, meta }, n) => ({
    ...event,
    id,
    stream,
    meta,
    revision: first + BigInt(n),
    // The store tells where the last one is; only that one's position is ever used.
    position,
  }));
}
