import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { until } from '../support/until.ts';
import { openWorld, type World } from './openWorld.ts';
import { type Game, givenGame, givenGhost } from './plays.ts';
import { subscribersOf, typesOf } from './subscriber.ts';
import { commandTag, givenTag, resolveFact, sheetOf } from './tagging.ts';

let world: World;
let coach: string;
let other: string;
let analyst: string;
let viewer: string;
let game: Game;
let clipId: string;
let playId: string;
const { subscribe } = subscribersOf(() => world);

beforeAll(async () => {
  world = await openWorld();
  coach = await world.token({ role: 'coach', sub: 'coach-a' });
  other = await world.token({ role: 'coach', sub: 'coach-b' });
  analyst = await world.token({ role: 'analyst' });
  viewer = await world.token({ role: 'viewer' });
  game = await givenGame(world, await world.token({ role: 'operator' }));
  clipId = await givenGhost(world, coach, game);
  playId = (await world.ask(`{ clip(id: "${clipId}") { playId } }`, {}, coach)).data.clip!.playId;
});

const field = async (name: string) => (await sheetOf(world, coach, playId))?.facts.find((fact) => fact.field === name);

describe('a tag', () => {
  it("takes the clip's session and play, and says what was said", async () => {
    const tagId = randomUUID();
    const fields = {
      quarter: 2,
      down: 3,
      distance: 7,
      playType: 'PASS',
      result: 'COMPLETE',
      players: [{ number: '12', role: 'PASSER' }],
      labels: ['blitz', 'blitz'],
      notes: 'motion',
    };
    const { userErrors, tag } = await commandTag(world, coach, 'addTag', { tagId, clipId, fields });
    expect(userErrors).toEqual([]);
    expect(tag).toMatchObject({
      ...fields,
      id: tagId,
      labels: ['blitz'],
      status: 'KEPT',
      sessionId: game.sessionId,
      playId,
    });
    const { data } = await world.ask(`{ clip(id: "${clipId}") { title play { tagCount } } }`, {}, viewer);
    expect(data.clip).toEqual({ title: 'Q2 3&7 Pass, complete', play: { tagCount: 1 } });
    const session = await world.ask(`{ session(id: "${game.sessionId}") { tagCount } }`, {}, viewer);
    expect(session.data.session).toEqual({ tagCount: 1 });
  });

  it('may be of a moment where there is no clip', async () => {
    const at = new Date(Date.now() - 60_000).toISOString();
    const moment = { sessionId: game.sessionId, playId: randomUUID(), at };
    const tagId = await givenTag(world, coach, moment, { down: 1 });
    const { data } = await world.ask(`{ tag(id: "${tagId}") { at clipId playId down } }`, {}, coach);
    expect(data.tag).toEqual({ at, clipId: null, playId: moment.playId, down: 1 });
  });

  it.each([
    ['of an unknown clip', () => ({ clipId: randomUUID(), fields: { down: 1 } }), 'NOT_FOUND', ['clipId']],
    [
      'of a clip and a session',
      () => ({ clipId, sessionId: game.sessionId, fields: { down: 1 } }),
      'BAD_USER_INPUT',
      ['sessionId'],
    ],
    ['of nothing', () => ({ fields: { down: 1 } }), 'BAD_USER_INPUT', ['sessionId']],
    ['of a fifth down', () => ({ clipId, fields: { down: 5 } }), 'BAD_USER_INPUT', ['fields', 'down']],
    ['that says nothing', () => ({ clipId, fields: { notes: '' } }), 'BAD_USER_INPUT', ['fields']],
  ])('%s is refused and nothing is recorded', async (_what, input, code, path) => {
    const before = await world.facts();
    const { userErrors } = await commandTag(world, coach, 'addTag', { tagId: randomUUID(), ...input() });
    expect(userErrors).toMatchObject([{ code, path }]);
    expect(await world.facts()).toBe(before);
  });

  it('keeps what an edit does not name, however often its document comes', async () => {
    const tagId = await givenTag(world, coach, { clipId }, { down: 3, quarter: 2 });
    const edit = `mutation ($commandId: ID!, $tagId: ID!, $notes: String, $down: Int, $distance: Int) {
      editTag(input: { commandId: $commandId, tagId: $tagId, fields: { notes: $notes, down: $down, distance: $distance } }) {
        userErrors { code } tag { down quarter notes }
      }
    }`;
    for (const notes of ['first', 'second', 'third', 'fourth']) {
      const { data } = await world.ask(edit, { commandId: randomUUID(), tagId, notes }, coach);
      expect(data.editTag).toEqual({ userErrors: [], tag: { down: 3, quarter: 2, notes } });
    }
    const { data } = await world.ask(edit, { commandId: randomUUID(), tagId, down: null }, coach);
    expect(data.editTag.tag).toMatchObject({ down: null, notes: 'fourth' });
  });

  it('is changed by its author only, but for those who correct', async () => {
    const tagId = await givenTag(world, coach, { clipId }, { labels: ['mine'] });
    const edit = { tagId, fields: { labels: ['ours'] } };
    expect((await commandTag(world, other, 'editTag', edit)).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
    expect((await commandTag(world, analyst, 'editTag', edit)).tag).toMatchObject({ labels: ['ours'] });
    const offered = await world.ask(`{ tag(id: "${tagId}") { allowedCommands } }`, {}, other);
    expect(offered.data.tag?.allowedCommands).not.toContain('EditTag');
    const removed = await commandTag(world, coach, 'removeTag', { tagId });
    expect(removed.tag).toMatchObject({ status: 'REMOVED', allowedCommands: ['RestoreTag'] });
    expect((await commandTag(world, coach, 'editTag', edit)).userErrors).toMatchObject([
      { code: 'ILLEGAL_IN_STATUS', status: 'REMOVED' },
    ]);
  });

  it('is reviewed for oneself, and important for all', async () => {
    const tagId = await givenTag(world, coach, { clipId }, { labels: ['look'] });
    await commandTag(world, coach, 'reviewTag', { tagId });
    await commandTag(world, coach, 'markTagImportant', { tagId });
    const seenBy = async (token: string) =>
      (await world.ask(`{ tag(id: "${tagId}") { isReviewed isImportant } }`, {}, token)).data.tag;
    expect(await seenBy(coach)).toEqual({ isReviewed: true, isImportant: true });
    expect(await seenBy(other)).toEqual({ isReviewed: false, isImportant: true });
    await commandTag(world, coach, 'unreviewTag', { tagId });
    await commandTag(world, coach, 'unmarkTagImportant', { tagId });
    expect(await seenBy(coach)).toEqual({ isReviewed: false, isImportant: false });
  });
});

describe('two who saw one play differently', () => {
  it('are both kept; the newest counts until somebody settles it', async () => {
    await givenTag(world, coach, { clipId }, { yardsGained: 4 });
    const later = await givenTag(world, other, { clipId }, { yardsGained: 5 });
    expect(await field('yardsGained')).toMatchObject({
      value: '5',
      isDisputed: true,
      isResolved: false,
      observations: [
        { value: '4', by: { id: 'coach-a' } },
        { value: '5', by: { id: 'coach-b' } },
      ],
    });

    const settle = { playId, field: 'yardsGained', value: '4' };
    expect((await resolveFact(world, coach, settle)).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
    expect((await resolveFact(world, analyst, settle)).userErrors).toEqual([]);
    expect(await field('yardsGained')).toMatchObject({ value: '4', isDisputed: false, isResolved: true });
    await commandTag(world, other, 'editTag', { tagId: later, fields: { yardsGained: 6 } });
    expect(await field('yardsGained')).toMatchObject({ value: '4' });
    await resolveFact(world, analyst, { ...settle, value: null });
    expect(await field('yardsGained')).toMatchObject({ value: '6', isDisputed: true });
  });

  it.each([
    [{ field: 'down', value: '9' }, 'BAD_USER_INPUT'],
    [{ field: 'playType', value: 'DANCE' }, 'BAD_USER_INPUT'],
    [{ field: 'counted', value: 'perhaps' }, 'BAD_USER_INPUT'],
    [{ field: 'down', value: '3', playId: randomUUID() }, 'NOT_FOUND'],
  ])('cannot be settled by %o', async (input, code) => {
    const { userErrors } = await resolveFact(world, analyst, { playId, ...input });
    expect(userErrors).toMatchObject([{ code }]);
  });
});

describe("a coach's notes", () => {
  let tagId: string;
  beforeAll(async () => {
    tagId = await givenTag(world, coach, { clipId }, { coachNotes: 'their corner is hurt', notes: 'plain' });
  });

  it('are read by coaches and analysts', async () => {
    for (const token of [coach, other, analyst]) {
      const { data } = await world.ask(`{ tag(id: "${tagId}") { coachNotes } }`, {}, token);
      expect(data.tag?.coachNotes).toBe('their corner is hurt');
    }
  });

  it.each(['operator', 'viewer', 'assistant', 'auditor'] as const)(
    'are kept from a %s, who is told so',
    async (role) => {
      const answer = await world.ask(`{ tag(id: "${tagId}") { notes coachNotes } }`, {}, await world.token({ role }));
      expect(answer.data.tag).toEqual({ notes: 'plain', coachNotes: null });
      expect(answer.errors).toMatchObject([{ path: ['tag', 'coachNotes'], extensions: { code: 'FORBIDDEN' } }]);
    },
  );

  it('are found by no search', async () => {
    const query = `query ($id: ID!, $text: String) { tags(sessionId: $id, first: 9, filter: { text: $text }) { nodes { id } } }`;
    const found = async (text: string) =>
      (await world.ask(query, { id: game.sessionId, text }, coach)).data.tags.nodes.map(({ id }) => id);
    expect(await found('CORNER')).toEqual([]);
    expect(await found('PLAIN')).toEqual([tagId]);
  });

  it('are not delivered to a viewer who follows the session', async () => {
    const document = `subscription ($id: ID!) { sessionEvents(sessionId: $id) {
      __typename position ... on TagAdded { tag { id coachNotes } } } }`;
    const [seen, notSeen] = [coach, viewer].map((token) => subscribe(token, document, { id: game.sessionId }));
    await until(() => JSON.stringify(seen!.facts).includes('their corner is hurt'));
    await until(() => notSeen!.facts.length >= seen!.facts.length);
    expect(typesOf(notSeen!.facts)).toContain('TagAdded');
    expect(JSON.stringify(notSeen)).not.toContain('corner');
  });
});

describe('another team', () => {
  it('sees nothing, and is told of nothing', async () => {
    const tagId = await givenTag(world, coach, { clipId }, { labels: ['ours'] });
    const stranger = await world.token({ role: 'admin', team: 'away' });
    const { data } = await world.ask(
      `query ($clip: ID!, $session: ID!, $tag: ID!, $play: ID!) {
         tag(id: $tag) { id } play(id: $play) { id } clip(id: $clip) { id }
         tags(sessionId: $session, first: 9) { nodes { id } } tagSheet(sessionId: $session, first: 9) { nodes { id } } }`,
      { clip: clipId, session: game.sessionId, tag: tagId, play: playId },
      stranger,
    );
    expect(data).toMatchObject({ tag: null, play: null, tags: { nodes: [] }, tagSheet: { nodes: [] } });

    const before = await world.facts();
    const add = { tagId: randomUUID(), clipId, fields: { down: 1 } };
    for (const { userErrors } of [
      await commandTag(world, stranger, 'addTag', add),
      await commandTag(world, stranger, 'editTag', { tagId, fields: { down: 1 } }),
      await commandTag(world, stranger, 'removeTag', { tagId }),
      await resolveFact(world, stranger, { playId, field: 'down', value: '1' }),
    ]) {
      expect(userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    }
    expect(await world.facts()).toBe(before);
  });
});

describe('tags', () => {
  const page = `query ($id: ID!, $first: Int!, $after: String, $filter: TagFilter) {
    tags(sessionId: $id, first: $first, after: $after, filter: $filter) {
      nodes { id } pageInfo { hasNextPage endCursor } } }`;
  const ids: string[] = [];
  let sessionId: string;

  beforeAll(async () => {
    const own = await givenGame(world, await world.token({ role: 'operator' }));
    sessionId = own.sessionId;
    const clip = await givenGhost(world, coach, own);
    for (const n of [0, 1, 2, 3, 4]) {
      ids.push(await givenTag(world, n === 3 ? other : coach, { clipId: clip }, { labels: [`label ${n}`] }));
    }
    await commandTag(world, coach, 'reviewTag', { tagId: ids[1] });
    await commandTag(world, coach, 'markTagImportant', { tagId: ids[2] });
    await commandTag(world, coach, 'removeTag', { tagId: ids[4] });
  });

  it('come newest first, page by page, each once', async () => {
    const seen: string[] = [];
    let after: string | null | undefined;
    do {
      const { data } = await world.ask(page, { id: sessionId, first: 3, after }, coach);
      seen.push(...data.tags.nodes.map(({ id }) => id));
      after = data.tags.pageInfo.hasNextPage ? data.tags.pageInfo.endCursor : undefined;
    } while (after);
    expect(seen).toEqual([3, 2, 1, 0].map((n) => ids[n]));
  });

  it.each([
    ['of a person', { taggedBy: 'coach-b' }, [3]],
    ['gone over', { isReviewed: true }, [1]],
    ['not gone over', { isReviewed: false }, [3, 2, 0]],
    ['important', { isImportant: true }, [2]],
    ['of a label', { label: 'label 0' }, [0]],
    ['of words', { text: 'LABEL 2' }, [2]],
  ])('are found: %s', async (_what, filter, found) => {
    const { data } = await world.ask(page, { id: sessionId, first: 9, filter }, coach);
    expect(data.tags.nodes.map(({ id }) => ids.indexOf(id))).toEqual(found);
  });
});

describe('the facts of tags', () => {
  it('reach whoever follows the session, in order', async () => {
    const heard = subscribe(
      viewer,
      `subscription ($id: ID!) { sessionEvents(sessionId: $id) { __typename position
         ... on TagEdited { changed tag { down } play { disputed } } ... on PlayFactResolved { field value } } }`,
      { id: game.sessionId },
    );
    const tagId = await givenTag(world, coach, { clipId }, { down: 2 });
    await commandTag(world, coach, 'editTag', { tagId, fields: { down: 1, coachNotes: 'x' } });
    await resolveFact(world, analyst, { playId, field: 'result', value: 'COMPLETE_TD' });
    await commandTag(world, coach, 'removeTag', { tagId });
    await until(() => typesOf(heard.facts).at(-1) === 'TagRemoved');
    const own = heard.facts.slice(-4);
    expect(typesOf(own)).toEqual(['TagAdded', 'TagEdited', 'PlayFactResolved', 'TagRemoved']);
    expect(own[1]).toMatchObject({ changed: ['down'] });
    expect(own[2]).toMatchObject({ field: 'result', value: 'COMPLETE_TD' });
  });
});
