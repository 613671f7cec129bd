// Cuts of random windows from every kind of camera, decoded and judged; cutters and whole workers that die at random moments.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openRecordings } from '../../src/recordings/recordings.ts';
import { cutClip } from '../../src/workers/ffmpeg/cutClip.ts';
import { findFfmpeg } from '../../src/workers/ffmpeg/findFfmpeg.ts';
import { remuxEngine } from '../../src/workers/remux/remuxEngine.ts';
import { type CameraFootage, cameras, FOOTAGE_START, footageMaker, TWO_HOLES } from '../footage/cameras.ts';
import { framesWanted, judgeCut } from '../footage/judgeCut.ts';
import { shownBy } from '../footage/shownBy.ts';
import { killWorkers, type WorkersReport } from './clipWorkers.ts';
import { type Random, randomOf } from './random.ts';

export interface ClipsOptions {
  readonly seed: number;
  readonly cuts: number;
  readonly kills: number;
  readonly say: (line: string) => void;
}

export interface ClipsReport {
  /** Cuts that did not show what they had to. */
  readonly wrong: number;
  /** Times that a death left a clip that was not whole, or that the next cut did not mend what it left. */
  readonly broken: number;
  readonly workers: WorkersReport;
}

const CUTTER = path.join(import.meta.dirname, '../workers/ffmpeg/cutInFolder.ts');
/** A cut of the window takes about this long. */
const LATEST_DEATH_MS = 40;

export async function clipsAtLength({ seed, cuts, kills, say }: ClipsOptions): Promise<ClipsReport> {
  const root = mkdtempSync(path.join(tmpdir(), 'film-room-chaos-'));
  const random = randomOf(seed);
  try {
    const { path: ffmpeg } = await findFfmpeg({ searchPath: process.env.PATH ?? '' });
    const channels = await allCameras(root, ffmpeg);
    let wrong = 0;
    for (let i = 0; i < cuts; i++) {
      const { channel, recorded } = random.pick(channels);
      const from = FOOTAGE_START + random.between(-250, 10_250);
      const to = from + random.between(1, 4_000);
      const problems = await judgeCut({ root, channel, recorded, from, to, engine: remuxEngine, ffmpeg });
      if (problems.length === 0) continue;
      wrong += 1;
      const window = `${new Date(from).toISOString()} to ${new Date(to).toISOString()}`;
      say(`cut ${i} of ${channel}, ${window}: ${problems.join('; ').slice(0, 300)}`);
    }
    const broken = await killCutters({ root, ffmpeg, camera: channels[0]!, kills, random, say });
    const dataFolder = mkdtempSync(path.join(root, 'platform-'));
    return { wrong, broken, workers: await killWorkers({ dataFolder, ffmpeg, kills, random, say }) };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

async function allCameras(root: string, ffmpeg: string): Promise<CameraFootage[]> {
  const footage = footageMaker(root);
  const plain = await cameras.plain(ffmpeg);
  const twoB = await cameras.twoB(ffmpeg);
  const pyramid = await cameras.pyramid(ffmpeg);
  const ntsc = (n: number) => (n * 1001) / 30;
  return [
    footage(plain, { segment: 3 }),
    footage(twoB, { segment: 3 }),
    footage(pyramid, { segment: 3 }),
    footage(plain, { segment: 3, soundAfter: -800 }),
    footage(plain, { segment: 3, soundAfter: 27, part: 1 }),
    footage(plain, { stretches: TWO_HOLES }),
    footage(twoB, { stretches: TWO_HOLES }),
    footage(twoB, { timeOf: ntsc, segment: 2 }),
    footage(await cameras.oneKeyframe(ffmpeg)),
    footage(await cameras.opus(ffmpeg), { segment: 2 }),
    footage(await cameras.aac44(ffmpeg), { segment: 2 }),
    footage(await cameras.h265(ffmpeg), { segment: 1 }),
    footage(await cameras.mute(ffmpeg), { closed: false }),
  ];
}

interface Killing {
  readonly root: string;
  readonly ffmpeg: string;
  readonly camera: CameraFootage;
  readonly kills: number;
  readonly random: Random;
  readonly say: (line: string) => void;
}

/** After each death: the target is not there or whole. After the next cut: it is there and whole. */
async function killCutters({ root, ffmpeg, camera, kills, random, say }: Killing): Promise<number> {
  const folder = mkdtempSync(path.join(root, 'clips-'));
  const target = path.join(folder, '1.mp4');
  const [from, to] = [FOOTAGE_START + 500, FOOTAGE_START + 9_500];
  const window = [new Date(from).toISOString(), new Date(to).toISOString()];
  const wanted = framesWanted(camera.recorded, from, to).join();
  const isWhole = async () => (await shownBy(ffmpeg, target)).frames.join() === wanted;
  let broken = 0;
  for (let i = 0; i < kills; i++) {
    const args = [CUTTER, 'remux', root, camera.channel, ...window, target];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
    const ended = once(child, 'exit');
    await once(child.stdout, 'data');
    await sleep(random.between(0, LATEST_DEATH_MS));
    child.kill('SIGKILL');
    await ended;
    const isThere = readdirSync(folder).includes('1.mp4');
    const held = !isThere || (await isWhole());
    const footage = await openRecordings(root).footage(camera.channel, new Date(from), new Date(to));
    await cutClip(footage, { target, engine: remuxEngine });
    if (held && (await isWhole())) {
      rmSync(target);
      continue;
    }
    broken += 1;
    say(`kill ${i}: the clip ${held ? 'was not mended' : 'was there, but not whole'}`);
  }
  return broken;
}
