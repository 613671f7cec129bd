// A window that is set anew while an older one is cut, waits or plays: by a real worker, with real film.
import { existsSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { discardClip } from '../../src/commands/clip/discardClip.ts';
import { registerClip } from '../../src/commands/clip/registerClip.ts';
import { restoreClip } from '../../src/commands/clip/restoreClip.ts';
import { trimClip } from '../../src/commands/clip/trimClip.ts';
import { clipIdOf } from '../../src/commands/ids.ts';
import { until } from '../support/until.ts';
import { newId } from '../support/worldOf.ts';
import { openWorker, type WorkerWorld } from './openWorker.ts';

const recordedFrom = Date.now() - 60_000;
const at = (seconds: number) => new Date(recordedFrom + seconds * 1_000).toISOString();
let world: WorkerWorld;
let game: { sessionId: string; channelId: string };

beforeAll(async () => {
  world = await openWorker();
  game = await world.givenGame();
  await world.record(recordedFrom);
  await world.start();
});

async function givenClip(inAt: string, outAt: string): Promise<string> {
  const { sessionId, channelId } = game;
  const playId = newId();
  await world.give(registerClip, { sessionId, playId, channelId, channelIds: [channelId], inAt, outAt });
  return clipIdOf(playId, channelId);
}

const untilIs = (clipId: string, status: string, generation: number) =>
  until(
    async () => {
      const row = await world.clip(clipId);
      return row?.status === status && row.generation === generation;
    },
    { deadline: 15_000, what: `generation ${generation} is ${status}` },
  );
const done = (clipId: string, generation: number) =>
  until(async () => (await world.jobState(clipId, generation)) === 'completed', {
    deadline: 15_000,
    what: `the job of generation ${generation} is done`,
  });
/** Facts of a clip; the picture comes when it comes. */
const told = async (clipId: string) =>
  (await world.facts(clipId))
    .filter(({ type }) => type !== 'ClipThumbnailReady')
    .map(({ type, data }) => ('generation' in data ? `${type} ${data.generation}` : type));
const film = (clipId: string, generation: number) =>
  existsSync(`${world.clipsFolder}/home/${clipId}/${generation}.mp4`);

describe('a clip whose window is set anew', () => {
  it('while a worker cuts the old one, becomes the new one, and the old cut is not heard', async () => {
    const old = world.hold();
    const clipId = await givenClip(at(5), at(9));
    await old.reached;
    const next = world.hold();
    await world.give(trimClip, { clipId, outAt: at(11) });
    await next.reached;
    const before = await told(clipId);
    world.lines.length = 0;
    old.release();
    await done(clipId, 1);
    expect(await told(clipId)).toEqual(before);

    next.release();
    await untilIs(clipId, 'ready', 2);
    expect(await told(clipId)).toEqual([...before, 'ClipReady 2']);
    expect(await world.clip(clipId)).toMatchObject({ status: 'ready', file_generation: 2, frames: 180 });
    expect(world.lines).toEqual([]);
  });

  it('while its film plays, keeps playing the old film until the new one is ready', async () => {
    const clipId = await givenClip(at(5), at(9));
    await untilIs(clipId, 'ready', 1);
    const held = world.hold();
    await world.give(trimClip, { clipId, inAt: at(6) });
    await held.reached;
    await untilIs(clipId, 'processing', 2);
    expect(await world.clip(clipId)).toMatchObject({ file_generation: 1, frames: 120 });
    expect(film(clipId, 1)).toBe(true);
    held.release();
    await untilIs(clipId, 'ready', 2);
    expect(await world.clip(clipId)).toMatchObject({ file_generation: 2, frames: 90 });
  });

  it('while a worker waits for footage, lets that wait come to nothing without a cut', async () => {
    // Nothing is recorded there: the worker gives it until 11 s after OUT.
    const clipId = await givenClip(
      new Date(Date.now() - 12_000).toISOString(),
      new Date(Date.now() - 6_000).toISOString(),
    );
    await untilIs(clipId, 'processing', 1);
    await world.give(trimClip, { clipId, inAt: at(5), outAt: at(8) });
    await untilIs(clipId, 'ready', 2);
    await done(clipId, 1);
    expect((await told(clipId)).filter((fact) => /Fail|ClipReady 1/.test(fact))).toEqual([]);
    expect(film(clipId, 1)).toBe(false);
  });

  it('while it has failed, is cut all the same', async () => {
    const clipId = await givenClip(at(-30), at(-26));
    await untilIs(clipId, 'failed', 1);
    await world.give(trimClip, { clipId, inAt: at(5), outAt: at(8) });
    await untilIs(clipId, 'ready', 2);
  });
});

describe('a clip that is discarded', () => {
  it('while a worker cuts it, stays discarded, and the worker has nothing to say', async () => {
    const held = world.hold();
    const clipId = await givenClip(at(5), at(9));
    await held.reached;
    await world.give(discardClip, { clipId });
    const before = await told(clipId);
    world.lines.length = 0;
    held.release();
    await done(clipId, 1);
    expect(await told(clipId)).toEqual(before);
    expect(world.lines).toEqual([]);
    expect(film(clipId, 1)).toBe(false);
  });

  it('and restored, plays the film that it had', async () => {
    const clipId = await givenClip(at(5), at(9));
    await untilIs(clipId, 'ready', 1);
    await world.give(discardClip, { clipId });
    await world.give(restoreClip, { clipId });
    expect(await world.clip(clipId)).toMatchObject({ status: 'ready', file_generation: 1, frames: 120 });
    expect(film(clipId, 1)).toBe(true);
  });
});
