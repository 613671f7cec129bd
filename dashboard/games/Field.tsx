// Before a game is chosen: the list of games, and the forms from which one comes to be.
import { useId } from 'react';

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly required?: boolean;
  readonly type?: 'text' | 'datetime-local';
}

/** A field of a form with its own message beside it. */
export function Field({ label, value, onChange, hint, error, required = false, type = 'text' }: FieldProps) {
  const id = useId();
  return (
    <div className={`field ${error === undefined ? '' : 'is-bad'}`}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type={type}
        value={value}
        placeholder={hint}
        required={required}
        autoComplete="off"
        aria-invalid={error !== undefined}
        aria-describedby={`${id}-error`}
        onChange={(event) => onChange(event.target.value)}
      />
      <span id={`${id}-error`} className="field-error">
        {error}
      </span>
    </div>
  );
}
