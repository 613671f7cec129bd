// The one decoder: what is stored becomes today's events, whatever version wrote it.
import type { RecordedEvent } from '@eventstore/db-client';
import type { Event, Meta, Recorded } from '../domain/event.ts';
import { type DomainEvent, facts } from '../domain/facts.ts';
import { NeedsNewerSoftware, Undecodable } from './errors.ts';
import { upcast } from './upcasters.ts';

const byType = new Map(facts.map((fact) => [fact.type as string, fact]));

/** @throws NeedsNewerSoftware for an unknown type or a higher version; Undecodable for a known event that cannot be read */
export function decodeContent(type: string, data: unknown, meta: Meta): DomainEvent {
  const fact = byType.get(type);
  if (!fact) throw new NeedsNewerSoftware(`events of type ${type} are written by a newer version of Film Room`);
  if (!(meta?.v >= 1)) throw new Undecodable(`a ${type} carries no version`);
  if (meta.v > fact.v) {
    throw new NeedsNewerSoftware(`version ${meta.v} of ${type} is written by a newer version of Film Room`);
  }
  const content = fact.data.safeParse(upcast(type, meta.v, fact.v, data));
  if (!content.success) throw new Undecodable(`a ${type} cannot be read: ${content.error.issues[0]?.message}`);
  return { type, data: content.data } as Event as DomainEvent;
}

/**
 * As `decodeContent`, for what a read model holds: whatever is of today's version was checked when it was projected.
 * @throws as decodeContent
 */
export function decodeProjected(type: string, data: unknown, meta: Meta): DomainEvent {
  return byType.get(type)?.v === meta.v ? ({ type, data } as Event as DomainEvent) : decodeContent(type, data, meta);
}

/** @param stream its name inside the log. @throws as decodeContent */
export function decode(event: RecordedEvent, stream: string): Recorded<DomainEvent> {
  const meta = event.metadata as unknown as Meta;
  const content = decodeContent(event.type, event.data, meta);
  return {
    ...content,
    meta: inTodaysVersion(content.type, meta),
    id: event.id,
    stream,
    revision: event.revision,
    position: event.position!.commit,
  };
}

/** Whoever keeps the content says which version it is of: otherwise it would be made newer once more when it is read. */
function inTodaysVersion(type: string, meta: Meta): Meta {
  const v = byType.get(type)!.v;
  return meta.v === v ? meta : { ...meta, v };
}
