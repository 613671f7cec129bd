// What a command costs where nothing is read or written: fold, judge, decide.
import { v4 } from 'uuid';
import { favoriteClip } from '../../src/commands/clip/favoriteClip.ts';
import { judge } from '../../src/commands/judge.ts';
import { type ClipState, clip } from '../../src/domain/clip/clip.ts';
import {
  type ClipEvent,
  clipFavorited,
  clipGenerationRequested,
  clipGenerationStarted,
  clipMarkedIn,
  clipMarkedOut,
  clipReady,
  clipThumbnailReady,
  clipUnfavorited,
} from '../../src/domain/clip/events.ts';
import { isRefusal, type Refusal } from '../../src/domain/decision.ts';
import type { Measured } from '../bench.ts';
import { inTurns } from '../eventstore/rounds.ts';

const EVENTS = 20;
const DECISIONS = 200_000;

const clipId = v4();
const channelId = v4();
const inAt = '2026-11-14T20:14:10.000Z';
const outAt = '2026-11-14T20:14:22.000Z';
const asked = {
  now: '2026-11-14T20:20:00.000Z',
  actor: { id: 'coach', team: 'home', role: 'coach', via: 'web' },
  seen: () => undefined,
} as const;

/** A clip that was cut and whose favourite came and went. */
const history: readonly ClipEvent[] = [
  clipMarkedIn({ clipId, sessionId: v4(), playId: v4(), channelId, channelIds: [channelId], inAt }),
  clipMarkedOut({ clipId, outAt }),
  clipGenerationRequested({ clipId, channelId, generation: 1, retry: 0, from: inAt, to: outAt }),
  clipGenerationStarted({ clipId, generation: 1, attempt: 1 }),
  clipReady({
    clipId,
    generation: 1,
    startAt: inAt,
    endAt: outAt,
    durationMs: 12_000,
    frames: 360,
    bytes: 9_000_000,
    coverage: 1,
    gaps: [],
    engine: 'ffmpeg',
  }),
  clipThumbnailReady({ clipId, generation: 1 }),
  ...Array.from({ length: EVENTS - 6 }, (_, n) =>
    n % 2 === 0 ? clipFavorited({ clipId }) : clipUnfavorited({ clipId }),
  ),
];

const folded = (): ClipState => history.reduce((state, event) => clip.evolve(state, event, 'coach'), clip.initial);

/** The same question, asked of a table that somebody wrote by hand. */
const favoriteIsLegal: Readonly<Partial<Record<ClipState['status'], true>>> = {
  pending: true,
  processing: true,
  ready: true,
  failed: true,
};
const decideByTable = (state: ClipState): readonly ClipEvent[] | undefined => {
  if (!favoriteIsLegal[state.status]) return undefined;
  return state.isFavorite ? [] : [clipFavorited({ clipId })];
};

/** @returns microseconds a decision */
async function measured(decide: () => readonly ClipEvent[] | Refusal | undefined): Promise<number> {
  let events = 0;
  const start = performance.now();
  for (let n = 0; n < DECISIONS; n += 1) {
    const decision = decide();
    if (decision && !isRefusal(decision)) events += decision.length;
  }
  const us = ((performance.now() - start) * 1_000) / DECISIONS;
  if (events !== DECISIONS) throw new Error(`${events} events of ${DECISIONS} decisions`);
  return us;
}

/** Folds 20 events, judges by the machine, decides. Control: the same fold, and a table written by hand. */
export const decision = (): Promise<Measured> =>
  inTurns(
    9,
    'µs',
    () => measured(() => judge(favoriteClip, { clipId }, folded(), asked)),
    () => measured(() => decideByTable(folded())),
  );
