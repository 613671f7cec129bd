// From what a command came to, to what its mutation answers.
import { mayGive } from '../auth/rights.ts';
import type { AnyCommand, Command } from '../commands/command.ts';
import type { Outcome } from '../commands/handle.ts';
import { type Refusal, refuse } from '../domain/decision.ts';
import { recordedRole } from '../domain/event.ts';
import type { DomainEvent } from '../domain/facts.ts';
import { permitted } from './allowedCommands.ts';
import { raise } from './arguments.ts';
import type { Context } from './context.ts';
import type { UserError } from './generated/types.ts';

const WAIT_MS = 1_000;

export const forbidden = (actor: Context['actor'], { name }: Pick<AnyCommand, 'name'>): Refusal | undefined =>
  mayGive(actor, name) ? undefined : refuse('FORBIDDEN', `the role ${recordedRole(actor)} may not give ${name}`);

/** Gives a command for whoever asks. @throws Unavailable */
export async function give<Input, State, E extends DomainEvent>(
  { platform, actor }: Context,
  command: Command<Input, State, E>,
  input: Readonly<Record<string, unknown>>,
): Promise<Outcome<State>> {
  const refusal = forbidden(actor, command);
  return refusal ? { kind: 'refused', refusal } : platform.handle(command, input, actor);
}

/** Empty where the command was carried out. A refusal leaves a line in the log. */
export function userErrorsOf({ platform, actor }: Context, outcome: Outcome): UserError[] {
  if (outcome.kind === 'accepted') return [];
  const { code, message, path, status, allowedCommands } = outcome.refusal;
  platform.log.info({ code, reason: message, actor: actor.id, team: actor.team }, 'a command was refused');
  return [
    {
      code,
      message,
      path: [...path],
      status: status ?? null,
      allowedCommands: allowedCommands ? [...permitted(actor, allowedCommands)] : null,
    },
  ];
}

export function positionOfOutcome({ platform }: Context, outcome: Outcome): string | null {
  if (outcome.kind === 'refused' || outcome.position === null) return null;
  return platform.positions.encode(outcome.position);
}

/**
 * What the entity is after the command: the row once the read models show it; where they are late, the row brought up
 * to date from the fold that decided. Null after a refusal.
 */
export async function entityAfter<State, R>(
  context: Context,
  outcome: Outcome<State>,
  read: () => Promise<R | undefined>,
  fromFold: (state: State, row: R | undefined, position: bigint) => R | null,
): Promise<R | null> {
  if (outcome.kind === 'refused') return null;
  const { state, position } = outcome;
  const { live } = context.platform;
  const isShown = position === null || (await live.waitFor(position, WAIT_MS));
  if (position !== null && isShown) raise(context, position);
  // What is recorded is recorded: a read model that cannot even be read does not turn a yes into an error.
  const row = isShown ? await read() : await read().catch(() => undefined);
  return isShown && row ? row : fromFold(state, row, position ?? live.position());
}
