// Acts that are taken back: over the API, by people in their roles.
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { deleteClipFile } from '../../../src/commands/clip/deleteClipFile.ts';
import { finishClip } from '../../../src/commands/clip/finishClip.ts';
import { startClipGeneration } from '../../../src/commands/clip/startClipGeneration.ts';
import type { Clip, TimelineEntry, UndoPayload } from '../../../src/graphql/generated/types.ts';
import { openWorld, type World } from '../openWorld.ts';
import { type ClipMutation, commandClip, commandSession, type Game, givenGame, registerClip } from '../plays.ts';
import { commandTag, givenTag, resolveFact, sheetOf } from '../tagging.ts';
import { asWorker, film, job } from '../workerActs.ts';

let world: World;
let operator: string;
let coach: string;
let stranger: string;
let analyst: string;
let game: Game;

beforeAll(async () => {
  world = await openWorld();
  operator = await world.token({ role: 'operator' });
  coach = await world.token({ role: 'coach', sub: 'coach-a' });
  stranger = await world.token({ role: 'coach', sub: 'coach-b' });
  analyst = await world.token({ role: 'analyst', sub: 'ann' });
  game = await givenGame(world, operator);
  await commandSession(world, operator, 'startSession', game.sessionId);
}, 30_000);

interface Meant {
  readonly act?: string;
  readonly eventId?: string;
}

async function undo(meant: Meant, token = coach, commandId: string = randomUUID()): Promise<UndoPayload> {
  const answer = await world.ask(
    `mutation ($input: UndoCommandInput!) { undoCommand(input: $input) { position
       userErrors { code message path status allowedCommands }
       results { eventId name kind subjectId userErrors { code } clip { id status isFavorite title inAt generation }
         tag { id status down isReviewed isImportant } play { id title } channel { id sessionIds } } } }`,
    { input: { commandId, ...meant } },
    token,
  );
  expect(answer.errors).toBeUndefined();
  return answer.data.undoCommand;
}
const codesOf = ({ userErrors }: UndoPayload) => userErrors.map(({ code }) => code);
const secondsAgo = (seconds: number) => new Date(Date.now() - seconds * 1_000).toISOString();

/** A play that is over. @returns its clip's id */
async function givenClip(channelIds = [game.channelId]): Promise<string> {
  const window = { inAt: secondsAgo(20), outAt: secondsAgo(10) };
  const { clip } = await registerClip(world, coach, { sessionId: game.sessionId, channelIds, ...window });
  return clip!.id;
}

/** @returns the id of the command */
async function actOnClip(mutation: ClipMutation, input: { clipId: string; [more: string]: unknown }, token = coach) {
  const commandId = randomUUID();
  const { userErrors } = await commandClip(world, token, mutation, { commandId, ...input });
  expect(userErrors).toEqual([]);
  return commandId;
}

async function clipOf(id: string): Promise<Clip> {
  const { data } = await world.ask(
    'query ($id: ID!) { clip(id: $id) { id status inAt title isFavorite } }',
    { id },
    coach,
  );
  return data.clip!;
}

async function timelineOf(clipId: string, token = coach): Promise<readonly TimelineEntry[]> {
  const { data } = await world.ask(
    `query ($sessionId: ID!, $clipId: ID!) { timeline(sessionId: $sessionId, first: 100, filter: { clipId: $clipId }) {
       nodes { isFact name eventId code causationId undoes undoneBy isUndoable } } }`,
    { sessionId: game.sessionId, clipId },
    token,
  );
  return data.timeline!.nodes;
}

