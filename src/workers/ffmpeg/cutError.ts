/** Why there is no clip, in words that may be shown: no paths, no output of tools. */
export type CutErrorCode =
  | 'CLIP_NO_FOOTAGE'
  | 'CLIP_FOOTAGE_NOT_YET'
  | 'CLIP_FOOTAGE_EXPIRED'
  | 'CLIP_SOURCE_CORRUPT'
  | 'CLIP_SOURCE_REFUSED'
  | 'CLIP_NO_SPACE'
  | 'CLIP_ENCODER';

const RETRYABLE: Record<CutErrorCode, boolean> = {
  CLIP_NO_FOOTAGE: false,
  CLIP_FOOTAGE_NOT_YET: true,
  CLIP_FOOTAGE_EXPIRED: false,
  CLIP_SOURCE_CORRUPT: false,
  CLIP_SOURCE_REFUSED: false,
  CLIP_NO_SPACE: true,
  CLIP_ENCODER: true,
};

export class CutError extends Error {
  readonly code: CutErrorCode;
  /** Whether the same cut may succeed later. */
  readonly retryable: boolean;
  /** For the log only: what a tool said, or the error underneath. */
  readonly detail: string | undefined;

  constructor(code: CutErrorCode, message: string, detail?: string) {
    super(message);
    this.name = 'CutError';
    this.code = code;
    this.retryable = RETRYABLE[code];
    this.detail = detail;
  }
}

/** An error of the file system or of ffmpeg as a CutError; ENOSPC keeps its meaning. An abort stays what it is. */
export function asCutError(error: unknown): Error {
  if (error instanceof CutError) return error;
  if (error instanceof Error && error.name === 'AbortError') return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const detail = error instanceof Error ? error.message : String(error);
  if (code === 'ENOSPC' || code === 'EDQUOT' || /no space left on device/i.test(detail)) {
    return new CutError('CLIP_NO_SPACE', 'There is no room on the disk for this clip.', detail);
  }
  return new CutError('CLIP_ENCODER', 'The clip could not be written.', detail);
}
