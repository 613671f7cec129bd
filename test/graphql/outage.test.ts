import { beforeAll, describe, expect, it } from 'vitest';
import { startNode } from '../support/startNode.ts';
import { openWorld, type World } from './openWorld.ts';
import { type Game, givenGame, givenGhost } from './plays.ts';

let world: World;
let coach: string;
let game: Game;
let clipId: string;

beforeAll(async () => {
  const node = await startNode();
  world = await openWorld({ esdbUrl: node.url });
  coach = await world.token({ role: 'coach' });
  game = await givenGame(world, await world.token({ role: 'operator' }));
  clipId = await givenGhost(world, coach, game);
  await node.kill();
});

describe('while the event store is away', () => {
  it('a command may be sent again', async () => {
    const answer = await world.ask(
      'mutation ($input: MarkClipOutInput!) { markClipOut(input: $input) { userErrors { code } } }',
      { input: { commandId: crypto.randomUUID(), clipId, outAt: new Date().toISOString() } },
      coach,
    );
    expect(answer.data).toBeNull();
    expect(answer.errors).toMatchObject([{ extensions: { code: 'UNAVAILABLE', retryable: true } }]);
  });

  it('what is known is still shown', async () => {
    const { data } = await world.ask(`{ clip(id: "${clipId}") { status } }`, {}, coach);
    expect(data.clip).toEqual({ status: 'OPEN' });
  });

  it('a device hears 503, and its beat counts', async () => {
    const authorization = `Bearer ${await world.token({ role: 'operator' })}`;
    const send = (what: string) =>
      fetch(`${world.url}/channels/${game.channelId}/${what}`, { method: 'POST', headers: { authorization } });
    const activate = await send('activate');
    expect(activate.status).toBe(503);
    expect(await activate.json()).toMatchObject({ code: 'UNAVAILABLE' });
    expect((await send('heartbeat')).status).toBe(200);
  });
});
