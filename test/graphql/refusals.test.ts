import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { nothingHappens } from './nothingHappens.ts';
import { openWorld, type World } from './openWorld.ts';
import { commandClip, commandSession, type Game, givenGame, givenGhost, type SimpleSessionCommand } from './plays.ts';

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

describe('a mark', () => {
  const now = Date.now();
  const iso = (ms: number) => new Date(ms).toISOString();
  let clipId: string;

  beforeAll(async () => {
    clipId = await givenGhost(world, coach, game, iso(now - 700_000));
  });
  nothingHappens(() => world);

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
    expect(answers[0]?.userErrors).toEqual([]);
    expect(await world.facts()).toBe(before + 2);
  });

  it.each([
    ['with other content', async () => coach, { outAt: new Date(Date.now() + 1_000).toISOString() }],
    ['from another person', () => world.token({ role: 'coach', sub: 'coach-2' }), {}],
  ])('%s is a mismatch', async (_name, other, change) => {
    const clipId = await givenGhost(world, coach, game);
    const input = { commandId: randomUUID(), clipId, outAt: new Date().toISOString() };
    await commandClip(world, coach, 'markClipOut', input);
    const asking = await other();
    const before = await world.facts();
    const again = await commandClip(world, asking, 'markClipOut', { ...input, ...change });
    expect(again).toMatchObject({ userErrors: [{ code: 'IDEMPOTENCY_MISMATCH', path: ['commandId'] }] });
    expect(await world.facts()).toBe(before);
  });
});

describe('a command in the wrong status', () => {
  const all = ['startSession', 'pauseSession', 'resumeSession', 'completeSession'] as const;
  const always = ['DescribeSession', 'AnchorGameClock'];

  it.each<[string, SimpleSessionCommand[], SimpleSessionCommand[], string[]]>([
    ['SCHEDULED', [], ['startSession'], ['RescheduleSession', 'CancelSession', 'StartSession', ...always]],
    ['ACTIVE', ['startSession'], ['pauseSession', 'completeSession'], ['PauseSession', 'CompleteSession', ...always]],
    [
      'PAUSED',
      ['startSession', 'pauseSession'],
      ['resumeSession', 'completeSession'],
      ['ResumeSession', 'CompleteSession', ...always],
    ],
    ['COMPLETED', ['startSession', 'completeSession'], [], ['ReopenSession', ...always]],
  ])('is refused in %s, with what is possible', async (status, path, legal, possible) => {
    const { sessionId } = await givenGame(world, operator);
    for (const step of path) await commandSession(world, operator, step, sessionId);
    const before = await world.facts();
    for (const command of all.filter((name) => !legal.includes(name))) {
      const { userErrors, session } = await commandSession(world, operator, command, sessionId);
      expect(userErrors).toMatchObject([{ code: 'ILLEGAL_IN_STATUS', status }]);
      expect([...(userErrors[0]?.allowedCommands ?? [])].sort()).toEqual([...possible].sort());
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
    const { data } = await world.ask(`{ clip(id: "${clipId}") { allowedCommands } }`, {}, other);
    expect(data.clip?.allowedCommands).toEqual(['MarkClipOut', 'RetitleClip']);
    expect(await commandClip(world, other, 'discardClip', { clipId })).toMatchObject({
      userErrors: [{ code: 'FORBIDDEN' }],
    });
  });
});
