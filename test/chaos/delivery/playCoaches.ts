// A platform of its own, on which devices carry out their acts through the client helper's outbox.
import type { Pool } from 'pg';
import { v4 } from 'uuid';
import { type ClockOffset, measureClockOffset } from '../../../clients/clockOffset.ts';
import { commandAnswer, type RawAnswer, type Refusal } from '../../../clients/commandAnswer.ts';
import { type Act, createOutbox, type OutboxEntry } from '../../../clients/outbox.ts';
import { clipIdOf } from '../../../src/commands/ids.ts';
import { openPool } from '../../../src/database.ts';
import { startNode } from '../../support/startNode.ts';
import { startPlatform } from '../../support/startPlatform.ts';
import { tokenFrom } from '../../support/tokenFrom.ts';
import { until } from '../../support/until.ts';
import { type Ask, askerOf } from '../game.ts';
import { type Random, randomOf } from '../random.ts';
import { CHANNEL_ID, type PlannedAct, SESSION_ID, uuidOf } from './coachActs.ts';
import { type Losses, openNetwork } from './lossyNetwork.ts';

const DEADLINE_MS = 300_000;

export interface Played {
  readonly refused: readonly string[];
  readonly sent: number;
  readonly lost: number;
  readonly doubled: number;
}

export interface Ground {
  readonly url: string;
  readonly esdbUrl: string;
  readonly databaseUrl: string;
  readonly tokens: readonly string[];
}

/** A started game with one camera, a member for every device, and clips that all will favour. */
export async function openGround(databaseUrl: string, devices: number, sharedPlays: readonly string[], at: number) {
  const node = await startNode({ storage: 'postgres', databaseUrl });
  const platform = await startPlatform({ databaseUrl, esdbUrl: node.url, roles: 'api,projector' });
  const token = (memberId: string, role: 'admin' | 'coach') => tokenFrom(platform, { memberId, role });
  const admin = askerOf(() => platform.url, await token('admin-1', 'admin'));
  await setUp(admin, sharedPlays, at);
  const tokens = await Promise.all(Array.from({ length: devices }, (_, n) => token(memberIdOf(n), 'coach')));
  const ground: Ground = { url: platform.url, esdbUrl: node.url, databaseUrl, tokens };
  return {
    ...ground,
    stop: async () => {
      await platform.stop();
      await node.stop();
    },
  };
}

export const memberIdOf = (n: number): string => `coach-${n}`;

async function setUp(admin: Ask, sharedPlays: readonly string[], at: number): Promise<void> {
  const sure = async (mutation: string, input: Record<string, unknown>) => {
    const { userErrors } = await admin(mutation, { commandId: v4(), ...input });
    if (userErrors.length > 0) throw new Error(`${mutation}: ${JSON.stringify(userErrors)}`);
  };
  const scheduledStart = new Date(at - 3 * 3_600_000).toISOString();
  await sure('scheduleSession', { sessionId: SESSION_ID, name: 'vs Harbor State', type: 'GAME', scheduledStart });
  await sure('registerChannel', { name: 'Sideline' });
  await sure('assignChannel', { channelId: CHANNEL_ID, sessionId: SESSION_ID });
  await sure('startSession', { sessionId: SESSION_ID });
  const inAt = new Date(at - 2 * 3_600_000).toISOString();
  const outAt = new Date(at - 2 * 3_600_000 + 5_000).toISOString();
  for (const playId of sharedPlays) {
    await sure('registerClip', { sessionId: SESSION_ID, playId, channelIds: [CHANNEL_ID], inAt, outAt });
  }
}

export const sharedPlaysOf = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, n) => uuidOf(`shared ${n}`));
export const clipsOf = (plays: readonly string[]): readonly string[] =>
  plays.map((playId) => clipIdOf(playId, CHANNEL_ID));

/** What a device finds its clock to be off by, over the network that it has. */
export function measure(ground: Ground, n: number, skewMs: number, losses: Losses, random: Random) {
  const network = openNetwork(ground.url, ground.tokens[n]!, losses, random);
  const serverTime = async () => {
    const answer = (await network.post({ query: '{ serverTime }' }, AbortSignal.timeout(10_000))) as {
      data: { serverTime: string };
    };
    return answer.data.serverTime;
  };
  const clock = { reading: () => Date.now() + skewMs, elapsed: () => performance.now() };
  return measureClockOffset(serverTime, clock) satisfies Promise<ClockOffset>;
}

