// Marks under kills: people mark plays while Postgres, the event store node and the platform are killed with -9.
import { setTimeout as sleep } from 'node:timers/promises';
import { clipIdOf } from '../../src/commands/ids.ts';
import { until } from '../support/until.ts';
import { newId } from '../support/worldOf.ts';
import { type Ask, type Game, startGame } from './game.ts';
import { type Acknowledged, type Findings, holdAgainstLog } from './holdAgainstLog.ts';
import { randomOf } from './random.ts';

const PEOPLE = 6;

export interface MarksUnderKills {
  readonly seed: number;
  /** In all; the targets take turns. */
  readonly kills: number;
  readonly targets: readonly ('postgres' | 'eventstore' | 'platform')[];
  readonly dataFolder: string;
  readonly say?: (line: string) => void;
}

export interface MarksReport extends Findings {
  readonly acked: number;
  /** Answers that no client should get: a first command was refused. */
  readonly refused: readonly string[];
}

export async function marksUnderKills(options: MarksUnderKills): Promise<MarksReport> {
  const { seed, kills, targets, say = () => {} } = options;
  const random = randomOf(seed);
  const game = await startGame(options.dataFolder, { FILMROOM_ROLES: 'api,projector' });
  try {
    const acked: Acknowledged[] = [];
    const refused: string[] = [];
    const over = new AbortController();
    const people = Array.from({ length: PEOPLE }, (_, n) =>
      markPlays(game, game.person(game.token('--role', 'coach', '--name', `Coach ${n}`)), acked, refused, over.signal),
    );
    for (let kill = 0; kill < kills; kill += 1) {
      const target = targets[kill % targets.length]!;
      const before = acked.length;
      await until(() => acked.length > before, { deadline: 60_000, what: 'marks are answered again' });
      await sleep(random.between(50, 400));
      say(`kill ${kill + 1}: ${target}, ${acked.length} acknowledged`);
      game.system.kill(target);
    }
    const before = acked.length;
    await until(() => acked.length > before, { deadline: 60_000, what: 'marks are answered after the last kill' });
    over.abort();
    await Promise.all(people);
    return { acked: acked.length, refused, ...(await holdAgainstLog(game.system, acked)) };
  } finally {
    await game.stop();
  }
}

async function markPlays(game: Game, ask: Ask, acked: Acknowledged[], refused: string[], over: AbortSignal) {
  const { sessionId, channelId } = game;
  while (!over.aborted) {
    const playId = newId();
    const clipId = clipIdOf(playId, channelId);
    const tell = async (mutation: string, input: Record<string, unknown>, angle: boolean) => {
      const commandId = newId();
      const { userErrors } = await ask(mutation, { ...input, commandId });
      for (const { code, message } of userErrors) refused.push(`${mutation}: ${code} ${message}`);
      if (userErrors.length === 0)
        acked.push({ clipId, commandId: angle ? clipIdOf(commandId, channelId) : commandId });
    };
    const inAt = new Date(Date.now() - 5_000).toISOString();
    await tell('markClipIn', { sessionId, playId, channelIds: [channelId], inAt }, true);
    await tell('markClipOut', { clipId, outAt: new Date().toISOString() }, true);
    await tell('favoriteClip', { clipId }, false);
  }
}
