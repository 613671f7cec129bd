import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { channelIdOf, clipIdOf } from '../../src/commands/ids.ts';
import { openWorld, type World } from './openWorld.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ isProjecting: false });
});

describe('while the read models are late', () => {
  it('a command is carried out, and answered with what it made', async () => {
    const operator = await world.token({ role: 'operator' });
    const coach = await world.token({ role: 'coach' });
    const sessionId = randomUUID();
    const channelId = channelIdOf('home-end-zone');
    const playId = randomUUID();
    const inAt = new Date(Date.now() - 5_000).toISOString();

    const { data } = await world.ask(
      `mutation ($session: ScheduleSessionInput!, $channel: RegisterChannelInput!) {
         scheduleSession(input: $session) { userErrors { code } position session { id name status allowedCommands } }
         registerChannel(input: $channel) { userErrors { code } channel { id name status inputUrl } } }`,
      {
        session: { commandId: randomUUID(), sessionId, name: 'Week 1', type: 'GAME' },
        channel: { commandId: randomUUID(), name: 'End zone', inputUrl: 'srt://203.0.113.7:8890' },
      },
      operator,
    );
    expect(data.scheduleSession).toMatchObject({
      userErrors: [],
      position: expect.any(String),
      session: {
        id: sessionId,
        name: 'Week 1',
        status: 'SCHEDULED',
        allowedCommands: expect.arrayContaining(['StartSession']),
      },
    });
    expect(data.registerChannel).toMatchObject({
      userErrors: [],
      channel: { id: channelId, name: 'End zone', status: 'INACTIVE', inputUrl: 'srt://203.0.113.7:8890' },
    });

    const input = { commandId: randomUUID(), sessionId, playId, channelIds: [channelId], inAt };
    const marked = await world.ask(
      'mutation ($input: MarkClipInInput!) { markClipIn(input: $input) { userErrors { code } clip { id status inAt markedBy { id } } } }',
      { input },
      coach,
    );
    expect(marked.data.markClipIn).toEqual({
      userErrors: [],
      clip: { id: clipIdOf(playId, channelId), status: 'OPEN', inAt, markedBy: { id: 'coach-1' } },
    });
  });

  it('a query that asks for newer rows is told to come again', async () => {
    const coach = await world.token({ role: 'coach' });
    const { extensions } = await world.ask('{ viewer { id } }', {}, coach);
    const beyond = `${extensions!.position.split('-')[0]}-999999`;
    const answer = await world.ask(`{ channels(atLeast: "${beyond}") { id } }`, {}, coach);
    expect(answer.errors).toMatchObject([{ extensions: { code: 'UNAVAILABLE', retryable: true } }]);
  });
});
