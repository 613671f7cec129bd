// Which buttons to enable: legal in this status, a person's command, permitted to this role.
import { type Asker, mayGive } from '../auth/rights.ts';
import { commands } from '../commands/registry.ts';
import { channelMachine } from '../domain/channel/machine.ts';
import { clipMachine } from '../domain/clip/machine.ts';
import { mayDiscard } from '../domain/clip/ownership.ts';
import type { Actor } from '../domain/event.ts';
import { legalCommands } from '../domain/legality.ts';
import { sessionMachine } from '../domain/session/machine.ts';
import { tagMachine } from '../domain/tag/machine.ts';
import { mayChangeTag } from '../domain/tag/ownership.ts';

const personCommands = new Set(commands.filter(({ audience }) => audience.includes('person')).map(({ name }) => name));

/** Those of the names that are a person's commands and permitted to whoever asks. */
export const permitted = (asker: Asker, names: readonly string[]): readonly string[] =>
  names.filter((name) => personCommands.has(name) && mayGive(asker, name));

/** The answer follows from rights and status alone: there are few of them. */
function remembered(answer: (asker: Asker, status: string) => readonly string[]) {
  const answers = new Map<string, readonly string[]>();
  return ({ role, through }: Asker, status: string): readonly string[] => {
    const key = [role, through?.kind, through?.mayWrite, status].join('/');
    const known = answers.get(key) ?? answer({ role, through }, status);
    answers.set(key, known);
    return known;
  };
}

const ofClip = remembered((asker, status) => permitted(asker, legalCommands(clipMachine, status)));
const ofChannel = remembered((asker, status) => permitted(asker, legalCommands(channelMachine, status)));
const ofTag = remembered((asker, status) => permitted(asker, legalCommands(tagMachine, status)));
/** A mark and a tag are kept in every status of their session but one: where it is called off. */
const kept = ['MarkClipIn', 'RegisterClip', 'AddTag'];
const ofSession = remembered((asker, status) =>
  permitted(asker, [...legalCommands(sessionMachine, status), ...(status === 'cancelled' ? [] : kept)]),
);

export const commandsOfSession = (actor: Actor, status: string) => [...ofSession(actor, status)];
export const commandsOfChannel = (actor: Actor, status: string) => [...ofChannel(actor, status)];

/** Of whoever marked the clip alone, where the role is held to that. */
const markers: readonly string[] = ['DiscardClip', 'RestoreClip'];
export const commandsOfClip = (actor: Actor, status: string, markedBy: string) =>
  ofClip(actor, status).filter((name) => !markers.includes(name) || mayDiscard(actor, markedBy));

/** Of the tag's author alone, where the role is held to that. */
const authors: readonly string[] = ['EditTag', 'RemoveTag', 'RestoreTag'];
export const commandsOfTag = (actor: Actor, status: string, taggedBy: string) =>
  ofTag(actor, status).filter((name) => !authors.includes(name) || mayChangeTag(actor, taggedBy));
