import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { assignChannel } from '../../src/commands/channel/assignChannel.ts';
import { finishClip } from '../../src/commands/clip/finishClip.ts';
import { startClipGeneration } from '../../src/commands/clip/startClipGeneration.ts';
import { changeTeamSettings } from '../../src/commands/team/changeTeamSettings.ts';
import type { SessionPayload } from '../../src/graphql/generated/types.ts';
import { until } from '../support/until.ts';
import { actorOf } from '../support/worldOf.ts';
import { openWorld, type World } from './openWorld.ts';
import { commandClip, commandSession, type Game, givenGame, givenGhost } from './plays.ts';
import { asWorker, film, inAt, job, outAt } from './workerActs.ts';

let world: World;
let operator: string;
let coach: string;
let analyst: string;
let game: Game;

beforeAll(async () => {
  world = await openWorld();
  operator = await world.token({ role: 'operator' });
  coach = await world.token({ role: 'coach' });
  analyst = await world.token({ role: 'analyst' });
});
beforeEach(async () => {
  game = await givenGame(world, operator);
});

type Input = Readonly<Record<string, unknown>>;
type More =
  | 'scheduleSession'
  | 'rescheduleSession'
  | 'cancelSession'
  | 'reopenSession'
  | 'anchorGameClock'
  | 'describeSession';
const answer = `{ userErrors { code path status allowedCommands } warnings { code } position
  session { id status scheduledStart timeZone location cancelReason allowedCommands } }`;

