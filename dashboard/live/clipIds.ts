import { v5 as uuidv5, v7 as uuidv7 } from 'uuid';

/** An angle's id follows from play and camera, so that the ghost has its final id before the network agrees. */
export function clipIdOf(playId: string, channelId: string): string {
  return uuidv5(channelId, playId);
}

/** Ids of plays, sessions and commands: sortable by the time at which they were made. */
export function newId(): string {
  return uuidv7();
}
