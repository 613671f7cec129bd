import { randomUUID } from 'node:crypto';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rawRequest } from '../http/rawRequest.ts';
import { openWorld, type World } from './openWorld.ts';
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
const firstError = async (answer: Promise<{ errors?: { extensions: object; message: string }[] }>) =>
  (await answer).errors?.[0];

/** Whatever is sent below: nothing is appended, and the next request is served. */
function nothingHappens() {
  let before: number;
  beforeEach(async () => {
    before = await world.facts();
  });
  afterEach(async () => {
    expect(await world.facts()).toBe(before);
    expect((await ask('{ viewer { id } }')).data.viewer.id).toBe('coach-1');
  });
}

describe('a body', () => {
  nothingHappens();

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
  nothingHappens();
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
  });
  nothingHappens();

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
  nothingHappens();

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
    const device = await world.token({ role: 'device', channelId: game.channelId });
    const answer = await ask(
      `{ session(id: "${game.sessionId}") { id } channel(id: "${game.channelId}") { id } }`,
      device,
    );
    expect(answer.data).toEqual({ session: null, channel: { id: game.channelId } });
    expect(answer.errors).toMatchObject([{ path: ['session'], extensions: { code: 'FORBIDDEN' } }]);
  });
});

describe('a mark', () => {
  const now = Date.now();
  const iso = (ms: number) => new Date(ms).toISOString();
  let clipId: string;

  beforeAll(async () => {
    clipId = await givenGhost(world, coach, game, iso(now - 700_000));
  });
  nothingHappens();

  it.each([
    ['at IN', iso(now - 700_000), 'CLIP_OUT_BEFORE_IN'],
    ['before IN', iso(now - 701_000), 'CLIP_OUT_BEFORE_IN'],
    ['601 s after IN', iso(now - 99_000), 'CLIP_TOO_LONG'],
    ['at no time', 'yesterday', 'BAD_USER_INPUT'],
    ['on a day that is none', '2026-02-31T10:00:00Z', 'BAD_USER_INPUT'],
    ['without a zone', '2026-11-24T10:00:00', 'BAD_USER_INPUT'],
  ])('OUT %s is refused', async (_name, outAt, code) => {
    expect(await commandClip(world, coach, 'markClipOut', { clipId, outAt })).toMatchObject({
      userErrors: [{ code, path: ['outAt'] }],
      position: null,
      clip: null,
    });
  });

  it.each([
    ['an unknown clip', { clipId: randomUUID() }, 'NOT_FOUND'],
    ['a clip that cannot be', { clipId: "'; drop table clip_list;--" }, 'BAD_USER_INPUT'],
    ['a commandId that is none', { commandId: 'again' }, 'BAD_USER_INPUT'],
    ['a commandId of 10 KB', { commandId: 'a'.repeat(10_000) }, 'BAD_USER_INPUT'],
    ['a clock that is off by days', { clock: { offsetMs: 1e9 } }, 'BAD_USER_INPUT'],
  ])('OUT of %s is refused', async (_name, change, code) => {
    const input = { clipId, outAt: iso(now - 690_000), ...change };
    expect(await commandClip(world, coach, 'markClipOut', input)).toMatchObject({ userErrors: [{ code }] });
  });

  const markIn = (input: object) =>
    world.ask(
      'mutation ($input: MarkClipInInput!) { markClipIn(input: $input) { userErrors { code path } clip { id } angles { userErrors { code } } } }',
      {
        input: {
          commandId: randomUUID(),
          sessionId: game.sessionId,
          playId: randomUUID(),
          channelIds: [game.channelId],
          inAt: iso(Date.now()),
          ...input,
        },
      },
      coach,
    );

  it.each([
    ['40 s ahead', () => ({ inAt: iso(Date.now() + 40_000) }), 'CLIP_IN_FUTURE'],
    ['of an unknown session', () => ({ sessionId: randomUUID() }), 'NOT_FOUND'],
    ['of an unknown channel', () => ({ channelIds: [randomUUID()] }), 'NOT_FOUND'],
    ['of no channel', () => ({ channelIds: [] }), 'BAD_USER_INPUT'],
    ['of a channel twice', () => ({ channelIds: [game.channelId, game.channelId] }), 'BAD_USER_INPUT'],
    ['of 2,000 channels', () => ({ channelIds: Array.from({ length: 2_000 }, randomUUID) }), 'BAD_USER_INPUT'],
  ])('IN %s is refused', async (_name, input, code) => {
    const { data } = await markIn(input());
    expect(data.markClipIn).toMatchObject({ userErrors: [{ code }], clip: null });
  });

  it.each([
    ['a null in a list', { channelIds: [null] }],
    ['a number for an instant', { inAt: 5 }],
    ['an unknown field', { favourite: true }],
  ])('IN with %s is refused before it is read', async (_name, input) => {
    const answer = await markIn(input);
    expect(answer).toMatchObject({ status: 400, errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
  });
});

describe('a command that was sent before', () => {
  it('is carried out once, however often it comes', async () => {
    const clipId = await givenGhost(world, coach, game);
    const input = { commandId: randomUUID(), clipId, outAt: new Date().toISOString() };
    const before = await world.facts();
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => commandClip(world, coach, 'markClipOut', input)),
    );
    expect(new Set(answers.map((answer) => JSON.stringify([answer.userErrors, answer.position]))).size).toBe(1);
    expect(answers[0].userErrors).toEqual([]);
    expect(await world.facts()).toBe(before + 2);
  });

  it.each([
    ['with other content', async () => coach, { outAt: new Date(Date.now() + 1_000).toISOString() }],
    ['from another person', () => world.token({ role: 'coach', sub: 'coach-2' }), {}],
  ])('%s is a mismatch', async (_name, other, change) => {
    const clipId = await givenGhost(world, coach, game);
    const input = { commandId: randomUUID(), clipId, outAt: new Date().toISOString() };
    await commandClip(world, coach, 'markClipOut', input);
    const before = await world.facts();
    const again = await commandClip(world, await other(), 'markClipOut', { ...input, ...change });
    expect(again).toMatchObject({ userErrors: [{ code: 'IDEMPOTENCY_MISMATCH', path: ['commandId'] }] });
    expect(await world.facts()).toBe(before);
  });
});

