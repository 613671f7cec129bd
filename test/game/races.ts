// Races on one log: what happens when many ask at the same moment. The same ones in a test run and, longer, in chaos.
import type pg from 'pg';
import { registerChannel } from '../../src/commands/channel/registerChannel.ts';
import { markClipIn } from '../../src/commands/clip/markClipIn.ts';
import { markClipOut } from '../../src/commands/clip/markClipOut.ts';
import type { Handle, Outcome } from '../../src/commands/handle.ts';
import { channelIdOf, clipIdOf } from '../../src/commands/ids.ts';
import { scheduleSession } from '../../src/commands/session/scheduleSession.ts';
import { startSession } from '../../src/commands/session/startSession.ts';
import { addTag } from '../../src/commands/tag/addTag.ts';
import { tag } from '../../src/domain/tag/tag.ts';
import type { EventStore } from '../../src/eventstore/store.ts';
import { root } from '../support/root.ts';
import { startProcess } from '../support/startProcess.ts';
import { until } from '../support/until.ts';
import { actorOf, newId } from '../support/worldOf.ts';
import type { Written } from './writeMany.ts';

export const RACERS = 16;
export const WRITERS = 8;
const operator = actorOf('operator');
const analyst = actorOf('analyst');
const secondsAgo = (seconds: number) => new Date(Date.now() - seconds * 1_000).toISOString();

/** Two processes of the platform, by their memory: each has its own folds of one log. */
export interface Course {
  readonly url: string;
  readonly store: EventStore;
  readonly handles: readonly [Handle, Handle];
  readonly sessionId: string;
  readonly channelId: string;
}

/** A session with one camera. */
export async function openCourse(course: Pick<Course, 'url' | 'store' | 'handles'>): Promise<Course> {
  const [handle] = course.handles;
  const sessionId = newId();
  await must(
    handle(scheduleSession, { commandId: newId(), sessionId, name: 'vs Harbor State', type: 'game' }, operator),
  );
  await must(handle(registerChannel, { commandId: newId(), name: 'Sideline' }, operator));
  return { ...course, sessionId, channelId: channelIdOf('home-sideline') };
}

/** Another session on the same camera, which has begun. */
export async function openGame(course: Course): Promise<Course> {
  const sessionId = newId();
  const [handle] = course.handles;
  await must(handle(scheduleSession, { commandId: newId(), sessionId, name: 'vs Bay City', type: 'game' }, operator));
  await must(handle(startSession, { commandId: newId(), sessionId }, operator));
  return { ...course, sessionId };
}

export async function must<State>(asked: Promise<Outcome<State>>): Promise<void> {
  const outcome = await asked;
  if (outcome.kind === 'refused') throw new Error(`${outcome.refusal.code}: ${outcome.refusal.message}`);
}

/** `accepted`, or a refusal's code and status; an error's words where there was no answer at all. */
export const wordOf = (asked: Promise<Outcome>): Promise<string> =>
  asked.then(
    (outcome) =>
      outcome.kind === 'accepted' ? 'accepted' : `${outcome.refusal.code} ${outcome.refusal.status ?? ''}`.trim(),
    (error) => String(error),
  );

/** A ghost of this coach's. @returns the clip's id */
export async function openGhost({ handles, sessionId, channelId }: Course, coach = 'coach-0'): Promise<string> {
  const mark = { sessionId, playId: newId(), channelId, channelIds: [channelId], inAt: secondsAgo(20) };
  await must(handles[0](markClipIn, { commandId: newId(), ...mark }, actorOf('coach', coach)));
  return clipIdOf(mark.playId, channelId);
}

export interface OutRaces {
  readonly races: number;
  /** Races in which exactly one coach won and the log asks for exactly one cut. */
  readonly decided: number;
  /** What the losers heard, each answer once. */
  readonly heard: readonly string[];
  readonly clipIds: readonly string[];
}

/** Sixteen coaches see the same play end. @param ask how the coach of this number marks OUT */
export async function raceForOut(
  course: Course,
  races: number,
  ask: (coach: number, clipId: string, outAt: string) => Promise<string> = (coach, clipId, outAt) =>
    wordOf(
      course.handles[coach % 2]!(
        markClipOut,
        { commandId: newId(), clipId, outAt },
        actorOf('coach', `coach-${coach}`),
      ),
    ),
): Promise<OutRaces> {
  let decided = 0;
  const heard = new Set<string>();
  const clipIds: string[] = [];
  for (let race = 0; race < races; race += 1) {
    const clipId = await openGhost(course);
    clipIds.push(clipId);
    const words = await Promise.all(
      Array.from({ length: RACERS }, (_, coach) => ask(coach, clipId, secondsAgo(10 - coach / 4))),
    );
    const winners = words.filter((word) => word === 'accepted').length;
    for (const word of words) if (word !== 'accepted') heard.add(word);
    const types = (await course.store.read(`clip-home.${clipId}`, 0n)).map(({ type }) => type);
    const once = (wanted: string) => types.filter((type) => type === wanted).length === 1;
    if (winners === 1 && once('ClipMarkedOut') && once('ClipGenerationRequested')) decided += 1;
  }
  return { races, decided, heard: [...heard], clipIds };
}

