import { z } from 'zod';
import { askForJson, askMediaMtx, type MediaMtxOptions } from './askMediaMtx.ts';
import { MediaMtxError } from './mediamtxError.ts';

const Span = z.object({ start: z.iso.datetime({ offset: true }), duration: z.number().min(0), url: z.string() });

/** Footage without a break, by the times in its files' names: up to 34 ms off what the files themselves say. */
export interface PlaybackSpan {
  readonly start: string;
  /** Seconds. */
  readonly duration: number;
}

export interface PlaybackRange {
  readonly path: string;
  /** RFC 3339, with a zone; nanoseconds count. */
  readonly start: string;
  /** Seconds. */
  readonly duration: number;
  readonly format: 'fmp4' | 'mp4';
}

/**
 * MediaMTX's playback server: a second opinion on our own index and cuts. It begins one picture after the one on screen,
 * ends by decoding time, stops at gaps, and knows nothing of the picture's clock: clips are cut by nobody but us.
 */
export interface PlaybackApi {
  /** Empty where it has none: also for a path that never recorded. @throws MediaMtxError */
  spans(path: string, window?: { readonly start?: string; readonly end?: string }): Promise<readonly PlaybackSpan[]>;
  /** Undefined where it has no footage at the start, be it that a gap is there. @throws MediaMtxError */
  film(range: PlaybackRange): Promise<Buffer | undefined>;
}

/** A range of a minute at 8 Mb/s takes 60 MB. */
const LARGEST_FILM = 256 * 2 ** 20;

/** @param base `http://127.0.0.1:9996` */
export function openPlaybackApi(base: string, options: MediaMtxOptions = {}): PlaybackApi {
  return {
    async spans(path, window = {}) {
      const query = new URLSearchParams({ path, ...window });
      const found = await noneOf(() => askForJson(z.array(Span), base, `/list?${query}`, options));
      return (found ?? []).map(({ start, duration }) => ({ start, duration }));
    },

    async film({ path, start, duration, format }) {
      const query = new URLSearchParams({ path, start, duration: String(duration), format });
      const answer = await noneOf(() => askMediaMtx(base, `/get?${query}`, options, LARGEST_FILM));
      return answer?.body;
    },
  };
}

/** No footage is 404; of a path whose folder was never made it is 400. */
async function noneOf<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof MediaMtxError)) throw error;
    const isMissing = error.status === 404 || (error.status === 400 && error.message.includes('no such file'));
    if (isMissing) return undefined;
    throw error;
  }
}
