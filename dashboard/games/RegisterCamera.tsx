import { useState } from 'react';
import type { Client } from 'urql';
import { Field } from './Field.tsx';
import { useCommandForm } from './useCommandForm.ts';

/** A camera's place becomes known: a name for people, from which the server makes the folder of its recordings. */
export function RegisterCamera({ http, onDone }: { readonly http: Client; readonly onDone: () => void }) {
  const [name, setName] = useState('');
  const form = useCommandForm(http, 'registerChannel', ['name'], () => {
    setName('');
    onDone();
  });
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        void form.send({ name: name.trim() });
      }}
    >
      <h3>Register a camera</h3>
      <Field
        label="Name"
        hint="SIDELINE, END ZONE"
        value={name}
        onChange={setName}
        error={form.errorAt('name')}
        required
      />
      <button type="submit" className="btn btn-main" disabled={form.isSending || name.trim() === ''}>
        Register
      </button>
      <p className="form-error" role="alert">
        {form.error}
      </p>
    </form>
  );
}
