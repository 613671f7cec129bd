// Facts as subscriptions: of one session, of the team. What was missed is replayed, then the stream is live.
import { type FeedFact, TEAM_TOPIC } from '../projections/feed.ts';
import type { ClipInWork } from '../tables/progress.ts';
import { idOf, positionOf } from './arguments.ts';
import { attentionSubscription } from './attention/resolvers.ts';
import type { Context } from './context.ts';
import { apiError } from './errors.ts';
import type { Following } from './factStream.ts';
import { typeNameOf } from './facts.ts';
import type {
  Subscription,
  SubscriptionChannelStatusArgs,
  SubscriptionClipProgressArgs,
  SubscriptionSessionEventsArgs,
  SubscriptionTeamEventsArgs,
} from './generated/types.ts';

const WAIT_MS = 1_000;

/**
 * Where to go on from. A position that the read models have not reached within a second is one of a log that was
 * restored to an older state, or nobody's: waiting for it would be silence for ever.
 * @throws BAD_USER_INPUT, CURSOR_EXPIRED
 */
async function startAfter(context: Context, after: string): Promise<bigint> {
  const position = positionOf(context, after, 'after');
  if (await context.platform.live.waitFor(position, WAIT_MS)) return position;
  throw apiError('CURSOR_EXPIRED', 'after: a position beyond the end of the log; query again and follow from there');
}

const BEFORE_ALL = -1n;

interface FactSubscription<Arguments> {
  /** Facts of any type of the topic: the schema's type follows from the fact's own. */
  subscribe(root: unknown, parameters: Arguments, context: Context): Promise<Following>;
  resolve(fact: FeedFact): FeedFact;
}
type Wants = Following['wants'];

const ofSession = (wants?: Wants): FactSubscription<SubscriptionSessionEventsArgs> => ({
  async subscribe(_root, { sessionId, after }, context) {
    const { platform, actor } = context;
    const id = idOf(sessionId, 'sessionId');
    const start = after === null || after === undefined ? BEFORE_ALL : await startAfter(context, after);
    if (!(await platform.rows.session(context, id))) throw apiError('NOT_FOUND', `there is no session ${id}`);
    return platform.factStream.follow(actor.team, id, start, wants);
  },
  resolve: (fact) => fact,
});

const ofTeam = <A extends SubscriptionTeamEventsArgs>(wantsOf?: (parameters: A) => Wants): FactSubscription<A> => ({
  async subscribe(_root, parameters, context) {
    const { platform, actor } = context;
    const { after } = parameters;
    const wants = wantsOf?.(parameters);
    const isFromNow = after === null || after === undefined;
    const start = isFromNow ? platform.live.position() : await startAfter(context, after);
    return platform.factStream.follow(actor.team, TEAM_TOPIC, start, wants);
  },
  resolve: (fact) => fact,
});

/** Of one channel, where one is named. */
function changesOf({ channelId }: SubscriptionChannelStatusArgs): Wants {
  const id = channelId === null || channelId === undefined ? undefined : idOf(channelId, 'channelId');
  return (fact) =>
    typeNameOf(fact) === 'ChannelStatusChanged' &&
    (id === undefined || ('channelId' in fact.data && fact.data.channelId === id));
}

/** A state and no fact: what is yielded is the whole list. */
const progressSubscription = {
  async subscribe(_root: unknown, { sessionId }: SubscriptionClipProgressArgs, context: Context) {
    const { platform, actor } = context;
    const id = idOf(sessionId, 'sessionId');
    if (!(await platform.rows.session(context, id))) throw apiError('NOT_FOUND', `there is no session ${id}`);
    return platform.clipProgress.follow(actor.team, id);
  },
  resolve: (list: readonly ClipInWork[]) => list,
};

export const subscriptionResolvers: Record<Exclude<keyof Subscription, '__typename'>, object> = {
  sessionEvents: ofSession(),
  clipReady: ofSession(({ type }) => type === 'ClipReady'),
  teamEvents: ofTeam(),
  attention: attentionSubscription,
  clipProgress: progressSubscription,
  channelStatus: ofTeam(changesOf),
};
