import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startGame } from '../../test/chaos/game.ts';
import type { Measured, Round } from '../bench.ts';
import { type Inspected, inspect } from './memoryOf.ts';
import { FACTS, SOCKETS, startBare, startListeners, tokensOf } from './stage.ts';

const ROUNDS = 3;
/** Ours has the usual one. */
const INSPECTOR_OF_CONTROL = 9_230;

/** Memory of 500 sockets with a subscription each, by socket. Control: as many on bare `ws`. */
export async function idleSubscriber(): Promise<Measured> {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'film-room-bench-'));
  const game = await startGame(dataFolder, { FILMROOM_ROLES: 'api,projector', LOG_LEVEL: 'warn' });
  const bare = await startBare([`--inspect-port=${INSPECTOR_OF_CONTROL}`]);
  const listeners = startListeners();
  try {
    const tokens = await tokensOf(game, dataFolder);
    const payload = { query: FACTS, variables: { sessionId: game.sessionId, after: null } };
    const payloads = Array.from({ length: SOCKETS }, () => payload);
    const [ours, control] = [
      await inspect(game.system.pids().platform!),
      await inspect(bare.child.pid!, INSPECTOR_OF_CONTROL),
    ];

    const costOn = async (server: Inspected, url: string): Promise<number> => {
      const before = await server.memory();
      await listeners.ask({ kind: 'listen', url, tokens, payloads });
      const after = await server.memory();
      listeners.say({ kind: 'leave' });
      return (after - before) / SOCKETS / 1_024;
    };
    const rounds: Round[] = [];
    // The first turn warms up and does not count.
    for (let round = 0; round <= ROUNDS; round += 1) {
      const both = {
        ours: await costOn(ours, `${game.system.url.replace('http', 'ws')}/graphql`),
        control: await costOn(control, `ws://127.0.0.1:${bare.port}`),
      };
      if (round > 0) rounds.push(both);
    }
    ours.close();
    control.close();
    return { rounds, unit: 'KB/socket' };
  } finally {
    listeners.stop();
    bare.child.disconnect();
    await game.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}
