import { useRef, useState } from 'react';
import type { Client } from 'urql';
import { memberRoles } from '../api/teamEntities.ts';
import { Field } from '../games/Field.tsx';
import { newId } from '../live/clipIds.ts';
import { useTeamCommand } from './useTeamCommand.ts';

/** Somebody joins: a name for people, kept beside the log, and one role; more are given in the list. */
export function AddMember({ http, onChanged }: { readonly http: Client; readonly onChanged: () => void }) {
  const [name, setName] = useState('');
  const [role, setRole] = useState<string>('COACH');
  // The client's own choice, kept while the form is tried again: nobody is added twice.
  const memberId = useRef(newId());
  const add = useTeamCommand(http, 'addMember', () => {
    memberId.current = newId();
    setName('');
    onChanged();
  });
  return (
    <form
      className="form"
      aria-label="Add somebody"
      onSubmit={(event) => {
        event.preventDefault();
        void add.send({ memberId: memberId.current, label: name.trim(), roles: [role] });
      }}
    >
      <h3>Add somebody</h3>
      <Field label="Person" value={name} onChange={setName} error={add.error} required />
      <label className="field">
        <span>Role</span>
        <select value={role} onChange={(event) => setRole(event.target.value)}>
          {memberRoles.map((one) => (
            <option key={one} value={one}>
              {one.toLowerCase()}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className="btn btn-main" disabled={add.isSending || name.trim() === ''}>
        Add
      </button>
    </form>
  );
}
