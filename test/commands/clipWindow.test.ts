// The window of a clip: set at once, set anew, and what then becomes of the older cut.
import { describe, it } from 'vitest';
import { failClip } from '../../src/commands/clip/failClip.ts';
import { failClipAttempt } from '../../src/commands/clip/failClipAttempt.ts';
import { finishClip } from '../../src/commands/clip/finishClip.ts';
import { finishClipThumbnail } from '../../src/commands/clip/finishClipThumbnail.ts';
import { registerClip } from '../../src/commands/clip/registerClip.ts';
import { retryClip } from '../../src/commands/clip/retryClip.ts';
import { startClipGeneration } from '../../src/commands/clip/startClipGeneration.ts';
import { trimClip } from '../../src/commands/clip/trimClip.ts';
import { clipGenerationRequested, clipTrimmed } from '../../src/domain/clip/events.ts';
import type { Actor } from '../../src/domain/event.ts';
import {
  cut,
  cutAnew,
  discarded,
  failed,
  markedIn,
  markedOut,
  pending,
  processing,
  readyAgain,
  request,
  requested,
  requestedAgain,
  trimmed,
  trimmedTo,
} from './clipHistory.ts';
import { channelId, clipId, inAt, outAt, samples } from './samples.ts';
import { given, system } from './spec.ts';

const secondsAfterIn = (seconds: number) => new Date(Date.parse(inAt) + seconds * 1_000).toISOString();

describe('RegisterClip', () => {
  const device: Actor = { id: 'box-1', team: 'home', role: 'device', via: 'device', channelId };

  it('is a mark, its end and the wish for a cut', () => {
    given().when(registerClip, samples.RegisterClip!).thenRecorded(markedIn, markedOut, requested);
  });
  it('is taken from the device of the channel', () => {
    given().when(registerClip, samples.RegisterClip!, device).thenRecorded(markedIn, markedOut, requested);
  });
  it("is refused to another channel's device", () => {
    given()
      .when(registerClip, samples.RegisterClip!, { ...device, channelId: clipId })
      .thenRefused('FORBIDDEN');
  });
  it.each([
    ['CLIP_OUT_BEFORE_IN', inAt],
    ['CLIP_TOO_LONG', secondsAfterIn(601)],
    ['CLIP_OUT_IN_FUTURE', secondsAfterIn(60)],
  ])('refuses with %s an OUT at %s', (code, when) => {
    given()
      .when(registerClip, { ...samples.RegisterClip, outAt: when })
      .thenRefused(code);
  });
  it('refuses a play that was marked on this channel', () => {
    given(markedIn).when(registerClip, samples.RegisterClip!).thenRefused('ILLEGAL_IN_STATUS');
  });
});

describe('TrimClip', () => {
  it.each([
    ['pending', pending],
    ['processing', processing],
    ['ready', cut],
    ['failed', [...processing, failed]],
  ])('asks for another generation of a clip that is %s', (_status, history) => {
    given(...history)
      .when(trimClip, { clipId, outAt: trimmedTo })
      .thenRecorded(trimmed, requestedAgain);
  });
  it('moves IN as well', () => {
    given(...cut)
      .when(trimClip, { clipId, inAt: secondsAfterIn(-3) })
      .thenRecorded(
        clipTrimmed({ clipId, inAt: secondsAfterIn(-3), outAt }),
        clipGenerationRequested({ ...request, generation: 2, from: secondsAfterIn(-3) }),
      );
  });
  it('counts on from the newest generation', () => {
    given(...cutAnew, readyAgain)
      .when(trimClip, { clipId, outAt })
      .thenRecorded(clipTrimmed({ clipId, inAt, outAt }), clipGenerationRequested({ ...request, generation: 3 }));
  });
  it('changes nothing to the window that it is', () => {
    given(...cut)
      .when(trimClip, { clipId, inAt, outAt })
      .thenRecorded();
  });
  it.each([
    ['CLIP_OUT_BEFORE_IN', { outAt: inAt }],
    ['CLIP_OUT_BEFORE_IN', { inAt: outAt }],
    ['CLIP_TOO_LONG', { inAt: secondsAfterIn(-590) }],
    ['CLIP_OUT_IN_FUTURE', { outAt: secondsAfterIn(60) }],
  ])('refuses with %s the window %j', (code, window) => {
    given(...cut)
      .when(trimClip, { clipId, ...window })
      .thenRefused(code);
  });
  it.each([
    ['open', [markedIn]],
    ['discarded', [...cut, discarded]],
  ])('is refused where the clip is %s', (_status, history) => {
    given(...history)
      .when(trimClip, { clipId, outAt: trimmedTo })
      .thenRefused('ILLEGAL_IN_STATUS');
  });
});

describe('a result of an older generation', () => {
  it.each([
    ['StartClipGeneration', startClipGeneration],
    ['FinishClip', finishClip],
    ['FailClipAttempt', failClipAttempt],
    ['FailClip', failClip],
  ])('is ignored: %s', (name, command) => {
    given(...cutAnew)
      .when(command, samples[name]!, system)
      .thenRefused('CLIP_STALE');
  });
  it('is ignored: FinishClipThumbnail', () => {
    given(...cutAnew, readyAgain)
      .when(finishClipThumbnail, { clipId, generation: 1 }, system)
      .thenRefused('CLIP_STALE');
  });
  it('is refused while no worker has begun with the newer one', () => {
    given(...cut, trimmed, requestedAgain)
      .when(finishClip, samples.FinishClip!, system)
      .thenRefused('ILLEGAL_IN_STATUS');
  });
  it('is asked for no more: a retry is of the newest', () => {
    given(...cutAnew, { ...failed, data: { ...failed.data, generation: 2 } })
      .when(retryClip, { clipId })
      .thenRecorded(clipGenerationRequested({ ...requestedAgain.data, retry: 1 }));
  });
});
