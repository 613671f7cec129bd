import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { clipIdOf } from '../../src/commands/ids.ts';
import { openWorld, type World } from './openWorld.ts';

let world: World;
let operator: string;
let coach: string;

beforeAll(async () => {
  world = await openWorld();
  operator = await world.token({ role: 'operator', name: 'Olga' });
  coach = await world.token({ role: 'coach', name: 'Carl' });
});

const schedule = `mutation ($input: ScheduleSessionInput!) {
  scheduleSession(input: $input) { userErrors { code message path } position warnings { code }
    session { id name type status timeZone allowedCommands clipCount elapsedSeconds channels { id } } } }`;
const register = `mutation ($input: RegisterChannelInput!) {
  registerChannel(input: $input) { userErrors { code message path } channel { id name path status allowedCommands lastSeenAt silenceSeconds recordedUntil sessionIds } } }`;
const markIn = `mutation ($input: MarkClipInInput!) { markClipIn(input: $input) {
  userErrors { code message path } position warnings { code } clip { id status title markedBy { id label } allowedCommands }
  angles { channelId userErrors { code path } clip { id channel { name } session { name } } } } }`;
const markOut = `mutation ($input: MarkClipOutInput!) { markClipOut(input: $input) {
  userErrors { code message path status allowedCommands } position
  clip { id status outAt durationSeconds stage generation streamUrl thumbnailUrl failure { code } allowedCommands } angles { channelId clip { id } } } }`;

describe('the main job over GraphQL', () => {
  it('goes from a schedule to a queued cut', async () => {
    const sessionId = randomUUID();
    const scheduled = await world.ask(
      schedule,
      { input: { commandId: randomUUID(), sessionId, name: 'Week 1', type: 'GAME', timeZone: 'America/New_York' } },
      operator,
    );
    expect(scheduled).toMatchObject({
      status: 200,
      data: {
        scheduleSession: {
          userErrors: [],
          session: {
            id: sessionId,
            type: 'GAME',
            status: 'SCHEDULED',
            allowedCommands: expect.arrayContaining(['StartSession']),
            channels: [],
          },
        },
      },
    });
    const channel = await world.ask(register, { input: { commandId: randomUUID(), name: 'End zone' } }, operator);
    expect(channel.data.registerChannel).toMatchObject({
      userErrors: [],
      channel: { path: 'home-end-zone', status: 'INACTIVE', recordedUntil: null },
    });
    const channelId = channel.data.registerChannel.channel!.id;

    const inAt = new Date(Date.now() - 8_000).toISOString();
    const playId = randomUUID();
    const marked = await world.ask(
      markIn,
      { input: { commandId: randomUUID(), sessionId, playId, channelIds: [channelId], inAt } },
      coach,
    );
    const clipId = clipIdOf(playId, channelId);
    expect(marked.data.markClipIn).toMatchObject({
      userErrors: [],
      warnings: [{ code: 'SESSION_NOT_STARTED' }, { code: 'CHANNEL_NOT_LIVE' }],
      clip: {
        id: clipId,
        status: 'OPEN',
        markedBy: { id: 'coach-1', label: 'Carl' },
        allowedCommands: expect.arrayContaining(['MarkClipOut', 'DiscardClip']),
      },
      angles: [
        { channelId, userErrors: [], clip: { id: clipId, channel: { name: 'End zone' }, session: { name: 'Week 1' } } },
      ],
    });
    expect(marked.data.markClipIn.clip?.title).toMatch(/^Play at \d\d:\d\d:\d\d$/);

    const out = await world.ask(
      markOut,
      { input: { commandId: randomUUID(), clipId, outAt: new Date().toISOString() } },
      coach,
    );
    expect(out.data.markClipOut).toMatchObject({
      userErrors: [],
      clip: {
        id: clipId,
        status: 'PENDING',
        stage: 'QUEUED',
        generation: 1,
        streamUrl: null,
        allowedCommands: expect.arrayContaining(['DiscardClip', 'FavoriteClip', 'UnfavoriteClip']),
      },
      angles: [{ channelId, clip: { id: clipId } }],
    });
  });
});
