// clipReady and channelStatus: the same facts as in the wide subscriptions, and no others, over a socket.
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { loseChannel } from '../../src/commands/channel/loseChannel.ts';
import { finishClip } from '../../src/commands/clip/finishClip.ts';
import { startClipGeneration } from '../../src/commands/clip/startClipGeneration.ts';
import { clipIdOf } from '../../src/commands/ids.ts';
import { until } from '../support/until.ts';
import { openWorld, type World } from './openWorld.ts';
import { type Game, givenGame, givenGhost, registerClip } from './plays.ts';
import { type Fact, subscribersOf } from './subscriber.ts';
import { asWorker, film, inAt, job, outAt } from './workerActs.ts';

let world: World;
let operator: string;
let coach: string;
const { subscribe } = subscribersOf(() => world);

beforeAll(async () => {
  world = await openWorld();
  operator = await world.token({ role: 'operator' });
  coach = await world.token({ role: 'coach' });
});

async function cut(game: Game): Promise<string> {
  const playId = randomUUID();
  await registerClip(world, coach, { sessionId: game.sessionId, playId, channelIds: [game.channelId], inAt, outAt });
  const clipId = clipIdOf(playId, game.channelId);
  await asWorker(world, startClipGeneration, { ...job(clipId), attempt: 1 });
  await asWorker(world, finishClip, { ...job(clipId), ...film });
  return clipId;
}

describe('clipReady', () => {
  const films = `subscription ($sessionId: ID!, $after: Position) {
    clipReady(sessionId: $sessionId, after: $after) {
      __typename position clip { id status frames streamUrl } } }`;
  type Ready = Fact & { readonly clip: { readonly streamUrl: string } };

  it('tells of the films of its session, from before it was asked and live, and of nothing else', async () => {
    const game = await givenGame(world, operator);
    const early = await cut(game);
    const heard = subscribe(coach, films, { sessionId: game.sessionId });
    await until(() => heard.facts.length === 1);
    await givenGhost(world, coach, game);
    await cut(await givenGame(world, operator));
    const late = await cut(game);
    await until(() => heard.facts.length === 2);
    const ready = { __typename: 'ClipReady', clip: { status: 'READY', frames: 240 } };
    expect(heard.facts).toMatchObject([early, late].map((id) => ({ ...ready, clip: { ...ready.clip, id } })));
    expect(heard.errors).toBeUndefined();
  });

  it('goes on after a position', async () => {
    const game = await givenGame(world, operator);
    await cut(game);
    const first = subscribe(coach, films, { sessionId: game.sessionId });
    const [{ position }] = await until(() => (first.facts.length === 1 ? (first.facts as [Fact]) : undefined));
    const second = await cut(game);
    const rest = subscribe(coach, films, { sessionId: game.sessionId, after: position });
    await until(() => rest.facts.length === 1);
    expect(rest.facts[0]?.clip?.id).toBe(second);
  });

  it('leads to the film for each of those who hear it', async () => {
    const game = await givenGame(world, operator);
    const people = await Promise.all(['coach-a', 'coach-b'].map((sub) => world.token({ role: 'coach', sub })));
    const all = people.map((token) => subscribe(token, films, { sessionId: game.sessionId }));
    await cut(game);
    await until(() => all.every(({ facts }) => facts.length === 1));
    const links = all.map(({ facts }) => (facts[0] as Ready).clip.streamUrl);
    expect(links[0]).not.toBe(links[1]);
  });
});

describe('channelStatus', () => {
  const changes = `subscription ($channelId: ID, $after: Position) {
    channelStatus(channelId: $channelId, after: $after) { __typename position status reason channel { id } } }`;
  const switchOn = (channelId: string) =>
    world.ask(
      'mutation ($input: ChannelCommandInput!) { activateChannel(input: $input) { userErrors { code } } }',
      { input: { commandId: randomUUID(), channelId } },
      operator,
    );

  it('tells when a camera comes, is lost and comes back; of one camera where one is named', async () => {
    const [here, there] = [await givenGame(world, operator), await givenGame(world, operator)];
    const { extensions } = await world.ask('{ viewer { id } }', {}, coach);
    const after = extensions!.position;
    const ofOne = subscribe(coach, changes, { channelId: here.channelId, after });
    const ofAll = subscribe(coach, changes, { after });

    await switchOn(here.channelId);
    const silence = { lastSeenAt: null, silentMs: 30_000 };
    await asWorker(world, loseChannel, { commandId: randomUUID(), channelId: here.channelId, ...silence });
    await switchOn(here.channelId);
    await switchOn(there.channelId);
    // No fact of a channel's status.
    await givenGame(world, operator);

    await until(() => ofAll.facts.length === 4);
    const told = [
      ['ACTIVE', 'activated', here],
      ['ERROR', 'silent', here],
      ['ACTIVE', 'activated', here],
      ['ACTIVE', 'activated', there],
    ] as const;
    const expected = told.map(([status, reason, { channelId }]) => ({
      __typename: 'ChannelStatusChanged',
      position: expect.any(String),
      ...{ status, reason, channel: { id: channelId } },
    }));
    expect(ofAll.facts).toEqual(expected);
    await until(() => ofOne.facts.length === 3);
    expect(ofOne.facts).toEqual(ofAll.facts.slice(0, 3));
  });

  it('is refused where the id is none', async () => {
    const heard = subscribe(coach, changes, { channelId: 'nonsense' });
    await until(() => heard.errors);
    expect(heard.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });
});
