import { v7 } from 'uuid';

/** Someone who is signed in, at the public API over HTTP. */
export interface Person {
  readonly token: string;
  /** @throws Error with the code where the API answers with an error, or not within 10 s. */
  ask<Answer>(document: string, variables?: Readonly<Record<string, unknown>>): Promise<Answer>;
  /**
   * Gives a command, with a commandId of its own.
   * @param selection what to answer besides `userErrors`
   * @throws Error with code and message where it is refused.
   */
  act<Payload>(mutation: Mutation, input: Readonly<Record<string, unknown>>, selection: string): Promise<Payload>;
}

const inputs = {
  scheduleSession: 'ScheduleSessionInput',
  startSession: 'SessionCommandInput',
  pauseSession: 'SessionCommandInput',
  resumeSession: 'SessionCommandInput',
  completeSession: 'SessionCommandInput',
  registerChannel: 'RegisterChannelInput',
  assignChannel: 'ChannelSessionInput',
  markClipIn: 'MarkClipInInput',
  markClipOut: 'MarkClipOutInput',
  favoriteClip: 'ClipCommandInput',
} as const;
export type Mutation = keyof typeof inputs;

interface Answered {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

const PATIENCE_MS = 10_000;

export function signIn(url: string, token: string, signal: AbortSignal): Person {
  async function ask<Answer>(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Answer> {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]),
    });
    const { data, errors } = (await response.json()) as Answered;
    if (errors?.[0]) throw new Error(`${errors[0].extensions?.code ?? response.status}: ${errors[0].message}`);
    return data as Answer;
  }

  return {
    token,
    ask,
    async act<Payload>(mutation: Mutation, input: Readonly<Record<string, unknown>>, selection: string) {
      const document = `mutation ($input: ${inputs[mutation]}!) {
        ${mutation}(input: $input) { userErrors { code message } ${selection} } }`;
      type Carried = Payload & { readonly userErrors: readonly { readonly code: string; readonly message: string }[] };
      const answer = await ask<Record<string, Carried>>(document, { input: { commandId: v7(), ...input } });
      const payload = answer[mutation] as Carried;
      const [refusal] = payload.userErrors;
      if (refusal) throw new Error(`${mutation} was refused, ${refusal.code}: ${refusal.message}`);
      return payload;
    },
  };
}
