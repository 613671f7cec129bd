// A clip as the command left it, while the read models are late.
import type { ClipState } from '../../domain/clip/clip.ts';
import type { ClipRow } from '../../projections/clipList/projection.ts';

const noFile = {
  file_generation: null,
  frames: null,
  start_at: null,
  end_at: null,
  duration_ms: null,
  bytes: null,
  coverage: null,
  gaps: [],
  picture_generation: null,
  failure_code: null,
  failure_retryable: null,
  failure_text: null,
  requested_at: null,
};

export function clipRowOf(team: string, state: ClipState, row: ClipRow | undefined, position: bigint): ClipRow {
  return {
    ...noFile,
    marked_at: state.inAt,
    ...row,
    team,
    id: state.clipId,
    session_id: state.sessionId!,
    channel_id: state.channelId,
    play_id: state.playId!,
    angle: state.channelIds.indexOf(state.channelId),
    status: state.status,
    in_at: state.inAt,
    out_at: state.outAt ?? null,
    generation: state.generation,
    retry: state.retry,
    attempt: state.attempt,
    is_favorite: state.isFavorite,
    title: state.title,
    marked_by: state.markedBy,
    position,
  };
}
