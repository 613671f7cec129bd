// Names of players and people: rows that answers read, that no fact holds, and that are gone once erased.
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Mutation } from '../../src/graphql/generated/types.ts';
import { openWorld, type World } from './openWorld.ts';
import { givenGame, givenGhost } from './plays.ts';

let world: World;
let admin: string;
let coach: string;
beforeAll(async () => {
  world = await openWorld();
  admin = await world.token({ role: 'admin' });
  coach = await world.token({ role: 'coach' });
});

type RosterMutation = 'putPlayer' | 'erasePlayer' | 'namePerson' | 'erasePerson';
async function give<M extends RosterMutation>(mutation: M, input: Record<string, unknown>, token = admin) {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const entity = mutation.endsWith('Player') ? 'player { id number name }' : 'member { id label }';
  const query = `mutation ($input: ${type}!) {
    ${mutation}(input: $input) { userErrors { code path message } position ${entity} } }`;
  const { data, errors } = await world.ask(query, { input }, token);
  if (errors) throw new Error(JSON.stringify(errors));
  return data[mutation] as Mutation[M];
}
const roster = async (token = coach) => (await world.ask('{ players { id number name } }', {}, token)).data.players;

/** A tag that says who was in the play. @returns who they are, as the tag shows them now */
async function tagged(number: string): Promise<() => Promise<unknown>> {
  const clipId = await givenGhost(world, coach, await givenGame(world, await world.token({ role: 'operator' })));
  const tagId = randomUUID();
  const fields = { players: [{ number, role: 'RECEIVER' }] };
  await world.ask(
    'mutation ($input: AddTagInput!) { addTag(input: $input) { userErrors { code } } }',
    { input: { commandId: randomUUID(), tagId, clipId, fields } },
    coach,
  );
  return async () =>
    (await world.ask(`{ tag(id: "${tagId}") { players { number names } } }`, {}, coach)).data.tag?.players;
}

