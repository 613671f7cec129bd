// One step of a game: somebody asks for something, on the product and on the reference model, and both must answer alike.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { AnyCommand } from '../../../src/commands/command.ts';
import type { Handle, Outcome } from '../../../src/commands/handle.ts';
import { commands } from '../../../src/commands/registry.ts';
import type { Actor } from '../../../src/domain/event.ts';
import { now } from '../../commands/spec.ts';
import type { Pairs } from './pairs.ts';
import { type Answer, answer } from './reference.ts';
import { table } from './referenceModel.ts';
import { creators } from './rules.ts';
import { type Input, newThing, type Thing, type Who } from './thing.ts';
import { inputOf, type Place, type World } from './world.ts';

/** Two processes of the platform on one log, and which pairs of status and command they have been asked. */
export interface Product {
  readonly handles: readonly [Handle, Handle];
  readonly pairs: Pairs;
}

export type Step = fc.AsyncCommand<World, Product>;

interface Choice {
  readonly noun: string;
  readonly nth: number;
  /** A command that the model allows now, or any of the noun's. */
  readonly isLegal: boolean;
  /** Which of those. */
  readonly pick: number;
  readonly variant: number;
  readonly who: (typeof people)[number] | 'stranger';
  readonly handle: 0 | 1;
  /** What comes once more right after it. */
  readonly again: 'nothing' | 'the same' | 'other content' | 'another person';
}

const people = ['coach-a', 'coach-b', 'analyst', 'operator'] as const;
const byName = new Map(commands.map((command) => [command.name, command]));
/** They need nothing to be there: a stranger who gives one founds something. */
const founders = new Set(['ScheduleSession', 'RegisterChannel', 'AddMember']);

/** Half of the choices are legal ones: a game would never get far otherwise. */
export const anyChoice: fc.Arbitrary<Choice> = fc.record({
  noun: fc.constantFrom('clip', 'clip', 'clip', 'clip', 'session', 'channel', 'channel', 'tag', 'play', 'team'),
  // Mostly the first of each: a game of many things begun is a game in which nothing gets far.
  nth: fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(3) }),
  isLegal: fc.boolean(),
  pick: fc.nat(1_000),
  variant: fc.oneof({ weight: 1, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(1_000) }),
  who: fc.constantFrom(...people, ...people, 'coach-a', 'coach-a', 'coach-a', 'stranger'),
  handle: fc.constantFrom(0, 1),
  again: fc.oneof(
    { weight: 9, arbitrary: fc.constant('nothing' as const) },
    { weight: 1, arbitrary: fc.constantFrom('the same', 'other content', 'another person') },
  ),
});

/** The step that a choice comes to, once it is known what has happened before it. */
export function stepOf(choice: Choice): Step {
  let words = 'nothing';
  return {
    check: () => true,
    async run(world, product) {
      const place = at(world, choice);
      const name = commandOf(choice, world.things.get(place.id)!);
      words = `${choice.who} ${name}/${choice.variant} of ${choice.noun} ${choice.nth}`;
      await give(world, product, place, name, choice);
    },
    toString: () => words,
  };
}

/** A step that is known from the start: the plain command. */
export const plainStep = (noun: string, name: string): Step => {
  const choice: Choice = {
    ...{ noun, nth: 0, isLegal: true, pick: 0, variant: 0, who: 'coach-a', handle: 0, again: 'nothing' },
  };
  return {
    check: () => true,
    run: (world, product) => give(world, product, at(world, choice), name, choice),
    toString: () => `${name} of ${noun} 0`,
  };
};

function at({ places }: World, { noun, nth }: Choice): Place {
  const some = places[noun]!;
  return some[nth % some.length]!;
}

function commandOf({ noun, isLegal, pick }: Choice, { status }: Thing): string {
  const legal = Object.keys(table[noun]![status]!);
  const all = [...new Set(Object.values(table[noun]!).flatMap(Object.keys))];
  const some = isLegal && legal.length > 0 ? legal : all;
  return some[pick % some.length]!;
}

