import { createContext, useContext } from 'react';
import type { Room } from '../live/room.ts';
import type { RoomState } from '../live/roomState.ts';
import { useStore } from '../live/store.ts';

export const RoomContext = createContext<Room | null>(null);

/** The game that is open; the panels are only drawn inside one. */
export function useRoom(): Room {
  const room = useContext(RoomContext);
  if (room === null) throw new Error('a panel of the room was drawn outside a room');
  return room;
}

/** A part of what the room knows; draws again only when that part is another one. */
export function useRoomState<T>(select: (state: RoomState) => T): T {
  return useStore(useRoom().store, select);
}
