// What becomes of a clip: its title, how it goes, how it comes back, and when its film may be deleted.
import { describe, expect, it } from 'vitest';
import { deleteClipFile } from '../../src/commands/clip/deleteClipFile.ts';
import { discardClip } from '../../src/commands/clip/discardClip.ts';
import { expireClip } from '../../src/commands/clip/expireClip.ts';
import { markClipOut } from '../../src/commands/clip/markClipOut.ts';
import { restoreClip } from '../../src/commands/clip/restoreClip.ts';
import { retitleClip } from '../../src/commands/clip/retitleClip.ts';
import { clipExpired, clipFileDeleted, clipRestored, clipRetitled } from '../../src/domain/clip/events.ts';
import type { Actor, Event } from '../../src/domain/event.ts';
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
  requested,
} from './clipHistory.ts';
import { clipId, outAt } from './samples.ts';
import { coach, given, system } from './spec.ts';

const analyst: Actor = { ...coach, id: 'analyst-1', role: 'analyst' };
const other: Actor = { ...coach, id: 'coach-b' };
const expired = clipExpired({ clipId });
const everyStatus: readonly (readonly [string, readonly Event[]])[] = [
  ['open', [markedIn]],
  ['expired', [markedIn, expired]],
  ['pending', pending],
  ['processing', processing],
  ['ready', cut],
  ['failed', [...processing, failed]],
];

describe('RetitleClip', () => {
  const retitled = (title: string | null) => clipRetitled({ clipId, title });

  it.each(everyStatus)('names a clip that is %s', (_status, history) => {
    given(...history)
      .when(retitleClip, { clipId, title: 'Goal line stand' })
      .thenRecorded(retitled('Goal line stand'));
  });
  it('is refused where the clip is discarded', () => {
    given(...cut, discarded)
      .when(retitleClip, { clipId, title: 'Goal line stand' })
      .thenRefused('ILLEGAL_IN_STATUS');
  });
  it.each([[null], [''], ['  '], [undefined]])('takes the title back with %j', (title) => {
    given(...cut, retitled('Goal line stand'))
      .when(retitleClip, { clipId, title })
      .thenRecorded(retitled(null));
  });
  it('changes nothing where it is called so already', () => {
    given(...cut, retitled('Goal line stand'))
      .when(retitleClip, { clipId, title: ' Goal line stand ' })
      .thenRecorded();
    given(...cut)
      .when(retitleClip, { clipId, title: null })
      .thenRecorded();
  });
  it.each([
    ['a family', '👨‍👩‍👧‍👦 play'],
    ['right to left', 'משחק'],
    ['120 characters', 'x'.repeat(120)],
  ])('keeps %s', (_name, title) => {
    given(...cut)
      .when(retitleClip, { clipId, title })
      .thenRecorded(retitled(title));
  });
  it('keeps one form of what looks alike', () => {
    given(...cut)
      .when(retitleClip, { clipId, title: 'e\u0301tude' })
      .thenRecorded(retitled('étude'));
  });
  it.each([
    ['121 characters', 'x'.repeat(121)],
    ['a line feed', 'a\nb'],
    ['a tab', 'a\tb'],
    ['a bell', 'a\u0007b'],
    ['a number', 7],
  ])('does not take %s', (_name, title) => {
    expect(retitleClip.input.safeParse({ clipId, title }).success).toBe(false);
  });
});

describe('DiscardClip', () => {
  it.each(everyStatus)('takes away what the coach marked and is %s', (_status, history) => {
    given(...history)
      .when(discardClip, { clipId })
      .thenRecorded(discarded);
  });
  it("refuses a coach another coach's mark", () => {
    given(markedIn).when(discardClip, { clipId }, other).thenRefused('FORBIDDEN');
  });
  it("lets an analyst take away anybody's", () => {
    given(markedIn).when(discardClip, { clipId }, analyst).thenRecorded(discarded);
  });
  it('is refused a second time', () => {
    given(markedIn, discarded).when(discardClip, { clipId }).thenRefused('ILLEGAL_IN_STATUS');
  });
});

describe('RestoreClip', () => {
  const restored = clipRestored({ clipId });
  const deleted = (generation: number) => clipFileDeleted({ clipId, generation, reason: 'discarded' });

  it('brings back a clip whose film is there', () => {
    given(...cut, discarded)
      .when(restoreClip, { clipId })
      .thenRecorded(restored);
  });
  it('brings back a clip whose older film is gone', () => {
    given(...cutAnew, readyAgain, deleted(1), discarded)
      .when(restoreClip, { clipId })
      .thenRecorded(restored);
  });
  it('refuses where the film was deleted', () => {
    given(...cut, discarded, deleted(1))
      .when(restoreClip, { clipId })
      .thenRefused('CLIP_FILE_DELETED');
  });
  it.each([
    ['open', [markedIn]],
    ['pending', pending],
    ['processing', processing],
    ['failed', [...processing, failed]],
    ['cut anew', cutAnew],
  ])('refuses what was discarded while it was %s', (_status, history) => {
    given(...history, discarded)
      .when(restoreClip, { clipId })
      .thenRefused('CLIP_NOT_CUT');
  });
  it("refuses a coach another coach's mark", () => {
    given(...cut, discarded)
      .when(restoreClip, { clipId }, other)
      .thenRefused('FORBIDDEN');
  });
  it('refuses what was never discarded', () => {
    given(...cut)
      .when(restoreClip, { clipId })
      .thenRefused('ILLEGAL_IN_STATUS');
  });
});

describe('DeleteClipFile', () => {
  const ask = (generation: number) => ({ clipId, generation, reason: 'superseded' });
  const deleted = (generation: number) => clipFileDeleted({ clipId, generation, reason: 'superseded' });

  it('records that an older film goes', () => {
    given(...cutAnew, readyAgain)
      .when(deleteClipFile, ask(1), system)
      .thenRecorded(deleted(1));
  });
  it('records that the film of a discarded clip goes', () => {
    given(...cut, discarded)
      .when(deleteClipFile, ask(1), system)
      .thenRecorded(deleted(1));
  });
  it('changes nothing the second time', () => {
    given(...cut, discarded, deleted(1))
      .when(deleteClipFile, ask(1), system)
      .thenRecorded();
  });
  it.each([
    ['plays', cut, 1],
    ['plays until another is ready', cutAnew, 1],
    ['is being made', cutAnew, 2],
  ])('keeps the film that %s', (_name, history, generation) => {
    given(...history)
      .when(deleteClipFile, ask(generation), system)
      .thenRefused('CLIP_FILE_IN_USE');
  });
  it('keeps the film of a clip that was restored', () => {
    given(...cut, discarded, clipRestored({ clipId }))
      .when(deleteClipFile, ask(1), system)
      .thenRefused('CLIP_FILE_IN_USE');
  });
  it('knows nothing of a film where there was no window', () => {
    given(markedIn).when(deleteClipFile, ask(1), system).thenRefused('ILLEGAL_IN_STATUS');
  });
});

describe('an OUT that does not come', () => {
  it('lets an open clip expire', () => {
    given(markedIn).when(expireClip, { clipId }, system).thenRecorded(expired);
  });
  it('is no matter where it has come', () => {
    given(...pending)
      .when(expireClip, { clipId }, system)
      .thenRefused('ILLEGAL_IN_STATUS');
  });
  it('is welcome however late', () => {
    given(markedIn, expired).when(markClipOut, { clipId, outAt }).thenRecorded(markedOut, requested);
  });
});