async function give(world: World, product: Product, place: Place, name: string, choice: Choice): Promise<void> {
  const command = byName.get(name);
  if (!command) throw new Error(`the reference model knows ${name}, the registry does not`);
  const was = world.things.get(place.id)!;
  const input = { commandId: randomUUID(), ...inputOf(name, place, was, choice.variant) };
  const who = actorOf(choice.who, world.team, command, place);
  // How a session stands may be a second old elsewhere: whoever asks about it asks where it was said.
  const isTimely = place.noun === 'session' || creators.has(name) || name === 'AssignChannel';
  const [handle, other] =
    isTimely || choice.handle === 0 ? [0 as const, isTimely ? (0 as const) : (1 as const)] : [1 as const, 0 as const];
  await ask(world, product, { place, command, input, who, handle });
  if (choice.again === 'nothing') return;
  const later = {
    place,
    command,
    input: choice.again === 'other content' ? { ...input, hurry: true } : input,
    who: choice.again === 'another person' ? { ...who, id: 'somebody else' } : who,
    handle: other,
  };
  await ask(world, product, later);
}

/** Workers and devices give their own commands; a stranger asks about what another team has. */
function actorOf(who: Choice['who'], home: string, { name, audience }: AnyCommand, { names }: Place): Who {
  const person = (id: string, role: Actor['role'], team = home) => ({ id, role, team, via: 'test', now });
  if (who === 'stranger' && !founders.has(name)) return person('stranger', 'analyst', 'away');
  if (!audience.includes('person') && audience.includes('system')) return person('worker', 'system');
  if (audience.includes('device') && who === 'coach-b') {
    return { ...person('box', 'device'), channelId: String(names.channelId) };
  }
  if (audience.includes('device') && who === 'analyst') {
    return { ...person('other box', 'device'), channelId: randomUUID() };
  }
  return who === 'coach-a' || who === 'coach-b' ? person(who, 'coach') : person(who, who as 'analyst');
}

interface Ask {
  readonly place: Place;
  readonly command: AnyCommand;
  readonly input: Input;
  readonly who: Who;
  readonly handle: 0 | 1;
}

async function ask(world: World, product: Product, { place, command, input, who, handle }: Ask): Promise<void> {
  const isOurs = who.team === world.team;
  const find = (id: unknown) => (isOurs && world.things.get(String(id))) || newThing();
  const was = find(place.id);
  const before = was.status;
  const { noun } = place;
  const expected = answer(was, { noun, command: command.name, input, who, find });
  const { now: _, ...actor } = who;
  const outcome = await product.handles[handle](command, input, actor);
  compare(command, outcome, expected, before, was.status);
  if (outcome.kind === 'accepted' && outcome.position !== null) {
    const { position } = outcome;
    const commandId = String(input.commandId);
    assert.equal(position, world.positions.get(commandId) ?? position, 'a resend is answered as the first time');
    world.positions.set(commandId, position);
  }
  if (expected.isJudged && isOurs) product.pairs.visit(noun, before, command.name, expected.code);
}

function compare(
  { noun, name }: AnyCommand,
  outcome: Outcome,
  { code, isRecorded, isResend }: Answer,
  before: string,
  after: string,
): void {
  if (outcome.kind === 'refused') {
    const { refusal } = outcome;
    assert.equal(refusal.code, code ?? 'accepted', `${name} in ${before}: ${refusal.message}`);
    if (code !== 'ILLEGAL_IN_STATUS') return;
    const { status, allowedCommands } = refusal;
    assert.equal(status, before.toUpperCase());
    assert.deepEqual([...allowedCommands!].sort(), Object.keys(table[noun.name]![before]!).sort());
    return;
  }
  assert.equal('accepted', code ?? 'accepted', `${name} in ${before}`);
  assert.equal(outcome.position !== null, isRecorded || isResend, `${name} in ${before} records something`);
  assert.equal(noun.status(outcome.state), after, `the status after ${name}`);
}
