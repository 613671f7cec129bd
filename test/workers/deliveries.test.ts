// A queue delivers at least once: the same job ten times at once, in ten workers that know nothing of each other.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readFrameNumbers } from '../../infra/local/capture/frameCode.ts';
import { registerClip } from '../../src/commands/clip/registerClip.ts';
import { clipIdOf } from '../../src/commands/ids.ts';
import { openRecordings } from '../../src/recordings/recordings.ts';
import { watchFootage } from '../../src/workers/footageWatch.ts';
import { generateClip } from '../../src/workers/generateClip.ts';
import { remuxEngine } from '../../src/workers/remux/remuxEngine.ts';
import { openSlots } from '../../src/workers/slots.ts';
import { newId } from '../support/worldOf.ts';
import { ffmpeg } from './ffmpeg/cutting.ts';
import { openWorker, type WorkerWorld } from './openWorker.ts';

const recordedFrom = Date.now() - 60_000;
const at = (seconds: number) => new Date(recordedFrom + seconds * 1_000).toISOString();
const DELIVERIES = 10;
let world: WorkerWorld;
let game: { sessionId: string; channelId: string };

beforeAll(async () => {
  world = await openWorker();
  game = await world.givenGame();
  await world.record(recordedFrom);
});

async function givenJob() {
  const { sessionId, channelId } = game;
  const playId = newId();
  const [from, to] = [at(5), at(9)];
  await world.give(registerClip, { sessionId, playId, channelId, channelIds: [channelId], inAt: from, outAt: to });
  const clipId = clipIdOf(playId, channelId);
  return { team: 'home', clipId, channelId, generation: 1, retry: 0, from, to, because: null };
}

/** What a worker of its own does about a job, without any knowledge of another. */
function deliver(data: Awaited<ReturnType<typeof givenJob>>, attempt: number): Promise<void> {
  const recordings = openRecordings(world.recordingsFolder);
  const work = generateClip({
    pool: world.pool,
    handle: world.handleAt(0),
    recordings,
    watch: watchFootage(recordings),
    wanted: { whileWanted: (_, signal, work) => work(signal) },
    engine: remuxEngine,
    slots: openSlots(1),
    clipsFolder: world.clipsFolder,
    reserveBytes: 0,
    log: (message, reason) => world.lines.push(`${message}: ${String(reason)}`),
  });
  return work({ data, attempt, signal: new AbortController().signal });
}

describe('ten deliveries of one job', () => {
  it.each([
    ['at once', () => 1],
    ['at once, as ten attempts', (n: number) => n + 1],
  ])('%s make one film and one fact, and leave nothing else', async (_, attemptOf) => {
    const job = await givenJob();
    const results = await Promise.allSettled(Array.from({ length: DELIVERIES }, (_, n) => deliver(job, attemptOf(n))));

    expect(results.filter(({ status }) => status === 'rejected')).toEqual([]);
    const facts = (await world.facts(job.clipId)).map(({ type }) => type);
    expect(facts.filter((type) => type === 'ClipReady')).toHaveLength(1);
    expect(facts).not.toContain('ClipFailed');
    const folder = path.join(world.clipsFolder, 'home', job.clipId);
    expect(readdirSync(folder)).toEqual(['1.mp4']);
    expect(await readFrameNumbers(path.join(folder, '1.mp4'), ffmpeg)).toEqual(
      Array.from({ length: 120 }, (_, n) => 150 + n),
    );
    expect(world.lines).toEqual([]);
  });

  it('one after the other cut once, and change nothing afterwards', async () => {
    const job = await givenJob();
    await deliver(job, 1);
    const before = await world.facts(job.clipId);
    for (let n = 1; n < DELIVERIES; n += 1) await deliver(job, 1);

    expect(await world.facts(job.clipId)).toEqual(before);
  });
});
