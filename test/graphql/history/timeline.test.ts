import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TimelineConnection, TimelineEntry, TimelineFilter } from '../../../src/graphql/generated/types.ts';
import { until } from '../../support/until.ts';
import { openWorld, type World } from '../openWorld.ts';
import { commandClip, commandSession, type Game, givenGame, givenGhost } from '../plays.ts';
import { commandTag, givenTag } from '../tagging.ts';

const entry = `cursor isFact kind name position eventId afterEventId code at actor { id } role via commandId
  subjectId clipId changes { field before after }`;
const query = `query ($id: ID!, $first: Int!, $after: String, $filter: TimelineFilter) {
  timeline(sessionId: $id, first: $first, after: $after, filter: $filter) {
    nodes { ${entry} } pageInfo { hasNextPage endCursor } } }`;

let world: World;
let operator: string;
let coach: string;
let auditor: string;
let game: Game;
let clipId: string;
let tagId: string;

beforeAll(async () => {
  world = await openWorld();
  operator = await world.token({ role: 'operator' });
  coach = await world.token({ role: 'coach', sub: 'coach-a' });
  auditor = await world.token({ role: 'auditor' });
  game = await givenGame(world, operator);
  const { sessionId, channelId } = game;
  await ask('assignChannel', 'ChannelSessionInput', { channelId, sessionId });
  await commandSession(world, operator, 'startSession', sessionId);
  clipId = await givenGhost(world, coach, game, new Date(Date.now() - 20_000).toISOString());
  // Before its IN: refused, after the fact that marked it.
  await commandClip(world, coach, 'markClipOut', { clipId, outAt: new Date(Date.now() - 60_000).toISOString() });
  await commandClip(world, coach, 'markClipOut', { clipId, outAt: new Date(Date.now() - 9_000).toISOString() });
  tagId = await givenTag(world, coach, { clipId }, { down: 3, coachNotes: 'tired' });
  await commandTag(world, coach, 'editTag', { tagId, fields: { down: 2, coachNotes: 'fresh' } });
  await ask('activateChannel', 'ChannelCommandInput', { channelId });
  // About a clip that there will never be.
  const later = new Date(Date.now() + 3_600_000).toISOString();
  const ghost = { sessionId, playId: randomUUID(), channelIds: [channelId], inAt: later };
  await ask('markClipIn', 'MarkClipInInput', ghost, coach);
  await until(async () => (await world.pool.query('select from refusals')).rowCount === 2);
}, 30_000);

async function ask(mutation: string, type: string, input: object, token = operator) {
  const text = `mutation ($input: ${type}!) { ${mutation}(input: $input) { userErrors { code } } }`;
  const answer = await world.ask(text, { input: { commandId: randomUUID(), ...input } }, token);
  expect(answer.errors).toBeUndefined();
  return answer;
}

async function page(
  { first = 100, after, filter }: { first?: number; after?: string | null; filter?: TimelineFilter } = {},
  token = coach,
): Promise<TimelineConnection> {
  const answer = await world.ask(query, { id: game.sessionId, first, after: after ?? null, filter }, token);
  expect(answer.errors).toBeUndefined();
  return answer.data.timeline!;
}
const namesOf = ({ nodes }: Pick<TimelineConnection, 'nodes'>) => nodes.map(({ name }) => name);
const whole = [
  'SessionScheduled',
  'ChannelAssigned',
  'SessionStarted',
  'ClipMarkedIn',
  'MarkClipOut',
  'ClipMarkedOut',
  'ClipGenerationRequested',
  'TagAdded',
  'TagEdited',
  'ChannelActivated',
  'MarkClipIn',
];