/** How many jobs each of these clips has got, once the worker has read the whole log. */
export async function jobsOf(pool: pg.Pool, store: EventStore, clipIds: readonly string[]): Promise<number[]> {
  const { mark } = (await store.newest())!;
  await until(
    async () => {
      const { rows } = await pool.query("select position from checkpoint where name = 'reactors'");
      return rows[0]?.position >= mark.commit;
    },
    { deadline: 60_000, every: 50, what: 'the worker has read the log' },
  );
  const { rows } = await pool.query<{ clip: string; jobs: number }>(
    "select data->>'clipId' as clip, count(*)::int as jobs from pgboss.job where name = 'generate-clip' group by 1",
  );
  const counts = new Map(rows.map(({ clip, jobs }) => [clip, jobs]));
  return clipIds.map((id) => counts.get(id) ?? 0);
}

export interface WriterRaces {
  readonly asked: number;
  readonly accepted: number;
  /** Of all that were not. */
  readonly failed: readonly string[];
  /** Took more than 2 s. */
  readonly late: number;
  readonly slowestMs: number;
  /** What is wrong with the log: an accepted edit that is missing or doubled, a gap, a fold that is not the last edit. */
  readonly wrong: readonly string[];
}

/** Eight writers on one stream, in so many processes of their own; then on the next stream, and so on. */
export async function raceOfWriters(
  { url, store, handles, sessionId }: Course,
  { processes, streams, edits }: { readonly processes: 1 | 2; readonly streams: number; readonly edits: number },
): Promise<WriterRaces> {
  const tags = Array.from({ length: streams }, newId);
  const writers = WRITERS / processes;
  const running = await Promise.all(
    Array.from({ length: processes }, (_, n) =>
      startProcess({
        args: [
          `${root}/test/game/writeMany.ts`,
          ...['--url', url, '--name', `process-${n}`, '--tags', tags.join(',')],
          ...['--writers', String(writers), '--edits', String(edits)],
        ],
        readyLine: /^ready$/,
      }),
    ),
  );
  const moment = { sessionId, playId: newId(), at: secondsAgo(5) };
  for (const tagId of tags.toReversed()) {
    const input = { commandId: newId(), tagId, ...moment, fields: { notes: 'the play' } };
    await must(handles[0](addTag, input, analyst));
  }
  const reports = await Promise.all(
    running.map(async (writing) => {
      await writing.exited;
      const line = writing.lines().find((said) => said.startsWith('written '));
      if (!line) throw new Error(`a writer ended without a word: ${writing.lines().slice(-5).join('\n')}`);
      return JSON.parse(line.slice('written '.length)) as Written;
    }),
  );
  const accepted = reports.flatMap((report) => report.accepted);
  return {
    asked: streams * WRITERS * edits,
    accepted: accepted.length,
    failed: reports.flatMap((report) => report.failed),
    late: reports.reduce((sum, report) => sum + report.late, 0),
    slowestMs: Math.max(...reports.map((report) => report.slowestMs)),
    wrong: await wrongIn(store, handles[1], tags, accepted),
  };
}

async function wrongIn(
  store: EventStore,
  handle: Handle,
  tags: readonly string[],
  accepted: readonly string[],
): Promise<string[]> {
  const wrong: string[] = [];
  const recorded = new Map<string, number>();
  for (const tagId of tags) {
    const events = await store.read(`tag-home.${tagId}`, 0n);
    if (events.some(({ revision }, n) => revision !== BigInt(n))) wrong.push(`a gap in ${tagId}`);
    const last = events.at(-1)!.data as { fields: { notes: string } };
    const state = await handle.peek(tag, 'home', tagId);
    if (state?.fields.notes !== last.fields.notes) wrong.push(`${tagId} is not what its last edit says`);
    for (const { meta } of events) recorded.set(meta.commandId, (recorded.get(meta.commandId) ?? 0) + 1);
  }
  for (const id of accepted) if (recorded.get(id) !== 1) wrong.push(`${id} is recorded ${recorded.get(id) ?? 0} times`);
  return wrong;
}
