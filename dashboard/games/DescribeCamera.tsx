import { useState } from 'react';
import type { Client } from 'urql';
import type { Channel } from '../api/entities.ts';
import { Field } from './Field.tsx';
import { useCommandForm } from './useCommandForm.ts';

interface DescribeCameraProps {
  readonly channel: Channel;
  readonly http: Client;
  readonly onDone: () => void;
}

/** A camera's name and where its picture comes from, put right. The folder of its recordings stays. */
export function DescribeCamera({ channel, http, onDone }: DescribeCameraProps) {
  const [isOpen, setIsOpen] = useState(false);
  const [values, setValues] = useState<{ readonly name?: string; readonly inputUrl?: string }>({});
  const form = useCommandForm(http, 'describeChannel', ['name', 'inputUrl'], () => {
    setIsOpen(false);
    setValues({});
    onDone();
  });
  if (!channel.allowedCommands.includes('DescribeChannel')) return null;
  if (!isOpen) {
    return (
      <button type="button" className="btn" aria-label={`Change ${channel.name}`} onClick={() => setIsOpen(true)}>
        Change
      </button>
    );
  }
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        // Only what was touched; an empty URL is taken back.
        void form.send({ channelId: channel.id, ...values });
      }}
    >
      <Field
        label="Name"
        value={values.name ?? channel.name}
        onChange={(name) => setValues((before) => ({ ...before, name }))}
        error={form.errorAt('name')}
        required
      />
      <Field
        label="Picture from"
        hint="srt://camera.example:8890"
        value={values.inputUrl ?? channel.inputUrl ?? ''}
        onChange={(inputUrl) => setValues((before) => ({ ...before, inputUrl }))}
        error={form.errorAt('inputUrl')}
      />
      <button type="submit" className="btn" disabled={form.isSending || Object.keys(values).length === 0}>
        Save
      </button>
      <button type="button" className="btn" onClick={() => setIsOpen(false)}>
        Leave it
      </button>
      <p className="form-error" role="alert">
        {form.error}
      </p>
    </form>
  );
}
