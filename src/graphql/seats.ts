// Who is connected, on which sockets. A person has a number of seats; who takes one more gives up the oldest.
import type { WebSocket } from 'ws';
import type { Caller } from '../auth/actor.ts';

export interface Seats {
  /** @returns the socket whose seat was taken for this one, where the person had no more */
  take(socket: WebSocket, caller: Caller): WebSocket | undefined;
  leave(socket: WebSocket): void;
  taken(): readonly (readonly [WebSocket, Caller])[];
}

/** @param most of one person or device */
export function openSeats(most: number): Seats {
  const callers = new Map<WebSocket, Caller>();
  /** Oldest first. */
  const byPerson = new Map<string, Set<WebSocket>>();

  function leave(socket: WebSocket): void {
    const caller = callers.get(socket);
    if (!caller) return;
    callers.delete(socket);
    const person = personOf(caller);
    const seats = byPerson.get(person);
    seats?.delete(socket);
    if (seats?.size === 0) byPerson.delete(person);
  }

  return {
    take(socket, caller) {
      const person = personOf(caller);
      const seats = byPerson.get(person) ?? new Set();
      byPerson.set(person, seats.add(socket));
      callers.set(socket, caller);
      if (seats.size <= most) return undefined;
      const [oldest] = seats;
      leave(oldest!);
      return oldest;
    },
    leave,
    taken: () => [...callers],
  };
}

const personOf = ({ actor }: Caller): string => `${actor.team}/${actor.id}`;