describe('a player', () => {
  it('stands on the roster, is changed, and is shown with the number on every tag', async () => {
    const playerId = randomUUID();
    const shown = await tagged('88');
    expect(await shown()).toEqual([{ number: '88', names: [] }]);
    const put = await give('putPlayer', { playerId, number: '88', name: 'Sam Hands' }, coach);
    expect(put).toEqual({
      userErrors: [],
      position: null,
      player: { id: playerId, number: '88', name: 'Sam Hands' },
    });
    expect(await shown()).toEqual([{ number: '88', names: ['Sam Hands'] }]);
    await give('putPlayer', { playerId, number: '89', name: 'Sam Hands' }, coach);
    expect(await shown()).toEqual([{ number: '88', names: [] }]);
    expect(await roster()).toContainEqual({ id: playerId, number: '89', name: 'Sam Hands' });
  });

  it('may share a number, or have none', async () => {
    const shown = await tagged('00');
    for (const name of ['Alan Ox', 'Zeno Ox']) await give('putPlayer', { playerId: randomUUID(), number: '00', name });
    await give('putPlayer', { playerId: randomUUID(), number: '0', name: 'Nil Nought' });
    await give('putPlayer', { playerId: randomUUID(), name: 'Ned New' });
    expect(await shown()).toEqual([{ number: '00', names: ['Alan Ox', 'Zeno Ox'] }]);
    expect((await roster()).at(-1)).toMatchObject({ number: null, name: 'Ned New' });
  });

  it('is erased: the log is as it was, and answers show the number alone', async () => {
    const playerId = randomUUID();
    const shown = await tagged('7');
    await give('putPlayer', { playerId, number: '7', name: 'Erin Gone' });
    const facts = await world.facts();
    expect(await give('erasePlayer', { playerId })).toMatchObject({ userErrors: [], player: null });
    expect(await shown()).toEqual([{ number: '7', names: [] }]);
    expect((await give('erasePlayer', { playerId })).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect(await world.facts()).toBe(facts);
    const { rows } = await world.pool.query("select string_agg(data::text || meta::text, '') as text from feed");
    expect(rows[0].text).not.toContain('Erin');
  });

  it("is nobody's of another team", async () => {
    const playerId = randomUUID();
    await give('putPlayer', { playerId, number: '55', name: 'Hal Home' });
    const away = await world.token({ role: 'admin', team: 'away', sub: 'admin-away' });
    expect(await roster(away)).toEqual([]);
    expect((await give('erasePlayer', { playerId }, away)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    // The same id there is another player.
    await give('putPlayer', { playerId, number: '1', name: 'Ann Away' }, away);
    expect(await roster()).toContainEqual({ id: playerId, number: '55', name: 'Hal Home' });
  });

  it.each([
    ['a number of three digits', { number: '100', name: 'A' }, 'number'],
    ['a word for a number', { number: 'QB', name: 'A' }, 'number'],
    ['no name', { name: '' }, 'name'],
    ['a name of 81 characters', { name: 'n'.repeat(81) }, 'name'],
    ['a name of two lines', { name: 'A\nB' }, 'name'],
  ])('is refused with %s', async (_what, input, field) => {
    const { userErrors, player } = await give('putPlayer', { playerId: randomUUID(), ...input });
    expect(userErrors).toMatchObject([{ code: 'BAD_USER_INPUT', path: [field] }]);
    expect(player).toBeNull();
  });

  it('is refused where the roster is full, and changed all the same', async () => {
    const full = await world.token({ role: 'admin', team: 'full', sub: 'admin-full' });
    await world.pool.query(
      "insert into players (team, id, name) select 'full', gen_random_uuid(), 'P' || n from generate_series(1, 500) n",
    );
    const [first] = await roster(full);
    const more = await give('putPlayer', { playerId: randomUUID(), name: 'One More' }, full);
    expect(more.userErrors).toMatchObject([{ code: 'BAD_USER_INPUT' }]);
    const changed = await give('putPlayer', { playerId: first!.id, name: 'Another' }, full);
    expect(changed.userErrors).toEqual([]);
  });
});

describe('a person', () => {
  it('is named, and once erased an id in every answer, of what they did before too', async () => {
    const memberId = 'coach-named';
    const token = await world.token({ role: 'coach', sub: memberId });
    const clipId = await givenGhost(world, token, await givenGame(world, await world.token({ role: 'operator' })));
    const label = async () =>
      (await world.ask(`{ clip(id: "${clipId}") { markedBy { id label } } }`, {}, coach)).data.clip?.markedBy;
    expect((await give('namePerson', { memberId, label: 'Nora Named' })).member).toEqual({
      id: memberId,
      label: 'Nora Named',
    });
    expect(await label()).toEqual({ id: memberId, label: 'Nora Named' });
    const facts = await world.facts();
    expect((await give('erasePerson', { memberId })).member).toEqual({ id: memberId, label: memberId });
    expect(await label()).toEqual({ id: memberId, label: memberId });
    expect(await world.facts()).toBe(facts);
    // They are still in: only the name is gone.
    expect((await world.ask('{ viewer { id } }', {}, token)).data.viewer).toEqual({ id: memberId });
  });

  it.each(['namePerson', 'erasePerson'] as const)('%s: nobody whom the team never had', async (mutation) => {
    const input = mutation === 'namePerson' ? { memberId: 'stranger', label: 'S' } : { memberId: 'stranger' };
    expect((await give(mutation, input)).userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['memberId'] }]);
  });
});

it.each([
  ['viewer', 'putPlayer', { playerId: randomUUID(), name: 'V' }],
  ['coach', 'erasePlayer', { playerId: randomUUID() }],
  ['operator', 'namePerson', { memberId: 'coach-1', label: 'O' }],
  ['analyst', 'erasePerson', { memberId: 'coach-1' }],
] as const)(
  'the role %s may not give %s, and that it tried is in the log of the process',
  async (role, name, input) => {
    const { userErrors } = await give(name, input, await world.token({ role }));
    expect(userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
    expect(world.lines.at(-1)).toMatchObject({ code: 'FORBIDDEN', actor: `${role}-1` });
  },
);
