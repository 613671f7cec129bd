import { useState } from 'react';
import type { Play } from '../live/play.ts';
import { aboutTags } from '../live/play.ts';
import { draftKey } from '../live/roomState.ts';
import { ownTag } from '../live/sheet.ts';
import { useRoom, useRoomState } from '../room/roomContext.ts';
import { Shape } from '../shapes/Shape.tsx';
import type { ShapeName } from '../shapes/shapeName.ts';
import type { TagSheetControls } from './useTagSheet.ts';

interface TagsHeadProps {
  readonly play: Play | undefined;
  readonly controls: TagSheetControls;
}

/** Who tagged, what to do with the tags as a whole, and in the corner whether they are safe. */
export function TagsHead({ play, controls }: TagsHeadProps) {
  return (
    <header className="tags-head">
      <h2>Tags</h2>
      <span className="by">{play === undefined ? '' : taggers(play)}</span>
      {play !== undefined && controls.mayTag && <TagButtons key={play.id} play={play} />}
      {play !== undefined && <Saved play={play} controls={controls} />}
    </header>
  );
}

function taggers(play: Play): string {
  const names = new Set((play.sheet?.tags ?? []).map(({ taggedBy }) => taggedBy.label));
  if (names.size > 0) return [...names].join(', ');
  return play.best?.streamUrl == null ? 'No tags yet. This play can be tagged without its clip.' : 'No tags yet';
}

function TagButtons({ play }: { readonly play: Play }) {
  const { acts } = useRoom();
  const own = useRoomState((state) => ownTag(play.sheet, state.viewer));
  const [asks, setAsks] = useState(false);
  const tags = play.sheet?.tags ?? [];
  if (tags.length === 0) return null;
  if (asks && own !== undefined) {
    return (
      <span className="tags-ask">
        Remove your tag?
        <button
          type="button"
          className="tag-act"
          onClick={() => {
            setAsks(false);
            acts.tags.remove(play, own);
          }}
        >
          Yes
        </button>
        <button type="button" className="tag-act" onClick={() => setAsks(false)}>
          No
        </button>
      </span>
    );
  }
  return (
    <span className="tags-acts">
      <button
        type="button"
        className="tag-act"
        aria-pressed={tags.some(({ isImportant }) => isImportant)}
        aria-label="Important, for the staff to look at"
        title="Important"
        onClick={() => acts.tags.important(play)}
      >
        <Shape name="flag" />
      </button>
      <button
        type="button"
        className="tag-act"
        aria-pressed={tags.every(({ isReviewed }) => isReviewed)}
        aria-label="Reviewed by you"
        title="Reviewed by you"
        onClick={() => acts.tags.reviewed(play)}
      >
        <Shape name="eye" />
      </button>
      <button
        type="button"
        className="tag-act"
        aria-label="Remove your tag"
        title="Remove your tag"
        disabled={own === undefined}
        onClick={() => setAsks(true)}
      >
        <Shape name="close" />
      </button>
    </span>
  );
}

interface SavedLook {
  readonly shape: ShapeName;
  readonly word: string;
  readonly look: string;
}

/** Saved, kept on this device, or not saved and why at the field. */
function Saved({ play, controls }: { readonly play: Play; readonly controls: TagSheetControls }) {
  const link = useRoomState((state) => state.link);
  const drafts = useRoomState((state) => state.drafts);
  const hasProblem = controls.fields.some(({ name }) => drafts.get(draftKey(play.id, name))?.problem != null);
  const look = savedLook(play, hasProblem, link === 'live');
  if (look === null) return null;
  return (
    <span className={`saved ${look.look}`}>
      <Shape name={look.shape} />
      {look.word}
    </span>
  );
}

function savedLook(play: Play, hasProblem: boolean, isLive: boolean): SavedLook | null {
  const line = play.from.line.filter(({ act }) => aboutTags.test(act.mutation));
  if (hasProblem || line.some(({ state }) => state === 'refused')) {
    return { shape: 'failed', word: 'Not saved', look: 'is-bad' };
  }
  if (line.length > 0) {
    return { shape: 'unsent', word: isLive ? 'Sending' : 'Kept here, not sent', look: 'is-unsent' };
  }
  return (play.sheet?.tags.length ?? 0) > 0 ? { shape: 'check', word: 'Saved', look: '' } : null;
}
