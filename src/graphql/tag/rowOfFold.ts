// A tag as the command left it, while the read models are late.
import type { TagState } from '../../domain/tag/tag.ts';
import { isoOf } from '../../domain/values.ts';
import { saidColumns, type TagRow } from '../../projections/tagList/projection.ts';

export const tagRowOf = (team: string, state: TagState, row: TagRow | undefined, position: bigint): TagRow => ({
  team,
  id: state.tagId,
  session_id: state.sessionId!,
  play_id: state.playId!,
  clip_id: state.clipId ?? null,
  at: state.at ?? null,
  status: state.status,
  tagged_by: state.taggedBy,
  tagged_at: row?.tagged_at ?? isoOf(Date.now()),
  ...saidColumns(state.fields),
  is_important: state.isImportant,
  reviewed_by: state.reviewedBy,
  position,
});
