// A game at a moment of its past, in the shape in which the room draws what there is now.
import type { Channel, Clip, Session } from '../api/entities.ts';
import type { ClipThen, SessionThen } from '../api/historyEntities.ts';
import type { Sheet, Tag } from '../api/tagEntities.ts';
import { emptyClipCache } from '../live/clipCache.ts';
import { playsOf } from '../live/play.ts';
import type { RoomState } from '../live/roomState.ts';
import { emptySheetCache } from '../live/sheetCache.ts';
import { clockTime } from '../time/format.ts';

/** What follows the device and the server whatever is looked at. */
export const present = ({ link, downSince, clock, serverAlerts, entries, note, polite, alert }: RoomState) => ({
  link,
  downSince,
  clock,
  serverAlerts,
  entries,
  note,
  polite,
  alert,
});

/**
 * What the room shows of that moment. Nobody may do anything there: no entity allows a command, and the viewer is one
 * who only watches. Films are those of today: what was cut since for another window is not shown.
 */
export function pastState(live: RoomState, then: SessionThen): Partial<RoomState> {
  const session = sessionThen(live.session, then);
  const channels = then.channels.filter(({ isAssigned }) => isAssigned).map((one) => channelThen(live, one, then.at));
  const clips = new Map(
    then.clips.nodes.map((one) => [one.id, clipThen(live.cache.clips.get(one.id), session.id, one)]),
  );
  const sheets = sheetsThen(session.id, then);
  const viewer = live.viewer && { ...live.viewer, role: 'VIEWER' };
  const titleOf = (inAt: number) => `Play at ${clockTime(inAt, session.timeZone)}`;
  const context = { viewer: viewer!, session, titleOf, cameras: channels.map(({ id }) => id) };
  const { gameClock } = then;
  return {
    ...present(live),
    phase: 'ready',
    viewer,
    session,
    stoppedAt: Date.parse(then.at),
    gameClock: gameClock && { ...gameClock, isRunning: false, at: 0 },
    channels,
    cache: { ...emptyClipCache, clips },
    sheets: { ...emptySheetCache, sheets },
    plays: viewer === null ? [] : playsOf({ clips, sheets }, [], context, []),
    stats: then.figures,
    lastReadySeconds: null,
  };
}

function sessionThen(live: Session | null, { session, gameClock }: SessionThen): Session {
  return {
    id: live?.id ?? '',
    season: live?.season ?? null,
    week: live?.week ?? null,
    cancelReason: null,
    ...session,
    gameClock: gameClock && { ...gameClock, isRunning: false },
    allowedCommands: [],
  };
}

/** It beat then, or it was lost: how long ago its last beat was is not kept. */
function channelThen(live: RoomState, { id, name, status }: SessionThen['channels'][number], at: string): Channel {
  const now = live.channels.find((one) => one.id === id);
  return {
    id,
    name,
    status,
    path: now?.path ?? '',
    inputUrl: null,
    statusReason: null,
    lastSeenAt: status === 'ACTIVE' ? at : null,
    silenceSeconds: now?.silenceSeconds ?? 0,
    recordedUntil: null,
    isRecording: false,
    recorderClock: null,
    sessionIds: now?.sessionIds ?? [],
    allowedCommands: [],
  };
}

function clipThen(now: Clip | undefined, sessionId: string, then: ClipThen): Clip {
  const { failureCode, ...told } = then;
  // A later cut shows another window.
  const film = now?.generation === then.generation && then.status === 'READY' ? now : undefined;
  return {
    ...told,
    sessionId,
    isRetitled: false,
    stage: then.status === 'PROCESSING' ? 'CUTTING' : null,
    progress: null,
    attempt: 1,
    failure: failureCode === null ? null : { code: failureCode, retryable: false, text: '' },
    gaps: film?.gaps ?? [],
    frames: film?.frames ?? null,
    startAt: film?.startAt ?? null,
    endAt: film?.endAt ?? null,
    streamUrl: film?.streamUrl ?? null,
    thumbnailUrl: film?.thumbnailUrl ?? null,
    allowedCommands: [],
  };
}

function sheetsThen(sessionId: string, { tags, tagSheet }: SessionThen): ReadonlyMap<string, Sheet> {
  const said = Map.groupBy(tags.nodes, ({ playId }) => playId);
  return new Map(
    tagSheet.nodes.map(({ id, at, title, facts }) => {
      // Newest first as they are told; a sheet has them as they came.
      const own: readonly Tag[] = (said.get(id) ?? []).toReversed();
      return [id, { id, sessionId, at, title, facts, tags: own }];
    }),
  );
}
