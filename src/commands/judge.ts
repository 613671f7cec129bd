// Legality first, by the machine; then the command's own decision. Pure: the same answer for the same history.
import { type Refusal, refuse } from '../domain/decision.ts';
import type { Event } from '../domain/event.ts';
import { isLegal, legalCommands } from '../domain/legality.ts';
import type { Asked, Command } from './command.ts';

/** What a command comes to in this state, before anything is recorded. */
export function judge<Input, State, E extends Event>(
  command: Command<Input, State, E>,
  input: Input,
  state: State,
  asked: Asked,
): readonly E[] | Refusal {
  const { noun, name } = command;
  const status = noun.status(state);
  if (isLegal(noun.machine, status, name)) return command.decide(input, state, asked);
  const special = command.whenIllegal?.(state);
  if (special) return special;
  if (status === 'none') return refuse('NOT_FOUND', `there is no such ${noun.name}`, [`${noun.name}Id`]);
  return {
    code: 'ILLEGAL_IN_STATUS',
    message: `${name} is not possible: the ${noun.name} is ${status.toUpperCase()}`,
    path: [],
    status: status.toUpperCase(),
    allowedCommands: legalCommands(noun.machine, status),
  };
}
