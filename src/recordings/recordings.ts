import { join } from 'node:path';
import { type ChannelFolder, channelFolder } from './channelFolder.ts';
import { watchFolder } from './folderWatch.ts';
import { coveredUntil, type Footage, footageOf } from './footage.ts';
import { type LivePicture, livePicture } from './livePicture.ts';
import { type ObservedPicture, observedPicture } from './observedPicture.ts';
import { type Overview, overviewOf } from './overview.ts';
import { type RecorderState, recorderState } from './recorderState.ts';
import { openFilms } from './virtual/films.ts';
import type { VirtualFilm } from './virtual/virtualFilm.ts';

/** The recordings of all channels: `<root>/<channel path>/<UTC time>.mp4`. */
export interface Recordings {
  /**
   * What is on disk of a channel in [from, to). Looks at the disk each time, and reads only what is new. A channel that
   * never recorded has no footage; only a path that can be no channel's throws (RangeError).
   */
  footage(channelPath: string, from: Date, to: Date): Promise<Footage>;
  /** How far the newest footage reaches, in picture and sound; null where there is none. Cheap enough to poll. */
  recordedUntil(channelPath: string): Promise<Date | null>;
  /**
   * Calls back soon after the channel's recordings have grown. It may miss, so whoever waits also looks now and then.
   * Returns a function that ends it.
   */
  watch(channelPath: string, grown: () => void): () => void;
  /** Size and frame rate of the newest recording; null where there is none. Reads the head of one part. */
  picture(channelPath: string): Promise<ObservedPicture | null>;
  /** What its camera sends, as its newest footage shows; undefined where nothing was recorded. */
  live(channelPath: string): Promise<LivePicture | undefined>;
  /** How its recorder fares; undefined where there is no footage. Cheap enough to poll. */
  recorder(channelPath: string): Promise<RecorderState | undefined>;
  /** Files, gaps and coverage of a channel in [from, to); without ends, of all that is on disk. */
  overview(channelPath: string, from?: Date, to?: Date): Promise<Overview>;
  /** What a channel recorded in [from, to), as one film; undefined where there is nothing. */
  film(channelPath: string, from: Date, to: Date): Promise<VirtualFilm | undefined>;
}

const CHANNEL_PATH = /^[a-z0-9-]{1,40}$/;

export function openRecordings(root: string): Recordings {
  const folders = new Map<string, ChannelFolder>();
  const films = openFilms();

  function pathOf(channelPath: string): string {
    if (!CHANNEL_PATH.test(channelPath)) {
      throw new RangeError('a channel path is 1 to 40 of a-z, 0-9 and -');
    }
    return join(root, channelPath);
  }

  function folderOf(channelPath: string): ChannelFolder {
    const folder = folders.get(channelPath) ?? channelFolder(pathOf(channelPath));
    folders.set(channelPath, folder);
    return folder;
  }

  return {
    async footage(channelPath, from, to) {
      return footageOf(folderOf(channelPath), channelPath, from, to);
    },

    async recordedUntil(channelPath) {
      const folder = folderOf(channelPath);
      folder.scan();
      const untilMs = await coveredUntil(folder);
      return untilMs === undefined ? null : new Date(untilMs);
    },

    watch: (channelPath, grown) => watchFolder(pathOf(channelPath), grown),

    async picture(channelPath) {
      const folder = folderOf(channelPath);
      folder.scan();
      return observedPicture(folder) ?? null;
    },

    async live(channelPath) {
      return livePicture(folderOf(channelPath));
    },

    async recorder(channelPath) {
      return recorderState(folderOf(channelPath));
    },

    async overview(channelPath, from, to) {
      return overviewOf(folderOf(channelPath), channelPath, from?.getTime(), to?.getTime());
    },

    async film(channelPath, from, to) {
      return films.filmOf(folderOf(channelPath), channelPath, from, to);
    },
  };
}
