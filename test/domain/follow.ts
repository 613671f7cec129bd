// Histories made of commands: what a noun remembers after some of them, each given as its sample.
import type { AnyCommand } from '../../src/commands/command.ts';
import { judge } from '../../src/commands/judge.ts';
import { commands } from '../../src/commands/registry.ts';
import { isRefusal, type Refusal } from '../../src/domain/decision.ts';
import type { Actor, Event } from '../../src/domain/event.ts';
import { samples } from '../commands/samples.ts';
import { coach, now, seen } from '../commands/spec.ts';

type Input = Readonly<Record<string, unknown>>;

export function commandNamed(name: string): AnyCommand {
  const command = commands.find((candidate) => candidate.name === name);
  if (!command) throw new Error(`the registry has no ${name}`);
  return command;
}

/** What the sample of the command comes to. The second request of a retried clip is the one that is worked on. */
export function ask(
  name: string,
  state: { readonly retry?: number },
  { actor = coach, input: change = {} }: { readonly actor?: Actor; readonly input?: Input } = {},
): readonly Event[] | Refusal {
  const command = commandNamed(name);
  const sample = samples[name];
  if (!sample) throw new Error(`test/commands/samples.ts has no ${name}`);
  const input = command.input.parse({ ...sample, ...('retry' in sample && { retry: state.retry ?? 0 }), ...change });
  return judge(command, input, state, { now, actor, seen });
}

/** @throws where the command is refused */
export function follow(state: object, name: string): object {
  const decision = ask(name, state);
  if (isRefusal(decision)) throw new Error(`${name}: ${decision.message}`);
  return remember(commandNamed(name), state, decision);
}

export function remember({ noun }: AnyCommand, state: object, events: readonly Event[]): object {
  return events.reduce<object>((memory, event) => noun.evolve(memory, event, coach.id), state);
}
