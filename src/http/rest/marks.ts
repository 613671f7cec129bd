// A play's IN and OUT as the seed sends them: a start, perhaps as time of day, and a duration.
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { mayGive } from '../../auth/rights.ts';
import { markClipIn } from '../../commands/clip/markClipIn.ts';
import { markClipOut } from '../../commands/clip/markClipOut.ts';
import { type Angle, beginPlay, changePlay } from '../../commands/clip/playAngles.ts';
import { registerClip } from '../../commands/clip/registerClip.ts';
import { trimClip } from '../../commands/clip/trimClip.ts';
import { channelIdOf, uuidv5 } from '../../commands/ids.ts';
import { type ClipState, clip } from '../../domain/clip/clip.ts';
import type { Actor } from '../../domain/event.ts';
import { ChannelPath, Id, Instant, isoOf, msOf } from '../../domain/values.ts';
import type { SessionRow } from '../../projections/sessionList/projection.ts';
import { sessionsById } from '../../projections/sessionList/queries.ts';
import { RefusedRequest } from './refusedRequest.ts';
import { done, type Edge } from './route.ts';
import { instantOfTimeOfDay, parseTimeOfDay } from './timeOfDay.ts';

/** Longer ones are no clips, and their end is no date. */
const LONGEST_S = 86_400;
const Seconds = z.number('must be a number of seconds').min(0, 'must not be negative').max(LONGEST_S, 'is too long');

export const NewClip = z.object({
  session_id: z.string('is needed'),
  channel_id: z.string().nullish().describe('Id or path; may be absent where the session has one camera.'),
  start_time: z
    .string('is needed: ISO 8601 with a zone, or a time of day such as 14:23:15')
    .max(40, 'must be ISO 8601 with a zone, or a time of day such as 14:23:15')
    .describe("IN: ISO 8601 with a zone, or a time of day on the session's clocks."),
  duration_seconds: Seconds.nullish().describe('0 or absent: IN only, a ghost that waits for its end.'),
  duration: Seconds.nullish().describe('The same as `duration_seconds`.'),
});

export const NewLength = z
  .object({
    duration_seconds: Seconds.nullish().describe('From IN to OUT.'),
    duration: Seconds.nullish().describe('The same as `duration_seconds`.'),
  })
  .refine((body) => lengthOf(body) !== undefined, { path: ['duration_seconds'], message: 'is needed' });

interface Length {
  readonly duration_seconds?: number | null | undefined;
  readonly duration?: number | null | undefined;
}
const lengthOf = ({ duration_seconds, duration }: Length): number | undefined =>
  duration_seconds ?? duration ?? undefined;

interface Marked {
  readonly state: ClipState;
  readonly isShown: boolean;
}

/**
 * Without an `Idempotency-Key` the same person, camera and start are the same play: a device that repeats itself after
 * a lost answer makes no second clip. @throws RefusedRequest
 */
export async function markPlay(
  { pool, handle, live }: Edge,
  body: z.infer<typeof NewClip>,
  key: string | undefined,
  actor: Actor,
): Promise<Marked> {
  const seconds = lengthOf(body) ?? 0;
  const command = seconds === 0 ? markClipIn : registerClip;
  if (!mayGive(actor, command.name)) {
    const message = `the role ${actor.role} may not mark IN alone; send the duration too`;
    throw new RefusedRequest({ code: 'FORBIDDEN', message });
  }
  const sessionId = Id.safeParse(body.session_id);
  const [session] = sessionId.success ? await sessionsById(pool, actor.team, [sessionId.data]) : [];
  if (!session) throw new RefusedRequest({ code: 'NOT_FOUND', message: 'session_id: there is no such session' });
  const channelId = channelOf(body.channel_id, session, actor);
  const inAt = startOf(body.start_time, session);
  const same = ['mark', actor.id, channelId, inAt, ...(seconds === 0 ? [] : [seconds])] as const;
  const commandId = key ?? uuidv5(session.id, ...same);
  const playId = key ? uuidv5(key, 'play') : uuidv5(session.id, 'play', actor.id, channelId, inAt);
  const mark = { commandId, sessionId: session.id, playId, channelIds: [channelId], inAt };
  const angles =
    seconds === 0
      ? await beginPlay(handle, markClipIn, mark, actor)
      : await beginPlay(handle, registerClip, { ...mark, outAt: after(inAt, seconds) }, actor);
  return done(live, angles[0]!.outcome);
}