describe('the timeline of a session', () => {
  it('tells everything in order, cameras and refused commands included', async () => {
    expect(namesOf(await page())).toEqual(whole);
  });

  it('marks a refusal as no fact, and says after which event it was decided', async () => {
    const { nodes } = await page();
    const [refusedOut, refusedIn] = nodes.filter(({ isFact }) => !isFact);
    const markedIn = nodes.find(({ name }) => name === 'ClipMarkedIn')!;
    expect(refusedOut).toMatchObject({
      kind: 'REFUSAL',
      code: 'CLIP_OUT_BEFORE_IN',
      position: null,
      eventId: null,
      afterEventId: markedIn.eventId,
      actor: { id: 'coach-a' },
      role: 'coach',
      clipId,
      changes: [],
    });
    expect(refusedIn).toMatchObject({ code: 'CLIP_IN_FUTURE', afterEventId: null });
  });

  it('says what each fact changed', async () => {
    const { nodes } = await page();
    const changesOf = (name: string) => nodes.find((node) => node.name === name)!.changes;
    expect(changesOf('SessionStarted')).toContainEqual({ field: 'status', before: '"scheduled"', after: '"active"' });
    expect(changesOf('ClipMarkedOut')).toEqual([{ field: 'outAt', before: null, after: expect.any(String) }]);
    expect(changesOf('TagEdited')).toEqual([
      { field: 'down', before: '3', after: '2' },
      { field: 'coachNotes', before: '"tired"', after: '"fresh"' },
    ]);
    expect(changesOf('ChannelActivated')).toContainEqual({ field: 'status', before: '"inactive"', after: '"active"' });
  });

  it.each([1, 2, 3, 5])('comes in pages of %i without a gap and without a double', async (first) => {
    const read: TimelineEntry[] = [];
    for (let after: string | null = null; ; ) {
      const { nodes, pageInfo } = await page({ first, after });
      read.push(...nodes);
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor ?? null;
    }
    expect(read).toEqual((await page()).nodes);
  });

  it('goes on behind any entry, whoever read before', async () => {
    const { nodes } = await page();
    for (const [n, { cursor }] of nodes.entries()) {
      expect(namesOf(await page({ after: cursor }))).toEqual(whole.slice(n + 1));
    }
  });

  it.each<[string, () => TimelineFilter, string[]]>([
    ['of a person', () => ({ actor: 'coach-a' }), [...whole.slice(3, 9), 'MarkClipIn']],
    ['of cameras', () => ({ kind: ['CHANNEL'] }), ['ChannelAssigned', 'ChannelActivated']],
    ['that were refused', () => ({ kind: ['REFUSAL'] }), ['MarkClipOut', 'MarkClipIn']],
    ['of a clip and its tags', () => ({ clipId }), whole.slice(3, 9)],
    [
      'of a clip that fit two kinds',
      () => ({ clipId, kind: ['TAG', 'REFUSAL'] }),
      ['MarkClipOut', 'TagAdded', 'TagEdited'],
    ],
  ])('shows only those %s', async (_what, filter, names) => {
    expect(namesOf(await page({ filter: filter() }))).toEqual(names);
    const { nodes, pageInfo } = await page({ filter: filter(), first: 1 });
    expect(namesOf({ nodes })).toEqual(names.slice(0, 1));
    expect(pageInfo.hasNextPage).toBe(true);
    const rest = await page({ filter: filter(), after: pageInfo.endCursor ?? null });
    expect(namesOf(rest)).toEqual(names.slice(1));
  });

  it('tells an auditor everything but what coaches write for each other', async () => {
    const { nodes } = await page({}, auditor);
    expect(namesOf({ nodes })).toEqual(whole);
    expect(JSON.stringify(nodes)).not.toMatch(/tired|fresh|coachNotes/);
  });

  it.each([
    ['viewer', 'FORBIDDEN'],
    ['device', 'FORBIDDEN'],
  ] as const)('is not told to a %s', async (role, code) => {
    const channel = role === 'device' ? { channelId: game.channelId } : {};
    const answer = await world.ask(query, { id: game.sessionId, first: 9 }, await world.token({ role, ...channel }));
    expect(answer.errors).toMatchObject([{ extensions: { code } }]);
  });

  it('is nothing to another team', async () => {
    const stranger = await world.token({ role: 'coach', team: 'away' });
    expect((await world.ask(query, { id: game.sessionId, first: 9 }, stranger)).data.timeline).toBeNull();
  });

  it.each([
    ['no page size', { first: 0 }, 'BAD_USER_INPUT'],
    ['no cursor', { after: 'soon' }, 'BAD_USER_INPUT'],
    ['a cursor of another log', { after: '00000000-5.0' }, 'CURSOR_EXPIRED'],
    ['an actor that no database takes', { filter: { actor: 'a\0' } }, 'BAD_USER_INPUT'],
    ['a clip that is none', { filter: { clipId: 'x' } }, 'BAD_USER_INPUT'],
  ])('refuses %s', async (_what, variables, code) => {
    const answer = await world.ask(query, { id: game.sessionId, first: 9, ...variables }, coach);
    expect(answer.errors).toMatchObject([{ extensions: { code } }]);
  });
});
