// Every projection there is, and every read model: the projections and the feed.
import { channelBoard } from './channelBoard/projection.ts';
import { channelClock } from './channelClock/projection.ts';
import { clipList } from './clipList/projection.ts';
import { feed } from './feed.ts';
import { gameClock } from './gameClock/projection.ts';
import { keyRing } from './keyRing/projection.ts';
import { members } from './members/projection.ts';
import type { Projection, ReadModel, Row } from './projection.ts';
import { sessionList } from './sessionList/projection.ts';
import { tagList } from './tagList/projection.ts';
import { tagSheet } from './tagSheet/projection.ts';
import { teamSettings } from './teamSettings/projection.ts';

// The runner treats rows of every shape alike; it loads and stores what the projection gave it.
export const projections = [
  sessionList,
  channelBoard,
  gameClock,
  channelClock,
  clipList,
  tagList,
  tagSheet,
  members,
  keyRing,
  teamSettings,
] as unknown as readonly Projection<Row>[];

export const readModels: readonly ReadModel[] = [...projections, feed];

/** Names of their tables. */
export const everyTable: ReadonlySet<string> = new Set(readModels.map(({ table }) => table));
