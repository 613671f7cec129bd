// Random games, on the product and on the reference model beside it.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { openHandle } from '../../../src/commands/handle.ts';
import type { Event } from '../../../src/domain/event.ts';
import { nouns } from '../../../src/domain/nouns.ts';
import { streamOf } from '../../../src/domain/streams.ts';
import { type EventStore, openEventStore } from '../../../src/eventstore/store.ts';
import { now } from '../../commands/spec.ts';
import { openPairs, type Pairs } from './pairs.ts';
import { table } from './referenceModel.ts';
import { anyChoice, type Product, plainStep, type Step, stepOf } from './steps.ts';
import { newWorld, type World } from './world.ts';

/** Games that are played at once: each waits for the log most of its time. */
const LANES = 8;
const MOST_STEPS = 18;

export interface Comparison {
  readonly sequences: number;
  /** The shortest games on which product and model differ, and how to have them again. */
  readonly differences: readonly string[];
  readonly pairs: Pick<Pairs, 'all' | 'visited'>;
  /** Pairs that chance alone had visited. */
  readonly byChance: number;
}

export interface Options {
  readonly url: string;
  readonly sequences: number;
  readonly seed: number;
  /** Hears of it now and then. */
  readonly say?: (line: string) => void;
}

/** Plays so many random games on one log, then asks on purpose what chance has left out. */
export async function compareWithReference({ url, sequences, seed, say = () => {} }: Options): Promise<Comparison> {
  const store = openEventStore(url);
  const processOf = () => openHandle({ store, clock: () => Date.parse(now), refused: () => {}, ...LIMITS });
  const product: Product = { handles: [processOf(), processOf()], pairs: openPairs() };
  let played = 0;
  const play = async (steps: Iterable<Step>) => {
    const world = newWorld();
    await fc.asyncModelRun(() => ({ model: world, real: product }), steps);
    await holdAgainstLog(store, world);
    played += 1;
    if (played % 1_000 === 0) say(`${played} sequences, ${product.pairs.visited} pairs visited`);
  };
  try {
    const game = fc.commands([anyChoice.map(stepOf)], { maxCommands: MOST_STEPS, size: 'max', disableReplayLog: true });
    const property = fc.asyncProperty(fc.constantFrom(...scenes), game, (scene, steps) =>
      play([...opening, ...scene.map((name) => plainStep('clip', name)), ...steps]),
    );
    const shares = Array.from({ length: LANES }, (_, lane) => Math.floor((sequences + lane) / LANES));
    const results = await Promise.all(
      shares.map((numRuns, lane) => fc.check(property, { numRuns, seed: seed + lane, includeErrorInReport: true })),
    );
    const differences = results.filter(({ failed }) => failed).map((result) => fc.defaultReportMessage(result) ?? '');
    const byChance = product.pairs.visited;
    if (differences.length === 0) {
      for (const pair of product.pairs.missing()) await play(wayTo(...pair));
    }
    const ran = results.reduce((sum, { numRuns }) => sum + numRuns, 0);
    return { sequences: ran, differences, pairs: product.pairs, byChance };
  } finally {
    await store.dispose();
  }
}

const LIMITS = { cacheBytes: 2 ** 20, deadlineMs: 10_000 };

/** Without a session and a camera there is nothing to do. */
const opening: readonly Step[] = [plainStep('session', 'ScheduleSession'), plainStep('channel', 'RegisterChannel')];

const processing = ['MarkClipIn', 'MarkClipOut', 'StartClipGeneration'];
const ready = [...processing, 'FinishClip'];
/** How far the first clip is when chance takes over: from nothing, few games would get to a film. */
const scenes: readonly (readonly string[])[] = [
  ...[[], ['MarkClipIn'], ['MarkClipIn', 'MarkClipOut'], processing],
  ...[ready, [...processing, 'FailClip'], [...ready, 'DiscardClip']],
];

/** The shortest way by the model's table into this status, and then the command. */
function wayTo(noun: string, status: string, command: string): Step[] {
  const ways = new Map<string, readonly string[]>([['none', []]]);
  for (const [from, way] of ways) {
    for (const [next, to] of Object.entries(table[noun]![from]!)) {
      if (!ways.has(to) && next !== 'RestoreClip') ways.set(to, [...way, next]);
    }
  }
  // A film is needed before anything can come back.
  const way = command === 'RestoreClip' && status === 'discarded' ? [...ready, 'DiscardClip'] : ways.get(status)!;
  return [
    ...opening.filter((_, n) => nouns[n]!.name !== noun),
    ...[...way, command].map((name) => plainStep(noun, name)),
  ];
}

/** The log holds what was recorded and nothing else, and folds to what the model remembers. */
async function holdAgainstLog(store: EventStore, { team, places, things }: World): Promise<void> {
  const touched = Object.values(places)
    .flat()
    .filter(({ id }) => things.get(id)!.done.size > 0);
  await Promise.all(
    touched.map(async ({ noun: name, id }) => {
      const { status, done } = things.get(id)!;
      const noun = nouns.find((one) => one.name === name)!;
      const evolve = noun.evolve as (state: object, event: Event, by: string) => object;
      const events = await store.read(streamOf(name, team, id), 0n);
      const state = events.reduce<object>((memory, event) => evolve(memory, event, event.meta.actor), noun.initial);
      assert.equal((noun.status as (state: object) => string)(state), status, `the status of the ${name} in the log`);
      assert.deepEqual(new Set(events.map(({ meta }) => meta.commandId)), new Set(done.keys()));
      assert.ok(events.every(({ revision }, n) => revision === BigInt(n)));
    }),
  );
}
