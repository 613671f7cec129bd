import { createWriteStream, rmSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { openRecordings } from '../../../src/recordings/recordings.ts';
import type { VirtualFilm } from '../../../src/recordings/virtual/virtualFilm.ts';
import type { CameraFootage } from '../../footage/cameras.ts';
import { framesWanted, misplacedSounds } from '../../footage/judgeCut.ts';
import { shownBy } from '../../footage/shownBy.ts';

export interface FilmToJudge extends CameraFootage {
  /** Folder of all recordings; the film is written beside the channels' folders, and deleted. */
  readonly root: string;
  /** Epoch milliseconds; `to` is exclusive. */
  readonly from: number;
  readonly to: number;
  readonly ffmpeg: string;
}

let films = 0;

/**
 * Writes the film out, decodes it, and holds its pictures against what the camera took, one by one, and every sound
 * against the moment it was taken. @returns what is wrong; nothing where it is exact
 */
export async function judgeFilm({ root, channel, recorded, from, to, ffmpeg }: FilmToJudge): Promise<string[]> {
  const film = await openRecordings(root).film(channel, new Date(from), new Date(to));
  const wanted = framesWanted(recorded, from, to);
  if (!film) return wanted.length === 0 ? [] : ['there is no film'];
  const target = path.join(root, `film-${++films}.mp4`);
  try {
    await writeOut(film, target);
    const { frames, sounds } = await shownBy(ffmpeg, target);
    const startMs = recorded.frames.find(({ n, endMs }) => n === wanted[0] && endMs > from)?.wallMs ?? Number.NaN;
    const lateBy = film.startAt.getTime() - startMs;
    const durationMs = film.endAt.getTime() - film.startAt.getTime();
    return [
      ...(frames.join() === wanted.join() ? [] : [`shows ${frames.join()}, not ${wanted.join()}`]),
      ...(lateBy >= -0.05 && lateBy < 1 ? [] : [`says that it begins ${lateBy} ms after its first picture`]),
      ...misplacedSounds(sounds, recorded.sounds, startMs, durationMs),
    ];
  } finally {
    rmSync(target, { force: true });
  }
}

export async function writeOut(film: VirtualFilm, target: string): Promise<void> {
  await pipeline(film.read(0, film.size), createWriteStream(target));
}
