import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { buildPage } from '../../infra/local/buildPage.ts';
import type { MemberRole } from '../../src/domain/team/roles.ts';
import { anyStore } from '../support/anyStore.ts';
import { freshDatabase } from '../support/freshDatabase.ts';
import { root } from '../support/root.ts';
import { startPlatform } from '../support/startPlatform.ts';
import { startProcess } from '../support/startProcess.ts';
import { deviceKeyFrom, linkFrom, tokenFrom } from '../support/tokenFrom.ts';

type Variables = Record<string, unknown>;

export interface House {
  readonly url: string;
  /** kill -9 of the platform; database, node and cameras go on. */
  kill(): Promise<unknown>;
  /** The platform at the same address, with the same data. */
  comeBack(): Promise<void>;
  token(role: MemberRole, name: string): Promise<string>;
  /** Signs this person in, once. */
  link(role: MemberRole, name: string): Promise<string>;
  deviceKey(channelId: string): Promise<string>;
  /** The page as this person's link opens it, in this game. */
  pageOf(token: string, sessionId: string): string;
  /** One operation; throws where the server answers with errors. */
  ask<T>(token: string, query: string, variables?: Variables): Promise<T>;
  /** One command; throws where it is refused. */
  command<T>(token: string, name: string, input: Variables, answer: string): Promise<T>;
}

/**
 * The built page on a whole platform: database, event store node, API, projector and worker, as in production.
 * @param env settings of the platform that are not the usual ones
 */
export async function openHouse(env: NodeJS.ProcessEnv = {}): Promise<House & { readonly recordings: string }> {
  await buildPage();
  const [database, store] = await Promise.all([freshDatabase(), anyStore()]);
  // A test sets in seconds what people set in minutes.
  const hasty = { COMMANDS_PER_S: '1000', ...env };
  const servers = { databaseUrl: database.url, esdbUrl: store.url, env: hasty };
  let platform = await startPlatform(servers);

  async function ask<T>(token: string, query: string, variables: Variables = {}): Promise<T> {
    const response = await fetch(`${platform.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data: T; errors?: unknown };
    if (errors !== undefined) throw new Error(JSON.stringify(errors));
    return data;
  }

  return {
    url: platform.url,
    kill: () => platform.kill(),
    async comeBack() {
      const { port, dataFolder } = platform;
      platform = await startPlatform({ ...servers, port, dataFolder });
    },
    recordings: path.join(platform.dataFolder, 'recordings'),
    token: (role, name) => tokenFrom(platform, { memberId: idOf(name), role, name }),
    link: async (role, name) => platform.url + (await linkFrom(platform, { memberId: idOf(name), role, name })),
    deviceKey: (channelId) => deviceKeyFrom(platform, channelId),
    pageOf: (token, sessionId) => `${platform.url}/#token=${token}&session=${sessionId}`,
    ask,
    async command<T>(token: string, name: string, input: Variables, answer: string): Promise<T> {
      const inputType = inputTypes[name] ?? `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
      const query = `mutation ($input: ${inputType}!) { ${name}(input: $input) { userErrors { code message } ${answer} } }`;
      const data = await ask<Record<string, T & { userErrors: unknown[] }>>(token, query, {
        input: { commandId: randomUUID(), ...input },
      });
      const payload = data[name];
      if (payload === undefined || payload.userErrors.length > 0) throw new Error(JSON.stringify(payload));
      return payload;
    },
  };
}

const idOf = (name: string) => name.toLowerCase().replaceAll(' ', '-');

/** Commands that share an input. */
const inputTypes: Readonly<Record<string, string>> = {
  startSession: 'SessionCommandInput',
  completeSession: 'SessionCommandInput',
  assignChannel: 'ChannelSessionInput',
};

export interface Game {
  readonly sessionId: string;
  readonly channels: readonly { readonly id: string; readonly name: string; readonly path: string }[];
}

/** A game that is not started, with these cameras assigned, none of which films yet. */
export async function scheduleGame(house: House, operator: string, cameras: readonly string[]): Promise<Game> {
  const sessionId = randomUUID();
  const zone = { timeZone: 'UTC' };
  const game = { sessionId, name: 'vs Harbor State', opponent: 'Harbor State', type: 'GAME', week: '12', ...zone };
  await house.command(operator, 'scheduleSession', game, 'session { id }');
  const channels: Game['channels'][number][] = [];
  for (const name of cameras) {
    const { channel } = await house.command<{ channel: Game['channels'][number] }>(
      operator,
      'registerChannel',
      { name },
      'channel { id name path }',
    );
    await house.command(operator, 'assignChannel', { channelId: channel.id, sessionId }, 'channel { id }');
    channels.push(channel);
  }
  return { sessionId, channels };
}

/** A running game with these cameras assigned, none of which films yet. */
export async function openGame(house: House, operator: string, cameras: readonly string[]): Promise<Game> {
  const game = await scheduleGame(house, operator, cameras);
  await house.command(operator, 'startSession', { sessionId: game.sessionId }, 'session { id }');
  return game;
}

/** A camera that films with the frame's number burnt into every picture, and beats. */
export async function startCamera(
  house: House & { readonly recordings: string },
  channel: Game['channels'][number],
): Promise<{ readonly startMs: number; readonly fps: number }> {
  const device = await house.deviceKey(channel.id);
  const fps = 30;
  const camera = await startProcess({
    args: [
      path.join(root, 'infra/local/capture/main.ts'),
      ...['--recordings', house.recordings, '--path', channel.path, '--fps', String(fps)],
      ...['--platform', house.url, '--token', device, '--channel', channel.id],
    ],
    readyLine: /records since/,
  });
  return { startMs: Date.parse(camera.readyLine.split('records since ')[1] ?? ''), fps };
}