/** All devices at once, each until the server has decided on everything it sent. */
export async function playAll(
  ground: Ground,
  acts: readonly (readonly PlannedAct[])[],
  losses: Losses,
  seed: number,
): Promise<Played> {
  const played = await Promise.all(
    acts.map((own, n) => playOne(ground, ground.tokens[n]!, own, losses, randomOf(seed * 100 + n))),
  );
  const sum = (of: (one: Played) => number) => played.reduce((all, one) => all + of(one), 0);
  return {
    refused: played.flatMap(({ refused }) => refused),
    sent: sum(({ sent }) => sent),
    lost: sum(({ lost }) => lost),
    doubled: sum(({ doubled }) => doubled),
  };
}

async function playOne(
  { url }: Ground,
  token: string,
  acts: readonly Act[],
  losses: Losses,
  random: Random,
): Promise<Played> {
  const network = openNetwork(url, token, losses, random);
  const kept = new Map<string, OutboxEntry>();
  const storage = {
    load: () => [...kept.values()],
    save: (entry: OutboxEntry) => void kept.set(entry.act.commandId, entry),
    remove: (commandId: string) => void kept.delete(commandId),
  };
  const refused: string[] = [];
  const note = ({ mutation }: Act, refusal: Refusal) => refused.push(`${mutation}: ${refusal.code} ${refusal.message}`);

  /** A page, from its start until it is closed or reloaded. */
  const openPage = () => {
    const leaving = new AbortController();
    const send = async (act: Act) => {
      const answer = commandAnswer(await rawAnswer(() => network.post(requestOf(act), leaving.signal), act.mutation));
      if (answer.kind === 'refused') note(act, answer.refusal);
      return answer;
    };
    // A lost answer is known at once here; what waits is a person with too many requests.
    const outbox = createOutbox({ storage, send, parallel: 5, backoff: () => random.between(20, 250) });
    return { outbox, leaving };
  };

  const undecided = () => [...kept.values()].filter(({ state }) => state !== 'refused').length;
  let page = openPage();
  for (const act of acts) page.outbox.add(act);
  if (losses.requests > 0) {
    // The page is reloaded somewhere in the middle: what was on its way is cut off.
    const left = random.between(1, acts.length);
    await until(() => undecided() <= left, { deadline: DEADLINE_MS, what: 'a device has come half-way' });
    page.outbox.close();
    page.leaving.abort();
    page = openPage();
  }
  await until(() => undecided() === 0, { deadline: DEADLINE_MS, what: 'everything a device did was decided' });
  page.outbox.close();
  return { refused, ...network.counts };
}

const inputs: Readonly<Record<string, string>> = {
  favoriteClip: 'ClipCommandInput',
  unfavoriteClip: 'ClipCommandInput',
  markTagImportant: 'TagCommandInput',
  reviewTag: 'TagCommandInput',
};

function requestOf({ mutation, input, commandId }: Act): object {
  const type = inputs[mutation] ?? `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { userErrors { code message } } }`;
  return { query, variables: { input: { commandId, ...input } } };
}

async function rawAnswer(post: () => Promise<unknown>, mutation: string): Promise<RawAnswer> {
  try {
    const { data, errors } = (await post()) as {
      data?: Record<string, { userErrors: readonly Refusal[] } | null> | null;
      errors?: RawAnswer['errors'];
    };
    return { unreachable: false, errors: errors ?? [], userErrors: data?.[mutation]?.userErrors ?? [] };
  } catch {
    return { unreachable: true, errors: [], userErrors: [] };
  }
}

/** For whoever looks at what came of it. */
export async function withPool<T>(databaseUrl: string, look: (pool: Pool) => Promise<T>): Promise<T> {
  const pool = openPool(databaseUrl, 2);
  try {
    return await look(pool);
  } finally {
    await pool.end();
  }
}
