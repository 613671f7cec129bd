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
}, 120_000);
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

/** Looks from outside at the one clip of a play. */
function openWitness(playId: string) {
  const pool = openPool(game.system.databaseUrl, 1);
  const store = openEventStore(game.system.esdbUrl);
  const clipId = clipIdOf(playId, game.channelId);
  const row = async () => (await pool.query('select * from clip_list where id = $1', [clipId])).rows[0];
  return {
    clipId,
    row,
    isAt: (status: string, generation: number) =>
      until(
        async () => {
          const clip = await row();
          return clip?.status === status && clip.generation === generation;
        },
        { every: 2, deadline: 40_000, what: `generation ${generation} is ${status}` },
      ),
    /** `Type generation`, in the order of the log. */
    facts: async () =>
      (await store.read(`clip-home.${clipId}`, 0n)).flatMap((event) =>
        'poison' in event || !('data' in event) || !('generation' in (event.data as object))
          ? []
          : [`${event.type} ${(event.data as { generation: number }).generation}`],
      ),
    films: async () =>
      (await readdir(path.join(dataFolder, 'clips', 'home', clipId))).filter((name) => name.endsWith('.mp4')).sort(),
    async close() {
      await pool.end();
      await store.dispose();
    },
  };
}

const at = (seconds: number) => new Date(recordedFrom + seconds * 1_000).toISOString();
const coach = () => game.person(game.token('--role', 'coach', '--name', 'Coach A'));
const times = (facts: readonly string[], fact: string) => facts.filter((one) => one === fact).length;

it('a clip whose worker is killed while it cuts becomes ready, once', async () => {
  const ask = coach();
  const playId = newId();
  const witness = openWitness(playId);
  try {
    const mark = { sessionId: game.sessionId, playId, channelIds: [game.channelId], inAt: at(5), commandId: newId() };
    await ask('markClipIn', mark);
    const closed = ask('markClipOut', { clipId: witness.clipId, outAt: at(17), commandId: newId() });
    await witness.isAt('processing', 1);
    game.system.kill('platform');
    await closed;
    await witness.isAt('ready', 1);

    const facts = await witness.facts();
    expect(times(facts, 'ClipReady 1')).toBe(1);
    expect(times(facts, 'ClipGenerationStarted 1')).toBe(2);
    expect(await witness.films()).toEqual(['1.mp4']);
  } finally {
    await witness.close();
  }
}, 60_000);

it('a clip whose worker is killed while it cuts another window keeps its film, and becomes the other one, once', async () => {
  const ask = coach();
  const playId = newId();
  const witness = openWitness(playId);
  try {
    const window = { channelIds: [game.channelId], inAt: at(5), outAt: at(17) };
    await ask('registerClip', { sessionId: game.sessionId, playId, ...window, commandId: newId() });
    await witness.isAt('ready', 1);
    const trimmed = ask('trimClip', { clipId: witness.clipId, outAt: at(19), commandId: newId() });
    await witness.isAt('processing', 2);
    game.system.kill('platform');
    // Mostly the old one still; whichever it is, it is there.
    const { file_generation } = await witness.row();
    expect(await witness.films()).toContain(`${file_generation}.mp4`);
    expect(await trimmed).toMatchObject({ userErrors: [] });
    await witness.isAt('ready', 2);

    const facts = await witness.facts();
    expect(times(facts, 'ClipReady 2')).toBe(1);
    expect(times(facts, 'ClipGenerationRequested 2')).toBe(1);
    expect(await witness.row()).toMatchObject({ file_generation: 2, frames: 420 });
    expect(await witness.films()).toEqual(['1.mp4', '2.mp4']);
  } finally {
    await witness.close();
  }
}, 90_000);
