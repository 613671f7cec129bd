// What all facts have in common.
import type { ChannelRow } from '../projections/channelBoard/projection.ts';
import type { ClipRow } from '../projections/clipList/projection.ts';
import { type FeedFact, TEAM_TOPIC } from '../projections/feed.ts';
import type { SessionRow } from '../projections/sessionList/projection.ts';
import type { Context } from './context.ts';

type Resolve<T> = (fact: FeedFact, _arguments: unknown, context: Context) => T;

const position: Resolve<string> = (fact, _arguments, { platform }) => platform.positions.encode(fact.position);
const occurredAt: Resolve<string> = ({ meta }) => meta.recordedAt;
const actor: Resolve<string> = ({ meta }) => meta.actor;

export const factFields = { position, occurredAt, actor };

/** The edges show the present state, at least as new as the fact: facts are told after the read models show them. */
export const sessionOfFact: Resolve<Promise<SessionRow | null>> = async (
  { topic, meta, data },
  _arguments,
  context,
) => {
  // A camera may serve several sessions: the one is meant whose facts these are.
  const id =
    topic !== TEAM_TOPIC ? topic : (meta.session ?? ('sessionId' in data ? data.sessionId : meta.sessions?.[0]));
  return (id !== undefined && (await context.platform.rows.session(context, id))) || null;
};

export const channelOfFact: Resolve<Promise<ChannelRow | null>> = async ({ data }, _arguments, context) =>
  ('channelId' in data && (await context.platform.rows.channel(context, data.channelId))) || null;

export const clipOfFact: Resolve<Promise<ClipRow | null>> = async ({ data }, _arguments, context) =>
  ('clipId' in data && data.clipId !== undefined && (await context.platform.rows.clip(context, data.clipId))) || null;
