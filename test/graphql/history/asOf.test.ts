import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { MomentInput, SessionAsOf } from '../../../src/graphql/generated/types.ts';
import { openWorld, type World } from '../openWorld.ts';
import { commandClip, commandSession, type Game, givenGame, givenGhost } from '../plays.ts';
import { commandTag, givenTag } from '../tagging.ts';

const query = `query ($id: ID!, $at: MomentInput!) { sessionAsOf(id: $id, at: $at) {
  position recordedAt at factCount session { status } gameClock { quarter clock isRunning }
  channels { name status statusSince statusReason isAssigned }
  clips(first: 10) { total nodes { id title status outAt isFavorite } }
  tags(first: 10) { total nodes { id down coachNotes } }
  tagSheet(first: 10) { nodes { title tagCount facts { field value } } }
  figures { thirdDown { numerator denominator leftOut } } } }`;

let world: World;
let operator: string;
let coach: string;
let game: Game;
const marks: { readonly position: string; readonly clipId: string; readonly tagId: string }[] = [];

beforeAll(async () => {
  world = await openWorld();
  operator = await world.token({ role: 'operator' });
  coach = await world.token({ role: 'coach', sub: 'coach-a' });
  game = await givenGame(world, operator);
  const { sessionId, channelId } = game;
  await ask('assignChannel', 'ChannelSessionInput', { channelId, sessionId });
  await commandSession(world, operator, 'startSession', sessionId);
  const at = new Date().toISOString();
  await ask('anchorGameClock', 'AnchorGameClockInput', { sessionId, quarter: 2, gameClock: '4:00', running: true, at });
  const clipId = await givenGhost(world, coach, game, new Date(Date.now() - 20_000).toISOString());
  const tagId = await givenTag(world, coach, { clipId }, { down: 3, coachNotes: 'tired' });
  const { position } = await commandTag(world, coach, 'editTag', { tagId, fields: { distance: 7 } });
  marks.push({ position: position!, clipId, tagId });
  await commandClip(world, coach, 'markClipOut', { clipId, outAt: new Date(Date.now() - 9_000).toISOString() });
  await commandTag(world, coach, 'removeTag', { tagId });
  await commandSession(world, operator, 'completeSession', sessionId);
}, 30_000);

async function ask(mutation: string, type: string, input: object) {
  const text = `mutation ($input: ${type}!) { ${mutation}(input: $input) { userErrors { code } } }`;
  const answer = await world.ask(text, { input: { commandId: randomUUID(), ...input } }, operator);
  expect(answer.errors).toBeUndefined();
  return answer;
}
const asOf = async (at: MomentInput, token = coach): Promise<SessionAsOf | null> => {
  const answer = await world.ask(query, { id: game.sessionId, at }, token);
  expect(answer.errors).toBeUndefined();
  return answer.data.sessionAsOf;
};

describe('a session as it was', () => {
  it('is whole at a position', async () => {
    const [{ position, clipId, tagId }] = marks as [(typeof marks)[number]];
    expect(await asOf({ position })).toMatchObject({
      position,
      session: { status: 'ACTIVE' },
      channels: [{ status: 'INACTIVE', statusSince: expect.any(String), statusReason: null, isAssigned: true }],
      clips: { total: 1, nodes: [{ id: clipId, title: '3&7', status: 'OPEN', outAt: null }] },
      tags: { total: 1, nodes: [{ id: tagId, down: 3, coachNotes: 'tired' }] },
      tagSheet: { nodes: [{ title: '3&7', tagCount: 1 }] },
      figures: { thirdDown: { leftOut: 1 } },
    });
  });

  it('is what there is now, at an instant to come', async () => {
    const now = await asOf({ instant: new Date(Date.now() + 60_000).toISOString() });
    expect(now).toMatchObject({
      session: { status: 'COMPLETED' },
      clips: { nodes: [{ status: 'PENDING' }] },
      tags: { total: 0 },
    });
  });

  it('is the same at the instant of its last fact as at its position', async () => {
    const [{ position }] = marks as [(typeof marks)[number]];
    const there = await asOf({ position });
    const then = await asOf({ instant: there!.recordedAt });
    expect(then!.factCount).toBeGreaterThanOrEqual(there!.factCount);
    expect(then!.recordedAt).toBe(there!.recordedAt);
  });

  it('is found by the game clock', async () => {
    const then = await asOf({ gameClock: { quarter: 2, clock: '4:00' } });
    expect(then).toMatchObject({ session: { status: 'ACTIVE' }, clips: { total: 0 } });
  });

  it('keeps what coaches write for each other from a viewer', async () => {
    const answer = await world.ask(
      query,
      { id: game.sessionId, at: { position: marks[0]!.position } },
      await world.token({ role: 'viewer' }),
    );
    expect(JSON.stringify(answer.data)).not.toContain('tired');
  });

  it('is nothing before it was planned, and to another team', async () => {
    expect(await asOf({ instant: '2020-01-01T00:00:00.000Z' })).toBeNull();
    expect(await asOf({ position: marks[0]!.position }, await world.token({ role: 'coach', team: 'away' }))).toBeNull();
  });

  it.each<[string, MomentInput, string, RegExp?]>([
    ['no moment', {}, 'BAD_USER_INPUT', /exactly one of/],
    ['two moments', { position: 'x', instant: '2026-01-01T00:00:00Z' }, 'BAD_USER_INPUT'],
    ['no position', { position: 'x' }, 'BAD_USER_INPUT'],
    [
      'a position of another log',
      { position: '00000000-5' },
      'CURSOR_EXPIRED',
      /^at\.position: a position of another log/,
    ],
    ['an empty position', { position: '' }, 'BAD_USER_INPUT'],
    ['an empty instant', { instant: '' }, 'BAD_USER_INPUT'],
    ['no instant', { instant: 'yesterday' }, 'BAD_USER_INPUT'],
    ['no clock', { gameClock: { quarter: 2, clock: '99' } }, 'BAD_USER_INPUT'],
    ['no quarter', { gameClock: { quarter: 6, clock: '1:00' } }, 'BAD_USER_INPUT'],
    [
      'a game clock that never was',
      { gameClock: { quarter: 4, clock: '1:00' } },
      'BAD_USER_INPUT',
      /never showed 1:00 in quarter 4.*ask by instant/,
    ],
  ])('refuses %s', async (_what, at, code, message = /./) => {
    const answer = await world.ask(query, { id: game.sessionId, at }, coach);
    expect(answer.errors).toMatchObject([{ extensions: { code }, message: expect.stringMatching(message) }]);
    expect(answer.data.sessionAsOf).toBeNull();
  });
});
