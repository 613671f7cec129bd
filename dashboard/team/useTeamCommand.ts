import { useRef, useState } from 'react';
import type { Client } from 'urql';
import { type TeamMutation, teamMutations, withoutCommandId } from '../api/teamDocuments.ts';
import { newId } from '../live/clipIds.ts';

export interface TeamCommand {
  readonly isSending: boolean;
  /** What the server, or the network, said against it. */
  readonly error: string | undefined;
  /** @returns whether it was carried out, and the secret that it made, which is shown this once */
  send(input: Readonly<Record<string, unknown>>): Promise<{ readonly secret?: string | null } | undefined>;
}

/** Gives one command. Sent again unchanged it keeps its commandId: pressing twice carries it out once. */
export function useTeamCommand(http: Client, mutation: TeamMutation, onDone: () => void): TeamCommand {
  const [isSending, setIsSending] = useState(false);
  const [error, setError] = useState<string>();
  const sent = useRef({ content: '', commandId: '' });

  async function send(input: Readonly<Record<string, unknown>>) {
    const content = JSON.stringify(input);
    if (sent.current.content !== content) sent.current = { content, commandId: newId() };
    const { commandId } = sent.current;
    setIsSending(true);
    const whole = withoutCommandId.includes(mutation) ? input : { ...input, commandId };
    const answer = await http.mutation(teamMutations[mutation], { input: whole }).toPromise();
    setIsSending(false);
    const payload = answer.data?.[mutation];
    const problem = payload ? payload.userErrors[0]?.message : problemOf(answer.error);
    setError(problem);
    if (problem !== undefined) return undefined;
    sent.current = { content: '', commandId: '' };
    onDone();
    return { secret: payload?.secret ?? null };
  }

  return { isSending, error, send };
}

const problemOf = (error: { readonly networkError?: Error | undefined; readonly message: string } | undefined) =>
  error === undefined || error.networkError !== undefined ? 'No connection. Try again.' : error.message;
