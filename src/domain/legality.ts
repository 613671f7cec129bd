// The only two questions that are asked of a machine: is this command legal in this status, and which ones are?
import type { AnyStateMachine } from 'xstate';

const answers = new WeakMap<AnyStateMachine, Map<string, readonly string[]>>();

/** Commands that the machine knows in this status, in the machine's order. */
export function legalCommands(machine: AnyStateMachine, status: string): readonly string[] {
  const known = answers.get(machine) ?? new Map<string, readonly string[]>();
  answers.set(machine, known);
  let legal = known.get(status);
  if (!legal) {
    const snapshot = machine.resolveState({ value: status, context: {} });
    legal = machine.events.filter((type) => snapshot.can({ type }));
    known.set(status, legal);
  }
  return legal;
}

export const isLegal = (machine: AnyStateMachine, status: string, command: string): boolean =>
  legalCommands(machine, status).includes(command);
