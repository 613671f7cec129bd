import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clipIdOf, uuidv5 } from '../../src/commands/ids.ts';
import { openPool } from '../../src/database.ts';
import type { PlacedEvent } from '../../src/eventstore/rawLog.ts';
import { openEventStore } from '../../src/eventstore/store.ts';
import { migrate } from '../../src/migrate.ts';
import { everyTable } from '../../src/projections/index.ts';
import { applyBatch, readPlace } from '../../src/projections/projector.ts';
import { type Ask, setUpGame } from '../chaos/game.ts';
import { type Acknowledged, holdAgainstLog } from '../chaos/holdAgainstLog.ts';
import { freshDatabase } from '../support/freshDatabase.ts';
import { root } from '../support/root.ts';
import type { RunningPlatform } from '../support/startPlatform.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { tokenFrom } from '../support/tokenFrom.ts';
import { until } from '../support/until.ts';
import { newId } from '../support/worldOf.ts';
import { emptyServers, environmentOf, logOf, personOn, platformOn, record, type Servers } from './installation.ts';
import { runCommand } from './runCommand.ts';

const recordedFrom = Date.now() - 120_000;
const at = (seconds: number) => new Date(recordedFrom + seconds * 1_000).toISOString();
const WRITERS = 4;

let source: Servers;
let restored: Servers;
let sourceLog: PlacedEvent[];
let restoredLog: PlacedEvent[];
let game: { sessionId: string; channelId: string };
let readyBefore: string[];
let waiting: { pending: string; open: string };
/** Acknowledged before the backup began, and while it ran. */
const acked: { before: Acknowledged[]; meanwhile: Acknowledged[] } = { before: [], meanwhile: [] };
let answersBefore: unknown;
let oldPosition: string;
let platform: RunningPlatform;

/** What a person asks of a game; without links and places, which are this installation's own. */
const QUESTIONS = `query ($id: ID!) {
  session(id: $id) { id name status type channels { id name status } }
  clips(sessionId: $id, first: 50) { nodes { id title status inAt outAt frames bytes isFavorite markedBy { id label } } }
  tags(sessionId: $id, first: 50) { nodes { id down distance taggedBy { label } } }
  timeline(sessionId: $id, first: 100) { nodes { isFact kind name at actor { id label } } }
}`;

