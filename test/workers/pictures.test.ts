// Pictures by a real worker: one is there with the film, the exact one follows, and no cut waits for any of them.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readFrameNumbers } from '../../infra/local/capture/frameCode.ts';
import { registerClip } from '../../src/commands/clip/registerClip.ts';
import { clipIdOf } from '../../src/commands/ids.ts';
import type { Pictures } from '../../src/workers/takePicture.ts';
import { until } from '../support/until.ts';
import { newId } from '../support/worldOf.ts';
import { ffmpeg } from './ffmpeg/cutting.ts';
import { openWorker, type WorkerWorld } from './openWorker.ts';

const recordedFrom = Date.now() - 60_000;
const at = (seconds: number) => new Date(recordedFrom + seconds * 1_000).toISOString();
const LATE_MS = 15_000;
let world: WorkerWorld;
let game: { sessionId: string; channelId: string };
/** Pictures that have begun, by clip and kind; each begins when the gate lets it. */
let begun: string[] = [];
let gate: Promise<void> = Promise.resolve();

const heldUp = (usual: Pictures): Pictures => {
  const nameOf = (kind: string, target: string) => `${kind} ${path.basename(path.dirname(target))}`;
  return {
    async ofFilm(film, target, signal) {
      begun.push(nameOf('exact', target));
      await gate;
      await usual.ofFilm(film, target, signal);
    },
    async ofFootage(footage, target, signal) {
      begun.push(nameOf('first', target));
      await gate;
      await usual.ofFootage(footage, target, signal);
    },
  };
};

beforeAll(async () => {
  world = await openWorker({ pictures: heldUp });
  game = await world.givenGame();
  await world.record(recordedFrom);
  await world.start();
});

async function givenClip(inSeconds: number): Promise<string> {
  const { sessionId, channelId } = game;
  const playId = newId();
  const window = { inAt: at(inSeconds), outAt: at(inSeconds + 2) };
  await world.give(registerClip, { sessionId, playId, channelId, channelIds: [channelId], ...window });
  return clipIdOf(playId, channelId);
}
const fileOf = (clipId: string, name: string) => path.join(world.clipsFolder, 'home', clipId, name);
const isReady = (clipId: string) =>
  until(async () => (await world.clip(clipId))?.status === 'ready', { deadline: LATE_MS, what: 'its film is ready' });
const hasExact = (clipId: string) =>
  until(async () => (await world.clip(clipId))?.picture_generation === 1, { deadline: LATE_MS, what: 'its picture' });

describe('the pictures of a clip', () => {
  it('are the keyframe at its IN, and then the marked frame in its place', async () => {
    begun = [];
    const opened = Promise.withResolvers<void>();
    const clipId = await givenClip(5.5);
    await until(() => existsSync(fileOf(clipId, '1.key.jpg')) || begun.includes(`exact ${clipId}`));
    gate = opened.promise;
    expect(begun[0]).toBe(`first ${clipId}`);
    opened.resolve();
    await hasExact(clipId);
    expect(await readFrameNumbers(fileOf(clipId, '1.jpg'), ffmpeg)).toEqual([165]);
    await until(() => !existsSync(fileOf(clipId, '1.key.jpg')), { what: 'the first picture has gone' });
  });

  it('are not waited for by any cut, however many of them are to be taken', async () => {
    begun = [];
    const opened = Promise.withResolvers<void>();
    gate = opened.promise;
    const clips: string[] = [];
    for (let n = 0; n < 5; n += 1) clips.push(await givenClip(3 + n));
    for (const clipId of clips) await isReady(clipId);
    const late = await givenClip(20);
    await isReady(late);
    // One is under way, and none is done.
    expect(begun).toHaveLength(1);
    for (const clipId of [...clips, late]) expect((await world.clip(clipId))?.picture_generation).toBeNull();

    opened.resolve();
    for (const clipId of [...clips, late]) await hasExact(clipId);
    // Those of clips that have none at all came first.
    const firstExact = begun.findIndex((name) => name.startsWith('exact'));
    expect(begun.slice(firstExact).every((name) => name.startsWith('exact'))).toBe(true);
    expect(begun.slice(0, firstExact)).toContain(`first ${late}`);
  });
});
