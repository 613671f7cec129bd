// What turns footage into a film; engines differ in how, never in what they promise.
import type { FailureCode } from '../domain/clip/events.ts';
import type { Footage } from '../recordings/footage.ts';

/** A film that lies under its final name, checked: what ClipReady says of it. */
export interface CutResult {
  /** Which engine made it. */
  readonly engine: string;
  readonly frames: number;
  /** ISO instants of the first shown frame and of the end of the last one. */
  readonly startAt: string;
  readonly endAt: string;
  readonly durationMs: number;
  readonly bytes: number;
  /** Share of the window that was recorded, 0 to 1. */
  readonly coverage: number;
  readonly gaps: readonly { readonly from: string; readonly to: string }[];
}

export interface ClipEngine {
  readonly name: string;
  /**
   * Cuts the footage's window: to a temporary file beside the target, on the disk, checked, and renamed. The folder is
   * made where it is missing. A target that exists is replaced by the same film.
   * @throws CutError
   */
  cut(footage: Footage, target: string, signal: AbortSignal): Promise<CutResult>;
}

/** Why there is no film. The message is safe to show; what a program printed stays in `detail`, for the log. */
export class CutError extends Error {
  override name = 'CutError';
  readonly code: FailureCode;
  /** Whether the same request can succeed later. */
  readonly retryable: boolean;
  readonly detail: string | undefined;

  constructor(code: FailureCode, retryable: boolean, message: string, detail?: string) {
    super(message);
    this.code = code;
    this.retryable = retryable;
    this.detail = detail;
  }
}
