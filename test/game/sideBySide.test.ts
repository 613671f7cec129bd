import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { clipIdOf } from '../../src/commands/ids.ts';
import { openPool } from '../../src/database.ts';
import { openEventStore } from '../../src/eventstore/store.ts';
import { askerOf, setUpGame, tokenOf } from '../chaos/game.ts';
import { anyStore } from '../support/anyStore.ts';
import { afterFile } from '../support/cleanup.ts';
import { freshDatabase } from '../support/freshDatabase.ts';
import { root } from '../support/root.ts';
import { type RunningPlatform, startPlatform } from '../support/startPlatform.ts';
import { startProcess } from '../support/startProcess.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { until } from '../support/until.ts';
import { newId } from '../support/worldOf.ts';

const CLIPS = 6;
const dataFolder = temporaryFolder();
const recordedFrom = Date.now() - 60_000;
let platforms: RunningPlatform[];
let databaseUrl: string;
let esdbUrl: string;

beforeAll(async () => {
  databaseUrl = (await freshDatabase()).url;
  esdbUrl = (await anyStore()).url;
  const everything = { databaseUrl, esdbUrl, dataFolder };
  // Both at once: they also race to make the schema, the keys and the log's identity.
  platforms = await Promise.all([startPlatform(everything), startPlatform(everything)]);
  const camera = await startProcess({
    args: [
      `${root}/infra/local/capture/main.ts`,
      ...['--recordings', path.join(dataFolder, 'recordings'), '--path', 'home-sideline'],
      ...['--speed', 'max', '--start', new Date(recordedFrom).toISOString(), '--stop-after', '30'],
    ],
    readyLine: /./,
  });
  await camera.exited;
}, 60_000);

it('two of every role side by side make every clip once, and their rows agree with the log', async () => {
  const token = (...options: string[]) => tokenOf(dataFolder, platforms[0]!.url, ...options);
  const operator = askerOf(() => platforms[0]!.url, token('--role', 'operator'));
  const coaches = platforms.map(({ url }, n) => askerOf(() => url, token('--role', 'coach', '--name', `Coach ${n}`)));
  const { sessionId, channelId } = await setUpGame(operator);
  const at = (seconds: number) => new Date(recordedFrom + seconds * 1_000).toISOString();

  const clipIds = await Promise.all(
    Array.from({ length: CLIPS }, async (_, n) => {
      const [here, there] = n % 2 ? coaches : [...coaches].reverse();
      const playId = newId();
      const clipId = clipIdOf(playId, channelId);
      await here!('markClipIn', { sessionId, playId, channelIds: [channelId], inAt: at(n + 1), commandId: newId() });
      await there!('markClipOut', { clipId, outAt: at(n + 4), commandId: newId() });
      return clipId;
    }),
  );

  const pool = openPool(databaseUrl, 1);
  afterFile(() => pool.end());
  await until(
    async () => {
      const { rows } = await pool.query("select count(*)::int as count from clip_list where status = 'ready'");
      return rows[0].count === CLIPS;
    },
    { deadline: 30_000, what: 'all clips are ready' },
  );
  const store = openEventStore(esdbUrl);
  afterFile(() => store.dispose());
  for (const clipId of clipIds) {
    const facts = (await store.read(`clip-home.${clipId}`, 0n)).map(({ type }) => type);
    expect(facts.filter((type) => type === 'ClipReady')).toHaveLength(1);
    expect(facts.filter((type) => type === 'ClipGenerationStarted')).toHaveLength(1);
  }
}, 60_000);
