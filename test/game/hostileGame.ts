// One whole game on an event store node that misbehaves in every way that a network and a server can.
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { type Fact, follow } from '../../clients/subscribe.ts';
import { clipIdOf } from '../../src/commands/ids.ts';
import { openPool } from '../../src/database.ts';
import { type Ask, askerOf, setUpGame, tokenOf } from '../chaos/game.ts';
import { type Acknowledged, type Findings, holdAgainstLog } from '../chaos/holdAgainstLog.ts';
import { type Random, randomOf } from '../chaos/random.ts';
import { commitOf, sessionFacts } from '../chaos/sessionFacts.ts';
import { afterFile } from '../support/cleanup.ts';
import { root } from '../support/root.ts';
import { HOSTILE_WITHIN_THE_CONTRACT, type HostileNode, startHostileNode } from '../support/startHostileNode.ts';
import { type RunningPlatform, startPlatform } from '../support/startPlatform.ts';
import { startProcess } from '../support/startProcess.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { until } from '../support/until.ts';
import { newId } from '../support/worldOf.ts';

const CUTS_AND_REFUSALS = { cutBeforeAnswer: 0.1, refuse: 0.05, dropSubscription: 0.05 };
const PEACE = { cutBeforeAnswer: 0, refuse: 0, dropSubscription: 0 };
const FREEZE_MS = 1_000;

export interface HostileGameOptions {
  /** Of what the node does, and of when it freezes. */
  readonly seed: number;
  readonly databaseUrl: string;
  readonly coaches: number;
  readonly playsOfEach: number;
}

export interface HostileGameReport extends Findings {
  readonly acked: number;
  /** Answers that no client should get: a first command was refused. */
  readonly refused: readonly string[];
  /** How often each clip became ready. */
  readonly readyOf: readonly number[];
  /** Facts of the session in the log, `type position`; and those that the subscriber saw. */
  readonly recorded: readonly string[];
  readonly heard: readonly string[];
}

export async function playHostileGame(options: HostileGameOptions): Promise<HostileGameReport> {
  const { seed, databaseUrl, coaches, playsOfEach } = options;
  const dataFolder = temporaryFolder();
  const recordedFrom = Date.now() - 60_000;
  const node = await startHostileNode({ ...HOSTILE_WITHIN_THE_CONTRACT, seed }, { storage: 'postgres', databaseUrl });
  const recording = record(dataFolder, recordedFrom);
  const platform = await startPlatform({ databaseUrl, esdbUrl: node.url, dataFolder });
  await recording;

  await node.turn(CUTS_AND_REFUSALS);
  const token = (...flags: string[]) => tokenOf(dataFolder, platform.url, ...flags);
  const person = (...flags: string[]) => askerOf(() => platform.url, token(...flags));
  const { sessionId, channelId } = await setUpGame(person('--role', 'operator'));
  const heard = listen(platform, token('--role', 'viewer'), sessionId);

  const acked: Acknowledged[] = [];
  const refused: string[] = [];
  const at = (seconds: number) => new Date(recordedFrom + seconds * 1_000).toISOString();
  const marking = Array.from({ length: coaches }, async (_, coach) => {
    const ask = person('--role', 'coach', '--name', `Coach ${coach}`);
    const clipIds: string[] = [];
    for (let play = 0; play < playsOfEach; play += 1) {
      const inAt = at(2 + coach + 3 * play);
      const outAt = at(5 + coach + 3 * play);
      clipIds.push(await markPlay({ ask, sessionId, channelId, inAt, outAt, acked, refused }));
    }
    return clipIds;
  });
  const freezing = freezeNowAndThen(node, randomOf(seed), Promise.all(marking));
  const clipIds = (await Promise.all(marking)).flat();
  await freezing;
  await untilReady(databaseUrl, clipIds);
  await node.turn(PEACE);

  const findings = await holdAgainstLog({ databaseUrl, esdbUrl: node.url }, acked);
  // Pictures of clips may still come. What never comes to agree is for the report to say.
  let log = await sessionFacts(node.url, sessionId);
  await until(async () => {
    log = await sessionFacts(node.url, sessionId);
    return heard.length === log.length;
  }).catch(() => {});
  return {
    ...findings,
    acked: acked.length,
    refused,
    readyOf: clipIds.map((id) => log.filter(({ type, stream }) => type === 'ClipReady' && stream.endsWith(id)).length),
    recorded: log.map(({ position }) => position),
    heard: heard.map(({ position }) => commitOf(position)),
  };
}

