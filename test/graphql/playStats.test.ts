import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TagFieldsInput } from '../../src/graphql/generated/types.ts';
import { openWorld, type World } from './openWorld.ts';
import { commandClip, givenGame, givenGhost } from './plays.ts';
import { commandTag, givenTag } from './tagging.ts';

let world: World;
let coach: string;
let other: string;
let sessionId: string;
/** Oldest play first. */
const clipIds: string[] = [];
const tagIds: string[] = [];

const plays: TagFieldsInput[] = [
  { odk: 'O', quarter: 1, down: 1, distance: 10, playType: 'RUN', result: 'RUSH', yardsGained: 3, labels: ['Jet'] },
  { odk: 'O', quarter: 1, down: 3, distance: 7, playType: 'PASS', result: 'COMPLETE', yardsGained: 9 },
  { odk: 'O', quarter: 2, down: 3, distance: 2, playType: 'RUN', result: 'RUSH', yardsGained: 1, formation: 'Trio' },
  { odk: 'D', quarter: 2, down: 3, distance: 4, playType: 'PASS', notes: 'Cover 2 shell', coachNotes: 'tired' },
  { odk: 'O', quarter: 2, down: 4, players: [{ number: '12', role: 'PASSER' }], labels: ['jet'] },
];

beforeAll(async () => {
  world = await openWorld();
  coach = await world.token({ role: 'coach', sub: 'coach-a' });
  other = await world.token({ role: 'coach', sub: 'coach-b' });
  const game = await givenGame(world, await world.token({ role: 'operator' }));
  sessionId = game.sessionId;
  for (const [n, fields] of plays.entries()) {
    const inAt = new Date(Date.now() - 600_000 + n * 40_000).toISOString();
    clipIds.push(await givenGhost(world, coach, game, inAt));
    tagIds.push(await givenTag(world, coach, { clipId: clipIds[n] }, fields));
  }
  clipIds.push(await givenGhost(world, coach, game));
  await givenTag(world, other, { clipId: clipIds[2] }, { down: 2, yardsGained: 4 });
});

