import { useState } from 'react';
import type { Client } from 'urql';
import type { Session } from '../api/entities.ts';
import { Field } from './Field.tsx';
import { useCommandForm } from './useCommandForm.ts';

interface DescribeGameProps {
  readonly session: Session;
  readonly http: Client;
  readonly onDone: () => void;
}

const fields = [
  ['name', 'Name'],
  ['opponent', 'Opponent'],
  ['week', 'Week'],
  ['season', 'Season'],
  ['location', 'Place'],
] as const;
type FieldName = (typeof fields)[number][0];
const names = fields.map(([name]) => name);

/** What a game is called and what is said about it, put right. A field that is left empty is not said any more. */
export function DescribeGame({ session, http, onDone }: DescribeGameProps) {
  const [values, setValues] = useState<Readonly<Partial<Record<FieldName, string>>>>({});
  const form = useCommandForm(http, 'describeSession', names, onDone);
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        // Only what was touched: somebody else may be putting the rest right at the same time.
        void form.send({ sessionId: session.id, ...values });
      }}
    >
      {fields.map(([name, label]) => (
        <Field
          key={name}
          label={label}
          value={values[name] ?? session[name] ?? ''}
          onChange={(value) => setValues((before) => ({ ...before, [name]: value }))}
          error={form.errorAt(name)}
          required={name === 'name'}
        />
      ))}
      <button type="submit" className="btn" disabled={form.isSending || Object.keys(values).length === 0}>
        Save
      </button>
      <p className="form-error" role="alert">
        {form.error}
      </p>
    </form>
  );
}
