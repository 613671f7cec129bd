import type { KeyboardEvent } from 'react';
import type { FieldName } from '../api/tagEntities.ts';
import { Shape } from '../shapes/Shape.tsx';
import type { SheetField } from './fields.ts';
import type { FieldView } from './useTagSheet.ts';

interface TagFieldProps {
  readonly field: SheetField;
  readonly view: FieldView;
  readonly isActive: boolean;
  /** Nothing is chosen: the field keeps its place. */
  readonly isOff: boolean;
  readonly isReadOnly: boolean;
  readonly onActivate: () => void;
  readonly onType: (text: string) => void;
  readonly onLeave: () => void;
  readonly onKey: (event: KeyboardEvent<HTMLInputElement>) => void;
}

export function TagField({
  field,
  view,
  isActive,
  isOff,
  isReadOnly,
  onActivate,
  onType,
  onLeave,
  onKey,
}: TagFieldProps) {
  const { name, word, kind, hint, maxLength } = field;
  const { text, isProposed, problem, other, settledBy } = view;
  const looks = [
    'f',
    `f-${cells[name]}`,
    isActive ? 'is-active' : '',
    isProposed ? 'is-proposed' : '',
    problem === null ? '' : 'is-bad',
    other === null ? '' : 'is-split',
  ];
  return (
    <label className={looks.filter(Boolean).join(' ')}>
      <span className="f-name">
        {word}
        {problem !== null && <Shape name="failed" />}
        {problem === null && settledBy !== null && (
          <span className="f-settled" title={`Settled by ${settledBy}`}>
            <Shape name="check" />
            <span className="sr">settled by {settledBy}</span>
          </span>
        )}
      </span>
      <input
        name={name}
        value={isOff ? '' : text}
        disabled={isOff}
        readOnly={isReadOnly}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={name === 'notes' || name === 'coachNotes'}
        enterKeyHint="next"
        inputMode={kind === 'choice' ? 'none' : kind === 'number' ? 'numeric' : 'text'}
        maxLength={maxLength}
        placeholder={isOff ? '' : hint}
        aria-invalid={problem !== null}
        aria-description={descriptionOf(view)}
        onFocus={(event) => {
          onActivate();
          event.target.select();
        }}
        onChange={(event) => onType(event.target.value)}
        onBlur={onLeave}
        {...(isReadOnly ? {} : { onKeyDown: onKey })}
      />
      {other !== null && (
        // The field's description says it to a screen reader; its name stays its name.
        <span className="split" title={`${other.who}: ${other.text}`} aria-hidden="true">
          <Shape name="differ" />
          <span className="split-text">
            <span className="wide">{other.who}: </span>
            {other.text}
            {other.more > 0 && ` +${other.more}`}
          </span>
        </span>
      )}
    </label>
  );
}

/** What the eye sees beside the value. */
function descriptionOf({ isProposed, problem, other }: FieldView): string | undefined {
  if (problem !== null) return `Not saved: ${problem}`;
  if (other !== null) return `${other.who} says ${other.text}`;
  return isProposed ? 'Proposed from the play before' : undefined;
}

/** Names of the cells in the style sheet. */
const cells: Readonly<Record<FieldName, string>> = {
  quarter: 'q',
  down: 'dn',
  distance: 'dist',
  yardsToGoal: 'yl',
  yardsGained: 'yds',
  playType: 'type',
  result: 'res',
  formation: 'form',
  players: 'who',
  notes: 'notes',
  coachNotes: 'cnotes',
};
