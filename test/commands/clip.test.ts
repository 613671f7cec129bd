import { describe, it } from 'vitest';
import { favoriteClip } from '../../src/commands/clip/favoriteClip.ts';
import { finishClip } from '../../src/commands/clip/finishClip.ts';
import { markClipIn } from '../../src/commands/clip/markClipIn.ts';
import { markClipOut } from '../../src/commands/clip/markClipOut.ts';
import { retryClip } from '../../src/commands/clip/retryClip.ts';
import { startClipGeneration } from '../../src/commands/clip/startClipGeneration.ts';
import {
  clipFavorited,
  clipGenerationRequested,
  clipGenerationStarted,
  clipMarkedIn,
  clipMarkedOut,
} from '../../src/domain/clip/events.ts';
import { failed, markedIn, markedOut, request, requested, started } from './clipHistory.ts';
import { clipId, inAt, outAt, samples } from './samples.ts';
import { given, system } from './spec.ts';

const secondsAfterIn = (seconds: number) => new Date(Date.parse(inAt) + seconds * 1_000).toISOString();

describe('MarkClipIn', () => {
  it('opens a ghost that knows its play and all angles', () => {
    given().when(markClipIn, samples.MarkClipIn!).thenRecorded(markedIn);
  });
  it('takes an instant up to 30 s ahead', () => {
    const ahead = '2026-11-14T20:15:00.000Z';
    given()
      .when(markClipIn, { ...samples.MarkClipIn, inAt: ahead })
      .thenRecorded(clipMarkedIn({ ...markedIn.data, inAt: ahead }));
  });
  it('refuses an instant further ahead', () => {
    given()
      .when(markClipIn, { ...samples.MarkClipIn, inAt: '2026-11-14T20:15:00.001Z' })
      .thenRefused('CLIP_IN_FUTURE');
  });
});

describe('MarkClipOut', () => {
  it('closes the window and asks for the first generation', () => {
    given(markedIn).when(markClipOut, { clipId, outAt }).thenRecorded(markedOut, requested);
  });
  it('refuses a clip of 0 s', () => {
    given(markedIn).when(markClipOut, { clipId, outAt: inAt }).thenRefused('CLIP_OUT_BEFORE_IN');
  });
  it('refuses an OUT before IN', () => {
    given(markedIn)
      .when(markClipOut, { clipId, outAt: secondsAfterIn(-1) })
      .thenRefused('CLIP_OUT_BEFORE_IN');
  });
  it('refuses a clip of 601 s', () => {
    const early = clipMarkedIn({ ...markedIn.data, inAt: secondsAfterIn(-601) });
    given(early).when(markClipOut, { clipId, outAt: inAt }).thenRefused('CLIP_TOO_LONG');
  });
  it('takes a clip of 600 s', () => {
    const from = secondsAfterIn(-600);
    given(clipMarkedIn({ ...markedIn.data, inAt: from }))
      .when(markClipOut, { clipId, outAt: inAt })
      .thenRecorded(clipMarkedOut({ clipId, outAt: inAt }), clipGenerationRequested({ ...request, from, to: inAt }));
  });
  it('refuses an OUT in the future', () => {
    given(markedIn)
      .when(markClipOut, { clipId, outAt: secondsAfterIn(60) })
      .thenRefused('CLIP_OUT_IN_FUTURE');
  });
  it('refuses a second OUT', () => {
    given(markedIn, markedOut, requested).when(markClipOut, { clipId, outAt }).thenRefused('ILLEGAL_IN_STATUS');
  });
});

describe('the worker', () => {
  it('may start again when the job is delivered again', () => {
    given(markedIn, markedOut, requested, started)
      .when(startClipGeneration, { clipId, generation: 1, retry: 0, attempt: 2 }, system)
      .thenRecorded(clipGenerationStarted({ clipId, generation: 1, attempt: 2 }));
  });
  it('is not heard with a result for another request', () => {
    given(markedIn, markedOut, requested, started)
      .when(finishClip, { ...samples.FinishClip, retry: 1 }, system)
      .thenRefused('CLIP_STALE');
  });
});

describe('RetryClip', () => {
  it('asks for the same generation once more', () => {
    given(markedIn, markedOut, requested, started, failed)
      .when(retryClip, { clipId })
      .thenRecorded(clipGenerationRequested({ ...request, retry: 1 }));
  });
});

describe('FavoriteClip', () => {
  const history = [markedIn, markedOut, requested];
  it('marks a favourite', () => {
    given(...history)
      .when(favoriteClip, { clipId })
      .thenRecorded(clipFavorited({ clipId }));
  });
  it('changes nothing the second time', () => {
    given(...history, clipFavorited({ clipId }))
      .when(favoriteClip, { clipId })
      .thenRecorded();
  });
});
