import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { loseChannel } from '../../src/commands/channel/loseChannel.ts';
import { expireClip } from '../../src/commands/clip/expireClip.ts';
import { failClip } from '../../src/commands/clip/failClip.ts';
import { finishClip } from '../../src/commands/clip/finishClip.ts';
import { startClipGeneration } from '../../src/commands/clip/startClipGeneration.ts';
import { channelMachine } from '../../src/domain/channel/machine.ts';
import { clipMachine } from '../../src/domain/clip/machine.ts';
import { isLegal } from '../../src/domain/legality.ts';
import { openWorld, type World } from './openWorld.ts';
import { type ClipMutation, commandClip, givenGame, givenGhost } from './plays.ts';
import { asWorker, film, inAt, job, noFootage, outAt } from './workerActs.ts';

let world: World;
let admin: string;
beforeAll(async () => {
  world = await openWorld();
  admin = await world.token({ role: 'admin' });
});

const nameOf = (mutation: string) => mutation[0]!.toUpperCase() + mutation.slice(1);

describe('a clip', () => {
  const commands: readonly ClipMutation[] = [
    'markClipOut',
    'trimClip',
    'retryClip',
    'favoriteClip',
    'unfavoriteClip',
    'retitleClip',
    'discardClip',
    'restoreClip',
  ];
  const start = (clipId: string) => asWorker(world, startClipGeneration, { ...job(clipId), attempt: 1 });
  const paths: Record<string, ((clipId: string) => Promise<unknown>)[]> = {
    open: [],
    expired: [(clipId) => asWorker(world, expireClip, { commandId: randomUUID(), clipId })],
    pending: [(clipId) => commandClip(world, admin, 'markClipOut', { clipId, outAt })],
  };
  paths.processing = [...paths.pending!, start];
  paths.ready = [...paths.processing, (clipId) => asWorker(world, finishClip, { ...job(clipId), ...film })];
  paths.failed = [...paths.processing, (clipId) => asWorker(world, failClip, { ...job(clipId), ...noFootage })];
  paths.discarded = [(clipId) => commandClip(world, admin, 'discardClip', { clipId })];

  it.each(Object.keys(paths))('that is %s refuses what is illegal, and offers what is not', async (status) => {
    const clipId = await givenGhost(world, admin, await givenGame(world, admin), inAt);
    for (const step of paths[status]!) await step(clipId);
    const { data } = await world.ask(`{ clip(id: "${clipId}") { status allowedCommands } }`, {}, admin);
    const [legal, illegal] = [true, false].map((wanted) =>
      commands.filter((command) => isLegal(clipMachine, status, nameOf(command)) === wanted),
    );
    expect(data.clip?.status).toBe(status.toUpperCase());
    expect([...(data.clip?.allowedCommands ?? [])].sort()).toEqual(legal!.map(nameOf).sort());

    const before = await world.facts();
    for (const command of illegal!) {
      const { userErrors } = await commandClip(world, admin, command, {
        clipId,
        ...(['markClipOut', 'trimClip'].includes(command) && { outAt }),
      });
      expect(userErrors).toMatchObject([{ code: 'ILLEGAL_IN_STATUS', status: status.toUpperCase() }]);
    }
    expect(await world.facts()).toBe(before);
  });
});

describe('a channel', () => {
  const mutations = ['activateChannel', 'deactivateChannel'] as const;
  const command = async (mutation: (typeof mutations)[number], channelId: string) => {
    const { data } = await world.ask(
      `mutation ($input: ChannelCommandInput!) { ${mutation}(input: $input) { userErrors { code status } } }`,
      { input: { commandId: randomUUID(), channelId } },
      admin,
    );
    return data[mutation].userErrors;
  };
  const on = (channelId: string) => command('activateChannel', channelId);
  const lose = (channelId: string) =>
    asWorker(world, loseChannel, { commandId: randomUUID(), channelId, lastSeenAt: null, silentMs: 6_000 });

  it.each([
    ['inactive', []],
    ['active', [on]],
    ['error', [on, lose]],
  ])('that is %s refuses what is illegal', async (status, path) => {
    const { channelId } = await givenGame(world, admin);
    for (const step of path) await step(channelId);
    const illegal = mutations.filter((mutation) => !isLegal(channelMachine, status, nameOf(mutation)));
    const before = await world.facts();
    for (const mutation of illegal) {
      expect(await command(mutation, channelId)).toMatchObject([
        { code: 'ILLEGAL_IN_STATUS', status: status.toUpperCase() },
      ]);
    }
    expect(await world.facts()).toBe(before);
  });
});
