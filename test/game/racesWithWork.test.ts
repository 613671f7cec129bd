// Races against work that is under way: a discard, a session's end, a session that is called off.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Pool } from 'pg';
import { beforeAll, expect, it } from 'vitest';
import { discardClip } from '../../src/commands/clip/discardClip.ts';
import { markClipIn } from '../../src/commands/clip/markClipIn.ts';
import { markClipOut } from '../../src/commands/clip/markClipOut.ts';
import { clipIdOf } from '../../src/commands/ids.ts';
import { cancelSession } from '../../src/commands/session/cancelSession.ts';
import { completeSession } from '../../src/commands/session/completeSession.ts';
import { scheduleSession } from '../../src/commands/session/scheduleSession.ts';
import { startSession } from '../../src/commands/session/startSession.ts';
import { openPool } from '../../src/database.ts';
import { anyStore } from '../support/anyStore.ts';
import { afterFile } from '../support/cleanup.ts';
import { freshDatabase } from '../support/freshDatabase.ts';
import { root } from '../support/root.ts';
import { startPlatform } from '../support/startPlatform.ts';
import { startProcess } from '../support/startProcess.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { until } from '../support/until.ts';
import { actorOf, newId, worldOf } from '../support/worldOf.ts';
import { type Course, must, openCourse, wordOf } from './races.ts';

const dataFolder = temporaryFolder();
const recordedFrom = Date.now() - 60_000;
const at = (seconds: number) => new Date(recordedFrom + seconds * 1_000).toISOString();
const coach = actorOf('coach');
const operator = actorOf('operator');
let course: Course;
let pool: Pool;

beforeAll(async () => {
  const { url } = await anyStore();
  const databaseUrl = (await freshDatabase()).url;
  const camera = await startProcess({
    args: [
      `${root}/infra/local/capture/main.ts`,
      ...['--recordings', path.join(dataFolder, 'recordings'), '--path', 'home-sideline'],
      ...['--speed', 'max', '--start', new Date(recordedFrom).toISOString(), '--stop-after', '30'],
    ],
    readyLine: /./,
  });
  await camera.exited;
  await startPlatform({ databaseUrl, esdbUrl: url, dataFolder });
  pool = openPool(databaseUrl, 2);
  afterFile(() => pool.end());
  const { store, handle } = worldOf(url);
  course = await openCourse({ url, store, handles: [handle, worldOf(url).handle] });
}, 60_000);

/** Marks a play of 2 s. */
async function ghost(second: number, sessionId = course.sessionId): Promise<string> {
  const { channelId, handles } = course;
  const mark = { sessionId, playId: newId(), channelId, channelIds: [channelId], inAt: at(second) };
  await must(handles[0](markClipIn, { commandId: newId(), ...mark }, coach));
  return clipIdOf(mark.playId, channelId);
}
const out = (clipId: string, second: number) =>
  course.handles[0](markClipOut, { commandId: newId(), clipId, outAt: at(second) }, coach);
const typesOf = async (clipId: string) =>
  (await course.store.read(`clip-home.${clipId}`, 0n)).map(({ type }) => type as string);

/** Every job of these clips is done, whatever came of it. */
const workIsDone = (clipIds: readonly string[]) =>
  until(
    async () => {
      const { rows } = await pool.query<{ id: string; state: string }>(
        "select data->>'clipId' as id, state::text from pgboss.job where name = 'generate-clip'",
      );
      const open = rows.filter(({ id, state }) => clipIds.includes(id) && state !== 'completed');
      const asked = await Promise.all(clipIds.map(typesOf));
      const wanted = clipIds.filter((_, n) => asked[n]!.includes('ClipGenerationRequested'));
      return open.length === 0 && wanted.every((id) => rows.some((row) => row.id === id));
    },
    { deadline: 30_000, every: 100, what: 'every job is done' },
  );

/** Films that lie on the disk of these clips; a picture, which nobody waits for, may still be under way. */
const filmsOf = (clipIds: readonly string[]) =>
  clipIds.flatMap((id) => {
    try {
      return readdirSync(path.join(dataFolder, 'clips', 'home', id)).filter((name) => name.endsWith('.mp4'));
    } catch {
      return [];
    }
  });

it('a ghost that is discarded while its OUT comes ends discarded, and nobody cuts on', {
  timeout: 60_000,
}, async () => {
  const clipIds = await Promise.all(Array.from({ length: 12 }, (_, n) => ghost(1 + n)));
  const words = await Promise.all(
    clipIds.map(async (clipId, n) => {
      const discard = () => course.handles[1](discardClip, { commandId: newId(), clipId }, coach);
      // Once the one, once the other sets out first.
      return n % 2
        ? await Promise.all([wordOf(out(clipId, 3 + n)), wordOf(discard())])
        : (await Promise.all([wordOf(discard()), wordOf(out(clipId, 3 + n))])).reverse();
    }),
  );
  for (const [marked, discarded] of words) {
    expect(discarded).toBe('accepted');
    expect(['accepted', 'ILLEGAL_IN_STATUS DISCARDED']).toContain(marked);
  }
  await workIsDone(clipIds);
  for (const clipId of clipIds) {
    const types = await typesOf(clipId);
    expect(types.filter((type) => type === 'ClipDiscarded')).toHaveLength(1);
    const later = types.slice(types.indexOf('ClipDiscarded') + 1);
    // Its film may go.
    expect(later.filter((type) => type !== 'ClipFileDeleted')).toEqual([]);
    expect(filmsOf([clipId]).length).toBeLessThanOrEqual(types.filter((type) => type === 'ClipReady').length);
  }
});

it('clips are made to the end when their session is completed meanwhile', { timeout: 60_000 }, async () => {
  const { handles, sessionId } = course;
  await must(handles[0](startSession, { commandId: newId(), sessionId }, operator));
  const clipIds = await Promise.all(Array.from({ length: 6 }, (_, n) => ghost(1 + 3 * n)));
  await Promise.all([
    ...clipIds.map((clipId, n) => must(out(clipId, 3 + 3 * n))),
    must(handles[1](completeSession, { commandId: newId(), sessionId }, operator)),
  ]);
  await workIsDone(clipIds);
  for (const types of await Promise.all(clipIds.map(typesOf))) {
    expect(types.filter((type) => type === 'ClipReady')).toHaveLength(1);
  }
  expect(filmsOf(clipIds)).toHaveLength(6);
});

it('marks that race a calling-off stay or are told of it, and what was marked is made', {
  timeout: 60_000,
}, async () => {
  const { handles, channelId } = course;
  const sessionId = newId();
  await must(handles[0](scheduleSession, { commandId: newId(), sessionId, name: 'Rain', type: 'practice' }, operator));
  const marked = await Promise.all(Array.from({ length: 4 }, (_, n) => ghost(1 + 3 * n, sessionId)));
  await Promise.all(marked.map((clipId, n) => must(out(clipId, 3 + 3 * n))));
  const [calledOff, ...late] = await Promise.all([
    wordOf(handles[1](cancelSession, { commandId: newId(), sessionId }, operator)),
    ...Array.from({ length: 16 }, (_, n) => {
      const mark = { sessionId, playId: newId(), channelId, channelIds: [channelId], inAt: at(20) };
      return wordOf(handles[n % 2]!(markClipIn, { commandId: newId(), ...mark }, coach));
    }),
  ]);
  expect(calledOff).toBe('accepted');
  for (const word of late) expect(['accepted', 'SESSION_CANCELLED']).toContain(word);
  await workIsDone(marked);
  for (const types of await Promise.all(marked.map(typesOf))) expect(types).toContain('ClipReady');
});
