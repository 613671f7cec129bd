import type { Event, Meta, Recorded, Role } from '../../src/domain/event.ts';
import { type DomainEvent, facts } from '../../src/domain/facts.ts';
import type { Scope } from '../../src/domain/noun.ts';
import { streamOf } from '../../src/domain/streams.ts';
import { isoOf } from '../../src/domain/values.ts';
import type { Random } from '../../test/chaos/random.ts';

export const TEAM = 'home';

export interface Author {
  readonly id: string;
  readonly role: Role;
  readonly via: string;
}
export const person = (role: Role, id: string = role): Author => ({ id, role, via: 'web' });
export const worker: Author = { id: 'worker', role: 'system', via: 'worker' };

/** What one command came to. */
export interface Entry {
  readonly noun: string;
  readonly id: string;
  readonly events: readonly Event[];
  readonly scope: Scope;
  readonly by: Author;
  /** Milliseconds since the Unix epoch. */
  readonly at: number;
}

export type Recorder = (entry: Entry) => readonly Recorded<DomainEvent>[];

const versions = new Map<string, number>(facts.map(({ type, v }) => [type, v]));

/** Gives events what the log says about them. Positions are consecutive, as the node's own are. */
export function recorderOf(random: Random, firstPosition: bigint): Recorder {
  const revisions = new Map<string, bigint>();
  let position = firstPosition;

  return ({ noun, id, events, scope, by, at }) => {
    const stream = streamOf(noun, TEAM, id);
    const commandId = uuid(random);
    const meta: Omit<Meta, 'v'> = {
      $correlationId: commandId,
      $causationId: commandId,
      commandId,
      // Of the right form; nobody sends one of these commands again.
      inputHash: Array.from({ length: 8 }, () => hex(random)).join(''),
      team: TEAM,
      ...(scope as Pick<Meta, 'session' | 'sessions' | 'play'>),
      actor: by.id,
      role: by.role,
      via: by.via,
      recordedAt: isoOf(at),
    };
    return events.map((event) => {
      const revision = revisions.get(stream) ?? 0n;
      revisions.set(stream, revision + 1n);
      const told = { ...meta, v: versions.get(event.type)! };
      return { ...(event as DomainEvent), id: uuid(random), stream, revision, position: position++, meta: told };
    });
  };
}

const hex = (random: Random): string =>
  random
    .between(0, 2 ** 32)
    .toString(16)
    .padStart(8, '0');

/** Version 4 in form, but a seed repeats it. */
export function uuid(random: Random): string {
  const [a, b, c, d] = [hex(random), hex(random), hex(random), hex(random)];
  return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-a${c.slice(1, 4)}-${c.slice(4)}${d}`;
}