async function give(mutation: More, input: Input, token = operator): Promise<SessionPayload> {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
  const { data, errors } = await world.ask(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) ${answer} }`,
    { input: { commandId: randomUUID(), ...input } },
    token,
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data[mutation];
}
const ask = async (fields: string, sessionId = game.sessionId, token = operator) => {
  const { data, errors } = await world.ask(`{ session(id: "${sessionId}") { ${fields} } }`, {}, token);
  return { session: data?.session, errors };
};
const activate = async () => {
  await world.ask(
    'mutation ($input: ChannelCommandInput!) { activateChannel(input: $input) { userErrors { code } } }',
    { input: { commandId: randomUUID(), channelId: game.channelId } },
    operator,
  );
};
const assign = async () => {
  const outcome = await world.handle(assignChannel, { commandId: randomUUID(), ...game }, actorOf('operator'));
  if (outcome.kind === 'accepted') await world.live.waitFor(outcome.position!, 2_000);
};

describe('a session', () => {
  it('may be moved, called off, and given another day', async () => {
    const saturday = '2026-12-05T18:00:00.000Z';
    const { sessionId } = game;
    const moved = await give('rescheduleSession', { sessionId, scheduledStart: saturday, location: 'Away field' });
    expect(moved.session).toMatchObject({ status: 'SCHEDULED', scheduledStart: saturday, location: 'Away field' });

    const off = await give('cancelSession', { sessionId, reason: 'lightning' });
    expect(off.session).toMatchObject({
      status: 'CANCELLED',
      cancelReason: 'lightning',
      allowedCommands: ['RescheduleSession'],
    });
    expect(await give('cancelSession', { sessionId })).toMatchObject({
      userErrors: [{ code: 'ILLEGAL_IN_STATUS', status: 'CANCELLED', allowedCommands: ['RescheduleSession'] }],
      session: null,
    });

    const again = await give('rescheduleSession', { sessionId, scheduledStart: '2026-12-06T18:00:00.000Z' });
    expect(again.session).toMatchObject({ status: 'SCHEDULED', cancelReason: null, location: 'Away field' });
  });

  it('is put right while it runs, and the rest of what is said about it stays', async () => {
    const { sessionId } = game;
    await give('describeSession', { sessionId, opponent: 'Harbor Stat', week: '3', location: 'North field' });
    await commandSession(world, operator, 'startSession', sessionId);
    const told = await give('describeSession', { sessionId, opponent: 'Harbor State', week: null });
    expect(told).toMatchObject({ userErrors: [], session: { status: 'ACTIVE', location: 'North field' } });
    expect((await ask('name opponent week location', sessionId)).session).toEqual({
      name: 'Week 1',
      opponent: 'Harbor State',
      week: null,
      location: 'North field',
    });
    const before = await world.facts();
    const asked = { sessionId, opponent: 'x'.repeat(121) };
    expect(await give('describeSession', asked)).toMatchObject({
      userErrors: [{ code: 'BAD_USER_INPUT', path: ['opponent'] }],
    });
    expect(await give('describeSession', { sessionId, week: '4' }, coach)).toMatchObject({
      userErrors: [{ code: 'FORBIDDEN' }],
    });
    expect(await world.facts()).toBe(before);
  });

  it('that is called off offers nobody a mark, and refuses one', async () => {
    const { sessionId, channelId } = game;
    await give('cancelSession', { sessionId });
    expect((await ask('allowedCommands', sessionId, coach)).session?.allowedCommands).toEqual([]);
    const before = await world.facts();
    const { data } = await world.ask(
      'mutation ($input: MarkClipInInput!) { markClipIn(input: $input) { userErrors { code path } } }',
      { input: { commandId: randomUUID(), playId: randomUUID(), sessionId, channelIds: [channelId], inAt } },
      coach,
    );
    expect(data.markClipIn.userErrors).toEqual([{ code: 'SESSION_CANCELLED', path: ['sessionId'] }]);
    expect(await world.facts()).toBe(before);
  });

  it.each([
    ['no instant', { scheduledStart: 'tomorrow' }, 'scheduledStart'],
    ['a day that is none', { scheduledStart: '2026-02-30T18:00:00Z' }, 'scheduledStart'],
    ['an offset for a zone', { scheduledStart: '2026-12-05T18:00:00Z', timeZone: '+05:00' }, 'timeZone'],
    ['control characters', { scheduledStart: '2026-12-05T18:00:00Z', location: 'a\u0007b' }, 'location'],
  ])('is not moved to %s', async (_name, wrong, field) => {
    const { userErrors } = await give('rescheduleSession', { sessionId: game.sessionId, ...wrong });
    expect(userErrors).toMatchObject([{ code: 'BAD_USER_INPUT', path: [field] }]);
  });

  it("takes its team's time zone, and keeps right-to-left names and families of emoji", async () => {
    const admin = actorOf('admin');
    const changed = await world.handle(
      changeTeamSettings,
      { commandId: randomUUID(), timeZone: 'America/Chicago' },
      admin,
    );
    if (changed.kind === 'refused') throw new Error(changed.refusal.message);
    const sessionId = randomUUID();
    const name = 'מול הקבוצה 👨‍👩‍👧‍👦';
    expect(await give('scheduleSession', { sessionId, name, type: 'PRACTICE' })).toMatchObject({
      userErrors: [],
      session: { timeZone: 'America/Chicago' },
    });
    expect((await ask('name', sessionId)).session?.name).toBe(name);
  });

  it.each(['rescheduleSession', 'cancelSession', 'anchorGameClock'] as const)(
    'is not there for another team that asks to %s',
    async (mutation) => {
      const stranger = await world.token({ role: 'operator', team: 'away' });
      const input = {
        rescheduleSession: { scheduledStart: '2026-12-05T18:00:00Z' },
        cancelSession: {},
        anchorGameClock: { quarter: 1, gameClock: '15:00', running: false, at: inAt },
      }[mutation];
      const before = await world.facts();
      const { userErrors } = await give(mutation, { sessionId: game.sessionId, ...input }, stranger);
      expect(userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
      expect(await world.facts()).toBe(before);
    },
  );
});

describe('a start', () => {
  const start = () => commandSession(world, operator, 'startSession', game.sessionId);

  it('D-26 without a live camera is carried out, with a warning', async () => {
    await assign();
    expect(await start()).toMatchObject({
      userErrors: [],
      warnings: [{ code: 'SESSION_NO_LIVE_CHANNEL' }],
      session: { status: 'ACTIVE' },
    });
  });
  it('with one is carried out without a warning', async () => {
    await assign();
    await activate();
    expect(await start()).toMatchObject({ userErrors: [], warnings: [] });
  });
  it('again after the end tells of missing cameras too', async () => {
    await start();
    await commandSession(world, operator, 'completeSession', game.sessionId);
    const reopened = await give('reopenSession', { sessionId: game.sessionId, reason: 'overtime' });
    expect(reopened).toMatchObject({ userErrors: [], warnings: [{ code: 'SESSION_NO_LIVE_CHANNEL' }] });
  });
  it('is told to marks that come before it', async () => {
    const { data } = await world.ask(
      'mutation ($input: MarkClipInInput!) { markClipIn(input: $input) { userErrors { code } warnings { code } } }',
      {
        input: {
          commandId: randomUUID(),
          playId: randomUUID(),
          sessionId: game.sessionId,
          channelIds: [game.channelId],
          inAt,
        },
      },
      coach,
    );
    expect(data.markClipIn).toMatchObject({
      userErrors: [],
      warnings: expect.arrayContaining([{ code: 'SESSION_NOT_STARTED' }]),
    });
  });
  it('is told to tags that come before it, and to no later ones', async () => {
    const tag = async () => {
      const fields = { down: 3 };
      const { data } = await world.ask(
        'mutation ($input: AddTagInput!) { addTag(input: $input) { userErrors { code } warnings { code } } }',
        { input: { commandId: randomUUID(), tagId: randomUUID(), ...moment(), fields } },
        coach,
      );
      return data.addTag;
    };
    const moment = () => ({ sessionId: game.sessionId, playId: randomUUID(), at: inAt });
    expect(await tag()).toEqual({ userErrors: [], warnings: [{ code: 'SESSION_NOT_STARTED' }] });
    await start();
    expect(await tag()).toEqual({ userErrors: [], warnings: [] });
  });
});

describe('D-27 two operators at once', () => {
  it.each([
    ['start', ['startSession', 'startSession'], []],
    ['pause and complete', ['pauseSession', 'completeSession'], ['startSession']],
    ['resume and complete', ['resumeSession', 'completeSession'], ['startSession', 'pauseSession']],
  ] as const)('%s: the first wins, the other is told what is', async (_name, both, before) => {
    const other = await world.token({ role: 'operator', sub: 'operator-2' });
    for (let round = 0; round < 8; round += 1) {
      const { sessionId } = await givenGame(world, operator);
      for (const step of before) await commandSession(world, operator, step, sessionId);
      const facts = await world.facts();
      const answers = await Promise.all(
        both.map((command, n) => commandSession(world, n === 0 ? operator : other, command, sessionId)),
      );
      const recorded = (await world.facts()) - facts;
      const refused = answers.flatMap(({ userErrors }) => userErrors);
      const won = answers.filter(({ userErrors }) => userErrors.length === 0);
      expect(won.length).toBe(recorded);
      // Pause and complete may both be taken, one after the other; nothing else may.
      expect(won.length === 1 || both[0] !== both[1]).toBe(true);
      const now = (await ask('status', sessionId)).session?.status;
      for (const error of refused) {
        expect(error).toMatchObject({ code: 'ILLEGAL_IN_STATUS', status: now, allowedCommands: expect.any(Array) });
      }
    }
  });
});

describe('the game clock', () => {
  const at = (seconds: number) => new Date(Date.parse(inAt) + seconds * 1_000).toISOString();
  const read = (seconds: number, quarter: number, gameClock: string, running: boolean, more: Input = {}) =>
    give(
      'anchorGameClock',
      { sessionId: game.sessionId, quarter, gameClock, running, at: at(seconds), ...more },
      analyst,
    );
  const clock = '{ quarter clock secondsLeft isRunning readAt }';

  it('is unknown before anybody read it', async () => {
    expect((await ask(`gameClock ${clock}`)).session?.gameClock).toBeNull();
  });

  it('tells what it showed, and when it showed it', async () => {
    await read(0, 2, '3:20', true);
    await read(30, 2, '2:50', false);
    const { session } = await ask(
      `gameClock ${clock} gameClockAt(at: "${at(6)}") ${clock}
       exact: instantOfGameClock(quarter: 2, clock: "3:14") { at isExact }
       never: instantOfGameClock(quarter: 3, clock: "3:14") { at isExact }`,
    );
    expect(session).toEqual({
      gameClock: { quarter: 2, clock: '2:50', secondsLeft: 170, isRunning: false, readAt: at(30) },
      gameClockAt: { quarter: 2, clock: '3:14', secondsLeft: 194, isRunning: true, readAt: at(0) },
      exact: { at: at(6), isExact: true },
      never: null,
    });
  });

  it('D-25 stands while the session is paused, and marks are still taken', async () => {
    await commandSession(world, operator, 'startSession', game.sessionId);
    await commandSession(world, operator, 'pauseSession', game.sessionId);
    const now = new Date().toISOString();
    await give('anchorGameClock', {
      sessionId: game.sessionId,
      quarter: 1,
      gameClock: '10:00',
      running: true,
      at: now,
    });
    expect((await ask(`gameClock ${clock}`)).session?.gameClock).toMatchObject({ clock: '10:00', isRunning: false });
    expect(await givenGhost(world, coach, game)).toEqual(expect.any(String));
    await commandSession(world, operator, 'resumeSession', game.sessionId);
    expect((await ask(`gameClock ${clock}`)).session?.gameClock).toMatchObject({ isRunning: true });
  });

  it("takes the device's offset out of a reading", async () => {
    await read(60, 1, '12:00', false, { clock: { offsetMs: 60_000 } });
    expect((await ask(`gameClock ${clock}`)).session?.gameClock).toMatchObject({ readAt: at(0) });
  });

  it('lists its readings, page by page, latest moment first', async () => {
    for (const n of [0, 1, 2, 3, 4]) await read(n, 1, `10:0${n}`, false);
    const seen: string[] = [];
    let after: string | null = null;
    for (;;) {
      const { data } = await world.ask(
        `query ($id: ID!, $after: String) { session(id: $id) { gameClockReadings(first: 2, after: $after) {
           nodes { clock at isRunning quarter } pageInfo { hasNextPage endCursor } } } }`,
        { id: game.sessionId, after },
        operator,
      );
      const { nodes, pageInfo } = data.session!.gameClockReadings;
      seen.push(...nodes.map((reading) => reading.clock));
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor ?? null;
    }
    expect(seen).toEqual(['10:04', '10:03', '10:02', '10:01', '10:00']);
  });

  it.each([
    ['instantOfGameClock(quarter: 2, clock: "16:00") { at }', 'clock'],
    ['instantOfGameClock(quarter: 6, clock: "3:14") { at }', 'quarter'],
    ['gameClockAt(at: "noon") { clock }', 'at'],
    ['gameClockReadings(first: 0) { nodes { clock } }', 'first'],
    ['gameClockReadings(first: 1, after: "zzz") { nodes { clock } }', 'after'],
  ])('%s is a bad question', async (field, name) => {
    const { errors } = await ask(field);
    expect(errors).toMatchObject([{ message: expect.stringContaining(name), extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  it.each([
    [{ quarter: 0 }, 'quarter'],
    [{ gameClock: '99:00' }, 'gameClock'],
    [{ gameClock: '3:14\u0000' }, 'gameClock'],
    [{ at: 'now' }, 'at'],
  ])('a reading with %j is refused', async (wrong, field) => {
    const { userErrors } = await read(0, 1, '10:00', true, wrong);
    expect(userErrors).toMatchObject([{ code: 'BAD_USER_INPUT', path: [field] }]);
  });

  it('a reading an hour ahead is refused, and one of hours ago is taken', async () => {
    const hour = 3_600_000;
    const ahead = await read(0, 1, '10:00', true, { at: new Date(Date.now() + hour).toISOString() });
    expect(ahead.userErrors).toMatchObject([{ code: 'ANCHOR_IN_FUTURE', path: ['at'] }]);
    const ago = await read(0, 1, '10:00', true, { at: new Date(Date.now() - 5 * hour).toISOString() });
    expect(ago.userErrors).toEqual([]);
  });

  it('is not set by a viewer', async () => {
    const viewer = await world.token({ role: 'viewer' });
    const { userErrors } = await give(
      'anchorGameClock',
      { sessionId: game.sessionId, quarter: 1, gameClock: '10:00', running: true, at: inAt },
      viewer,
    );
    expect(userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
  });
});

describe('D-31 what a session comes to', () => {
  it('counts clips by status, tags that are not removed, film, and the time from start to end', async () => {
    const open = await givenGhost(world, coach, game, inAt);
    const [pending, ready] = [await givenGhost(world, coach, game, inAt), await givenGhost(world, coach, game, inAt)];
    const gone = await givenGhost(world, coach, game, inAt);
    await commandClip(world, coach, 'discardClip', { clipId: gone });
    for (const clipId of [pending, ready]) await commandClip(world, coach, 'markClipOut', { clipId, outAt });
    await asWorker(world, startClipGeneration, { ...job(ready), attempt: 1 });
    await asWorker(world, finishClip, { ...job(ready), ...film });
    for (const [n, clipId] of [open, ready].entries()) {
      const tagId = randomUUID();
      await world.ask(
        'mutation ($input: AddTagInput!) { addTag(input: $input) { userErrors { code } } }',
        { input: { commandId: randomUUID(), tagId, clipId, fields: { down: 3 } } },
        coach,
      );
      if (n === 1) continue;
      await world.ask(
        'mutation ($input: TagCommandInput!) { removeTag(input: $input) { userErrors { code } } }',
        { input: { commandId: randomUUID(), tagId } },
        coach,
      );
    }
    const { session } = await ask(
      'clipCount clipCountByStatus { status count } clipsDurationSeconds tagCount elapsedSeconds',
    );
    expect(session).toMatchObject({ clipCount: 2, clipsDurationSeconds: 8, tagCount: 1, elapsedSeconds: null });
    expect([...session!.clipCountByStatus].sort((a, b) => (a.status < b.status ? -1 : 1))).toEqual([
      { status: 'DISCARDED', count: 1 },
      { status: 'OPEN', count: 1 },
      { status: 'PENDING', count: 1 },
      { status: 'READY', count: 1 },
    ]);
  });

  it('takes pauses into the time, and stops it at the end', async () => {
    const elapsed = async () => (await ask('elapsedSeconds')).session!.elapsedSeconds!;
    await commandSession(world, operator, 'startSession', game.sessionId);
    await commandSession(world, operator, 'pauseSession', game.sessionId);
    const paused = await elapsed();
    await until(async () => (await elapsed()) > paused, { what: 'time passes in a pause too' });
    await commandSession(world, operator, 'completeSession', game.sessionId);
    expect(await elapsed()).toBe(await elapsed());
    const { session } = await ask('actualStart actualEnd elapsedSeconds');
    const { actualStart, actualEnd, elapsedSeconds } = session!;
    expect(elapsedSeconds).toBe((Date.parse(actualEnd!) - Date.parse(actualStart!)) / 1_000);
  });

  it('names the cameras that served it once it is over and they are free', async () => {
    await assign();
    await commandSession(world, operator, 'startSession', game.sessionId);
    await commandSession(world, operator, 'completeSession', game.sessionId);
    const input = { commandId: randomUUID(), ...game };
    await world.ask(
      'mutation ($input: ChannelSessionInput!) { releaseChannel(input: $input) { userErrors { code } } }',
      { input },
      operator,
    );
    const { session } = await ask('channels { id sessionIds }');
    expect(session?.channels).toEqual([{ id: game.channelId, sessionIds: [] }]);
  });
});
