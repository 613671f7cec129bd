// Which films go, and when: of real cuts, judged by the real log, at moments that are still to come.
import { existsSync, mkdirSync, readdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { discardClip } from '../../src/commands/clip/discardClip.ts';
import { registerClip } from '../../src/commands/clip/registerClip.ts';
import { restoreClip } from '../../src/commands/clip/restoreClip.ts';
import { trimClip } from '../../src/commands/clip/trimClip.ts';
import { clipIdOf } from '../../src/commands/ids.ts';
import { type SweepClipsOptions, sweepClips } from '../../src/workers/sweepClips.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { until } from '../support/until.ts';
import { newId } from '../support/worldOf.ts';
import { openWorker, type WorkerWorld } from './openWorker.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
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

const sweeping = (): SweepClipsOptions => ({
  pool: world.pool,
  store: world.store,
  handle: world.handle,
  clipsFolder: world.clipsFolder,
  discardedKeptMs: 30 * DAY_MS,
  log: (message, reason) => world.lines.push(`${message}: ${String(reason)}`),
});
const sweepIn = (ms: number) => sweepClips(sweeping(), Date.now() + ms);
const folderOf = (clipId: string) => path.join(world.clipsFolder, 'home', clipId);
const filesOf = (clipId: string) => (existsSync(folderOf(clipId)) ? readdirSync(folderOf(clipId)).sort() : undefined);
const deletions = async (clipId: string) =>
  (await world.facts(clipId)).flatMap(({ type, data }) =>
    type === 'ClipFileDeleted' ? [`${data.generation} ${data.reason}`] : [],
  );

/** With film and picture. */
async function givenClip(): Promise<string> {
  const { sessionId, channelId } = game;
  const playId = newId();
  const window = { inAt: at(5), outAt: at(7) };
  await world.give(registerClip, { sessionId, playId, channelId, channelIds: [channelId], ...window });
  const clipId = clipIdOf(playId, channelId);
  await untilWhole(clipId, 1);
  return clipId;
}

const untilWhole = (clipId: string, generation: number) =>
  until(async () => (await world.clip(clipId))?.picture_generation === generation, {
    deadline: 20_000,
    what: `film and picture ${generation}`,
  });

describe('a film that has been replaced', () => {
  it('is there for an hour more, then it goes with its picture; the newer one stays', async () => {
    const clipId = await givenClip();
    await world.give(trimClip, { clipId, outAt: at(8) });
    await untilWhole(clipId, 2);
    expect(await sweepIn(59 * MINUTE_MS)).toBe(0);
    expect(filesOf(clipId)).toEqual(['1.jpg', '1.mp4', '2.jpg', '2.mp4']);

    expect(await sweepIn(61 * MINUTE_MS)).toBe(1);
    expect(filesOf(clipId)).toEqual(['2.jpg', '2.mp4']);
    expect(await deletions(clipId)).toEqual(['1 superseded']);
    expect(await sweepIn(400 * DAY_MS)).toBe(0);
  });
});

describe('the film of a clip that was discarded', () => {
  it('is there for thirty days, then it goes, and cannot be restored any more', async () => {
    const clipId = await givenClip();
    await world.give(discardClip, { clipId });
    expect(await sweepIn(29 * DAY_MS)).toBe(0);
    expect(filesOf(clipId)).toEqual(['1.jpg', '1.mp4']);

    expect(await sweepIn(31 * DAY_MS)).toBe(1);
    expect(filesOf(clipId)).toBeUndefined();
    expect(await deletions(clipId)).toEqual(['1 discarded']);
    await expect(world.give(restoreClip, { clipId })).rejects.toThrow('its film was deleted');
  });

  it('stays where the clip was restored', async () => {
    const clipId = await givenClip();
    await world.give(discardClip, { clipId });
    await world.give(restoreClip, { clipId });
    expect(await sweepIn(31 * DAY_MS)).toBe(0);
    expect(filesOf(clipId)).toEqual(['1.jpg', '1.mp4']);
  });

  it('is told of once where a worker died before it deleted, and deleted by the next one', async () => {
    const clipId = await givenClip();
    await world.give(discardClip, { clipId });
    const dying = Object.assign(async (...asked: Parameters<typeof world.handle>): Promise<never> => {
      await world.handle(...asked);
      throw new Error('killed between the fact and the file');
    }, world.handle) as unknown as typeof world.handle;
    await sweepClips({ ...sweeping(), handle: dying }, Date.now() + 31 * DAY_MS);
    expect(filesOf(clipId)).toEqual(['1.jpg', '1.mp4']);

    await Promise.all([
      sweepIn(31 * DAY_MS),
      sweepClips({ ...sweeping(), handle: world.handleAt(0) }, Date.now() + 31 * DAY_MS),
    ]);
    expect(filesOf(clipId)).toBeUndefined();
    expect(await deletions(clipId)).toEqual(['1 discarded']);
  });
});

describe('what is not the sweeper’s', () => {
  it('stays: files of other names, folders of unknown clips, and whatever lies behind a link', async () => {
    const clipId = await givenClip();
    await world.give(discardClip, { clipId });
    writeFileSync(path.join(folderOf(clipId), 'notes.txt'), 'x');
    const unknown = folderOf(newId());
    mkdirSync(unknown);
    writeFileSync(path.join(unknown, '1.mp4'), 'x');
    const linked = await givenClip();
    await world.give(discardClip, { clipId: linked });
    const elsewhere = path.join(temporaryFolder(), 'elsewhere');
    renameSync(folderOf(linked), elsewhere);
    symlinkSync(elsewhere, folderOf(linked));

    expect(await sweepIn(31 * DAY_MS)).toBe(1);
    expect(filesOf(clipId)).toEqual(['notes.txt']);
    expect(readdirSync(unknown)).toEqual(['1.mp4']);
    expect(readdirSync(elsewhere).sort()).toEqual(['1.jpg', '1.mp4']);
  });
});
