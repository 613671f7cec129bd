import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { rawRequest } from '../http/rawRequest.ts';
import { nothingHappens } from './nothingHappens.ts';
import { type Answer, openWorld, type World } from './openWorld.ts';
import { commandClip, commandSession, type Game, givenGame, givenGhost } from './plays.ts';

let world: World;
let operator: string;
let coach: string;
let game: Game;

beforeAll(async () => {
  world = await openWorld();
  operator = await world.token({ role: 'operator' });
  coach = await world.token({ role: 'coach' });
  game = await givenGame(world, operator);
});

const ask = (query: string, token = coach) => world.ask(query, {}, token);
const firstError = async (answer: Promise<Answer>) => (await answer).errors?.[0];

describe('a body', () => {
  nothingHappens(() => world);

  it.each([
    ['nothing', ''],
    ['an empty object', '{}'],
    ['null', 'null'],
    ['a list', '[]'],
    ['a batch', '[{"query":"{ viewer { id } }"},{"query":"{ viewer { id } }"}]'],
    ['truncated JSON', '{"query":"{ viewer'],
    ['a trailing comma', '{"query":"{ viewer { id } }",}'],
    ['a number as query', '{"query":1}'],
    ['a list as variables', '{"query":"{ viewer { id } }","variables":[1]}'],
    ['text as variables', '{"query":"{ viewer { id } }","variables":"{}"}'],
    ['a prototype', '{"query":"{ viewer { id } }","__proto__":{"role":"admin"}}'],
    ['an unknown operation', '{"query":"query A { viewer { id } }","operationName":"B"}'],
    ['two operations and no name', '{"query":"query A { viewer { id } } query B { viewer { id } }"}'],
  ])('of %s is bad input', async (_name, body) => {
    const answer = await world.post(body, coach);
    expect(answer).toMatchObject({
      status: 400,
      errors: [{ extensions: { code: 'BAD_USER_INPUT', retryable: false } }],
    });
  });

  it.each([
    ['text/plain', 400],
    ['application/x-www-form-urlencoded', 415],
    ['multipart/form-data; boundary=x', 415],
  ])('sent as %s is bad input', async (type, status) => {
    const answer = await world.post('{"query":"{ viewer { id } }"}', coach, type);
    expect(answer).toMatchObject({ status, errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
  });

  it('of 2 MB is too large', async () => {
    const answer = await world.post({ query: '{ viewer { id } }', variables: { a: 'x'.repeat(2_000_000) } }, coach);
    expect(answer).toMatchObject({ status: 413, errors: [{ extensions: { code: 'PAYLOAD_TOO_LARGE' } }] });
  });

  it('may carry null extensions and one of several operations', async () => {
    const query = 'query A { viewer { id } } query B { viewer { role } }';
    for (const operationName of ['A', 'B', 'A', 'B', 'A']) {
      const { data } = await world.post({ query, operationName, variables: null, extensions: null }, coach);
      expect(data.viewer).toEqual(operationName === 'A' ? { id: 'coach-1' } : { role: 'COACH' });
    }
  });

  it.each(['GET', 'PUT', 'DELETE', 'TRACE'])('is not taken from %s', async (method) => {
    const target = '/graphql?query=%7Bviewer%7Bid%7D%7D';
    expect(
      (await rawRequest(world.port, target, { method, headers: { authorization: `Bearer ${coach}` } })).status,
    ).toBe(404);
  });
});

describe('a document', () => {
  nothingHappens(() => world);
  const deep = (levels: number) =>
    `{ clip(id: "${randomUUID()}") ${'{ session { channels '.repeat(levels)}{ id }${' } }'.repeat(levels)} }`;

  it.each([
    ['with a syntax error', '{ viewer {', 'BAD_USER_INPUT'],
    ['with an unknown field', '{ viewer { nam } }', 'BAD_USER_INPUT'],
    [
      'with a cycle of fragments',
      '{ viewer { ...A } } fragment A on Viewer { ...B } fragment B on Viewer { ...A }',
      'BAD_USER_INPUT',
    ],
    ['that is an AST', JSON.stringify({ kind: 'Document', definitions: [] }), 'QUERY_REJECTED'],
    ['that is too long', `{ viewer { id } } #${'x'.repeat(15_000)}`, 'QUERY_REJECTED'],
    ['of too many tokens', `{ viewer { ${'id '.repeat(1_500)} } }`, 'QUERY_REJECTED'],
    [
      'of many aliases',
      `{ ${Array.from({ length: 16 }, (_, n) => `a${n}: serverTime`).join(' ')} }`,
      'QUERY_TOO_COMPLEX',
    ],
    ['that introspects', '{ __schema { types { name } } }', 'QUERY_REJECTED'],
    [
      'that introspects through a fragment',
      '{ ...A } fragment A on Query { b: __type(name: "Clip") { name } }',
      'QUERY_REJECTED',
    ],
    ['that subscribes', 'subscription { teamEvents { position } }', 'QUERY_REJECTED'],
    ['without a page size', `{ clips(sessionId: "${randomUUID()}") { nodes { id } } }`, 'BAD_USER_INPUT'],
    ['with a page too large', '{ sessions(first: 101) { nodes { id } } }', 'BAD_USER_INPUT'],
    ['with a page of nothing', '{ sessions(first: 0) { nodes { id } } }', 'BAD_USER_INPUT'],
    ['with a page of less', '{ sessions(first: -1) { nodes { id } } }', 'BAD_USER_INPUT'],
    ['with a page of 2^31', '{ sessions(first: 2147483648) { nodes { id } } }', 'BAD_USER_INPUT'],
    ['with a fraction for a whole number', '{ sessions(first: 1.5) { nodes { id } } }', 'BAD_USER_INPUT'],
    ['with a lower-case enum', '{ sessions(first: 1, status: active) { nodes { id } } }', 'BAD_USER_INPUT'],
    ['with a cursor of nobody', '{ sessions(first: 1, after: "eyJ4") { nodes { id } } }', 'BAD_USER_INPUT'],
    ['with an id that is none', '{ session(id: "1 or 1=1") { id } }', 'BAD_USER_INPUT'],
    ['with a position that is none', '{ channels(atLeast: "5") { id } }', 'BAD_USER_INPUT'],
    ['with a position of another log', '{ channels(atLeast: "ffffffff-5") { id } }', 'CURSOR_EXPIRED'],
  ])('%s is refused', async (_name, query, code) => {
    const error = await firstError(ask(query));
    expect(error?.extensions).toMatchObject({ code, retryable: false });
    expect(error?.message).not.toContain('Did you mean');
  });

  it('may be eight levels deep, not nine, not five hundred', async () => {
    expect(
      await firstError(
        ask(`{ clips(sessionId: "${randomUUID()}", first: 1) { nodes { session { channels { id } } } } }`),
      ),
    ).toBeUndefined();
    expect((await firstError(ask(deep(5))))?.extensions).toMatchObject({ code: 'QUERY_TOO_COMPLEX' });
    expect((await firstError(ask(deep(160))))?.extensions).toMatchObject({ code: expect.stringMatching(/^QUERY_/) });
  });

  it('answers null for what does not exist', async () => {
    const id = randomUUID();
    const { data, errors } = await ask(
      `{ session(id: "${id}") { id } clip(id: "${id}") { id } channel(id: "${id}") { id } }`,
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({ session: null, clip: null, channel: null });
  });

  it('carries the position that its rows are at least as new as', async () => {
    const { extensions } = await ask('{ viewer { id } }');
    expect((await ask(`{ channels(atLeast: "${extensions!.position}") { id } }`)).data.channels.length).toBe(1);
  });
});

describe('a stranger', () => {
  let clipId: string;
  beforeAll(async () => {
    clipId = await givenGhost(world, coach, game);
    await world.token({ role: 'coach', team: 'away' });
  });
  nothingHappens(() => world);

  it.each([
    ['without a token', async () => undefined],
    ['with an expired token', () => world.token({ role: 'admin' }, -60)],
    ['with a token of nobody', async () => 'a.b.c'],
  ])('%s learns nothing', async (_name, token) => {
    const answer = await world.post({ query: '{ serverTime }' }, await token());
    expect(answer).toMatchObject({
      status: 401,
      errors: [{ extensions: { code: 'UNAUTHENTICATED', retryable: false } }],
    });
    expect(answer.data).toBeUndefined();
  });

  it('of another team sees none of ours', async () => {
    const stranger = await world.token({ role: 'coach', team: 'away' });
    const seen = await ask(
      `{ session(id: "${game.sessionId}") { id } clip(id: "${clipId}") { id } channels { id } sessions(first: 9) { nodes { id } } }`,
      stranger,
    );
    expect(seen.data).toEqual({ session: null, clip: null, channels: [], sessions: { nodes: [] } });
    const payload = await commandClip(world, stranger, 'markClipOut', { clipId, outAt: new Date().toISOString() });
    expect(payload).toMatchObject({ userErrors: [{ code: 'NOT_FOUND' }], clip: null });
  });
});

describe('a role', () => {
  let device: string;
  beforeAll(async () => {
    device = await world.token({ role: 'device', channelId: game.channelId });
  });
  nothingHappens(() => world);

  it('gets FORBIDDEN as a userError for a command that it may never give', async () => {
    const viewer = await world.token({ role: 'viewer' });
    expect(await commandClip(world, viewer, 'retryClip', { clipId: randomUUID() })).toMatchObject({
      userErrors: [{ code: 'FORBIDDEN', path: [] }],
      position: null,
    });
    expect(await commandSession(world, coach, 'startSession', game.sessionId)).toMatchObject({
      userErrors: [{ code: 'FORBIDDEN' }],
    });
  });

  it('gets null and a FORBIDDEN for a field that it may never read', async () => {
    const answer = await ask(
      `{ session(id: "${game.sessionId}") { id } channel(id: "${game.channelId}") { id } }`,
      device,
    );
    expect(answer.data).toEqual({ session: null, channel: { id: game.channelId } });
    expect(answer.errors).toMatchObject([{ path: ['session'], extensions: { code: 'FORBIDDEN' } }]);
  });
});

describe('what is inside of us', () => {
  it('leaves a line in the log for each refusal, and no secret', async () => {
    world.lines.length = 0;
    await ask('{ nothing }');
    await ask('{ sessions(first: 0) { nodes { id } } }');
    await commandClip(world, coach, 'retryClip', { clipId: randomUUID() });
    const text = JSON.stringify(world.lines);
    expect(world.lines).toMatchObject([
      { code: 'BAD_USER_INPUT', msg: 'a request was refused' },
      { code: 'BAD_USER_INPUT', msg: 'a request was refused', path: ['sessions'] },
      { code: 'NOT_FOUND', actor: 'coach-1', msg: 'a command was refused' },
    ]);
    expect(text).not.toContain(coach);
  });

  // An operation that comes again is compiled, and then tells of its errors in another way.
  it.each(['first', 'second', 'third'])('is told to nobody when something breaks, the %s time', async () => {
    await world.pool.query('alter table channel_board rename column team to hidden');
    const answer = await ask('{ channels { id } }');
    await world.pool.query('alter table channel_board rename column hidden to team');
    expect(answer.data).toBeNull();
    expect(answer.errors).toMatchObject([{ extensions: { code: 'INTERNAL', incident: expect.any(String) } }]);
    expect(JSON.stringify(answer)).not.toMatch(/channel_board|does not exist|stack/);
    expect(world.lines).toContainEqual(expect.objectContaining({ incident: answer.errors?.[0]?.extensions.incident }));
  });
});
