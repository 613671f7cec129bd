// Random people act in a game, then all that they did is undone, the newest first.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { assignChannel } from '../../../src/commands/channel/assignChannel.ts';
import { releaseChannel } from '../../../src/commands/channel/releaseChannel.ts';
import { discardClip } from '../../../src/commands/clip/discardClip.ts';
import { favoriteClip } from '../../../src/commands/clip/favoriteClip.ts';
import { restoreClip } from '../../../src/commands/clip/restoreClip.ts';
import { retitleClip } from '../../../src/commands/clip/retitleClip.ts';
import { trimClip } from '../../../src/commands/clip/trimClip.ts';
import { unfavoriteClip } from '../../../src/commands/clip/unfavoriteClip.ts';
import type { AnyCommand } from '../../../src/commands/command.ts';
import { type Handle, openHandle } from '../../../src/commands/handle.ts';
import { uuidv5 } from '../../../src/commands/ids.ts';
import { resolvePlayFact } from '../../../src/commands/play/resolvePlayFact.ts';
import { addTag } from '../../../src/commands/tag/addTag.ts';
import { editTag } from '../../../src/commands/tag/editTag.ts';
import { markTagImportant } from '../../../src/commands/tag/markTagImportant.ts';
import { removeTag } from '../../../src/commands/tag/removeTag.ts';
import { restoreTag } from '../../../src/commands/tag/restoreTag.ts';
import { reviewTag } from '../../../src/commands/tag/reviewTag.ts';
import { unmarkTagImportant } from '../../../src/commands/tag/unmarkTagImportant.ts';
import { unreviewTag } from '../../../src/commands/tag/unreviewTag.ts';
import { actOf, isUndoable } from '../../../src/commands/undo/acts.ts';
import { undoAct } from '../../../src/commands/undo/undoAct.ts';
import type { Actor, Recorded } from '../../../src/domain/event.ts';
import { type DomainEvent, facts } from '../../../src/domain/facts.ts';
import { type EventStore, openEventStore } from '../../../src/eventstore/store.ts';
import { subjectOf } from '../../../src/projections/asOf/recordedFact.ts';
import { startNode } from '../../support/startNode.ts';
import { inAt } from '../samples.ts';
import { now } from '../spec.ts';
import { openGame } from './game.ts';

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);

let store: EventStore;
let handle: Handle;
/** Of another process. */
let neighbour: Handle;
beforeAll(async () => {
  const { url } = await startNode();
  store = openEventStore(url);
  const limits = { cacheBytes: 2 ** 20, deadlineMs: 10_000 };
  const processOf = () => openHandle({ store, clock: () => Date.parse(now), refused: () => {}, ...limits });
  [handle, neighbour] = [processOf(), processOf()];
});
afterAll(() => store.dispose());

type Game = Awaited<ReturnType<typeof openGame>>;
interface Choice {
  readonly kind: number;
  readonly who: number;
  /** Which of several. */
  readonly which: number;
  readonly value: number;
}

const instant = (seconds: number) => new Date(Date.parse(inAt) + seconds * 1_000).toISOString();
const pick = <T>(list: readonly T[], n: number): T => list[n % list.length]!;

