import { useRef, useState } from 'react';
import type { Client } from 'urql';
import type { Player } from '../api/teamEntities.ts';
import { Field } from '../games/Field.tsx';
import { newId } from '../live/clipIds.ts';
import { useTeamCommand } from './useTeamCommand.ts';

interface RosterProps {
  readonly http: Client;
  readonly players: readonly Player[];
  readonly mayChange: boolean;
  readonly mayErase: boolean;
  readonly onChanged: () => void;
}

/** Who wears which number: beside the log, so that a name that is erased is gone from every answer. */
export function Roster({ http, players, mayChange, mayErase, onChanged }: RosterProps) {
  const erase = useTeamCommand(http, 'erasePlayer', onChanged);
  return (
    <>
      <ul className="team-rows" aria-label="Roster">
        {players.map(({ id, number, name }) => (
          <li key={id}>
            <p className="team-acts">
              <b>{number === null ? 'No number' : `#${number}`}</b> {name}
              {mayErase && (
                <button type="button" className="btn" onClick={() => void erase.send({ playerId: id })}>
                  Erase
                </button>
              )}
            </p>
          </li>
        ))}
      </ul>
      {mayChange && <AddPlayer http={http} onChanged={onChanged} />}
      <p className="form-error" role="alert">
        {erase.error}
      </p>
    </>
  );
}

function AddPlayer({ http, onChanged }: Pick<RosterProps, 'http' | 'onChanged'>) {
  const [values, setValues] = useState({ number: '', name: '' });
  const playerId = useRef(newId());
  const put = useTeamCommand(http, 'putPlayer', () => {
    playerId.current = newId();
    setValues({ number: '', name: '' });
    onChanged();
  });
  const set = (field: keyof typeof values) => (value: string) => setValues((before) => ({ ...before, [field]: value }));
  return (
    <form
      className="form"
      aria-label="Add a player"
      onSubmit={(event) => {
        event.preventDefault();
        void put.send({ playerId: playerId.current, number: values.number.trim() || null, name: values.name.trim() });
      }}
    >
      <Field label="Number" hint="0 to 99, or 00" value={values.number} onChange={set('number')} />
      <Field label="Player" value={values.name} onChange={set('name')} error={put.error} required />
      <button type="submit" className="btn btn-main" disabled={put.isSending || values.name.trim() === ''}>
        Add a player
      </button>
    </form>
  );
}
