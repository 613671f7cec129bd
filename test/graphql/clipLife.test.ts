// What becomes of a clip after its first cut, and how a play that is over comes in.
import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { deleteClipFile } from '../../src/commands/clip/deleteClipFile.ts';
import { finishClip } from '../../src/commands/clip/finishClip.ts';
import { startClipGeneration } from '../../src/commands/clip/startClipGeneration.ts';
import { clipIdOf } from '../../src/commands/ids.ts';
import { openWorld, type World } from './openWorld.ts';
import { commandClip, commandSession, type Game, givenGame, registerClip } from './plays.ts';
import { asWorker, film, inAt, job, outAt } from './workerActs.ts';

let world: World;
let operator: string;
let coach: string;
let other: string;

beforeAll(async () => {
  world = await openWorld();
  operator = await world.token({ role: 'operator' });
  coach = await world.token({ role: 'coach' });
  other = await world.token({ role: 'coach', sub: 'coach-2' });
});

const trimmedTo = '2026-11-14T20:14:31.000Z';
const one = async (id: string, fields: string, token = coach) =>
  (await world.ask(`{ clip(id: "${id}") { ${fields} } }`, {}, token)).data.clip;
const playOf = async ({ sessionId, channelId }: Game, ...others: readonly string[]) => {
  const playId = randomUUID();
  const channelIds = [channelId, ...others];
  await registerClip(world, coach, { sessionId, playId, channelIds, inAt, outAt });
  return { playId, clipIds: channelIds.map((id) => clipIdOf(playId, id)) };
};
async function cutOf(clipId: string, generation: number): Promise<void> {
  await asWorker(world, startClipGeneration, { ...job(clipId), generation, attempt: 1 });
  await asWorker(world, finishClip, { ...job(clipId), ...film, generation });
  const folder = path.join(world.clipsFolder, 'home', clipId);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, `${generation}.mp4`), `film ${generation}`);
  writeFileSync(path.join(folder, `${generation}.jpg`), `picture ${generation}`);
}
const givenReady = async (): Promise<string> => {
  const { clipIds } = await playOf(await givenGame(world, operator));
  await cutOf(clipIds[0]!, 1);
  return clipIds[0]!;
};
const served = async (link: unknown, init?: RequestInit) => (await fetch(`${world.url}${link}`, init)).text();

