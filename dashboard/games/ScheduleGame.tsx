import { useRef, useState } from 'react';
import type { Client } from 'urql';
import { newId } from '../live/clipIds.ts';
import { goTo } from '../route.ts';
import { Field } from './Field.tsx';
import { useCommandForm } from './useCommandForm.ts';

const types = [
  ['GAME', 'Game'],
  ['PRACTICE', 'Practice'],
  ['SCRIMMAGE', 'Scrimmage'],
  ['OTHER', 'Other'],
] as const;

/** As the command calls them: each shows the server's message beside itself. */
const fields = ['opponent', 'name', 'week', 'scheduledStart'];

/** A game comes into being; the page goes to it at once. Its clock times are those of this device's zone. */
export function ScheduleGame({ http }: { readonly http: Client }) {
  const [values, setValues] = useState({ name: '', opponent: '', week: '', start: '', type: 'GAME' });
  // The client's own choice, kept while the form is tried again: the same game is not scheduled twice.
  const sessionId = useRef(newId());
  const form = useCommandForm(http, 'scheduleSession', fields, () => goTo(sessionId.current));
  const set = (field: keyof typeof values) => (value: string) => setValues((before) => ({ ...before, [field]: value }));

  function submit(): void {
    const opponent = values.opponent.trim();
    const name = values.name.trim() || (opponent === '' ? '' : `vs ${opponent}`);
    void form.send({
      sessionId: sessionId.current,
      name,
      type: values.type,
      opponent: opponent || null,
      week: values.week.trim() || null,
      scheduledStart: values.start === '' ? null : new Date(values.start).toISOString(),
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    });
  }

  return (
    <form
      className="form"
      aria-label="New game"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h2>New game</h2>
      <Field label="Opponent" value={values.opponent} onChange={set('opponent')} error={form.errorAt('opponent')} />
      <Field
        label="Name"
        hint="vs the opponent"
        value={values.name}
        onChange={set('name')}
        error={form.errorAt('name')}
        required={values.opponent.trim() === ''}
      />
      <Field label="Week" hint="3" value={values.week} onChange={set('week')} error={form.errorAt('week')} />
      <Field
        label="Kickoff"
        type="datetime-local"
        value={values.start}
        onChange={set('start')}
        error={form.errorAt('scheduledStart')}
      />
      <fieldset className="choice-row">
        <legend>Kind</legend>
        {types.map(([type, word]) => (
          <label key={type} className="choice">
            <input type="radio" name="type" checked={values.type === type} onChange={() => set('type')(type)} />
            {word}
          </label>
        ))}
      </fieldset>
      <button type="submit" className="btn btn-main" disabled={form.isSending}>
        Schedule and open
      </button>
      <p className="form-error" role="alert">
        {form.error}
      </p>
    </form>
  );
}
