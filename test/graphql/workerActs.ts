// What only the platform itself does: a worker's commands, without its FFmpeg.
import { randomUUID } from 'node:crypto';
import type { Command } from '../../src/commands/command.ts';
import type { Actor } from '../../src/domain/event.ts';
import type { DomainEvent } from '../../src/domain/facts.ts';
import type { World } from './openWorld.ts';

const worker: Actor = { id: 'worker', team: 'home', role: 'system', via: 'worker' };

/** Of the clips that a worker is to cut here. */
export const inAt = '2026-11-14T20:14:25.120Z';
export const outAt = '2026-11-14T20:14:33.120Z';

/** Gives a command as the worker does, and waits until it shows. @throws where it is refused */
export async function asWorker<Input, State, E extends DomainEvent>(
  world: World,
  command: Command<Input, State, E>,
  input: Readonly<Record<string, unknown>>,
): Promise<void> {
  const outcome = await world.handle(command, input, worker);
  if (outcome.kind === 'refused') throw new Error(outcome.refusal.message);
  await world.live.waitFor(outcome.position!, 2_000);
}

/** The first cut of a clip. */
export const job = (clipId: string) => ({ commandId: randomUUID(), clipId, generation: 1, retry: 0 });

/** What a cut came to. */
export const film = {
  startAt: inAt,
  endAt: outAt,
  durationMs: 8_000,
  frames: 240,
  bytes: 9_000,
  coverage: 0.9,
  gaps: [{ from: inAt, to: '2026-11-14T20:14:25.920Z' }],
  engine: 'copy',
};
export const noFootage = { code: 'CLIP_NO_FOOTAGE', retryable: false, text: 'nothing was recorded then' };
