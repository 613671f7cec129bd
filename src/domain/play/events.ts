// What is decided about a play as a whole. What people saw of it are tags, which have streams of their own.
import { z } from 'zod';
import { type EventOf, fact } from '../event.ts';
import { Id } from '../values.ts';
import { PlayFactName } from './facts.ts';

/** From now on this value counts, whatever the tags say; null lets the tags speak again. */
export const playFactResolved = fact(
  'PlayFactResolved',
  1,
  z.object({
    playId: Id,
    sessionId: Id,
    field: PlayFactName,
    value: z.union([z.string(), z.number(), z.boolean(), z.null()]),
  }),
);

export const playFacts = [playFactResolved] as const;
export type PlayEvent = EventOf<(typeof playFacts)[number]>;
