// A small game on a real log, people who act in it at random, and a hash of what their acts touch.
import { createHash, randomUUID } from 'node:crypto';
import { registerChannel } from '../../../src/commands/channel/registerChannel.ts';
import { finishClip } from '../../../src/commands/clip/finishClip.ts';
import { registerClip } from '../../../src/commands/clip/registerClip.ts';
import { startClipGeneration } from '../../../src/commands/clip/startClipGeneration.ts';
import type { AnyCommand } from '../../../src/commands/command.ts';
import type { Handle, Outcome } from '../../../src/commands/handle.ts';
import { channelIdOf, clipIdOf } from '../../../src/commands/ids.ts';
import { scheduleSession } from '../../../src/commands/session/scheduleSession.ts';
import { addTag } from '../../../src/commands/tag/addTag.ts';
import { clip } from '../../../src/domain/clip/clip.ts';
import type { Actor, Recorded } from '../../../src/domain/event.ts';
import type { DomainEvent } from '../../../src/domain/facts.ts';
import { type ChannelRow, channelBoard } from '../../../src/projections/channelBoard/projection.ts';
import { type ClipRow, clipList } from '../../../src/projections/clipList/projection.ts';
import type { Projection, Row } from '../../../src/projections/projection.ts';
import { type TagRow, tagList } from '../../../src/projections/tagList/projection.ts';
import { knownFrom } from '../../../src/projections/tagSheet/counting.ts';
import { type PlayRow, tagSheet } from '../../../src/projections/tagSheet/projection.ts';
import { inAt, outAt, samples } from '../samples.ts';

const PAIR = [0, 1] as const;
/** Film of any clip: nobody looks at it here. */
const film = {
  startAt: inAt,
  endAt: outAt,
  durationMs: 8_000,
  frames: 240,
  bytes: 9_000,
  coverage: 1,
  gaps: [],
  engine: 'copy',
};

export interface Given {
  readonly outcome: Outcome;
  /** Of what was recorded last. */
  readonly fact: Recorded<DomainEvent> | undefined;
}

/** Two sessions, two cameras, two plays with a clip on each camera and a tag each; every clip has its film. */
export async function openGame(handle: Handle) {
  const team = `t${randomUUID().slice(0, 8)}`;
  const known = new Map<string, readonly Recorded<DomainEvent>[]>();
  const person = (id: string, role: Actor['role']): Actor => ({ id, team, role, via: 'test' });
  const people = [person('coach-a', 'coach'), person('coach-b', 'coach'), person('ann', 'admin')] as const;
  const worker = person('worker', 'system');
  const sessionIds = PAIR.map(() => randomUUID());
  const playIds = PAIR.map(() => randomUUID());
  const paths = PAIR.map((n) => `${team}-camera-${n}`);
  const channelIds = paths.map(channelIdOf);
  const clipIds = playIds.flatMap((playId) => channelIds.map((channelId) => clipIdOf(playId, channelId)));
  const tagIds = PAIR.map(() => randomUUID());

  async function give(command: AnyCommand, input: object, actor: Actor = people[2]): Promise<Given> {
    const outcome = await handle(command, { commandId: randomUUID(), ...input }, actor);
    const id = command.idOf(command.input.parse(input), team);
    return { outcome, fact: (await look(command.noun.name, id)).at(-1) };
  }

  async function look(noun: string, id: string) {
    const history = await handle.history({ name: noun }, team, id);
    if (history[0]) known.set(history[0].stream, history);
    return history;
  }

  /** The worker cuts what waits for it. */
  async function cutWhatWaits(): Promise<void> {
    for (const clipId of clipIds) {
      const state = await handle.peek(clip, team, clipId);
      if (state?.status !== 'pending') continue;
      const { generation, retry } = state;
      await give(startClipGeneration, { clipId, generation, retry, attempt: 1 }, worker);
      await give(finishClip, { clipId, generation, retry, ...film }, worker);
    }
  }

  for (const sessionId of sessionIds) await give(scheduleSession, { ...samples.ScheduleSession, sessionId });
  for (const path of paths) await give(registerChannel, { name: path, path });
  for (const [n, playId] of playIds.entries()) {
    for (const channelId of channelIds) {
      await give(registerClip, { sessionId: sessionIds[0], playId, channelId, channelIds, inAt, outAt });
    }
    const fields = { down: 3, distance: 7, playType: 'pass', playTypeText: 'P' };
    await give(addTag, { tagId: tagIds[n], clipId: clipIds[2 * n], fields }, people[n]);
  }
  await cutWhatWaits();
  return { team, people, sessionIds, playIds, channelIds, clipIds, tagIds, give, look, cutWhatWaits, touched, hash };

  /** Whatever an undoable act sets, and what follows from it for a play. */
  function touched(): object {
    const facts = [...known.values()].flat().sort((a, b) => (a.position < b.position ? -1 : 1));
    const of = <R extends Row>(projection: Projection<R>): R[] => rowsOf(projection, facts);
    return {
      channels: listed(of(channelBoard).map(ofChannel)),
      clips: listed(of(clipList).map(ofClip)),
      tags: listed(
        of(tagList)
          .filter(({ status }) => status === 'kept')
          .map(ofTag),
      ),
      plays: listed(of(tagSheet).map(ofPlay)),
    };
  }

  function hash(): string {
    return createHash('sha256').update(JSON.stringify(touched())).digest('hex');
  }
}

function rowsOf<R extends Row>(projection: Projection<R>, facts: readonly Recorded<DomainEvent>[]): R[] {
  const rows = new Map<string, R>();
  for (const fact of facts) {
    for (const id of projection.keys(fact)) {
      const row = projection.apply(rows.get(id), fact);
      if (row) rows.set(id, row);
    }
  }
  return [...rows.values()];
}

const listed = (rows: readonly { readonly id: string }[]) => rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
const sorted = (values: readonly string[]) => values.toSorted();
const byName = (fields: object) => Object.fromEntries(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)));

const ofChannel = ({ id, session_ids }: ChannelRow) => ({ id, sessions: sorted(session_ids) });
const ofClip = ({ id, is_favorite, title, in_at, out_at, status }: ClipRow) => ({
  id,
  is_favorite,
  title,
  in_at,
  out_at,
  isDiscarded: status === 'discarded',
});
const ofTag = ({ id, fields, coach_notes, is_important, reviewed_by }: TagRow) => ({
  id,
  fields: byName(fields),
  coach_notes,
  is_important,
  reviewed_by: sorted(reviewed_by),
});
const ofPlay = (row: PlayRow) => ({
  id: row.id,
  known: byName(knownFrom(row)),
  disputed: sorted(row.disputed),
  resolved: byName(Object.fromEntries(Object.entries(row.resolved).map(([name, settled]) => [name, settled.value]))),
  tag_count: row.tag_count,
  is_important: row.is_important,
});
