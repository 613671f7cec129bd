import { Shape } from '../shapes/Shape.tsx';
import type { SheetChoice } from './choices.ts';
import type { TagSheetControls } from './useTagSheet.ts';

interface ChoiceRowProps {
  readonly controls: TagSheetControls;
  /** Nothing is chosen: the row offers a moment without a clip. */
  readonly isOff: boolean;
  readonly onMoment: () => void;
  readonly onChosen: (choice: SheetChoice) => void;
}

/** One row for the active field, always in its place: reasons, settlements, words with the letters that choose them. */
export function ChoiceRow({ controls, isOff, onMoment, onChosen }: ChoiceRowProps) {
  const { active, choices, picked, mayTag } = controls;
  const { problem, text } = controls.viewOf(active);
  if (isOff) {
    return (
      <div className="choices">
        {mayTag && (
          <button type="button" className="choice-box" onClick={onMoment}>
            Tag this moment
          </button>
        )}
      </div>
    );
  }
  return (
    <div className="choices">
      {problem !== null && (
        <p className="choice-problem">
          <Shape name="failed" />
          {problem}
        </p>
      )}
      {choices.length > 0 && (
        // biome-ignore lint/a11y/useSemanticElements: a row of buttons that the field above reaches with letters and arrows
        <div className="choice-list" role="group" aria-label={`${active.word}, choices`}>
          {choices.map((choice, index) => (
            <button
              type="button"
              key={choice.word}
              className={`choice-box ${index === picked ? 'is-picked' : ''} ${choice.kind === 'settle' ? 'is-settle' : ''}`}
              aria-pressed={choice.kind === 'value' && choice.text === text}
              tabIndex={-1}
              // The field keeps the focus, and with it what was typed.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onChosen(choice)}
            >
              {choice.key !== null && choice.key !== choice.word && (
                <span className="hint" aria-hidden="true">
                  {choice.key}
                </span>
              )}
              {choice.word}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
