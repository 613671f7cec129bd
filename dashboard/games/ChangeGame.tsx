import { useState } from 'react';
import type { Client } from 'urql';
import type { Session } from '../api/entities.ts';
import { localInput } from '../time/format.ts';
import { DescribeGame } from './DescribeGame.tsx';
import { Field } from './Field.tsx';
import { useCommandForm } from './useCommandForm.ts';

interface ChangeGameProps {
  readonly session: Session;
  readonly http: Client;
  readonly onChanged: () => void;
}

/** Other words for a game, another day, or calling it off: exactly what the server allows, below its row. */
export function ChangeGame({ session, http, onChanged }: ChangeGameProps) {
  const [isOpen, setIsOpen] = useState(false);
  const mayMove = session.allowedCommands.includes('RescheduleSession');
  const mayCancel = session.allowedCommands.includes('CancelSession');
  const mayDescribe = session.allowedCommands.includes('DescribeSession');
  if (!mayMove && !mayCancel && !mayDescribe) return null;
  const done = () => {
    setIsOpen(false);
    onChanged();
  };
  return (
    <>
      <button type="button" className="btn game-change" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        Change
      </button>
      {isOpen && (
        <div className="game-forms">
          {mayDescribe && <DescribeGame session={session} http={http} onDone={done} />}
          {mayMove && <MoveGame session={session} http={http} onDone={done} />}
          {mayCancel && <CancelGame session={session} http={http} onDone={done} />}
        </div>
      )}
    </>
  );
}

interface ChangeFormProps {
  readonly session: Session;
  readonly http: Client;
  readonly onDone: () => void;
}

/** Its clock times are those of this device's zone, as where the game was scheduled. */
function MoveGame({ session, http, onDone }: ChangeFormProps) {
  const [start, setStart] = useState(
    session.scheduledStart === null ? '' : localInput(new Date(session.scheduledStart)),
  );
  const form = useCommandForm(http, 'rescheduleSession', ['scheduledStart'], onDone);
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        void form.send({ sessionId: session.id, scheduledStart: new Date(start).toISOString() });
      }}
    >
      <Field
        label="New kickoff"
        type="datetime-local"
        value={start}
        onChange={setStart}
        error={form.errorAt('scheduledStart')}
        required
      />
      <button type="submit" className="btn" disabled={form.isSending || start === ''}>
        Move
      </button>
      <p className="form-error" role="alert">
        {form.error}
      </p>
    </form>
  );
}

function CancelGame({ session, http, onDone }: ChangeFormProps) {
  const [reason, setReason] = useState('');
  const form = useCommandForm(http, 'cancelSession', ['reason'], onDone);
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        void form.send({ sessionId: session.id, reason: reason.trim() || null });
      }}
    >
      <Field label="Why it is called off" value={reason} onChange={setReason} error={form.errorAt('reason')} />
      <button type="submit" className="btn" disabled={form.isSending}>
        Call it off
      </button>
      <p className="form-error" role="alert">
        {form.error}
      </p>
    </form>
  );
}
