import { useRef, useState } from 'react';
import type { Client } from 'urql';
import { type MutationName, mutations } from '../api/documents.ts';
import type { CommandPayload, UserError } from '../api/entities.ts';
import { newId } from '../live/clipIds.ts';

export interface CommandForm {
  readonly isSending: boolean;
  send(input: Readonly<Record<string, unknown>>): Promise<void>;
  /** The server's message for this field. */
  errorAt(field: string): string | undefined;
  /** What the server said about no field of this form. */
  readonly error: string | undefined;
}

/**
 * A form that gives one command. Sent again unchanged it keeps its commandId, so that pressing twice, or after a timeout,
 * carries it out once.
 * @param fields those that show their own message
 */
export function useCommandForm(
  http: Client,
  mutation: MutationName,
  fields: readonly string[],
  onDone: (payload: CommandPayload) => void,
): CommandForm {
  const [isSending, setIsSending] = useState(false);
  const [errors, setErrors] = useState<readonly UserError[]>([]);
  const sent = useRef({ content: '', commandId: '' });

  async function send(input: Readonly<Record<string, unknown>>): Promise<void> {
    const content = JSON.stringify(input);
    if (sent.current.content !== content) sent.current = { content, commandId: newId() };
    setIsSending(true);
    const { data, error } = await http
      .mutation(mutations[mutation], { input: { ...input, commandId: sent.current.commandId } })
      .toPromise();
    setIsSending(false);
    const payload = data?.[mutation];
    if (payload === undefined || payload === null) {
      const message = error?.networkError === undefined ? (error?.message ?? '') : 'No connection. Try again.';
      return setErrors([{ code: 'UNAVAILABLE', message, path: [] }]);
    }
    setErrors(payload.userErrors);
    if (payload.userErrors.length > 0) return;
    sent.current = { content: '', commandId: '' };
    onDone(payload);
  }

  return {
    isSending,
    send,
    errorAt: (field) => errors.find(({ path }) => path[0] === field)?.message,
    error: errors.find(({ path }) => !fields.includes(path[0] ?? ''))?.message,
  };
}
