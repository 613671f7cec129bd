// A platform with one game on it, people who hear of it and coaches who make it happen.
import type { Client } from 'graphql-ws';
import WebSocket from 'ws';
import { openSocket } from '../../../clients/socket.ts';
import { type Fact, follow } from '../../../clients/subscribe.ts';
import { startNode } from '../../support/startNode.ts';
import { type PlatformOptions, startPlatform } from '../../support/startPlatform.ts';
import { tokenFrom } from '../../support/tokenFrom.ts';
import { newId } from '../../support/worldOf.ts';
import { type Ask, askerOf, setUpGame } from '../game.ts';
import { commitOf, sessionFacts } from '../sessionFacts.ts';

const COACHES = 5;
/** Sockets of one person: below what the platform allows. */
const SOCKETS_EACH = 5;

/** The node, the platform and a started session with one camera. */
export async function openStage(databaseUrl: string) {
  const node = await startNode({ storage: 'postgres', databaseUrl });
  const options: PlatformOptions = { databaseUrl, esdbUrl: node.url, roles: 'api,projector' };
  const platform = await startPlatform(options);
  const person = async (memberId: string, role: 'operator' | 'coach') =>
    askerOf(() => platform.url, await tokenFrom(platform, { memberId, role }));
  const game = await setUpGame(await person('operator-1', 'operator'));
  const coaches = await Promise.all(Array.from({ length: COACHES }, (_, n) => person(`coach-${n}`, 'coach')));
  return { node, platform, options, coaches, ...game };
}
export type Stage = Awaited<ReturnType<typeof openStage>>;

/** One act makes one fact. */
export async function markPlay(coach: Ask, { sessionId, channelId }: Stage): Promise<void> {
  const inAt = new Date(Date.now() - 8_000).toISOString();
  const input = { commandId: newId(), sessionId, playId: newId(), channelIds: [channelId], inAt };
  const { userErrors } = await coach('markClipIn', input);
  if (userErrors.length > 0) throw new Error(`a mark was refused: ${JSON.stringify(userErrors)}`);
}

const FACTS = `subscription ($sessionId: ID!, $after: Position) {
  sessionEvents(sessionId: $sessionId, after: $after) { __typename position }
}`;

/** Given up while it connects, `ws` tells an error that nobody listens to any more; a browser's own does not. */
class PatientWebSocket extends WebSocket {
  constructor(url: string, protocol: string) {
    super(url, protocol);
    this.on('error', () => {});
  }
}

export interface Audience {
  /** Positions that each has heard, in order. */
  readonly heard: readonly string[][];
  /** Why subscriptions ended that should not have. */
  readonly ends: readonly string[];
  leave(): void;
}

/** @param options of each socket; `port` where they connect */
export async function openAudience(
  stage: Stage,
  count: number,
  options: { readonly port: number; readonly pingEveryMs?: number; readonly pongWithinMs?: number },
): Promise<Audience> {
  const { port, ...pings } = options;
  const people = Math.ceil(count / SOCKETS_EACH);
  const tokens = await Promise.all(
    Array.from({ length: people }, (_, n) => tokenFrom(stage.platform, { memberId: `viewer-${n}`, role: 'viewer' })),
  );
  const heard: string[][] = [];
  const ends: string[] = [];
  const clients: Client[] = [];
  const stops: (() => void)[] = [];
  for (let n = 0; n < count; n += 1) {
    const positions: string[] = [];
    heard.push(positions);
    const client = openSocket({
      url: `ws://127.0.0.1:${port}/graphql`,
      token: async () => tokens[n % people],
      webSocketImpl: PatientWebSocket,
      ...pings,
    });
    clients.push(client);
    stops.push(
      follow<Fact>({
        client,
        query: FACTS,
        variables: { sessionId: stage.sessionId },
        after: null,
        onFact: ({ position }) => positions.push(commitOf(position)),
        onEnd: (code) => ends.push(code),
      }),
    );
  }
  const leave = () => {
    for (const stop of stops) stop();
    // One that is about to connect would be waited for.
    for (const client of clients) {
      void Promise.resolve(client.dispose()).catch(() => {});
      client.terminate();
    }
  };
  return { heard, ends, leave };
}

export interface Delivery {
  /** Facts of the session in the log. */
  readonly facts: number;
  /** Over all subscribers: facts that never came, that came before an earlier one, that came twice. */
  readonly missing: number;
  readonly disordered: number;
  readonly repeated: number;
}

/** Holds what everybody heard against the log. */
export async function holdAgainstFacts({ node, sessionId }: Stage, { heard }: Audience): Promise<Delivery> {
  const recorded = (await sessionFacts(node.url, sessionId)).map(({ position }) => position);
  const sum = (of: (positions: readonly string[]) => number) => heard.reduce((all, one) => all + of(one), 0);
  return {
    facts: recorded.length,
    missing: sum((positions) => {
      const known = new Set(positions);
      return recorded.filter((position) => !known.has(position)).length;
    }),
    disordered: sum((positions) => positions.filter((at, n) => n > 0 && BigInt(at) < BigInt(positions[n - 1]!)).length),
    repeated: sum((positions) => positions.length - new Set(positions).size),
  };
}
