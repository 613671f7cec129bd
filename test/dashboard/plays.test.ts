import { expect, test } from 'vitest';
import type { OutboxEntry } from '../../clients/outbox.ts';
import type { Clip, Session, Viewer } from '../../dashboard/api/entities.ts';
import type { Sheet } from '../../dashboard/api/tagEntities.ts';
import { emptyClipCache, withAnswer, withFact, withProgress } from '../../dashboard/live/clipCache.ts';
import { clipIdOf } from '../../dashboard/live/clipIds.ts';
import { visiblePlays } from '../../dashboard/live/filters.ts';
import { playsOf } from '../../dashboard/live/play.ts';
import { playLook } from '../../dashboard/words/playWords.ts';

const viewer: Viewer = { id: 'a', label: 'Coach A', role: 'COACH', team: 'home' };
const session = { id: 's', timeZone: 'UTC' } as Session;
const playId = '01930000-0000-7000-8000-000000000001';
const sideline = '5a4e0000-0000-5000-8000-00000000000a';
const endZone = '5a4e0000-0000-5000-8000-00000000000b';
const context = { viewer, session, titleOf: () => 'Play at 20:14:25', cameras: [sideline, endZone] };

function clip(change: Partial<Clip> = {}): Clip {
  const channelId = change.channelId ?? sideline;
  return {
    id: clipIdOf(change.playId ?? playId, channelId),
    sessionId: 's',
    channelId,
    playId,
    title: 'Play at 20:14:25',
    isRetitled: false,
    status: 'OPEN',
    inAt: '2026-11-14T20:14:25.000Z',
    outAt: null,
    durationSeconds: null,
    generation: 0,
    isFavorite: false,
    stage: null,
    progress: null,
    attempt: 0,
    failure: null,
    coverage: null,
    gaps: [],
    frames: null,
    startAt: null,
    endAt: null,
    markedBy: viewer,
    streamUrl: null,
    thumbnailUrl: null,
    allowedCommands: [],
    ...change,
  };
}

function entry(mutation: string, input: OutboxEntry['act']['input'], change: Partial<OutboxEntry> = {}): OutboxEntry {
  return {
    act: { commandId: `c-${mutation}`, mutation, line: playId, input },
    state: 'waiting',
    attempts: 0,
    ...change,
  };
}

const sheets = new Map<string, Sheet>();
const clips = (...list: Clip[]) => ({ clips: new Map(list.map((one) => [one.id, one])), sheets });
const clock = { offsetMs: 2_000, uncertaintyMs: 5 };
const markIn = (change: Partial<OutboxEntry> = {}) =>
  entry(
    'markClipIn',
    { sessionId: 's', playId, channelIds: [sideline, endZone], inAt: '2026-11-14T20:14:27.000Z', clock },
    change,
  );
const markOut = (change: Partial<OutboxEntry> = {}) =>
  entry('markClipOut', { clipId: clipIdOf(playId, sideline), outAt: '2026-11-14T20:14:37.000Z', clock }, change);

test('given a mark that is not sent, then a ghost stands in the list at the corrected instant', () => {
  const [play] = playsOf(clips(), [markIn()], context, []);

  expect(play).toMatchObject({
    id: playId,
    inAt: Date.parse('2026-11-14T20:14:25.000Z'),
    mine: true,
    who: 'You',
    unsent: 'in',
  });
  expect(play?.angles.map(({ id }) => id)).toEqual([clipIdOf(playId, sideline), clipIdOf(playId, endZone)]);
  expect(play && playLook(play)).toMatchObject({ shape: 'unsent', text: 'Open, not sent yet' });
});

test('given the server has accepted the mark, then the ghost becomes the clip in place', () => {
  const before = playsOf(clips(), [markIn()], context, []);

  const [play] = playsOf(clips(clip(), clip({ channelId: endZone })), [], context, before);

  expect(play).toMatchObject({ id: before[0]?.id, inAt: before[0]?.inAt, unsent: null, state: 'open' });
});

test('given an OUT that is not sent, then the play has its length and waits', () => {
  const [play] = playsOf(clips(clip()), [markOut()], context, []);

  expect(play).toMatchObject({ unsent: 'out', best: { durationSeconds: 10 } });
});

test('given a refused OUT, then the play is open again and says why', () => {
  const refusal = { code: 'CLIP_OUT_BEFORE_IN', message: 'OUT must come after IN' };

  const [play] = playsOf(clips(clip()), [markOut({ state: 'refused', refusal })], context, []);

  expect(play).toMatchObject({ state: 'open', unsent: null, best: { outAt: null }, refused: { refusal } });
  expect(play && playLook(play)).toMatchObject({ text: 'OUT not taken', look: 'refused' });
});

