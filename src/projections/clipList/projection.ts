// Which clips are there, what state are they in, and which file plays?
import { parseStream } from '../../domain/streams.ts';
import { must, type Projection, type Row } from '../projection.ts';

export interface ClipRow extends Row {
  readonly session_id: string;
  readonly channel_id: string;
  readonly play_id: string;
  /** Place among the play's angles, from 0. */
  readonly angle: number;
  readonly status: string;
  readonly in_at: string;
  readonly out_at: string | null;
  readonly generation: number;
  readonly retry: number;
  readonly attempt: number;
  readonly is_favorite: boolean;
  /** Null while nobody has given it one. */
  readonly title: string | null;
  readonly marked_by: string;
  /** When the server recorded IN. */
  readonly marked_at: string;
  readonly file_generation: number | null;
  readonly frames: number | null;
  readonly start_at: string | null;
  readonly end_at: string | null;
  readonly duration_ms: number | null;
  readonly bytes: number | null;
  readonly coverage: number | null;
  readonly gaps: readonly { readonly from: string; readonly to: string }[];
  readonly picture_generation: number | null;
  readonly failure_code: string | null;
  readonly failure_retryable: boolean | null;
  readonly failure_text: string | null;
  readonly requested_at: string | null;
  readonly position: bigint;
}

const noFailure = { failure_code: null, failure_retryable: null, failure_text: null };

export const clipList: Projection<ClipRow> = {
  table: 'clip_list',
  version: 2,
  keys: ({ stream }) => {
    const name = parseStream(stream);
    return name?.noun === 'clip' ? [name.id] : [];
  },
  apply: (row, event) => {
    const { position } = event;
    const change = (fields: Partial<ClipRow>): ClipRow => ({ ...must(row, event), ...fields, position });
    switch (event.type) {
      case 'ClipMarkedIn': {
        const { clipId, sessionId, channelId, channelIds, playId, inAt } = event.data;
        return {
          team: event.meta.team,
          id: clipId,
          session_id: sessionId,
          channel_id: channelId,
          play_id: playId,
          angle: channelIds.indexOf(channelId),
          status: 'open',
          in_at: inAt,
          out_at: null,
          generation: 0,
          retry: 0,
          attempt: 0,
          is_favorite: false,
          title: null,
          marked_by: event.meta.actor,
          marked_at: event.meta.recordedAt,
          file_generation: null,
          frames: null,
          start_at: null,
          end_at: null,
          duration_ms: null,
          bytes: null,
          coverage: null,
          gaps: [],
          picture_generation: null,
          ...noFailure,
          requested_at: null,
          position,
        };
      }
      case 'ClipMarkedOut':
        return change({ out_at: event.data.outAt });
      case 'ClipTrimmed':
        return change({ in_at: event.data.inAt, out_at: event.data.outAt });
      case 'ClipExpired':
        return change({ status: 'expired' });
      case 'ClipGenerationRequested': {
        const { generation, retry } = event.data;
        return change({
          status: 'pending',
          generation,
          retry,
          attempt: 0,
          requested_at: event.meta.recordedAt,
          ...noFailure,
        });
      }
      case 'ClipGenerationStarted':
        return change({ status: 'processing', attempt: event.data.attempt });
      case 'ClipAttemptFailed':
        return change({});
      case 'ClipReady': {
        const { generation, startAt, endAt, durationMs, frames, bytes, coverage, gaps } = event.data;
        return change({
          status: 'ready',
          file_generation: generation,
          frames,
          start_at: startAt,
          end_at: endAt,
          duration_ms: durationMs,
          bytes,
          coverage,
          gaps,
        });
      }
      case 'ClipThumbnailReady':
        return change({ picture_generation: event.data.generation });
      case 'ClipFailed': {
        const { code, retryable, text } = event.data;
        return change({ status: 'failed', failure_code: code, failure_retryable: retryable, failure_text: text });
      }
      case 'ClipFavorited':
        return change({ is_favorite: true });
      case 'ClipUnfavorited':
        return change({ is_favorite: false });
      case 'ClipRetitled':
        return change({ title: event.data.title });
      case 'ClipDiscarded':
        return change({ status: 'discarded' });
      case 'ClipRestored':
        return change({ status: 'ready' });
      case 'ClipFileDeleted':
        return row?.file_generation === event.data.generation ? change({ file_generation: null }) : change({});
      default:
        return row;
    }
  },
};
