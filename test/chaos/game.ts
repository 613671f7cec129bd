// A running system with one game in it, and people who send a command again until it is answered, as clients do.
import { execFileSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { readSettings } from '../../infra/local/settings.ts';
import { type System, startSystem } from '../../infra/local/startSystem.ts';
import { channelIdOf } from '../../src/commands/ids.ts';
import { root } from '../support/root.ts';
import { newId } from '../support/worldOf.ts';

export interface Answer {
  readonly userErrors: readonly { readonly code: string; readonly message: string }[];
  readonly position: string | null;
}

/** Sends a mutation until it is answered, whatever happens to the system meanwhile. */
export type Ask = (mutation: string, input: Record<string, unknown>) => Promise<Answer>;

export interface Game {
  readonly system: System;
  readonly sessionId: string;
  readonly channelId: string;
  readonly token: (...options: string[]) => string;
  readonly person: (token: string) => Ask;
  stop(): Promise<void>;
}

/** @param env settings of the platform beside the folder and free ports */
export async function startGame(dataFolder: string, env: NodeJS.ProcessEnv = {}): Promise<Game> {
  const environment = { ...process.env, ...env, FILMROOM_DATA: dataFolder };
  const ports = { PORT: '0', POSTGRES_PORT: '0', ESDB_PORT: '0' };
  const settings = readSettings({ ...environment, ...ports });
  const system = await startSystem({ settings, env: environment, page: false });
  const token = (...options: string[]) => tokenOf(dataFolder, system.url, ...options);
  const person = (authorization: string): Ask => askerOf(() => system.url, authorization);
  const { sessionId, channelId } = await setUpGame(person(token('--role', 'operator', '--name', 'Operator')));
  return { system, sessionId, channelId, token, person, stop: () => system.stop() };
}

/** @param dataFolder of the platform at this address */
export const tokenOf = (dataFolder: string, url: string, ...options: string[]): string =>
  execFileSync(process.execPath, [`${root}/src/cli/token.ts`, ...options], {
    env: { ...process.env, FILMROOM_DATA: dataFolder, HOST: new URL(url).hostname, PORT: new URL(url).port },
    encoding: 'utf8',
  }).trim();

/** A started session with one camera assigned to it. */
export async function setUpGame(operator: Ask) {
  const sessionId = newId();
  await operator('scheduleSession', { sessionId, name: 'vs Harbor State', type: 'GAME', commandId: newId() });
  await operator('registerChannel', { name: 'Sideline', commandId: newId() });
  const channelId = channelIdOf('home-sideline');
  await operator('assignChannel', { channelId, sessionId, commandId: newId() });
  await operator('startSession', { sessionId, commandId: newId() });
  return { sessionId, channelId };
}

export function askerOf(url: () => string, authorization: string): Ask {
  return async (mutation, input) => {
    const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
    const inputType = sharedInputs[type] ?? type;
    const query = `mutation ($input: ${inputType}!) { ${mutation}(input: $input) { userErrors { code message } position } }`;
    for (;;) {
      try {
        const response = await fetch(`${url()}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${authorization}` },
          body: JSON.stringify({ query, variables: { input } }),
          signal: AbortSignal.timeout(10_000),
        });
        const { data, errors } = (await response.json()) as { data?: Record<string, Answer>; errors?: TopLevel[] };
        const answer = data?.[mutation];
        if (answer) return answer;
        if (!errors?.[0]?.extensions?.retryable) throw new NotRetryable(JSON.stringify(errors));
      } catch (error) {
        if (error instanceof NotRetryable) throw error;
      }
      await sleep(50);
    }
  };
}

interface TopLevel {
  readonly extensions?: { readonly retryable?: boolean };
}
class NotRetryable extends Error {}

const sharedInputs: Readonly<Record<string, string>> = {
  StartSessionInput: 'SessionCommandInput',
  CompleteSessionInput: 'SessionCommandInput',
  AssignChannelInput: 'ChannelSessionInput',
  FavoriteClipInput: 'ClipCommandInput',
  RetryClipInput: 'ClipCommandInput',
};
