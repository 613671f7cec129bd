import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { clipIdOf } from '../../src/commands/ids.ts';
import { openPool } from '../../src/database.ts';
import { openEventStore } from '../../src/eventstore/store.ts';
import { type Game, startGame } from '../chaos/game.ts';
import { root } from '../support/root.ts';
import { startProcess } from '../support/startProcess.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { until } from '../support/until.ts';
import { newId } from '../support/worldOf.ts';

const dataFolder = temporaryFolder();
const recordedFrom = Date.now() - 60_000;
let game: Game;

beforeAll(async () => {
  game = await startGame(dataFolder);
  await record();
}, 60_000);
afterAll(() => game?.stop());

/** A closed recording of half a minute, made at full speed. */
async function record() {
  const camera = await startProcess({
    args: [
      `${root}/infra/local/capture/main.ts`,
      ...['--recordings', path.join(dataFolder, 'recordings'), '--path', 'home-sideline'],
      ...['--speed', 'max', '--start', new Date(recordedFrom).toISOString(), '--stop-after', '30'],
    ],
    readyLine: /./,
  });
  await camera.exited;
}

it('a clip whose worker is killed while it cuts becomes ready, once', async () => {
  const coach = game.person(game.token('--role', 'coach', '--name', 'Coach A'));
  const pool = openPool(game.system.databaseUrl, 1);
  const store = openEventStore(game.system.esdbUrl);
  const playId = newId();
  const clipId = clipIdOf(playId, game.channelId);
  const statusOf = async () =>
    (await pool.query('select status from clip_list where id = $1', [clipId])).rows[0]?.status;
  try {
    const at = (seconds: number) => new Date(recordedFrom + seconds * 1_000).toISOString();
    const mark = { sessionId: game.sessionId, playId, channelIds: [game.channelId], inAt: at(5), commandId: newId() };
    await coach('markClipIn', mark);
    const closed = coach('markClipOut', { clipId, outAt: at(17), commandId: newId() });
    await until(async () => (await statusOf()) === 'processing', { every: 2 });
    game.system.kill('platform');
    await closed;
    await until(async () => (await statusOf()) === 'ready', { deadline: 40_000, what: 'the clip is ready' });

    const facts = (await store.read(`clip-home.${clipId}`, 0n)).map(({ type }) => type);
    expect(facts.filter((type) => type === 'ClipReady')).toHaveLength(1);
    expect(facts.filter((type) => type === 'ClipGenerationStarted')).toHaveLength(2);
    const files = await readdir(path.join(dataFolder, 'clips', 'home', clipId));
    expect(files.filter((name) => name.endsWith('.mp4'))).toEqual(['1.mp4']);
  } finally {
    await pool.end();
    await store.dispose();
  }
}, 60_000);
