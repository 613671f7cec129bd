import { type KeyboardEvent, useState } from 'react';
import { allows, type Play } from '../live/play.ts';
import { useRoom } from './roomContext.ts';

/** The play's name; who may call it something else taps it. Empty gives it back the name that its tags make. */
export function FilmTitle({ play, title }: { readonly play: Play; readonly title: string }) {
  const { acts } = useRoom();
  const [draft, setDraft] = useState<string | null>(null);
  if (!allows(play, 'RetitleClip')) return <h2>{title}</h2>;
  if (draft === null) {
    return (
      <h2>
        <button type="button" className="film-title" title="Rename" onClick={() => setDraft(title)}>
          {title}
          <span className="sr">, rename</span>
        </button>
      </h2>
    );
  }
  function save(): void {
    const name = draft?.trim() ?? '';
    if (name !== title) acts.retitle(play, name);
    setDraft(null);
  }
  function onKey(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.key === 'Enter') save();
    if (event.key === 'Escape') setDraft(null);
  }
  return (
    <input
      className="film-title"
      aria-label="Title of the play"
      placeholder="Empty: named by its tags"
      maxLength={120}
      // biome-ignore lint/a11y/noAutofocus: it takes the place of the title that was tapped to write in
      autoFocus
      value={draft}
      onFocus={(event) => event.target.select()}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={save}
      onKeyDown={onKey}
    />
  );
}