describe('a command in the wrong status', () => {
  const all = ['startSession', 'pauseSession', 'resumeSession', 'completeSession'];

  it.each([
    ['SCHEDULED', [], ['startSession'], ['StartSession']],
    ['ACTIVE', ['startSession'], ['pauseSession', 'completeSession'], ['PauseSession', 'CompleteSession']],
    [
      'PAUSED',
      ['startSession', 'pauseSession'],
      ['resumeSession', 'completeSession'],
      ['ResumeSession', 'CompleteSession'],
    ],
    ['COMPLETED', ['startSession', 'completeSession'], [], ['ReopenSession']],
  ])('is refused in %s, with what is possible', async (status, path, legal, possible) => {
    const { sessionId } = await givenGame(world, operator);
    for (const step of path) await commandSession(world, operator, step, sessionId);
    const before = await world.facts();
    for (const command of all.filter((name) => !legal.includes(name))) {
      const { userErrors, session } = await commandSession(world, operator, command, sessionId);
      expect(userErrors).toMatchObject([{ code: 'ILLEGAL_IN_STATUS', status }]);
      expect(userErrors[0].allowedCommands.sort()).toEqual([...possible].sort());
      expect(session).toBeNull();
    }
    expect(await world.facts()).toBe(before);
  });

  it('names only what the role may do', async () => {
    const clipId = await givenGhost(world, coach, game);
    const { userErrors } = await commandClip(world, operator, 'retryClip', { clipId });
    expect(userErrors).toMatchObject([{ code: 'ILLEGAL_IN_STATUS', status: 'OPEN', allowedCommands: [] }]);
  });

  it('is what the slower of two coaches hears', async () => {
    const clipId = await givenGhost(world, coach, game);
    const outAt = new Date().toISOString();
    const answers = await Promise.all(
      Array.from({ length: 16 }, () => commandClip(world, coach, 'markClipOut', { clipId, outAt })),
    );
    expect(answers.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(1);
    const losers = answers.flatMap(({ userErrors }) => userErrors);
    expect(new Set(losers.map(({ code }) => code))).toEqual(new Set(['ILLEGAL_IN_STATUS']));
  });

  it("keeps a coach from discarding another's mark", async () => {
    const clipId = await givenGhost(world, coach, game);
    const other = await world.token({ role: 'coach', sub: 'coach-2' });
    const { data } = await ask(`{ clip(id: "${clipId}") { allowedCommands } }`, other);
    expect(data.clip.allowedCommands).toEqual(['MarkClipOut']);
    expect(await commandClip(world, other, 'discardClip', { clipId })).toMatchObject({
      userErrors: [{ code: 'FORBIDDEN' }],
    });
  });
});

describe('what is inside of us', () => {
  it('leaves a line in the log for each refusal, and no secret', async () => {
    world.lines.length = 0;
    await ask('{ nothing }');
    await commandClip(world, coach, 'retryClip', { clipId: randomUUID() });
    const text = JSON.stringify(world.lines);
    expect(world.lines).toMatchObject([
      { code: 'BAD_USER_INPUT', msg: 'a request was refused' },
      { code: 'NOT_FOUND', actor: 'coach-1', msg: 'a command was refused' },
    ]);
    expect(text).not.toContain(coach);
  });

  it('is told to nobody when something breaks', async () => {
    await world.pool.query('alter table channel_board rename to hidden');
    const answer = await ask('{ channels { id } }');
    await world.pool.query('alter table hidden rename to channel_board');
    expect(answer.data).toBeNull();
    expect(answer.errors).toMatchObject([{ extensions: { code: 'INTERNAL', incident: expect.any(String) } }]);
    expect(JSON.stringify(answer)).not.toMatch(/channel_board|relation|stack/);
    expect(world.lines).toContainEqual(expect.objectContaining({ incident: answer.errors![0].extensions.incident }));
  });
});
