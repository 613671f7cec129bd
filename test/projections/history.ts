// Histories of games as the log would hold them, for tests of what is read.
import { clipIdOf, uuidv5 } from '../../src/commands/ids.ts';
import {
  channelActivated,
  channelAssigned,
  channelClockAnchored,
  channelRegistered,
} from '../../src/domain/channel/events.ts';
import {
  clipDiscarded,
  clipExpired,
  clipFavorited,
  clipFileDeleted,
  clipGenerationRequested,
  clipGenerationStarted,
  clipMarkedIn,
  clipMarkedOut,
  clipReady,
  clipRestored,
  clipRetitled,
  clipTrimmed,
} from '../../src/domain/clip/events.ts';
import type { Event, Recorded } from '../../src/domain/event.ts';
import { type DomainEvent, facts } from '../../src/domain/facts.ts';
import { playFactResolved } from '../../src/domain/play/events.ts';
import {
  gameClockAnchored,
  sessionPaused,
  sessionRescheduled,
  sessionResumed,
  sessionScheduled,
  sessionStarted,
} from '../../src/domain/session/events.ts';
import { tagAdded, tagEdited, tagMarkedImportant, tagRemoved, tagReviewed } from '../../src/domain/tag/events.ts';

const versions = new Map<string, number>(facts.map(({ type, v }) => [type, v]));
const sessionId = '0198c0de-0000-7000-8000-0000000000aa';
const channelId = '0198c0de-0000-7000-8000-0000000000bb';
const at = '2026-11-14T20:14:10.000Z';
const to = '2026-11-14T20:14:22.000Z';
const trimmedTo = '2026-11-14T20:14:20.000Z';

/** A game with so many plays, in the order of the log. Positions leave room, as a real log does. */
export function gameOf(plays: number): Recorded<DomainEvent>[] {
  const revisions = new Map<string, bigint>();
  const log: Recorded<DomainEvent>[] = [];
  const record = (stream: string, event: Event, scope: object) => {
    const revision = revisions.get(stream) ?? 0n;
    revisions.set(stream, revision + 1n);
    const n = log.length;
    const id = uuidv5(sessionId, stream, String(revision));
    const meta = {
      $correlationId: id,
      $causationId: id,
      commandId: id,
      inputHash: '',
      v: versions.get(event.type)!,
      team: 'home',
      ...scope,
      actor: 'coach-a',
      role: 'coach' as const,
      via: 'test',
      recordedAt: at,
    };
    log.push({ ...(event as DomainEvent), id, stream, revision, position: BigInt(n * 37 + 5), meta });
  };
  const session = `session-home.${sessionId}`;
  const channel = `channel-home.${channelId}`;
  record(session, sessionScheduled({ sessionId, name: 'vs Harbor State', type: 'game', timeZone: 'UTC' }), {
    session: sessionId,
  });
  record(channel, channelRegistered({ channelId, name: 'Sideline', path: 'home-sideline' }), { sessions: [] });
  const assigned = { channelId, sessionId, name: 'Sideline', path: 'home-sideline', status: 'inactive' };
  record(channel, channelAssigned(assigned), { sessions: [sessionId] });
  record(channel, channelActivated({ channelId }), { sessions: [sessionId] });
  record(channel, channelClockAnchored({ channelId, mediaTime: to, at }), { sessions: [sessionId] });
  const ofSession = { session: sessionId };
  record(session, sessionRescheduled({ sessionId, scheduledStart: at, timeZone: 'UTC' }), ofSession);
  record(session, sessionStarted({ sessionId, at }), ofSession);
  record(session, gameClockAnchored({ sessionId, quarter: 1, clock: 900, running: true, at }), ofSession);
  record(session, sessionPaused({ sessionId, at: to }), ofSession);
  record(session, sessionResumed({ sessionId, at: to }), ofSession);
  for (let n = 0; n < plays; n += 1) {
    const playId = uuidv5(sessionId, 'play', n);
    const clipId = clipIdOf(playId, channelId);
    const scope = { session: sessionId, play: playId };
    const request = { clipId, channelId, generation: 1, retry: 0, from: at, to };
    const result = { clipId, generation: 1, startAt: at, endAt: to, durationMs: 12_000, frames: 360, bytes: 1_000 };
    const steps: Event[] = [
      clipMarkedIn({ clipId, sessionId, playId, channelId, channelIds: [channelId], inAt: at }),
      clipMarkedOut({ clipId, outAt: to }),
      clipGenerationRequested(request),
      clipGenerationStarted({ clipId, generation: 1, attempt: 1 }),
      clipReady({ ...result, coverage: 1, gaps: [], engine: 'ffmpeg' }),
      clipFavorited({ clipId }),
      clipTrimmed({ clipId, inAt: at, outAt: trimmedTo }),
      clipGenerationRequested({ ...request, generation: 2, to: trimmedTo }),
      clipGenerationStarted({ clipId, generation: 2, attempt: 1 }),
      clipReady({ ...result, generation: 2, coverage: 1, gaps: [], engine: 'ffmpeg' }),
      clipFileDeleted({ clipId, generation: 1, reason: 'superseded' }),
      clipRetitled({ clipId, title: 'Goal line stand' }),
      clipDiscarded({ clipId }),
      clipRestored({ clipId }),
      clipDiscarded({ clipId }),
      clipFileDeleted({ clipId, generation: 2, reason: 'discarded' }),
    ];
    if (n % 5 === 4) steps.splice(1, 0, clipExpired({ clipId }));
    for (const step of steps.slice(0, 1 + (n % steps.length))) record(`clip-home.${clipId}`, step, scope);
    for (const [stream, step] of taggingOf(playId, clipId).slice(0, n % 8)) record(stream, step, scope);
  }
  return log;
}

/** Two people tag one play and differ; one of them changes their mind; somebody settles it; one tag goes. */
function taggingOf(playId: string, clipId: string): (readonly [stream: string, event: Event])[] {
  const [one, other] = [uuidv5(playId, 'one'), uuidv5(playId, 'other')];
  return [
    [`tag-home.${one}`, tagAdded({ tagId: one, sessionId, playId, clipId, fields: { down: 3, labels: ['b', 'a'] } })],
    [`tag-home.${other}`, tagAdded({ tagId: other, sessionId, playId, at, fields: { down: 2, coachNotes: 'late' } })],
    [`tag-home.${one}`, tagEdited({ tagId: one, fields: { down: null, quarter: 2, notes: 'motion' } })],
    [`tag-home.${other}`, tagReviewed({ tagId: other })],
    [`tag-home.${other}`, tagMarkedImportant({ tagId: other })],
    [`play-home.${playId}`, playFactResolved({ playId, sessionId, field: 'down', value: 4 })],
    [`tag-home.${one}`, tagRemoved({ tagId: one })],
  ];
}
