// Every projection there is.
import { channelBoard } from './channelBoard/projection.ts';
import { clipList } from './clipList/projection.ts';
import type { Projection, Row } from './projection.ts';
import { sessionList } from './sessionList/projection.ts';
import { tagList } from './tagList/projection.ts';
import { tagSheet } from './tagSheet/projection.ts';

// The runner treats rows of every shape alike; it loads and stores what the projection gave it.
export const projections = [
  sessionList,
  channelBoard,
  clipList,
  tagList,
  tagSheet,
] as unknown as readonly Projection<Row>[];
