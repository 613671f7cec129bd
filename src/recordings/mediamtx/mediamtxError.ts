// What a MediaMTX server says of itself: who sends, what it lists, what time it is. Nothing here is needed to cut a clip.

/**
 * `UNREACHABLE`: nobody listens, or the connection broke. `TIMEOUT`: no whole answer in time. `REFUSED`: it understood
 * and will not (status 4xx). `FAILED`: it could not (5xx). `BAD_ANSWER`: not what a MediaMTX 1.20 answers.
 */
export type MediaMtxTrouble = 'UNREACHABLE' | 'TIMEOUT' | 'REFUSED' | 'FAILED' | 'BAD_ANSWER';

/** The message names what was asked, without its query, and what the server said. */
export class MediaMtxError extends Error {
  override name = 'MediaMtxError';
  readonly code: MediaMtxTrouble;
  /** HTTP status; undefined where there was no answer. */
  readonly status: number | undefined;

  constructor(code: MediaMtxTrouble, message: string, status?: number) {
    super(message);
    this.code = code;
    this.status = status;
  }
}
