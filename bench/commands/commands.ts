// How many marks a second, read-your-write included, beside bare appends to the same log.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { EventStoreDBClient, jsonEvent, NO_STREAM } from '@eventstore/db-client';
import { v4, v7 } from 'uuid';
import { clipIdOf } from '../../src/commands/ids.ts';
import { type Game, startGame } from '../../test/chaos/game.ts';
import { tokenFrom } from '../../test/support/tokenFrom.ts';
import type { Measured, Round } from '../bench.ts';
import { startGenerator } from './generator.ts';

const ROUNDS = 5;
const GHOSTS = 20_000;
const MARKS_A_ROUND = 2_000;
const APPENDS_A_ROUND = 4_000;
const IN_FLIGHT = 16;
const PEOPLE = 200;
const TOKENS_AT_ONCE = 10;

const MARK_IN = 'mutation ($input: MarkClipInInput!) { markClipIn(input: $input) { userErrors { code } } }';
const MARK_OUT = `mutation ($input: MarkClipOutInput!) {
  markClipOut(input: $input) { userErrors { code } position clip { id status outAt allowedCommands } }
}`;

export async function commands(): Promise<Measured> {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'film-room-bench-'));
  const game = await startGame(dataFolder, { FILMROOM_ROLES: 'api,projector', LOG_LEVEL: 'warn' });
  const generator = startGenerator();
  try {
    const tokens = await tokensOf({ url: game.system.url, dataFolder });
    const send = (query: string, inputs: readonly object[]) =>
      generator.send({
        url: `${game.system.url}/graphql`,
        tokens,
        bodies: inputs.map((input) => JSON.stringify({ query, variables: { input } })),
        expected: '"userErrors":[]',
      });

    const inAt = new Date(Date.now() - 60_000).toISOString();
    const { sessionId, channelId } = game;
    const plays = Array.from({ length: GHOSTS }, () => v7());
    await send(
      MARK_IN,
      plays.map((playId) => ({ commandId: v4(), sessionId, playId, channelIds: [channelId], inAt })),
    );
    const outs = plays.map((playId) => ({
      commandId: v4(),
      clipId: clipIdOf(playId, channelId),
      outAt: new Date().toISOString(),
    }));
    await send(MARK_OUT, outs.splice(0, MARKS_A_ROUND));

    const rounds: Round[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const ours = await send(MARK_OUT, outs.splice(0, MARKS_A_ROUND));
      const control = await paused(game, () => appendsPerSecond(game.system.esdbUrl));
      rounds.push({ ours, control });
    }
    return { rounds, unit: 'marks/s' };
  } finally {
    generator.stop();
    await game.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

/** A few at a time: members of one team stand in one line. */
async function tokensOf(platform: Parameters<typeof tokenFrom>[0]): Promise<string[]> {
  const tokens: string[] = [];
  while (tokens.length < PEOPLE) {
    const ids = Array.from({ length: TOKENS_AT_ONCE }, (_, n) => `coach-${tokens.length + n}`);
    tokens.push(...(await Promise.all(ids.map((memberId) => tokenFrom(platform, { memberId, role: 'coach' })))));
  }
  return tokens;
}

/** The control has the machine and the log to itself. */
async function paused<T>(game: Game, work: () => Promise<T>): Promise<T> {
  const platform = game.system.pids().platform!;
  process.kill(platform, 'SIGSTOP');
  try {
    return await work();
  } finally {
    process.kill(platform, 'SIGCONT');
  }
}

/** One event of the size of a ClipMarkedOut with its metadata, to fresh streams. */
async function appendsPerSecond(esdbUrl: string): Promise<number> {
  const client = EventStoreDBClient.connectionString(esdbUrl);
  const event = () =>
    jsonEvent({
      type: 'ClipMarkedOut',
      data: { clipId: v4(), outAt: new Date().toISOString() },
      metadata: { note: 'm'.repeat(560) },
    });
  let left = APPENDS_A_ROUND;
  const start = performance.now();
  await Promise.all(
    Array.from({ length: IN_FLIGHT }, async () => {
      while (left-- > 0) await client.appendToStream(`bench-${v4()}`, event(), { expectedRevision: NO_STREAM });
    }),
  );
  const seconds = (performance.now() - start) / 1_000;
  await client.dispose();
  return APPENDS_A_ROUND / seconds;
}