interface Asked {
  readonly data: unknown;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

async function ask(of: RunningPlatform, query: string, variables: object): Promise<Asked> {
  const token = await tokenFrom(of, { memberId: 'coach-1', role: 'coach' });
  const response = await fetch(`${of.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as Asked;
}

/** Marks play after play until it is stopped. */
async function markPlays(coach: Ask, sessionId: string, channelId: string, signal: AbortSignal, told: Acknowledged[]) {
  for (let n = 0; !signal.aborted; n += 1) {
    const playId = newId();
    const clipId = clipIdOf(playId, channelId);
    const commandId = newId();
    const { userErrors } = await coach('markClipIn', {
      sessionId,
      playId,
      channelIds: [channelId],
      inAt: at(n % 40),
      commandId,
    });
    expect(userErrors).toEqual([]);
    // A mark of several angles gives a command an angle.
    told.push({ clipId, commandId: uuidv5(commandId, channelId) });
  }
}

async function rowsOf(databaseUrl: string): Promise<Record<string, string>> {
  const pool = openPool(databaseUrl, 1);
  try {
    const found: Record<string, string> = {};
    for (const table of everyTable) {
      const { rows } = await pool.query(
        `select md5(coalesce(string_agg(t::text, ',' order by t::text), '')) from ${table} t`,
      );
      found[table] = rows[0].md5;
    }
    return found;
  } finally {
    await pool.end();
  }
}

beforeAll(async () => {
  [source, restored] = await Promise.all([emptyServers(), emptyServers()]);
  const working = await platformOn(source);
  const operator = await personOn(working, 'operator', 'Operator');
  const coach = await personOn(working, 'coach', 'Coach A');
  game = await setUpGame(operator);
  const { sessionId, channelId } = game;
  await record(source.dataFolder, recordedFrom, 60);

  // A game as it was: films, a tag, a favourite, a title, a refused command.
  const plays = [newId(), newId()];
  for (const [n, playId] of plays.entries()) {
    const window = { channelIds: [channelId], inAt: at(5 + 10 * n), outAt: at(9 + 10 * n) };
    await coach('registerClip', { sessionId, playId, ...window, commandId: newId() });
  }
  readyBefore = plays.map((playId) => clipIdOf(playId, channelId));
  const [first] = readyBefore;
  await coach('addTag', { tagId: newId(), clipId: first, fields: { down: 3, distance: 7 }, commandId: newId() });
  await coach('favoriteClip', { clipId: first, commandId: newId() });
  await coach('markClipOut', { clipId: first, outAt: at(50), commandId: newId() });
  const pool = openPool(source.databaseUrl, 1);
  const status = async (id: string) => (await pool.query('select status from clip_list where id = $1', [id])).rows[0];
  for (const id of readyBefore) await until(async () => (await status(id))?.status === 'ready', { deadline: 30_000 });
  await pool.end();

  // From here on nobody cuts: what is asked for stays asked for.
  await working.stop();
  const serving = await platformOn({ ...source }, 'api,projector');
  const again = await personOn(serving, 'coach', 'Coach A');
  const [pendingPlay, openPlay] = [newId(), newId()];
  const mark = { sessionId, channelIds: [channelId], inAt: at(30) };
  await again('registerClip', { ...mark, playId: pendingPlay, outAt: at(34), commandId: newId() });
  await again('markClipIn', { ...mark, playId: openPlay, commandId: newId() });
  waiting = { pending: clipIdOf(pendingPlay, channelId), open: clipIdOf(openPlay, channelId) };
  const answered = await ask(serving, QUESTIONS, { id: sessionId });
  expect(answered.errors).toBeUndefined();
  answersBefore = answered.data;
  const latest = await ask(serving, 'query ($id: ID!) { timeline(sessionId: $id, first: 1) { nodes { position } } }', {
    id: sessionId,
  });
  oldPosition = (latest.data as { timeline: { nodes: { position: string }[] } }).timeline.nodes[0]!.position;

  // Another game goes on while the backup is taken.
  const other = newId();
  const director = await personOn(serving, 'operator', 'Operator');
  await director('scheduleSession', { sessionId: other, name: 'vs Load', type: 'GAME', commandId: newId() });
  await director('startSession', { sessionId: other, commandId: newId() });
  await director('assignChannel', { channelId, sessionId: other, commandId: newId() });
  const stop = new AbortController();
  const writers = Array.from({ length: WRITERS }, () =>
    markPlays(again, other, channelId, stop.signal, acked.meanwhile),
  );
  await until(() => acked.meanwhile.length > 20);
  acked.before.push(...acked.meanwhile);
  const backup = path.join(temporaryFolder(), 'backup');
  const taken = await runCommand('src/cli/backup.ts', ['--to', backup, '--footage'], environmentOf(source));
  stop.abort();
  await Promise.all(writers);
  expect(taken.stderr).toMatch(/checked; /);
  sourceLog = await logOf(source);
  await serving.stop();

  const put = await runCommand('src/cli/restore.ts', ['--from', backup], environmentOf(restored));
  expect(put.stderr).toMatch(/^restored /m);
  platform = await platformOn(restored);
}, 120_000);
afterAll(() => platform?.stop());

describe('a backup taken under load, restored into empty servers', () => {
  it('holds a beginning of the log, everything acknowledged before it in it, under another identity', async () => {
    restoredLog = await logOf(restored);
    const facts = (log: readonly PlacedEvent[]) =>
      log
        .filter(({ stream }) => stream !== 'log')
        .map(({ id, stream, revision, type, data, meta }) => ({ id, stream, revision, type, data, meta }));
    const [was, is] = [facts(sourceLog), facts(restoredLog)];
    const copied = is.findIndex(({ id }, n) => was[n]?.id !== id);
    const held = copied < 0 ? is : is.slice(0, copied);

    expect(held).toEqual(was.slice(0, held.length));
    expect(restoredLog.find(({ type }) => type === 'LogStarted')!.data).not.toEqual(sourceLog[0]!.data);
    const commands = new Set(held.map(({ meta }) => (meta as { commandId: string }).commandId));
    expect(acked.before.filter(({ commandId }) => !commands.has(commandId))).toEqual([]);
    // The load went on: the source has more than the backup.
    expect(was.length).toBeGreaterThan(held.length);
  });

  it('answers as before', async () => {
    await until(async () => {
      const { data } = await ask(platform, QUESTIONS, { id: game.sessionId });
      return (data as { session: unknown } | null)?.session;
    });
    const { data } = await ask(platform, QUESTIONS, { id: game.sessionId });
    expect(settled(data)).toEqual(settled(answersBefore));
  });

  it('makes the clips ready that were asked for, and cuts none twice', async () => {
    const coach = await personOn(platform, 'coach', 'Coach A');
    await coach('markClipOut', { clipId: waiting.open, outAt: at(33), commandId: newId() });
    const pool = openPool(restored.databaseUrl, 1);
    try {
      const ready = async () =>
        (await pool.query("select id from clip_list where status = 'ready' order by id")).rows.map(({ id }) => id);
      const wanted = [...readyBefore, waiting.pending, waiting.open].sort();
      await until(async () => (await ready()).join() === wanted.join(), { deadline: 30_000, what: 'clips are ready' });
    } finally {
      await pool.end();
    }
    const log = await logOf(restored);
    const cuts = log.filter(({ type }) => type === 'ClipReady').map(({ data }) => (data as { clipId: string }).clipId);
    expect(cuts.sort()).toEqual([...readyBefore, waiting.pending, waiting.open].sort());
    const film = (id: string) => path.join(restored.dataFolder, 'clips', 'home', id, '1.mp4');
    expect(cuts.filter((id) => !existsSync(film(id)))).toEqual([]);
  });

  it('loses and doubles nothing, leaves no hole, and its rows are those of its log', async () => {
    const inBackup = new Set(restoredLog.map(({ meta }) => (meta as { commandId: string }).commandId));
    const held = acked.meanwhile.filter(({ commandId }) => inBackup.has(commandId));
    expect(await holdAgainstLog(restored, held)).toEqual({ lost: 0, doubled: 0, gaps: 0, unequal: 0 });
    expect(await madeAnew()).toEqual(await rowsOf(restored.databaseUrl));
  });

  it('refuses the cursors of the old log', async () => {
    const query =
      'query ($id: ID!, $position: Position!) { sessionAsOf(id: $id, at: { position: $position }) { factCount } }';
    const { errors } = await ask(platform, query, { id: game.sessionId, position: oldPosition });
    expect(errors?.[0]?.extensions.code).toBe('CURSOR_EXPIRED');
  });
});

/** The read models of the restored log, made from its first event on in another database. */
async function madeAnew(): Promise<Record<string, string>> {
  const { url } = await freshDatabase();
  const pool = openPool(url, 2);
  const store = openEventStore(restored.esdbUrl);
  try {
    await migrate(pool, `${root}/infra/migrations`);
    const newest = await store.newest();
    let place = await readPlace(pool);
    const logId = newId();
    for await (const batch of store.subscribe(undefined, 500, new AbortController().signal)) {
      if (batch.mark) place = await applyBatch(pool, logId, place, batch);
      if (place.checkpoint && place.checkpoint.position >= newest!.mark.commit) break;
    }
    return await rowsOf(url);
  } finally {
    await pool.end();
    await store.dispose();
  }
}

/** Clips that were still waiting may have become ready, and facts may have been added at the end. */
function settled(data: unknown): unknown {
  const { clips, timeline, ...rest } = data as {
    clips: { nodes: { id: string }[] };
    timeline: { nodes: { name: string }[] };
  };
  const before = (answersBefore as { timeline: { nodes: unknown[] } }).timeline.nodes.length;
  return {
    ...rest,
    clips: clips.nodes.filter(({ id }) => readyBefore.includes(id)),
    timeline: timeline.nodes.slice(0, before),
  };
}
