// Pictures of a clip: first the keyframe at IN, from the recording, then the marked frame, from the film. Nobody waits for
// them, and without them the clip plays all the same.
import { access, rm } from 'node:fs/promises';
import path from 'node:path';
import { finishClipThumbnail } from '../commands/clip/finishClipThumbnail.ts';
import type { Handle } from '../commands/handle.ts';
import { uuidv5 } from '../commands/ids.ts';
import { channel } from '../domain/channel/channel.ts';
import { clip } from '../domain/clip/clip.ts';
import { msOf } from '../domain/values.ts';
import type { Footage } from '../recordings/footage.ts';
import type { Recordings } from '../recordings/recordings.ts';
import type { Job } from './jobs.ts';
import { systemActor } from './systemActor.ts';

/** A film whose picture cannot be taken is left without one after so many attempts. */
const ATTEMPTS = 3;
/** As much of the window is looked at for its first picture, in milliseconds: nobody waits for a look at ten minutes. */
const LOOKED_AT_MS = 2_000;

export interface PictureJob {
  readonly team: string;
  readonly clipId: string;
  readonly generation: number;
  /** Event that asked for it; null when a sweep did. */
  readonly because: string | null;
  /** Of the recording, where the film is not there yet; absent: of the film. ISO instants of IN and OUT. */
  readonly at?: { readonly channelId: string; readonly from: string; readonly to: string };
}

/** Both write JPEG: temporary file, then rename. */
export interface Pictures {
  /** The first shown frame of a film. */
  ofFilm(film: string, target: string, signal: AbortSignal): Promise<void>;
  /** The keyframe that the footage's first frame builds on; nothing where there is no footage. */
  ofFootage(footage: Footage, target: string, signal: AbortSignal): Promise<void>;
}

export interface TakePictureOptions {
  readonly handle: Handle;
  readonly recordings: Pick<Recordings, 'footage'>;
  readonly clipsFolder: string;
  readonly pictures: Pictures;
  readonly log: (message: string, reason: unknown) => void;
}

export function takePicture({ handle, recordings, clipsFolder, pictures, log }: TakePictureOptions) {
  const fileOf = ({ team, clipId, generation }: PictureJob, ending: string) =>
    path.join(clipsFolder, team, clipId, `${generation}.${ending}`);

  /** One that cannot be taken is not missed: the exact picture follows. */
  async function takeFirst(
    job: PictureJob,
    { channelId, from, to }: NonNullable<PictureJob['at']>,
    signal: AbortSignal,
  ) {
    const { team, clipId, generation } = job;
    const [state, source] = await Promise.all([handle.peek(clip, team, clipId), handle.peek(channel, team, channelId)]);
    const isWanted = state?.generation === generation && state.status !== 'discarded' && !state.hasThumbnail;
    if (!isWanted || !source) return;
    try {
      const end = Math.min(msOf(to), msOf(from) + LOOKED_AT_MS);
      const footage = await recordings.footage(source.path, new Date(from), new Date(end));
      await pictures.ofFootage(footage, fileOf(job, 'key.jpg'), signal);
    } catch (error) {
      if (signal.aborted) throw error;
      log(`clip ${clipId} has no picture before its film`, error);
    }
  }

  async function takeExact(job: PictureJob, attempt: number, signal: AbortSignal): Promise<void> {
    const { team, clipId, generation, because } = job;
    const film = fileOf(job, 'mp4');
    try {
      await access(film);
      await pictures.ofFilm(film, fileOf(job, 'jpg'), signal);
    } catch (error) {
      if (signal.aborted || attempt < ATTEMPTS) throw error;
      log(`clip ${clipId} stays without a picture of its own`, error);
      return;
    }
    const commandId = uuidv5(clipId, generation, 'picture');
    const input = { clipId, generation, commandId };
    await handle(finishClipThumbnail, input, systemActor(team), because ? { causationId: because } : {});
    // Whoever has a link to it is given the exact one.
    await rm(fileOf(job, 'key.jpg'), { force: true });
  }

  return ({ data, attempt, signal }: Job<PictureJob>): Promise<void> =>
    data.at ? takeFirst(data, data.at, signal) : takeExact(data, attempt, signal);
}
