/** 6 Tags: a sheet of fields, one of them active, and one row of choices for it. Nothing pops up. */
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { chosenPlay } from '../live/choose.ts';
import { useRoom, useRoomState } from '../room/roomContext.ts';
import { ChoiceRow } from './ChoiceRow.tsx';
import type { SheetField } from './fields.ts';
import { TagField } from './TagField.tsx';
import { TagsHead } from './TagsHead.tsx';
import { tagKeys } from './tagKeys.ts';
import { useTagSheet } from './useTagSheet.ts';

export function TagSheet() {
  const { store } = useRoom();
  const play = useRoomState(chosenPlay);
  const controls = useTagSheet(play);
  const { fields, active, choices, picked, mayTag } = controls;
  const sheet = useRef<HTMLDivElement>(null);

  function focus(name: string): void {
    sheet.current?.querySelector<HTMLInputElement>(`[name=${name}]`)?.focus();
  }
  function focusAfter(field: SheetField): void {
    const next = fields[fields.indexOf(field) + 1];
    if (next !== undefined) focus(next.name);
  }
  /** The first field of which nobody has said anything; all said: the first. */
  function focusFirst(): void {
    const open = fields.find((field) => controls.viewOf(field).text === '' || controls.viewOf(field).isProposed);
    focus((open ?? fields[0])?.name ?? '');
  }

  const latest = useRef(focusFirst);
  latest.current = focusFirst;
  useEffect(() => {
    // After the drawing that brings the sheet, or the next play, into sight; before the next key, however fast it comes.
    tagKeys.current = { open: () => queueMicrotask(() => latest.current()) };
    return () => {
      tagKeys.current = null;
    };
  }, []);

  function onKey(event: KeyboardEvent<HTMLInputElement>, field: SheetField): void {
    const { key } = event;
    if (key === 'Enter') {
      event.preventDefault();
      const choice = picked === null ? undefined : choices[picked];
      if (choice !== undefined) controls.choose(choice);
      if (!controls.commit(field, true)) return;
      if (event.ctrlKey || event.metaKey) {
        if (controls.nextPlay()) tagKeys.current?.open();
        // The last play: the keys of the room are wanted next, not another field.
        else event.currentTarget.blur();
      } else if (choice?.kind !== 'settle') focusAfter(field);
    } else if (key === 'Tab' && !event.shiftKey) {
      controls.commit(field, true);
    } else if (key === 'Escape') {
      controls.leave(field);
    } else if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault();
      controls.pick(key === 'ArrowDown' ? 1 : -1);
    } else if (field.kind === 'choice' && !event.ctrlKey && !event.metaKey && !event.altKey) {
      byLetter(event, field);
    }
  }

  /** The letter in the box chooses; nothing else is typed here. */
  function byLetter(event: KeyboardEvent<HTMLInputElement>, field: SheetField): void {
    const { key } = event;
    if (key === 'Backspace' || key === 'Delete') controls.type(field, '');
    else if (key.length !== 1) return;
    event.preventDefault();
    const choice = choices.find((one) => one.key === key.toUpperCase());
    if (choice !== undefined) controls.choose(choice);
  }

  function tagThisMoment(): void {
    const { acts } = room;
    const begun = acts.tags.moment();
    if (begun === null) return;
    store.set({ chosen: { playId: begun.id, channelId: null, running: false } });
    tagKeys.current?.open();
  }
  const room = useRoom();

  return (
    <section className="tags" aria-label="Tags">
      <TagsHead play={play} controls={controls} />
      <div className="sheet" ref={sheet}>
        {fields.map((field) => (
          <TagField
            key={field.name}
            field={field}
            view={controls.viewOf(field)}
            isActive={field === active && play !== undefined && mayTag}
            isOff={play === undefined}
            isReadOnly={!mayTag}
            onActivate={() => controls.activate(field)}
            onType={(text) => controls.type(field, text)}
            onLeave={() => controls.commit(field, false)}
            onKey={(event) => onKey(event, field)}
          />
        ))}
      </div>
      <ChoiceRow
        controls={controls}
        isOff={play === undefined}
        onMoment={tagThisMoment}
        onChosen={(choice) => {
          controls.choose(choice);
          if (choice.kind !== 'value') return focus(active.name);
          const wasTyping = sheet.current?.contains(document.activeElement) ?? false;
          controls.commit(active, false);
          const next = fields[fields.indexOf(active) + 1];
          if (next !== undefined) wasTyping ? focus(next.name) : controls.activate(next);
        }}
      />
    </section>
  );
}