describe('clips', () => {
  const query = `query ($id: ID!, $play: PlayOfClipFilter) {
    clips(sessionId: $id, first: 50, filter: { play: $play }) { nodes { id } } }`;

  it.each([
    ['of a down that counts', { down: [3] }, [1, 3]],
    ['of either of two play types', { playType: ['PASS', 'PUNT'] }, [1, 3]],
    ['of a quarter and a unit', { quarter: [2], odk: ['O'] }, [2, 4]],
    ['of a result', { result: ['RUSH'] }, [0, 2]],
    ['of a distance', { distance: { min: 4, max: 7 } }, [1, 3]],
    ['of yards', { yardsGained: { min: 4 } }, [1, 2]],
    ['of a formation', { formation: 'trio' }, [2]],
    ['of a label, exactly', { label: 'jet' }, [4]],
    ['of a player', { player: '12' }, [4]],
    ['of words', { text: 'COVER 2' }, [3]],
    ['of words that only coaches may read', { text: 'tired' }, []],
    ['in dispute', { isDisputed: true }, [2]],
    ['not tagged yet', { isTagged: false }, [5]],
    ['marked important', { isImportant: true }, []],
  ])('are found %s', async (_what, play, found) => {
    const { data } = await world.ask(query, { id: sessionId, play }, coach);
    expect(data.clips.nodes.map(({ id }) => clipIds.indexOf(id)).sort()).toEqual(found);
  });

  it('are found by a title that somebody gave, and by no other', async () => {
    const clipId = clipIds[4]!;
    await commandClip(world, coach, 'markClipOut', { clipId, outAt: new Date(Date.now() - 430_000).toISOString() });
    const retitle = 'mutation ($input: RetitleClipInput!) { retitleClip(input: $input) { userErrors { code } } }';
    const input = { commandId: randomUUID(), clipId, title: 'The Philly Special' };
    expect((await world.ask(retitle, { input }, coach)).data.retitleClip.userErrors).toEqual([]);
    const found = async (play: object) =>
      (await world.ask(query, { id: sessionId, play }, coach)).data.clips.nodes.map(({ id }) => clipIds.indexOf(id));
    expect(await found({ text: 'philly' })).toEqual([4]);
    expect(await found({ text: 'philly', label: 'jet' })).toEqual([4]);
    expect(await found({ text: 'philly', label: 'Jet' })).toEqual([]);
  });

  it('are not looked for by a novel', async () => {
    const answer = await world.ask(query, { id: sessionId, play: { text: 'x'.repeat(101) } }, coach);
    expect(answer.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });
});

describe('the figures of a session', () => {
  const figure = 'numerator denominator ratio leftOut disputed ruleVersion position';
  const query = `query ($id: ID!, $side: Side) { playStats(sessionId: $id, side: $side) {
    plays { ${figure} } run { ${figure} } thirdDown { ${figure} } fourthDown { ${figure} }
    thirdDownTries { playId made }
    keyPlays(first: 1) { total nodes { play { title } reasons } pageInfo { hasNextPage endCursor } } } }`;
  const ask = async (side: string | null = null, token = coach) =>
    (await world.ask(query, { id: sessionId, side }, token)).data.playStats!;

  it('come with numerator, denominator, doubts, rules and place in the log', async () => {
    const { thirdDown, thirdDownTries, run, fourthDown } = await ask();
    expect(thirdDown).toEqual({
      numerator: 1,
      denominator: 1,
      ratio: 1,
      leftOut: 1,
      disputed: 0,
      ruleVersion: 1,
      position: expect.any(String),
    });
    expect(thirdDownTries).toEqual([{ playId: expect.any(String), made: true }]);
    expect(run).toMatchObject({ numerator: 2, denominator: 4, ratio: 0.5, leftOut: 1 });
    expect(fourthDown).toMatchObject({ numerator: 0, denominator: 0, ratio: null, leftOut: 1 });
  });

  it('are told for each side', async () => {
    expect((await ask('OURS')).run).toMatchObject({ numerator: 2, denominator: 3 });
    expect((await ask('THEIRS')).run).toMatchObject({ numerator: 0, denominator: 1 });
  });

  it('name the plays to look at again, page by page, and why', async () => {
    await commandTag(world, coach, 'markTagImportant', { tagId: tagIds[0] });
    const { keyPlays } = await ask();
    expect(keyPlays).toMatchObject({ total: 2, nodes: [{ reasons: ['IMPORTANT'] }], pageInfo: { hasNextPage: true } });
    const { data } = await world.ask(
      `query ($id: ID!, $after: String) { playStats(sessionId: $id) {
         keyPlays(first: 5, after: $after) { nodes { play { title } reasons } } } }`,
      { id: sessionId, after: keyPlays.pageInfo.endCursor },
      coach,
    );
    expect(data.playStats?.keyPlays.nodes).toEqual([
      { play: { title: 'Q1 3&7 Pass, complete' }, reasons: ['LONG_THIRD_DOWN'] },
    ]);
    await commandTag(world, coach, 'unmarkTagImportant', { tagId: tagIds[0] });
  });

  it('are nothing to another team', async () => {
    const { data } = await world.ask(query, { id: sessionId }, await world.token({ role: 'coach', team: 'away' }));
    expect(data.playStats).toBeNull();
  });
});

describe('a batch', () => {
  const favorite = `mutation ($input: ClipsCommandInput!) { favoriteClips(input: $input) {
    userErrors { code path } position results { clipId userErrors { code } clip { isFavorite } } } }`;

  it('of favourites answers for each, is one cause, and is harmless again', async () => {
    const unknown = randomUUID();
    const [clipId] = clipIds;
    await commandClip(world, coach, 'markClipOut', { clipId, outAt: new Date(Date.now() - 590_000).toISOString() });
    const batchId = randomUUID();
    const give = () => world.ask(favorite, { input: { batchId, clipIds: [clipId, unknown, clipIds[5]] } }, coach);
    const { data } = await give();
    expect(data.favoriteClips.userErrors).toEqual([]);
    expect(data.favoriteClips.results).toEqual([
      { clipId, userErrors: [], clip: { isFavorite: true } },
      { clipId: unknown, userErrors: [{ code: 'NOT_FOUND' }], clip: null },
      { clipId: clipIds[5], userErrors: [{ code: 'ILLEGAL_IN_STATUS' }], clip: null },
    ]);
    const before = await world.facts();
    expect((await give()).data.favoriteClips.position).toBe(data.favoriteClips.position);
    expect(await world.facts()).toBe(before);
    const last = (await world.store.read(`clip-home.${clipId}`, 0n)).at(-1);
    expect(last).toMatchObject({ type: 'ClipFavorited', meta: { $causationId: batchId } });
  });

  it('of tags is one cause, and is carried out once', async () => {
    const batchId = randomUUID();
    const tags = [0, 1].map((n) => ({ tagId: randomUUID(), clipId: clipIds[n], fields: { labels: ['batch'] } }));
    const add = () =>
      world.ask(
        `mutation ($input: AddTagsInput!) { addTags(input: $input) {
           userErrors { code } position
           results { tagId userErrors { code } warnings { code } tag { labels } } } }`,
        { input: { batchId, tags: [...tags, { tagId: randomUUID(), fields: { down: 9 } }] } },
        coach,
      );
    const first = (await add()).data.addTags;
    expect(first.results.map(({ userErrors, tag }) => userErrors[0]?.code ?? tag?.labels)).toEqual([
      ['batch'],
      ['batch'],
      'BAD_USER_INPUT',
    ]);
    expect(first.results.map(({ warnings }) => warnings.map(({ code }) => code))).toEqual([
      ['SESSION_NOT_STARTED'],
      ['SESSION_NOT_STARTED'],
      [],
    ]);
    const before = await world.facts();
    expect((await add()).data.addTags.position).toBe(first.position);
    expect(await world.facts()).toBe(before);
    for (const { tagId } of tags) {
      const [event] = await world.store.read(`tag-home.${tagId}`, 0n);
      expect(event?.meta).toMatchObject({ $causationId: batchId, $correlationId: batchId });
    }
  });

  it.each([
    ['reviewTags', 'TagReviewed'],
    ['markTagsImportant', 'TagMarkedImportant'],
    ['removeTags', 'TagRemoved'],
  ] as const)('of %s is one cause, each judged by itself', async (mutation, fact) => {
    const mine = await givenTag(world, coach, { clipId: clipIds[0] }, { labels: [mutation] });
    const batchId = randomUUID();
    const { data } = await world.ask(
      `mutation ($input: TagsCommandInput!) { ${mutation}(input: $input) {
         userErrors { code } results { userErrors { code } tag { isReviewed isImportant status } } } }`,
      { input: { batchId, tagIds: [mine, randomUUID()] } },
      coach,
    );
    const { results } = data[mutation];
    expect(results.map(({ userErrors }) => userErrors[0]?.code)).toEqual([undefined, 'NOT_FOUND']);
    const last = (await world.store.read(`tag-home.${mine}`, 0n)).at(-1);
    expect(last).toMatchObject({ type: fact, meta: { $causationId: batchId } });
  });

  it.each([
    ['of nothing', []],
    ['that names one clip twice', [0, 0]],
    ['of a hundred and one', Array.from({ length: 101 }, () => -1)],
  ])('%s is refused as a whole', async (_what, places) => {
    const input = { batchId: randomUUID(), clipIds: places.map((place) => clipIds[place] ?? randomUUID()) };
    const { data } = await world.ask(favorite, { input }, coach);
    expect(data.favoriteClips).toMatchObject({ userErrors: [{ code: 'BAD_USER_INPUT' }], position: null, results: [] });
  });
});
