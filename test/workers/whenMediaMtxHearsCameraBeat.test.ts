import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { activateChannel } from '../../src/commands/channel/activateChannel.ts';
import { deactivateChannel } from '../../src/commands/channel/deactivateChannel.ts';
import { loseChannel } from '../../src/commands/channel/loseChannel.ts';
import { reportChannelFault } from '../../src/commands/channel/reportChannelFault.ts';
import type { Outcome } from '../../src/commands/handle.ts';
import type { Actor } from '../../src/domain/event.ts';
import { isoOf } from '../../src/domain/values.ts';
import type { ChannelRow } from '../../src/projections/channelBoard/projection.ts';
import { channelsById } from '../../src/projections/channelBoard/queries.ts';
import type { MediaMtxPath } from '../../src/recordings/mediamtx/controlApi.ts';
import { lastBeats } from '../../src/tables/beats.ts';
import { watchMediaMtxCameras } from '../../src/workers/whenMediaMtxHearsCameraBeat.ts';
import { openWorld, type World } from '../graphql/openWorld.ts';
import { givenGame } from '../graphql/plays.ts';
import { afterFile } from '../support/cleanup.ts';

let world: World;
let channelId: string;
let path: string;
const person: Actor = { id: 'operator-1', team: 'home', role: 'operator', via: 'web' };
/** What MediaMTX says at each look; the last thing for ever. */
let says: MediaMtxPath[][] = [];
let looks = 0;

beforeAll(async () => {
  world = await openWorld();
  const paths = async () => {
    looks += 1;
    const said = says.length > 1 ? says.shift()! : says[0]!;
    return new Map(said.map((one) => [one.name, one]));
  };
  afterFile(watchMediaMtxCameras(world.pool, world.handle, { paths }, () => {}, 40));
});
beforeEach(async () => {
  says = [[]];
  const operator = await world.token({ role: 'operator' });
  ({ channelId } = await givenGame(world, operator));
  path = (await row()).path;
});

const row = async (): Promise<ChannelRow> => (await channelsById(world.pool, 'home', [channelId]))[0]!;
const status = async () => (await row()).status;
const beatOf = async () => (await lastBeats(world.pool, 'home', [channelId])).get(channelId);

const sending = (bytesReceived: number, onlineTime = isoOf(Date.now() + 1_000), name = path): MediaMtxPath => ({
  name,
  online: true,
  onlineTime,
  source: { type: 'srtConn', id: 'a' },
  tracks: ['H264'],
  bytesReceived,
  readers: 0,
});
/** Grows by a byte a look for so many looks, and is online all the same after that. */
function hears(looks: number, onlineTime = isoOf(Date.now() + 1_000)): void {
  says = Array.from({ length: looks }, (_, n) => [sending(n, onlineTime)]);
}

async function given(outcome: Promise<Outcome>): Promise<void> {
  const done = await outcome;
  if (done.kind === 'refused') throw new Error(done.refusal.message);
  if (done.position !== null) await world.live.waitFor(done.position, 5_000);
}
const within = { timeout: 12_000, interval: 20 };

test('a camera that begins to send is switched on, and beats', async () => {
  hears(1_000);
  await expect.poll(status, within).toBe('active');
  const first = await beatOf();
  await expect.poll(beatOf, within).not.toBe(first);
});

test('one that died is heard no more, although MediaMTX says that it is online', async () => {
  hears(2);
  await expect.poll(status, within).toBe('active');
  await expect.poll(() => says.length, within).toBe(1);
  // The look that is under way may still be the last one with news.
  const seen = looks;
  await expect.poll(() => looks, within).toBeGreaterThan(seen + 1);
  const last = await beatOf();
  await expect.poll(() => looks, within).toBeGreaterThan(seen + 5);
  expect(await beatOf()).toBe(last);
});

test('one that was switched off while it sends stays off, and one that is lost comes back', async () => {
  const since = isoOf(Date.now() + 1_000);
  hears(1_000, since);
  await expect.poll(status, within).toBe('active');
  const lost = { commandId: randomUUID(), channelId, lastSeenAt: null, silentMs: 9_000 };
  await given(world.handle(loseChannel, lost, { id: 'worker', team: 'home', role: 'system', via: 'worker' }));
  await expect.poll(status, within).toBe('active');
  await given(world.handle(deactivateChannel, { commandId: randomUUID(), channelId }, person));
  const off = await beatOf();
  await expect.poll(beatOf, within).not.toBe(off);
  expect(await status()).toBe('inactive');
});

test('one that a person had switched on before it began, and off since, stays off', async () => {
  await given(world.handle(activateChannel, { commandId: randomUUID(), channelId }, person));
  hears(1_000, isoOf(Date.now()));
  await expect.poll(beatOf, within).toBeDefined();
  await given(world.handle(deactivateChannel, { commandId: randomUUID(), channelId }, person));
  const off = await beatOf();
  await expect.poll(beatOf, within).not.toBe(off);
  const later = await beatOf();
  await expect.poll(beatOf, within).not.toBe(later);
  expect(await status()).toBe('inactive');
});

test('a fault that its device reports is not over because it sends', async () => {
  hears(1_000);
  await expect.poll(status, within).toBe('active');
  const fault = { commandId: randomUUID(), channelId, reason: 'lens cap on' };
  await given(world.handle(reportChannelFault, fault, person));
  const faulty = await beatOf();
  await expect.poll(beatOf, within).not.toBe(faulty);
  expect(await status()).toBe('error');
});

test('what is no channel of anybody is left alone', async () => {
  says = Array.from({ length: 1_000 }, (_, n) => [
    sending(n, undefined, 'home-nobody'),
    sending(n, undefined, 'nobody'),
    sending(n),
  ]);
  await expect.poll(beatOf, within).toBeDefined();
});