test('a play is as good as its best angle', () => {
  const failed = clip({ status: 'FAILED', failure: { code: 'CLIP_NO_FOOTAGE', retryable: false, text: '' } });
  const ready = clip({ channelId: endZone, status: 'READY', streamUrl: '/m' });

  const [play] = playsOf(clips(failed, ready), [], context, []);

  expect(play).toMatchObject({ state: 'ready', best: { channelId: endZone } });
});

test('a row never moves: newest IN first, whatever happens to a play', () => {
  const older = clip({
    playId: '01930000-0000-7000-8000-000000000002',
    inAt: '2026-11-14T20:10:00.000Z',
    status: 'READY',
  });
  const order = (...list: Clip[]) => playsOf(clips(...list), [], context, []).map((play) => play.id);

  expect(order(older, clip())).toEqual([playId, older.playId]);
  expect(order({ ...older, status: 'PROCESSING' }, clip({ status: 'FAILED' }))).toEqual([playId, older.playId]);
});

test('a fact makes one play anew and leaves the others as they were', () => {
  const other = clip({ playId: '01930000-0000-7000-8000-000000000002', inAt: '2026-11-14T20:10:00.000Z' });
  const cache = withAnswer(emptyClipCache, [clip(), other], 0);
  const before = playsOf({ clips: cache.clips, sheets }, [], context, []);

  const after = playsOf({ clips: withFact(cache, clip({ status: 'PENDING' })).clips, sheets }, [], context, before);

  expect(after[0]).not.toBe(before[0]);
  expect(after[1]).toBe(before[1]);
});

test('an answer that a fact has overtaken changes nothing', () => {
  const asked = withAnswer(emptyClipCache, [clip()], 0);
  const overtaken = withFact(asked, clip({ status: 'READY' }));

  const late = withAnswer(overtaken, [clip({ status: 'PENDING' })], asked.facts);

  expect([...late.clips.values()][0]?.status).toBe('READY');
});

test('a new signature does not load the same film twice, an old one is replaced', () => {
  const soon = Math.floor(Date.now() / 1000) + 60;
  const later = soon + 6 * 3600;
  const link = (path: string, exp: number) => `/media/clips/${path}.mp4?exp=${exp}&sig=${exp}`;
  const shown = (before: string, now: string) =>
    [...withFact(withFact(emptyClipCache, clip({ streamUrl: before })), clip({ streamUrl: now })).clips.values()][0]
      ?.streamUrl;

  expect(shown(link('x/1', later), link('x/1', later + 5))).toBe(link('x/1', later));
  expect(shown(link('x/1', later), link('x/2', later))).toBe(link('x/2', later));
  expect(shown(link('x/1', soon), link('x/1', later))).toBe(link('x/1', later));
});

test('several filters all have to fit, and a discarded play is gone', () => {
  const own = clip({ status: 'READY', isFavorite: true });
  const others = clip({
    playId: '01930000-0000-7000-8000-000000000002',
    status: 'READY',
    isFavorite: true,
    markedBy: { id: 'b', label: 'Coach B' },
  });
  const gone = clip({ playId: '01930000-0000-7000-8000-000000000003', status: 'DISCARDED' });
  const plays = playsOf(clips(own, others, gone), [], context, []);

  expect(visiblePlays(plays, new Set())).toHaveLength(2);
  expect(visiblePlays(plays, new Set(['favourites', 'mine'])).map(({ id }) => id)).toEqual([playId]);
});

test('given a clip that is being cut, when it is told how far, then its row shows it', () => {
  const cutting = clip({ status: 'PROCESSING', stage: 'WAITING', generation: 1 });
  const cache = withFact(emptyClipCache, cutting);
  const told = withProgress(cache, [{ clipId: cutting.id, generation: 1, stage: 'CUTTING', progress: 0.42 }]);

  expect(told.clips.get(cutting.id)).toMatchObject({ stage: 'CUTTING', progress: 0.42 });
  expect(playsOf({ clips: told.clips, sheets }, [], context, [])[0]).toMatchObject({ state: 'cutting' });
  expect(withProgress(told, [{ clipId: cutting.id, generation: 1, stage: 'CUTTING', progress: 0.42 }])).toBe(told);
});

test('given a clip that is ready, or cut anew, when it is told late how far it was, then that is not heard', () => {
  const late = { generation: 1, stage: 'CUTTING', progress: 0.9 } as const;
  const ready = withFact(emptyClipCache, clip({ status: 'READY', generation: 1 }));
  const anew = withFact(emptyClipCache, clip({ status: 'PROCESSING', generation: 2 }));

  for (const cache of [ready, anew, emptyClipCache]) {
    expect(withProgress(cache, [{ clipId: clipIdOf(playId, sideline), ...late }])).toBe(cache);
  }
});
