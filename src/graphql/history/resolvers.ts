// History: what happened in a game, and the game as it was.
import type { Resolvers } from '../generated/types.ts';
import { asOfResolvers } from './asOfResolvers.ts';
import { timelineResolvers } from './timelineResolvers.ts';
import { undoResolvers } from './undoResolvers.ts';

export const historyResolvers = {
  ...asOfResolvers,
  ...timelineResolvers,
  ...undoResolvers,
  Query: { ...asOfResolvers.Query, ...timelineResolvers.Query },
} satisfies Resolvers;