/** A closed recording of half a minute, made at full speed. */
async function record(dataFolder: string, from: number): Promise<void> {
  const camera = await startProcess({
    args: [
      `${root}/infra/local/capture/main.ts`,
      ...['--recordings', path.join(dataFolder, 'recordings'), '--path', 'home-sideline'],
      ...['--speed', 'max', '--start', new Date(from).toISOString(), '--stop-after', '30'],
    ],
    readyLine: /./,
  });
  await camera.exited;
}

interface Play {
  readonly ask: Ask;
  readonly sessionId: string;
  readonly channelId: string;
  readonly inAt: string;
  readonly outAt: string;
  readonly acked: Acknowledged[];
  readonly refused: string[];
}

async function markPlay({ ask, sessionId, channelId, inAt, outAt, acked, refused }: Play): Promise<string> {
  const playId = newId();
  const clipId = clipIdOf(playId, channelId);
  const tell = async (mutation: string, input: Record<string, unknown>, isOfAngle: boolean) => {
    const commandId = newId();
    const { userErrors } = await ask(mutation, { ...input, commandId });
    for (const { code, message } of userErrors) refused.push(`${mutation}: ${code} ${message}`);
    acked.push({ clipId, commandId: isOfAngle ? clipIdOf(commandId, channelId) : commandId });
  };
  await tell('markClipIn', { sessionId, playId, channelIds: [channelId], inAt }, true);
  await tell('markClipOut', { clipId, outAt }, true);
  await tell('favoriteClip', { clipId }, false);
  return clipId;
}

/** Somebody with a page open from the first fact on. */
function listen(platform: RunningPlatform, token: string, sessionId: string): readonly Fact[] {
  const heard: Fact[] = [];
  const client = createClient({
    url: `${platform.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${token}` },
    shouldRetry: () => true,
    retryAttempts: 100,
    retryWait: () => sleep(50),
  });
  const stop = follow<Fact>({
    client,
    query: `subscription ($sessionId: ID!, $after: Position) {
      sessionEvents(sessionId: $sessionId, after: $after) { __typename position }
    }`,
    variables: { sessionId },
    after: null,
    onFact: (fact) => heard.push(fact),
    onEnd: () => {},
  });
  afterFile(async () => {
    stop();
    await client.dispose();
  });
  return heard;
}

/** Until all is marked, at least once: the node says nothing for a second, and everybody waits. */
async function freezeNowAndThen(node: HostileNode, random: Random, marked: Promise<unknown>): Promise<void> {
  let isOver = false;
  const over = () => {
    isOver = true;
  };
  marked.then(over, over);
  do {
    await sleep(random.between(300, 800));
    await node.turn({ frozen: true });
    await sleep(FREEZE_MS);
    await node.turn({ frozen: false });
  } while (!isOver);
}

async function untilReady(databaseUrl: string, clipIds: readonly string[]): Promise<void> {
  const pool = openPool(databaseUrl, 1);
  try {
    const count = "select count(*)::int as ready from clip_list where status = 'ready' and id = any($1)";
    await until(async () => (await pool.query(count, [clipIds])).rows[0].ready === clipIds.length, {
      deadline: 60_000,
      what: 'all clips are ready',
    });
  } finally {
    await pool.end();
  }
}