describe('an act that is undone', () => {
  it('leaves the clip as it was, and history keeps both', async () => {
    const clipId = await givenClip();
    const act = await actOnClip('favoriteClip', { clipId });
    const [before] = (await timelineOf(clipId)).slice(-1);
    expect(before).toMatchObject({ name: 'ClipFavorited', isUndoable: true, undoneBy: null });
    const answer = await undo({ act });
    expect(answer.userErrors).toEqual([]);
    expect(answer.results).toMatchObject([{ name: 'ClipFavorited', kind: 'CLIP', subjectId: clipId, userErrors: [] }]);
    expect(answer.results[0]!.clip).toMatchObject({ id: clipId, isFavorite: false });
    const [did, took] = (await timelineOf(clipId)).slice(-2) as [TimelineEntry, TimelineEntry];
    expect(did).toMatchObject({ eventId: before!.eventId, undoneBy: took.eventId, undoes: null, isUndoable: false });
    expect(took).toMatchObject({ name: 'ClipUnfavorited', undoes: did.eventId, undoneBy: null, isUndoable: false });
  });

  it('is undone once, however often the same undo is sent', async () => {
    const clipId = await givenClip();
    const act = await actOnClip('favoriteClip', { clipId });
    const commandId = randomUUID();
    const first = await undo({ act }, coach, commandId);
    expect(await undo({ act }, coach, commandId)).toEqual(first);
    expect((await timelineOf(clipId)).filter(({ undoes }) => undoes)).toHaveLength(1);
  });

  it('gives a clip the title and the window that it had', async () => {
    const clipId = await givenClip();
    await actOnClip('retitleClip', { clipId, title: 'First' });
    const titled = await actOnClip('retitleClip', { clipId, title: 'Second' });
    const { inAt } = await clipOf(clipId);
    const trimmed = await actOnClip('trimClip', { clipId, inAt: secondsAgo(15) });
    expect((await undo({ act: titled })).results[0]!.clip).toMatchObject({ title: 'First' });
    expect((await undo({ act: trimmed })).results[0]!.clip).toMatchObject({ inAt, generation: 3, status: 'PENDING' });
  });

  it('gives a camera back to its game, and takes it from one', async () => {
    const { sessionId, channelId } = game;
    const give = async (mutation: string) => {
      const commandId = randomUUID();
      const text = `mutation ($input: ChannelSessionInput!) { ${mutation}(input: $input) { userErrors { code } } }`;
      await world.ask(text, { input: { commandId, channelId, sessionId } }, operator);
      return commandId;
    };
    const assigned = await give('assignChannel');
    const released = await give('releaseChannel');
    expect((await undo({ act: released }, operator)).results[0]!.channel).toMatchObject({ sessionIds: [sessionId] });
    expect((await undo({ act: assigned }, operator)).results[0]!.channel).toMatchObject({ sessionIds: [] });
  });

  it('brings a removed tag back, and what counted of the play', async () => {
    const clipId = await givenClip();
    const tagId = await givenTag(world, coach, { clipId }, { down: 3, distance: 7 });
    // Said later, so it is what counts.
    await givenTag(world, stranger, { clipId }, { down: 2 });
    const commandId = randomUUID();
    const playId = (await commandTag(world, coach, 'removeTag', { tagId, commandId })).tag!.playId;
    const answer = await undo({ act: commandId });
    expect(answer.results[0]!.tag).toMatchObject({ id: tagId, status: 'KEPT', down: 3 });
    expect(await sheetOf(world, coach, playId)).toMatchObject({ title: '2&7', tagCount: 2, disputed: ['down'] });
  });

  it('lets what others said since count again, where it was an edit', async () => {
    const clipId = await givenClip();
    const tagId = await givenTag(world, coach, { clipId }, { down: 3 });
    await givenTag(world, stranger, { clipId }, { down: 2 });
    const commandId = randomUUID();
    const { tag } = await commandTag(world, coach, 'editTag', { tagId, fields: { down: 4 }, commandId });
    const downOf = async () =>
      (await sheetOf(world, coach, tag!.playId))!.facts.find(({ field }) => field === 'down')!.value;
    expect(await downOf()).toBe('4');
    await undo({ act: commandId });
    expect(await downOf()).toBe('2');
  });

  it('lets the tags speak again where it had settled them', async () => {
    const clipId = await givenClip();
    const tagId = await givenTag(world, coach, { clipId }, { down: 3 });
    const { tag } = await commandTag(world, coach, 'reviewTag', { tagId });
    await resolveFact(world, analyst, { playId: tag!.playId, field: 'down', value: '1' });
    const { data } = await world.ask(
      `query ($id: ID!) { timeline(sessionId: $id, first: 100, filter: { kind: [PLAY] }) { nodes { eventId } } }`,
      { id: game.sessionId },
      analyst,
    );
    const eventId = data.timeline!.nodes.at(-1)!.eventId!;
    expect((await undo({ eventId }, analyst)).results[0]!.play).toMatchObject({ title: 'down 3' });
  });

  it('is a batch, as one, or one item of it', async () => {
    const clipIds = [await givenClip(), await givenClip(), await givenClip()] as const;
    const batchId = randomUUID();
    await world.ask(
      'mutation ($input: ClipsCommandInput!) { favoriteClips(input: $input) { results { userErrors { code } } } }',
      { input: { batchId, clipIds } },
      coach,
    );
    const item = (await timelineOf(clipIds[1])).at(-1)!;
    expect(item.causationId).toBe(batchId);
    expect((await undo({ eventId: item.eventId! })).results).toHaveLength(1);
    const answer = await undo({ act: batchId });
    expect(answer.userErrors).toEqual([]);
    expect(answer.results.map(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual([
      [],
      ['ALREADY_UNDONE'],
      [],
    ]);
    expect(await Promise.all(clipIds.map(async (id) => (await clipOf(id)).isFavorite))).toEqual([false, false, false]);
  });
});

describe('an undo that is sent again', () => {
  it('goes on where the first one was cut short', async () => {
    const clipIds = [await givenClip(), await givenClip()] as const;
    const [batchId, commandId] = [randomUUID(), randomUUID()];
    await world.ask(
      'mutation ($input: ClipsCommandInput!) { favoriteClips(input: $input) { results { userErrors { code } } } }',
      { input: { batchId, clipIds } },
      coach,
    );
    const { eventId } = (await timelineOf(clipIds[0])).at(-1)!;
    // All that the server did before it was killed.
    await undo({ eventId: eventId! }, coach, commandId);
    const { results } = await undo({ act: batchId }, coach, commandId);
    expect(results.map(({ userErrors, clip }) => [userErrors.length, clip!.isFavorite])).toEqual([
      [0, false],
      [0, false],
    ]);
  });

  it('waits for what is to be undone, and says that it may be sent again where that does not show', async () => {
    const { position } = await commandClip(world, coach, 'favoriteClip', { clipId: await givenClip() });
    const later = `${position!.split('-')[0]}-${2n ** 62n}`;
    const input = { commandId: randomUUID(), act: randomUUID(), atLeast: later };
    const text = 'mutation ($input: UndoCommandInput!) { undoCommand(input: $input) { position } }';
    const { errors } = await world.ask(text, { input }, coach);
    expect(errors).toMatchObject([{ extensions: { code: 'UNAVAILABLE', retryable: true } }]);
  });
});

describe('an undo is refused', () => {
  it('the second time', async () => {
    const clipId = await givenClip();
    const act = await actOnClip('favoriteClip', { clipId });
    await undo({ act });
    expect(codesOf(await undo({ act }))).toEqual(['ALREADY_UNDONE']);
    expect((await timelineOf(clipId)).at(-1)).toMatchObject({ isFact: false, name: 'UndoCommand' });
  });

  it("of another coach's act, and not of another's by an analyst", async () => {
    const clipId = await givenClip();
    const act = await actOnClip('favoriteClip', { clipId });
    expect(codesOf(await undo({ act }, stranger))).toEqual(['FORBIDDEN']);
    expect((await timelineOf(clipId, stranger)).find(({ name }) => name === 'ClipFavorited')!.isUndoable).toBe(false);
    expect(codesOf(await undo({ act }, analyst))).toEqual([]);
  });

  it('of what one did for oneself alone, to everybody else', async () => {
    const tagId = await givenTag(world, coach, { clipId: await givenClip() }, { down: 1 });
    const commandId = randomUUID();
    await commandTag(world, coach, 'reviewTag', { tagId, commandId });
    expect(codesOf(await undo({ act: commandId }, analyst))).toEqual(['FORBIDDEN']);
  });

  it('to a role that may not give the command that leads back', async () => {
    const act = await actOnClip('favoriteClip', { clipId: await givenClip() });
    const viewer = await world.token({ role: 'viewer' });
    expect(codesOf(await undo({ act }, operator))).toEqual(['FORBIDDEN']);
    expect(codesOf(await undo({ act }, viewer))).toEqual(['FORBIDDEN']);
  });

  it('of an act that was overtaken, until the later one is undone', async () => {
    const clipId = await givenClip();
    const first = await actOnClip('retitleClip', { clipId, title: 'First' });
    const second = await actOnClip('retitleClip', { clipId, title: 'Second' });
    expect(codesOf(await undo({ act: first }))).toEqual(['CHANGED_SINCE']);
    expect(codesOf(await undo({ act: second }))).toEqual([]);
    expect(codesOf(await undo({ act: first }))).toEqual([]);
  });

  it('of what was done to a clip that is gone', async () => {
    const clipId = await givenClip();
    const act = await actOnClip('favoriteClip', { clipId });
    await actOnClip('discardClip', { clipId });
    expect((await undo({ act })).userErrors).toMatchObject([{ code: 'ILLEGAL_IN_STATUS', status: 'DISCARDED' }]);
  });

  it('of a discard without a film, and of one whose film was deleted', async () => {
    const uncut = await givenClip();
    expect(codesOf(await undo({ act: await actOnClip('discardClip', { clipId: uncut }) }))).toEqual(['CLIP_NOT_CUT']);
    const clipId = await givenClip();
    await asWorker(world, startClipGeneration, { ...job(clipId), attempt: 1 });
    await asWorker(world, finishClip, { ...job(clipId), ...film });
    const act = await actOnClip('discardClip', { clipId });
    await asWorker(world, deleteClipFile, { commandId: randomUUID(), clipId, generation: 1, reason: 'discarded' });
    expect(codesOf(await undo({ act }))).toEqual(['CLIP_FILE_DELETED']);
  });

  it('of what cannot be undone, with the command to use', async () => {
    const { sessionId } = await givenGame(world, operator);
    await commandSession(world, operator, 'startSession', sessionId);
    const { data } = await world.ask(
      'query ($id: ID!) { timeline(sessionId: $id, first: 9) { nodes { eventId name } } }',
      { id: sessionId },
      operator,
    );
    const { eventId } = data.timeline!.nodes.find(({ name }) => name === 'SessionStarted')!;
    const { userErrors } = await undo({ eventId: eventId! }, operator);
    expect(userErrors).toMatchObject([{ code: 'NOT_UNDOABLE', allowedCommands: ['CompleteSession'] }]);
    expect(userErrors[0]!.message).toContain('CompleteSession');
  });

  it('of an undo, with the command that does it again', async () => {
    const clipId = await givenClip();
    await undo({ act: await actOnClip('favoriteClip', { clipId }) });
    const { eventId } = (await timelineOf(clipId)).at(-1)!;
    expect((await undo({ eventId: eventId! })).userErrors).toMatchObject([
      { code: 'NOT_UNDOABLE', allowedCommands: ['FavoriteClip'] },
    ]);
  });

  it.each<[string, Meant, string, string[]]>([
    ['nothing named', {}, 'BAD_USER_INPUT', ['act']],
    ['two named', { act: randomUUID(), eventId: randomUUID() }, 'BAD_USER_INPUT', ['act']],
    ['what is no id', { act: 'yesterday' }, 'BAD_USER_INPUT', ['act']],
    ['an event that is no id', { eventId: '7' }, 'BAD_USER_INPUT', ['eventId']],
    ['what nobody did', { act: randomUUID() }, 'NOT_FOUND', ['act']],
    ['an event that never was', { eventId: randomUUID() }, 'NOT_FOUND', ['eventId']],
  ])('of %s', async (_what, meant, code, path) => {
    expect((await undo(meant)).userErrors).toMatchObject([{ code, path }]);
  });

  it('of an act of another team, as of what nobody did', async () => {
    const act = await actOnClip('favoriteClip', { clipId: await givenClip() });
    const away = await world.token({ role: 'admin', team: 'away' });
    expect(codesOf(await undo({ act }, away))).toEqual(['NOT_FOUND']);
  });
});