describe('a clip whose window is set anew', () => {
  it('plays the old film until the new one is ready', async () => {
    const clipId = await givenReady();
    const payload = await commandClip(world, coach, 'trimClip', { clipId, outAt: trimmedTo });
    expect(payload).toMatchObject({ userErrors: [], clip: { id: clipId, status: 'PENDING' } });
    const fields = 'status generation outAt durationSeconds frames streamUrl thumbnailUrl';
    const between = await one(clipId, fields);
    expect(between).toMatchObject({ status: 'PENDING', generation: 2, outAt: trimmedTo, frames: 240 });
    expect(await served(between?.streamUrl)).toBe('film 1');
    expect(await served(between?.thumbnailUrl)).toBe('picture 1');

    await cutOf(clipId, 2);
    const after = await one(clipId, fields);
    expect(after).toMatchObject({ status: 'READY', generation: 2 });
    expect(await served(after?.streamUrl)).toBe('film 2');
  });

  it('has it in all its angles', async () => {
    const [here, there] = [await givenGame(world, operator), await givenGame(world, operator)];
    const { clipIds } = await playOf(here, there.channelId);
    const { data } = await world.ask(
      `mutation ($input: TrimClipInput!) { trimClip(input: $input) {
         userErrors { code } clip { id } angles { channelId clip { id outAt generation } } } }`,
      { input: { commandId: randomUUID(), clipId: clipIds[1], outAt: trimmedTo } },
      coach,
    );
    expect(data.trimClip).toEqual({
      userErrors: [],
      clip: { id: clipIds[1] },
      angles: [here, there].map(({ channelId }, n) => ({
        channelId,
        clip: { id: clipIds[n], outAt: trimmedTo, generation: 2 },
      })),
    });
  });

  it.each([
    ['the end before the beginning', { outAt: inAt }, 'CLIP_OUT_BEFORE_IN', ['outAt']],
    ['ten minutes and a second', { inAt: '2026-11-14T20:04:32.000Z' }, 'CLIP_TOO_LONG', ['outAt']],
    ['neither', {}, 'BAD_USER_INPUT', ['outAt']],
    ['no instant', { inAt: 'kick-off' }, 'BAD_USER_INPUT', ['inAt']],
  ])('is not given %s', async (_name, window, code, where) => {
    const { clipIds } = await playOf(await givenGame(world, operator));
    const before = await world.facts();
    const { userErrors } = await commandClip(world, coach, 'trimClip', { clipId: clipIds[0], ...window });
    expect(userErrors).toMatchObject([{ code, path: where }]);
    expect(await world.facts()).toBe(before);
  });

  it('is told to whoever watches', async () => {
    const game = await givenGame(world, operator);
    const { clipIds } = await playOf(game);
    await commandClip(world, coach, 'trimClip', { clipId: clipIds[0], outAt: trimmedTo });
    const client = world.socket(coach);
    const facts = client.iterate<{ sessionEvents: Record<string, unknown> }>({
      query: `subscription { sessionEvents(sessionId: "${game.sessionId}") {
        __typename ... on ClipTrimmed { inAt outAt clip { generation } } } }`,
    });
    for await (const { data } of facts) {
      if (data?.sessionEvents.__typename !== 'ClipTrimmed') continue;
      expect(data.sessionEvents).toMatchObject({ inAt, outAt: trimmedTo, clip: { generation: 2 } });
      break;
    }
    await client.dispose();
  });
});

describe('a discarded clip', () => {
  it('comes back for whoever marked it, as long as its film is there', async () => {
    const clipId = await givenReady();
    await commandClip(world, coach, 'discardClip', { clipId });
    expect(await one(clipId, 'status streamUrl allowedCommands')).toEqual({
      status: 'DISCARDED',
      streamUrl: null,
      allowedCommands: ['RestoreClip'],
    });
    expect(await one(clipId, 'allowedCommands', other)).toEqual({ allowedCommands: [] });
    expect(await commandClip(world, other, 'restoreClip', { clipId })).toMatchObject({
      userErrors: [{ code: 'FORBIDDEN', path: ['clipId'] }],
    });

    expect(await commandClip(world, coach, 'restoreClip', { clipId })).toMatchObject({
      userErrors: [],
      clip: { status: 'READY' },
    });
    expect(await served((await one(clipId, 'streamUrl'))?.streamUrl)).toBe('film 1');
  });

  it('stays away where its film was deleted', async () => {
    const clipId = await givenReady();
    await commandClip(world, coach, 'discardClip', { clipId });
    const deletion = { commandId: randomUUID(), clipId, generation: 1, reason: 'discarded' };
    await asWorker(world, deleteClipFile, deletion);
    expect(await commandClip(world, coach, 'restoreClip', { clipId })).toMatchObject({
      userErrors: [{ code: 'CLIP_FILE_DELETED' }],
      clip: null,
    });
  });

  it('stays away where it never had one', async () => {
    const { clipIds } = await playOf(await givenGame(world, operator));
    await commandClip(world, coach, 'discardClip', { clipId: clipIds[0] });
    const { userErrors } = await commandClip(world, coach, 'restoreClip', { clipId: clipIds[0] });
    expect(userErrors).toMatchObject([{ code: 'CLIP_NOT_CUT', message: expect.stringContaining('mark its window') }]);
  });
});

