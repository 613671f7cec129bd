// A process that is told to end: whoever is connected is told to come back, what is under way is finished or handed on.
import { randomUUID } from 'node:crypto';
import { createClient } from 'graphql-ws';
import { beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { channelIdOf } from '../../src/commands/ids.ts';
import { anyStore } from '../support/anyStore.ts';
import { freshDatabase } from '../support/freshDatabase.ts';
import { type RunningPlatform, startPlatform } from '../support/startPlatform.ts';
import { tokenFrom } from '../support/tokenFrom.ts';
import { until } from '../support/until.ts';

const SUBSCRIBERS = 5;
const DEADLINE_MS = 60_000;
const register = `mutation ($input: RegisterChannelInput!) {
  registerChannel(input: $input) { userErrors { code } channel { id } } }`;

let databaseUrl: string;
let esdbUrl: string;
let platform: RunningPlatform;
let token: string;

const start = (dataFolder?: string) =>
  startPlatform({ databaseUrl, esdbUrl, ...(dataFolder && { dataFolder, port: platform.port }) });

beforeAll(async () => {
  databaseUrl = (await freshDatabase()).url;
  esdbUrl = (await anyStore()).url;
  platform = await start();
  token = await tokenFrom(platform, { memberId: 'olga', role: 'admin' });
}, DEADLINE_MS);

async function give(name: string, commandId: string): Promise<string | undefined> {
  const response = await fetch(`${platform.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: register, variables: { input: { commandId, name } } }),
  });
  const { data } = (await response.json()) as { data?: { registerChannel?: { channel?: { id: string } } } };
  return data?.registerChannel?.channel?.id;
}

/** Follows the team's facts for ever, as the client helper does, and remembers with which codes it was sent away. */
function follow() {
  const facts: string[] = [];
  const closed: number[] = [];
  const seen = new Set<string>();
  let after: string | undefined;
  const client = createClient({
    url: `${platform.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${token}` },
    retryAttempts: 1_000,
    retryWait: () => new Promise((resolve) => setTimeout(resolve, 100)),
    shouldRetry: () => true,
    on: { closed: (event) => closed.push((event as { code: number }).code) },
  });
  const variables = { get: () => ({ after }) };
  const ended = new Promise<void>((resolve) => {
    client.subscribe<{ teamEvents: { position: string; __typename: string; channel?: { id: string } } }>(
      {
        query: `subscription ($after: Position) { teamEvents(after: $after) {
          __typename position ... on ChannelRegistered { channel { id } } } }`,
        get variables() {
          return variables.get();
        },
      },
      {
        next: ({ data }) => {
          const fact = data?.teamEvents;
          if (!fact) return;
          after = fact.position;
          if (fact.__typename !== 'ChannelRegistered' || seen.has(fact.position)) return;
          seen.add(fact.position);
          facts.push(fact.channel!.id);
        },
        error: () => resolve(),
        complete: () => resolve(),
      },
    );
  });
  return { facts, closed, end: () => Promise.all([client.dispose(), ended]) };
}

describe('SIGTERM under load', () => {
  it('sends sockets away to come back, loses no command and no fact, and ends within 10 s', {
    timeout: DEADLINE_MS,
  }, async () => {
    const followers = Array.from({ length: SUBSCRIBERS }, follow);
    await give('Warm up', randomUUID());
    await until(() => followers.every(({ facts }) => facts.length === 1));

    let isOver = false;
    let commands = 0;
    const given: string[] = [];
    const load = Array.from({ length: 4 }, async (_, worker) => {
      for (let n = 0; !isOver; n += 1) {
        const name = `Camera ${worker} ${n}`;
        const commandId = randomUUID();
        commands += 1;
        // As a device does: the same command until there is an answer.
        const id = await until(() => give(name, commandId), { deadline: 40_000, every: 50 });
        given.push(id);
      }
    });
    await until(() => given.length > 20);

    const began = performance.now();
    const first = platform;
    const exit = await first.stop();
    const tookMs = performance.now() - began;
    platform = await start(first.dataFolder);
    const before = given.length;
    await until(() => given.length > before + 20, { deadline: 30_000 });
    isOver = true;
    await Promise.all(load);

    expect(exit).toEqual({ code: 0, signal: null });
    expect(tookMs).toBeLessThan(10_000);
    expect(given).toHaveLength(commands);
    expect(new Set(given).size).toBe(commands);
    const everything = ['home-warm-up'].map(channelIdOf).concat(given);
    await until(() => followers.every(({ facts }) => facts.length === everything.length), { deadline: 20_000 });
    for (const { facts, closed } of followers) {
      expect(new Set(facts)).toEqual(new Set(everything));
      expect(closed[0], 'the first farewell').toBeOneOf([1001, 1012]);
    }
    await Promise.all(followers.map(({ end }) => end()));
    await platform.stop();
  });
});
