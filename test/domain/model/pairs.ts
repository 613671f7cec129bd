// Which pairs of a status and a command have been asked and answered as the reference model says.
import { nouns } from '../../../src/domain/nouns.ts';
import { table } from './referenceModel.ts';

export interface Pairs {
  /** @param code of the refusal; undefined where the command was accepted */
  visit(noun: string, status: string, command: string, code: string | undefined): void;
  /** `noun status command` of those that nobody has asked yet. */
  missing(): readonly (readonly [noun: string, status: string, command: string])[];
  readonly visited: number;
  readonly all: number;
}

/** Every status of the product's machines times every command of the same noun. */
export function openPairs(): Pairs {
  const all = nouns.flatMap(({ name, machine }) =>
    Object.keys(machine.states).flatMap((status) =>
      machine.events.map((command: string) => [name, status, command] as const),
    ),
  );
  const seen = new Set<string>();
  const missing = () => all.filter((pair) => !seen.has(pair.join(' ')));
  return {
    visit(noun, status, command, code) {
      // A legal command that was refused for its content does not show where it leads.
      const next = table[noun]?.[status]?.[command];
      const isShown = code === undefined || next === undefined || next === status;
      if (isShown) seen.add([noun, status, command].join(' '));
    },
    missing,
    get visited() {
      return all.length - missing().length;
    },
    all: all.length,
  };
}
