// Facts of the feed, seen as the schema's types: one type an event type, but for those that change a channel's status.
import type { DomainEvent } from '../domain/facts.ts';
import type { FeedFact } from '../projections/feed.ts';

export type FactOf<T extends DomainEvent['type']> = Extract<FeedFact, { type: T }>;

const statusChanges: readonly string[] = [
  'ChannelActivated',
  'ChannelDeactivated',
  'ChannelLost',
  'ChannelFaulted',
  'ChannelRecovered',
];

/** Name of the schema's type. */
export const typeNameOf = ({ type }: FeedFact): string =>
  statusChanges.includes(type) ? 'ChannelStatusChanged' : type;
