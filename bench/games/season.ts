// Whole games as the log holds them, for benches: pure, and the same for the same seed.
import { channelIdOf } from '../../src/commands/ids.ts';
import {
  channelActivated,
  channelAssigned,
  channelDeactivated,
  channelLost,
  channelRecovered,
  channelRegistered,
  channelReleased,
} from '../../src/domain/channel/events.ts';
import type { Event, Recorded } from '../../src/domain/event.ts';
import type { DomainEvent } from '../../src/domain/facts.ts';
import {
  sessionCompleted,
  sessionPaused,
  sessionResumed,
  sessionScheduled,
  sessionStarted,
} from '../../src/domain/session/events.ts';
import { isoOf } from '../../src/domain/values.ts';
import { type Random, randomOf } from '../../test/chaos/random.ts';
import { downs } from './downs.ts';
import { playEntries } from './play.ts';
import { type Entry, person, type Recorder, recorderOf, uuid } from './recorder.ts';
import { momentTag } from './tagging.ts';

export interface SeasonOptions {
  readonly seed: number;
  readonly games: number;
  /** At least 100. */
  readonly eventsPerGame: number;
  /** Position of the first event. */
  readonly firstPosition: bigint;
}

export interface Game {
  readonly sessionId: string;
  readonly channelIds: readonly string[];
  /** In the order of the log, exactly as many as were asked for. */
  readonly events: readonly Recorded<DomainEvent>[];
}

const CAMERAS = ['sideline', 'end-zone', 'tight'];
/** Cameras are replaced after so many games, so that no channel's stream grows without an end. */
const GAMES_OF_CAMERAS = 10;
const FIRST_KICKOFF = Date.parse('2016-09-03T17:00:00.000Z');
const DAY_MS = 86_400_000;
const PLAY_EVERY_MS = 40_000;
const PLAYS_A_QUARTER = 42;
const GAME_MS = 3 * 3_600_000;
const operator = person('operator');

/** Games one after the other, two a week. */
export function* season(options: SeasonOptions): Generator<Game> {
  const random = randomOf(options.seed);
  const record = recorderOf(random, options.firstPosition);
  for (let number = 0; number < options.games; number += 1) {
    yield gameOf(record, random, number, options.eventsPerGame);
  }
}

function gameOf(record: Recorder, random: Random, number: number, count: number): Game {
  const sessionId = uuid(random);
  const kickoff = FIRST_KICKOFF + Math.floor(number * 3.5) * DAY_MS;
  const cameras = CAMERAS.map((name) => {
    const path = `home-${Math.floor(number / GAMES_OF_CAMERAS)}-${name}`;
    return { name, path, channelId: channelIdOf(path) };
  });
  const channelIds = cameras.map(({ channelId }) => channelId);
  const ofSession = (at: number, event: Event): Entry => ({
    noun: 'session',
    id: sessionId,
    events: [event],
    scope: { session: sessionId },
    by: operator,
    at,
  });
  const ofChannel = (at: number, id: string, event: Event, sessions = [sessionId]): Entry => ({
    noun: 'channel',
    id,
    events: [event],
    scope: { sessions },
    by: operator,
    at,
  });

  const plan = { sessionId, name: `Game ${number + 1}`, type: 'game', opponent: 'Harbor State' } as const;
  const scheduled = { ...plan, scheduledStart: isoOf(kickoff), timeZone: 'America/New_York' };
  const isFirstOfCameras = number % GAMES_OF_CAMERAS === 0;
  const opening = [
    ofSession(kickoff - DAY_MS, sessionScheduled(scheduled)),
    ...cameras.flatMap((camera) => {
      const { channelId } = camera;
      const assigned = channelAssigned({ ...camera, sessionId, status: 'inactive' });
      return [
        ...(isFirstOfCameras ? [ofChannel(kickoff - DAY_MS, channelId, channelRegistered(camera), [])] : []),
        ofChannel(kickoff - 3_600_000, channelId, assigned),
        ofChannel(kickoff - 600_000, channelId, channelActivated({ channelId })),
      ];
    }),
    ofSession(kickoff, sessionStarted({ sessionId, at: isoOf(kickoff) })),
  ];
  const end = kickoff + GAME_MS;
  const closing = [
    ofSession(end, sessionCompleted({ sessionId, at: isoOf(end) })),
    ...channelIds.flatMap((channelId) => [
      ofChannel(end, channelId, channelDeactivated({ channelId })),
      ofChannel(end, channelId, channelReleased({ channelId, sessionId })),
    ]),
  ];
  /** At half time the game stands still, and one camera loses its link for a while. */
  const halfTime = (at: number) => [
    ofSession(at, sessionPaused({ sessionId, at: isoOf(at) })),
    ofChannel(
      at + 5_000,
      channelIds[0]!,
      channelLost({ channelId: channelIds[0]!, lastSeenAt: isoOf(at), silentMs: 31_000 }),
    ),
    ofChannel(at + 9_000, channelIds[0]!, channelRecovered({ channelId: channelIds[0]! })),
    ofSession(at + 20_000, sessionResumed({ sessionId, at: isoOf(at + 20_000) })),
  ];

  const events: Recorded<DomainEvent>[] = opening.flatMap(record);
  const room = () => count - closing.length - events.length;
  const seen = downs(random);
  let late: readonly Entry[] = [];
  for (let n = 0; room() > 0; n += 1) {
    const at = kickoff + n * PLAY_EVERY_MS;
    const quarter = Math.min(4, 1 + Math.floor(n / PLAYS_A_QUARTER));
    const { ins, outs, aftermath } = playEntries(
      { sessionId, channelIds, at, facts: { ...seen.next().value, quarter } },
      random,
    );
    const pause = n === 2 * PLAYS_A_QUARTER ? halfTime(at - 30_000) : [];
    for (const entry of [...pause, ...ins, ...late, ...outs]) {
      if (room() === 0) break;
      // Of the last command only one event would fit: a command's events come together or not at all.
      const fitting = entry.events.length <= room() ? entry : momentTag(sessionId, at, random);
      events.push(...record(fitting));
    }
    late = aftermath;
  }
  events.push(...closing.flatMap(record));
  return { sessionId, channelIds, events };
}
