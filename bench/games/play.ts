// One play: marked by a coach on every camera, cut by the worker, then tagged, reviewed and settled.
import { clipIdOf } from '../../src/commands/ids.ts';
import {
  clipDiscarded,
  clipFailed,
  clipFavorited,
  clipGenerationRequested,
  clipGenerationStarted,
  clipMarkedIn,
  clipMarkedOut,
  clipReady,
  clipThumbnailReady,
} from '../../src/domain/clip/events.ts';
import type { Event } from '../../src/domain/event.ts';
import type { KnownFacts } from '../../src/domain/play/facts.ts';
import { isoOf } from '../../src/domain/values.ts';
import type { Random } from '../../test/chaos/random.ts';
import { type Author, type Entry, person, uuid, worker } from './recorder.ts';
import { taggingOf } from './tagging.ts';

export interface PlayAt {
  readonly sessionId: string;
  readonly channelIds: readonly string[];
  /** IN, milliseconds since the Unix epoch. */
  readonly at: number;
  readonly facts: KnownFacts;
}

/** An angle of a play. */
interface Angle {
  readonly clipId: string;
  readonly channelId: string;
  readonly in: string;
  readonly out: string;
}

export interface PlayEntries {
  readonly ins: readonly Entry[];
  readonly outs: readonly Entry[];
  /** What the worker does and people say afterwards: at a game it comes while the next play is being marked. */
  readonly aftermath: readonly Entry[];
}

const coach = person('coach');
const FRAMES_A_SECOND = 30;
const FAILS_IN_PERCENT = 2;
const FAVORITES_IN_PERCENT = 25;
const DISCARDS_IN_PERCENT = 1;

export function playEntries(play: PlayAt, random: Random): PlayEntries {
  const { sessionId, channelIds, at } = play;
  const playId = uuid(random);
  const seconds = random.between(5, 14);
  const outAt = at + seconds * 1_000;
  const ofClip = (id: string, by: Author, when: number, ...events: Event[]): Entry => ({
    noun: 'clip',
    id,
    events,
    scope: { session: sessionId, play: playId },
    by,
    at: when,
  });
  const angles: Angle[] = channelIds.map((channelId) => ({
    clipId: clipIdOf(playId, channelId),
    channelId,
    in: isoOf(at),
    out: isoOf(outAt),
  }));
  const requested = ({ clipId, channelId, in: from, out: to }: Angle, retry: number) =>
    clipGenerationRequested({ clipId, channelId, generation: 1, retry, from, to });

  const cut = (angle: Angle): Entry[] => {
    const { clipId } = angle;
    const started = ofClip(clipId, worker, outAt + 1_500, clipGenerationStarted({ clipId, generation: 1, attempt: 1 }));
    const isFailing = random.between(0, 100) < FAILS_IN_PERCENT;
    const failed = {
      clipId,
      generation: 1,
      code: 'CLIP_FOOTAGE_NOT_YET',
      retryable: true,
      text: 'not on disk',
    } as const;
    const retried = [
      ofClip(clipId, worker, outAt + 2_000, clipFailed(failed)),
      ofClip(clipId, coach, outAt + 9_000, requested(angle, 1)),
      started,
    ];
    const ready = clipReady({
      clipId,
      generation: 1,
      startAt: angle.in,
      endAt: angle.out,
      durationMs: seconds * 1_000,
      frames: seconds * FRAMES_A_SECOND,
      bytes: seconds * random.between(700_000, 900_000),
      coverage: 1,
      gaps: [],
      engine: 'ffmpeg',
    });
    return [
      started,
      ...(isFailing ? retried : []),
      ofClip(clipId, worker, outAt + 10_000, ready),
      ofClip(clipId, worker, outAt + 10_500, clipThumbnailReady({ clipId, generation: 1 })),
    ];
  };
  const opinions = angles.flatMap(({ clipId }) => {
    const chance = random.between(0, 100);
    if (chance < FAVORITES_IN_PERCENT) return [ofClip(clipId, coach, outAt + 20_000, clipFavorited({ clipId }))];
    const isDiscarded = chance >= 100 - DISCARDS_IN_PERCENT;
    return isDiscarded ? [ofClip(clipId, coach, outAt + 20_000, clipDiscarded({ clipId }))] : [];
  });
  const marked = ({ clipId, channelId, in: inAt }: Angle) =>
    clipMarkedIn({ clipId, sessionId, playId, channelId, channelIds: [...channelIds], inAt });
  return {
    ins: angles.map((angle) => ofClip(angle.clipId, coach, at + 80, marked(angle))),
    outs: angles.map((angle) =>
      ofClip(
        angle.clipId,
        coach,
        outAt + 80,
        clipMarkedOut({ clipId: angle.clipId, outAt: angle.out }),
        requested(angle, 0),
      ),
    ),
    aftermath: [
      ...angles.flatMap(cut),
      ...opinions,
      ...taggingOf({ ...play, playId, clipId: angles[0]!.clipId }, random),
    ],
  };
}
