// Facts that were set aside, by one read model or by all of them: what comes after them is told all the same.
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import type { DomainEvent } from '../../../src/domain/facts.ts';
import type { TimelineEntry } from '../../../src/graphql/generated/types.ts';
import { newEvent } from '../../support/newEvent.ts';
import { until } from '../../support/until.ts';
import { openWorld, type World } from '../openWorld.ts';
import { commandClip, type Game, givenGame, givenGhost } from '../plays.ts';

let world: World;
let coach: string;
let game: Game;
let clipId: string;
/** Its stream begins with a fact that nothing in the list of clips can take. */
const headless = randomUUID();
/** Its stream begins with a fact that nobody can read. */
const unreadable = randomUUID();

beforeAll(async () => {
  world = await openWorld();
  coach = await world.token({ role: 'coach' });
  game = await givenGame(world, await world.token({ role: 'operator' }));
  await append(headless, { type: 'ClipFavorited', data: { clipId: headless } });
  await append(unreadable, { type: 'ClipFavorited', data: { clipId: 7 } });
  clipId = await givenGhost(world, coach, game);
  const outAt = new Date(Date.now() - 1_000).toISOString();
  const { userErrors } = await commandClip(world, coach, 'markClipOut', { clipId, outAt });
  expect(userErrors).toEqual([]);
}, 30_000);

async function append(id: string, event: { readonly type: string; readonly data: object }): Promise<void> {
  const { id: eventId, meta } = newEvent();
  const of = { ...meta, session: game.sessionId, play: id };
  await world.store.append(`clip-home.${id}`, 'no_stream', [{ id: eventId, event: event as DomainEvent, meta: of }]);
}

async function timeline(): Promise<readonly TimelineEntry[]> {
  const query = `query ($id: ID!) { timeline(sessionId: $id, first: 100) { nodes { isFact name subjectId } } }`;
  const { data, errors } = await world.ask(query, { id: game.sessionId }, coach);
  expect(errors).toBeUndefined();
  return data.timeline!.nodes;
}

it('each is set aside where it cannot be taken, and what is not of its stream goes on', async () => {
  const { rows } = await world.pool.query(
    'select stream, array_agg(projection order by projection) as tables from parked group by stream',
  );
  const tablesOf = (id: string) => rows.find(({ stream }) => stream === `clip-home.${id}`)?.tables;
  expect(tablesOf(headless)).toEqual(['clip_list']);
  expect(tablesOf(unreadable)).toEqual(expect.arrayContaining(['clip_list', 'feed', 'members', 'tag_sheet']));
  const { data } = await world.ask('query ($id: ID!) { clip(id: $id) { status } }', { id: clipId }, coach);
  expect(data.clip).toEqual({ status: 'PENDING' });
});

it('the game as it was is what its lists are', async () => {
  const query = `query ($id: ID!, $at: MomentInput!) {
    sessionAsOf(id: $id, at: $at) { clips(first: 10) { nodes { id status } } }
    clips(sessionId: $id, first: 10) { nodes { id status } } }`;
  const at = { instant: new Date().toISOString() };
  const { data, errors } = await world.ask(query, { id: game.sessionId, at }, coach);
  expect(errors).toBeUndefined();
  expect(data.sessionAsOf!.clips.nodes).toEqual([{ id: clipId, status: 'PENDING' }]);
  expect(data.clips.nodes).toEqual(data.sessionAsOf!.clips.nodes);
});

it('a command that is refused after such a fact stands behind it in the timeline', async () => {
  const { userErrors } = await commandClip(world, coach, 'retitleClip', { clipId: headless, title: 'Fumble' });
  expect(userErrors).toHaveLength(1);
  await until(async () => (await timeline()).some(({ isFact }) => !isFact));
  const entries = await timeline();
  const ofHeadless = entries.filter(({ subjectId }) => subjectId === headless).map(({ name }) => name);
  expect(ofHeadless[0]).toBe('ClipFavorited');
  const at = entries.findIndex(({ subjectId }) => subjectId === headless);
  expect(entries[at + 1]).toMatchObject({ isFact: false, name: 'RetitleClip' });
  expect(entries.some(({ subjectId }) => subjectId === unreadable)).toBe(false);
});

it('a command about what nobody can read is a defect that is named, and no other command suffers', async () => {
  const text = `mutation ($input: ClipCommandInput!) { favoriteClip(input: $input) { userErrors { code } } }`;
  const { errors } = await world.ask(text, { input: { commandId: randomUUID(), clipId: unreadable } }, coach);
  expect(errors).toMatchObject([{ extensions: { code: 'INTERNAL', retryable: false, incident: expect.any(String) } }]);
  const { userErrors } = await commandClip(world, coach, 'retitleClip', { clipId, title: 'Goal line stand' });
  expect(userErrors).toEqual([]);
});
