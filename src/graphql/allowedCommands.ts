// Which buttons to enable: legal in this status, a person's command, permitted to this role.
import { mayGive } from '../auth/rights.ts';
import { commands } from '../commands/registry.ts';
import { channelMachine } from '../domain/channel/machine.ts';
import { clipMachine } from '../domain/clip/machine.ts';
import { mayDiscard } from '../domain/clip/ownership.ts';
import type { Actor, Role } from '../domain/event.ts';
import { legalCommands } from '../domain/legality.ts';
import { sessionMachine } from '../domain/session/machine.ts';
import { tagMachine } from '../domain/tag/machine.ts';
import { mayChangeTag } from '../domain/tag/ownership.ts';

const personCommands = new Set(commands.filter(({ audience }) => audience.includes('person')).map(({ name }) => name));

/** Those of the names that are a person's commands and permitted to the role. */
export const permitted = (role: Role, names: readonly string[]): readonly string[] =>
  names.filter((name) => personCommands.has(name) && mayGive(role, name));

/** The answer follows from role and status alone: there are few of them. */
function remembered(answer: (role: Role, status: string) => readonly string[]) {
  const answers = new Map<string, readonly string[]>();
  return (role: Role, status: string): readonly string[] => {
    const key = `${role}/${status}`;
    const known = answers.get(key) ?? answer(role, status);
    answers.set(key, known);
    return known;
  };
}

const ofClip = remembered((role, status) => permitted(role, legalCommands(clipMachine, status)));
const ofChannel = remembered((role, status) => permitted(role, legalCommands(channelMachine, status)));
const ofTag = remembered((role, status) => permitted(role, legalCommands(tagMachine, status)));
/** A mark is kept in every status of its session. */
const ofSession = remembered((role, status) =>
  permitted(role, [...legalCommands(sessionMachine, status), 'MarkClipIn']),
);

export const commandsOfSession = ({ role }: Actor, status: string) => [...ofSession(role, status)];
export const commandsOfChannel = ({ role }: Actor, status: string) => [...ofChannel(role, status)];
export const commandsOfClip = (actor: Actor, status: string, markedBy: string) =>
  ofClip(actor.role, status).filter((name) => name !== 'DiscardClip' || mayDiscard(actor, markedBy));

/** Of the tag's author alone, where the role is held to that. */
const authors: readonly string[] = ['EditTag', 'RemoveTag'];
export const commandsOfTag = (actor: Actor, status: string, taggedBy: string) =>
  ofTag(actor.role, status).filter((name) => !authors.includes(name) || mayChangeTag(actor, taggedBy));
