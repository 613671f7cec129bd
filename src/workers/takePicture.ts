// The picture of a film: the marked frame. Nobody waits for it, and without it the clip plays all the same.
import { access } from 'node:fs/promises';
import path from 'node:path';
import { finishClipThumbnail } from '../commands/clip/finishClipThumbnail.ts';
import type { Handle } from '../commands/handle.ts';
import { uuidv5 } from '../commands/ids.ts';
import type { Job } from './jobs.ts';
import { systemActor } from './systemActor.ts';
import type { PictureJob } from './whenClipReadyQueuePicture.ts';

/** A film whose picture cannot be taken is left without one after so many attempts. */
const ATTEMPTS = 3;

export interface TakePictureOptions {
  readonly handle: Handle;
  readonly clipsFolder: string;
  /** Writes the first shown frame of a film as JPEG: temporary file, then rename. */
  readonly picture: (film: string, target: string, signal: AbortSignal) => Promise<void>;
  readonly log: (message: string, reason: unknown) => void;
}

export function takePicture({ handle, clipsFolder, picture, log }: TakePictureOptions) {
  return async ({ data, attempt, signal }: Job<PictureJob>): Promise<void> => {
    const { team, clipId, generation, because } = data;
    const film = path.join(clipsFolder, team, clipId, `${generation}.mp4`);
    const target = path.join(clipsFolder, team, clipId, `${generation}.jpg`);
    try {
      await access(film);
      await picture(film, target, signal);
    } catch (error) {
      if (signal.aborted || attempt < ATTEMPTS) throw error;
      log(`clip ${clipId} stays without a picture`, error);
      return;
    }
    const commandId = uuidv5(clipId, generation, 'picture');
    const input = { clipId, generation, commandId };
    await handle(finishClipThumbnail, input, systemActor(team), { causationId: because });
  };
}