/** What may be done, and to what. */
const acts: readonly ((game: Game, choice: Choice) => readonly [AnyCommand, object])[] = [
  (game, { which }) => [favoriteClip, { clipId: pick(game.clipIds, which) }],
  (game, { which }) => [unfavoriteClip, { clipId: pick(game.clipIds, which) }],
  (game, { which, value }) => [
    retitleClip,
    { clipId: pick(game.clipIds, which), title: value === 0 ? null : `T${value}` },
  ],
  (game, { which, value }) => [trimClip, { clipId: pick(game.clipIds, which), inAt: instant(value / 2) }],
  (game, { which }) => [discardClip, { clipId: pick(game.clipIds, which) }],
  (game, { which }) => [restoreClip, { clipId: pick(game.clipIds, which) }],
  (game, { which, value }) => [
    addTag,
    {
      tagId: uuidv5(game.sessionIds[0]!, which, value),
      clipId: pick(game.clipIds, which),
      fields: { down: value + 1 },
    },
  ],
  (game, { which, value }) => [
    editTag,
    { tagId: pick(game.tagIds, which), fields: { down: value === 0 ? null : value } },
  ],
  (game, { which, value }) => [
    editTag,
    {
      tagId: pick(game.tagIds, which),
      fields: pick([{ playType: 'run' }, { playTypeText: 'R' }, { notes: 'deep' }], value),
    },
  ],
  (game, { which }) => [removeTag, { tagId: pick(game.tagIds, which) }],
  (game, { which }) => [restoreTag, { tagId: pick(game.tagIds, which) }],
  (game, { which }) => [reviewTag, { tagId: pick(game.tagIds, which) }],
  (game, { which }) => [unreviewTag, { tagId: pick(game.tagIds, which) }],
  (game, { which }) => [markTagImportant, { tagId: pick(game.tagIds, which) }],
  (game, { which }) => [unmarkTagImportant, { tagId: pick(game.tagIds, which) }],
  (game, { which, value }) => [
    resolvePlayFact,
    {
      playId: pick(game.playIds, which),
      sessionId: game.sessionIds[0],
      field: pick(['down', 'distance'], which),
      value: value === 0 ? null : value,
    },
  ],
  (game, { which, value }) => [
    assignChannel,
    { channelId: pick(game.channelIds, which), sessionId: pick(game.sessionIds, value) },
  ],
  (game, { which, value }) => [
    releaseChannel,
    { channelId: pick(game.channelIds, which), sessionId: pick(game.sessionIds, value) },
  ],
];

const choice = fc.record({
  kind: fc.nat(acts.length - 1),
  who: fc.nat(2),
  which: fc.nat(3),
  value: fc.nat(3),
});

/** Chance may leave one out. */
const everyAct: Choice[] = acts.map((_, kind) => ({ kind, who: 2, which: 0, value: 1 }));

interface Done {
  readonly fact: Recorded<DomainEvent>;
  readonly by: Actor;
  /** Of the game before it. */
  readonly before: string;
}

it(`leaves a game as it was, act by act (SEED=${seed})`, { timeout: 120_000 }, async () => {
  const undone = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(choice, { minLength: 1, maxLength: 25, size: 'max' }), async (choices) => {
      const game = await openGame(handle);
      const done: Done[] = [];
      for (const one of choices) {
        const before = game.hash();
        const by = pick(game.people, one.who);
        const [command, input] = pick(acts, one.kind)(game, one);
        const { outcome } = await game.give(command, input, by);
        if (outcome.kind === 'refused' || outcome.position === null) continue;
        const { noun } = command;
        const history = await game.look(noun.name, command.idOf(command.input.parse(input), game.team));
        const { commandId } = history.at(-1)!.meta;
        const fact = history.find(({ type, meta }) => meta.commandId === commandId && isUndoable(actOf(type)))!;
        done.push({ fact, by, before });
        await game.cutWhatWaits();
      }
      for (const { fact, by, before } of done.reverse()) {
        const named = { type: fact.type, id: subjectOf({ ...fact, topic: '' }).id, eventId: fact.id };
        const outcome = await undoAct(handle, named, uuidv5(fact.id, 'undo'), by);
        expect(outcome, fact.type).toMatchObject({ kind: 'accepted' });
        await game.look(subjectOf({ ...fact, topic: '' }).noun, named.id);
        await game.cutWhatWaits();
        expect(game.hash(), `after ${fact.type} was undone`).toBe(before);
        undone.add(fact.type);
      }
    }),
    { numRuns: 20, seed, examples: [[everyAct]] },
  );
  const undoable = facts.map(({ type }) => type).filter((type) => isUndoable(actOf(type)));
  expect([...undone].sort()).toEqual(undoable.sort());
});

it('is carried out once, whichever of two processes is asked at the same moment', async () => {
  const game = await openGame(handle);
  const [clipId] = game.clipIds;
  for (let round = 0; round < 20; round += 1) {
    const { fact } = await game.give(favoriteClip, { clipId });
    const named = { type: fact!.type, id: clipId!, eventId: fact!.id };
    const outcomes = await Promise.all(
      [handle, neighbour].map((one, n) => undoAct(one, named, uuidv5(fact!.id, n), game.people[2])),
    );
    const codes = outcomes.map((outcome) => (outcome.kind === 'refused' ? outcome.refusal.code : 'accepted'));
    expect(codes.sort()).toEqual(['ALREADY_UNDONE', 'accepted']);
  }
});
