// Every command there is, about what another team has: answered as about what nobody has, after as much reading.
import { beforeAll, expect, it } from 'vitest';
import { type Handle, openHandle } from '../../src/commands/handle.ts';
import { commands } from '../../src/commands/registry.ts';
import { type EventStore, openEventStore } from '../../src/eventstore/store.ts';
import { samples } from '../commands/samples.ts';
import { now } from '../commands/spec.ts';
import { anyStore } from '../support/anyStore.ts';
import { afterFile } from '../support/cleanup.ts';
import { actorOf, newId } from '../support/worldOf.ts';

/** They name nothing that must be there: in another team they begin something of its own. */
const founders = ['ScheduleSession', 'RegisterChannel', 'AddMember'];
const begun = [...founders, 'MarkClipIn', 'AddTag', 'ResolvePlayFact', 'IssueDeviceKey'];
const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

let store: EventStore;
let handle: Handle;
let reads = 0;
const stranger = actorOf('admin', 'admin', 'away');

beforeAll(async () => {
  store = openEventStore((await anyStore()).url);
  afterFile(() => store.dispose());
  const counting: EventStore = {
    ...store,
    read: (...stream) => {
      reads += 1;
      return store.read(...stream);
    },
  };
  handle = openHandle({
    store: counting,
    clock: () => Date.parse(now),
    refused: () => {},
    cacheBytes: 2 ** 20,
    deadlineMs: 10_000,
  });
  for (const name of begun) {
    const outcome = await handle(
      commands.find((command) => command.name === name)!,
      { commandId: newId(), ...samples[name] },
      actorOf('admin', 'coach-a'),
    );
    if (outcome.kind === 'refused') throw new Error(`${name}: ${outcome.refusal.message}`);
  }
});

it.each(commands.filter(({ name }) => !founders.includes(name)))('$name', async (command) => {
  const ours = samples[command.name]!;
  const unknown = new Map<string, string>();
  const otherId = (id: string) => unknown.get(id) ?? unknown.set(id, newId()).get(id)!;
  const nobodys = JSON.parse(JSON.stringify(ours).replaceAll(UUID, otherId)) as typeof ours;

  const ask = async (input: typeof ours) => {
    const before = reads;
    const outcome = await handle(command, { commandId: newId(), ...input }, stranger);
    return { answer: JSON.stringify(outcome).replaceAll(UUID, 'an id'), reads: reads - before };
  };
  const before = await store.newest();
  const [known, strange] = [await ask(ours), await ask(nobodys)];
  expect(known).toEqual(strange);
  expect(known.answer).toContain('NOT_FOUND');
  expect(await store.newest()).toEqual(before);
});