describe('a title', () => {
  it('is what somebody gave, until it is taken back', async () => {
    const clipId = await givenReady();
    expect(await one(clipId, 'title isRetitled')).toEqual({ title: 'Play at 20:14:25', isRetitled: false });
    await commandClip(world, coach, 'retitleClip', { clipId, title: ' Goal line stand 👨‍👩‍👧‍👦 ' });
    expect(await one(clipId, 'title isRetitled')).toEqual({ title: 'Goal line stand 👨‍👩‍👧‍👦', isRetitled: true });
    await commandClip(world, coach, 'retitleClip', { clipId, title: '' });
    expect(await one(clipId, 'title isRetitled')).toEqual({ title: 'Play at 20:14:25', isRetitled: false });
  });

  it.each([
    ['121 characters', 'x'.repeat(121)],
    ['two lines', 'a\nb'],
  ])('is not %s', async (_name, title) => {
    const clipId = await givenReady();
    expect(await commandClip(world, coach, 'retitleClip', { clipId, title })).toMatchObject({
      userErrors: [{ code: 'BAD_USER_INPUT', path: ['title'] }],
    });
  });
});

describe('a play that is over', () => {
  const end = async ({ sessionId }: Game, ...commands: readonly Parameters<typeof commandSession>[2][]) => {
    for (const command of commands) await commandSession(world, operator, command, sessionId);
  };
  const input = ({ sessionId, channelId }: Game) => ({ sessionId, channelIds: [channelId], inAt, outAt });

  it.each([
    ['scheduled', [], ['SESSION_NOT_STARTED', 'CHANNEL_NOT_LIVE']],
    ['active', ['startSession'], ['CHANNEL_NOT_LIVE']],
    ['paused', ['startSession', 'pauseSession'], ['CHANNEL_NOT_LIVE']],
    ['completed', ['startSession', 'completeSession'], ['CHANNEL_NOT_LIVE']],
  ] as const)('comes into a session that is %s in one request', async (_status, commands, warnings) => {
    const game = await givenGame(world, operator);
    await end(game, ...commands);
    const payload = await registerClip(world, coach, input(game));
    expect(payload).toMatchObject({ userErrors: [], clip: { status: 'PENDING' } });
    expect(payload.warnings.map(({ code }) => code)).toEqual(warnings);
  });

  it('does not come into one that is called off', async () => {
    const game = await givenGame(world, operator);
    await world.ask(
      'mutation ($input: CancelSessionInput!) { cancelSession(input: $input) { userErrors { code } } }',
      { input: { commandId: randomUUID(), sessionId: game.sessionId, reason: 'rain' } },
      operator,
    );
    const { userErrors } = await registerClip(world, coach, input(game));
    expect(userErrors).toMatchObject([{ code: 'SESSION_CANCELLED', path: ['sessionId'] }]);
  });

  it("comes from a capture device on its own channel, and on no other's", async () => {
    const [game, foreign] = [await givenGame(world, operator), await givenGame(world, operator)];
    const device = await world.token({ role: 'device', channelId: game.channelId });
    const ask = async (channelId: string) => {
      const { data } = await world.ask(
        `mutation ($input: RegisterClipInput!) { registerClip(input: $input) {
           userErrors { code } position angles { channelId userErrors { code } } } }`,
        { input: { ...input(game), commandId: randomUUID(), playId: randomUUID(), channelIds: [channelId] } },
        device,
      );
      return data.registerClip;
    };
    expect(await ask(game.channelId)).toMatchObject({ userErrors: [], position: expect.any(String) });
    expect(await ask(foreign.channelId)).toMatchObject({ userErrors: [{ code: 'FORBIDDEN' }], position: null });
  });

  it('shows its angles together, in the order of the mark', async () => {
    const [here, there, third] = [
      await givenGame(world, operator),
      await givenGame(world, operator),
      await givenGame(world, operator),
    ];
    const { playId, clipIds } = await playOf(here, there.channelId, third.channelId);
    await commandClip(world, coach, 'discardClip', { clipId: clipIds[1] });
    const shown = [{ id: clipIds[0] }, { id: clipIds[2] }];
    expect(await one(clipIds[2]!, 'angles { id }')).toEqual({ angles: shown });
    const { data } = await world.ask(`{ play(id: "${playId}") { clips { id } } }`, {}, coach);
    expect(data.play).toEqual({ clips: shown });
  });
});