/**
 * OUT of a mark that is open; another window of any other clip. The same end again changes nothing.
 * @throws RefusedRequest
 */
export async function setLength(
  { handle, live }: Edge,
  id: string,
  body: z.infer<typeof NewLength>,
  key: string | undefined,
  actor: Actor,
): Promise<Marked> {
  const clipId = Id.safeParse(id);
  const known = clipId.success ? await handle.peek(clip, actor.team, clipId.data) : undefined;
  if (!known) throw new RefusedRequest({ code: 'NOT_FOUND', message: 'there is no such clip' });
  const commandId = key ?? randomUUID();
  const window = { clipId: known.clipId, outAt: after(known.inAt, lengthOf(body)!) };
  const isOpen = known.status === 'open' || known.status === 'expired';
  const markOut = () => changePlay(handle, markClipOut, { ...window, commandId: uuidv5(commandId, 'out') }, actor);
  const trim = () => changePlay(handle, trimClip, { ...window, commandId: uuidv5(commandId, 'trim') }, actor);
  // What has a key may be the OUT of before, sent again: that is answered as it was.
  const closed = isOpen || key !== undefined ? namedOf(await markOut(), known) : undefined;
  const isLate = closed?.outcome.kind === 'refused' && closed.outcome.refusal.code === 'ILLEGAL_IN_STATUS';
  const decided = closed && !isLate ? closed : namedOf(await trim(), known);
  return done(live, decided.outcome);
}

/** The first angle's refusal is the answer for all; else it is about the one that was named. */
const namedOf = (angles: readonly Angle[], { clipId }: ClipState): Angle =>
  angles[0]!.outcome.kind === 'refused' ? angles[0]! : (angles.find((one) => one.clipId === clipId) ?? angles[0]!);

const after = (inAt: Instant, seconds: number): Instant => isoOf(msOf(inAt) + Math.round(seconds * 1_000));

/** @throws RefusedRequest */
function channelOf(idOrPath: string | null | undefined, { served_by }: SessionRow, actor: Actor): string {
  const only = actor.channelId ?? (served_by.length === 1 ? served_by[0] : undefined);
  if (idOrPath === null || idOrPath === undefined) {
    if (only) return only;
    throw new RefusedRequest({ code: 'BAD_USER_INPUT', message: 'channel_id: is needed: there are several cameras' });
  }
  const id = Id.safeParse(idOrPath);
  if (id.success) return id.data;
  if (ChannelPath.safeParse(idOrPath).success) return channelIdOf(idOrPath);
  throw new RefusedRequest({ code: 'BAD_USER_INPUT', message: 'channel_id: must be the id or path of a channel' });
}

/** @throws RefusedRequest */
function startOf(text: string, session: SessionRow): Instant {
  const timeOfDay = parseTimeOfDay(text);
  if (timeOfDay !== undefined) return instantOfTimeOfDay(timeOfDay, spanOf(session), session.time_zone);
  const instant = Instant.safeParse(text);
  if (instant.success) return instant.data;
  const message = 'start_time: must be ISO 8601 with a zone, or a time of day such as 14:23:15';
  throw new RefusedRequest({ code: 'BAD_USER_INPUT', message });
}

/** Nothing is marked ahead of its time: what has not begun yet is looked for around now. */
function spanOf({ actual_start, actual_end, scheduled_start }: SessionRow) {
  const now = Date.now();
  if (actual_start !== null) return { from: msOf(actual_start), to: actual_end === null ? now : msOf(actual_end) };
  const planned = scheduled_start === null ? now : Math.min(msOf(scheduled_start), now);
  return { from: planned, to: planned };
}
