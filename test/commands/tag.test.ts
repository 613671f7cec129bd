import { beforeEach, describe, expect, it } from 'vitest';
import { resolvePlayFact } from '../../src/commands/play/resolvePlayFact.ts';
import { addTag } from '../../src/commands/tag/addTag.ts';
import { editTag } from '../../src/commands/tag/editTag.ts';
import { markTagImportant } from '../../src/commands/tag/markTagImportant.ts';
import { removeTag } from '../../src/commands/tag/removeTag.ts';
import { restoreTag } from '../../src/commands/tag/restoreTag.ts';
import { reviewTag } from '../../src/commands/tag/reviewTag.ts';
import { unmarkTagImportant } from '../../src/commands/tag/unmarkTagImportant.ts';
import { unreviewTag } from '../../src/commands/tag/unreviewTag.ts';
import { clip } from '../../src/domain/clip/clip.ts';
import { clipMarkedIn } from '../../src/domain/clip/events.ts';
import { playFactResolved } from '../../src/domain/play/events.ts';
import {
  tagAdded,
  tagEdited,
  tagMarkedImportant,
  tagRemoved,
  tagRestored,
  tagReviewed,
  tagUnmarkedImportant,
  tagUnreviewed,
} from '../../src/domain/tag/events.ts';
import { channelId, clipId, inAt, playId, samples, sessionId, tagId } from './samples.ts';
import { beside, coach, given } from './spec.ts';

const said = { quarter: 2, down: 3, distance: 7, playType: 'pass' as const };
const added = tagAdded({ tagId, sessionId, playId, at: inAt, fields: said });
const stranger = { ...coach, id: 'coach-b' };
const analyst = { ...coach, id: 'analyst-1', role: 'analyst' as const };

describe('AddTag', () => {
  beforeEach(() => beside(clip, clipMarkedIn({ clipId, sessionId, playId, channelId, channelIds: [channelId], inAt })));

  it('keeps what was said about a moment', () => {
    given().when(addTag, samples.AddTag!).thenRecorded(added);
  });
  it('takes session and play from the clip', () => {
    given()
      .when(addTag, { tagId, clipId, fields: said })
      .thenRecorded(tagAdded({ tagId, clipId, sessionId, playId, fields: said }));
  });
  it('keeps only what was said', () => {
    given()
      .when(addTag, { tagId, clipId, fields: { down: 1, distance: null, notes: '', labels: [], players: [] } })
      .thenRecorded(tagAdded({ tagId, clipId, sessionId, playId, fields: { down: 1 } }));
  });
  it('refuses a tag that says nothing', () => {
    given()
      .when(addTag, { tagId, clipId, fields: { down: null } })
      .thenRefused('BAD_USER_INPUT');
  });
  it('refuses a moment in the future', () => {
    given()
      .when(addTag, { ...samples.AddTag, at: '2026-11-14T20:15:00.001Z' })
      .thenRefused('TAG_IN_FUTURE');
  });

  it.each([
    [{ quarter: 0 }],
    [{ quarter: 6 }],
    [{ down: 0 }],
    [{ down: 5 }],
    [{ down: 1.5 }],
    [{ down: '3' }],
    [{ distance: 0 }],
    [{ distance: 100 }],
    [{ yardsToGoal: 0 }],
    [{ yardsToGoal: 100 }],
    [{ yardsGained: 100 }],
    [{ drive: 0 }],
    [{ penaltyYards: -1 }],
    [{ playType: 'Pass' }],
    [{ result: 'won' }],
    [{ odk: 'X' }],
    [{ counted: 'yes' }],
    [{ formation: 'x'.repeat(61) }],
    [{ notes: 'x'.repeat(2_001) }],
    [{ coachNotes: 'a\u0000b' }],
    [{ labels: Array.from({ length: 21 }, (_, n) => `label ${n}`) }],
    [{ players: [{ number: '100', role: 'passer' }] }],
    [{ players: [{ number: '12', role: 'waterboy' }] }],
  ])('does not take %o', (fields) => {
    expect(addTag.input.safeParse({ ...samples.AddTag, fields }).success).toBe(false);
  });
  it('takes families, and text from right to left', () => {
    const notes = '👨‍👩‍👧‍👦 שלום';
    expect(addTag.input.safeParse({ ...samples.AddTag, fields: { notes } }).data).toMatchObject({ fields: { notes } });
  });
});

describe('EditTag', () => {
  it('records only what changes', () => {
    given(added)
      .when(editTag, { tagId, fields: { down: 3, distance: 8, quarter: null } })
      .thenRecorded(tagEdited({ tagId, fields: { distance: 8, quarter: null } }));
  });
  it('changes nothing where nothing changes', () => {
    given(added)
      .when(editTag, { tagId, fields: { down: 3, notes: null } })
      .thenRecorded();
  });
  it('leaves the original text behind with the value that it stood for', () => {
    given(added, tagEdited({ tagId, fields: { playTypeText: 'P' } }))
      .when(editTag, { tagId, fields: { playType: 'run' } })
      .thenRecorded(tagEdited({ tagId, fields: { playType: 'run', playTypeText: null } }));
  });
  it("refuses a coach another coach's tag", () => {
    given(added)
      .when(editTag, { tagId, fields: { down: 2 } }, stranger)
      .thenRefused('FORBIDDEN');
  });
  it('lets an analyst correct it', () => {
    given(added)
      .when(editTag, { tagId, fields: { down: 2 } }, analyst)
      .thenRecorded(tagEdited({ tagId, fields: { down: 2 } }));
  });
  it('refuses a tag that was removed', () => {
    given(added, tagRemoved({ tagId }))
      .when(editTag, { tagId, fields: { down: 2 } })
      .thenRefused('ILLEGAL_IN_STATUS');
  });
});

describe('RemoveTag', () => {
  it('takes away what the coach said', () => {
    given(added).when(removeTag, { tagId }).thenRecorded(tagRemoved({ tagId }));
  });
  it("refuses a coach another coach's tag", () => {
    given(added).when(removeTag, { tagId }, stranger).thenRefused('FORBIDDEN');
  });
  it('refuses a tag that was removed', () => {
    given(added, tagRemoved({ tagId })).when(removeTag, { tagId }).thenRefused('ILLEGAL_IN_STATUS');
  });
});

describe('RestoreTag', () => {
  it('brings back what the coach said', () => {
    given(added, tagRemoved({ tagId })).when(restoreTag, { tagId }).thenRecorded(tagRestored({ tagId }));
  });
  it("refuses a coach another coach's tag", () => {
    given(added, tagRemoved({ tagId })).when(restoreTag, { tagId }, stranger).thenRefused('FORBIDDEN');
  });
  it('refuses a tag that stands', () => {
    given(added).when(restoreTag, { tagId }).thenRefused('ILLEGAL_IN_STATUS');
  });
});

describe('review and importance', () => {
  it('review is for oneself', () => {
    given(added, tagReviewed({ tagId })).when(reviewTag, { tagId }, stranger).thenRecorded(tagReviewed({ tagId }));
  });
  it('reviewed again changes nothing', () => {
    given(added, tagReviewed({ tagId })).when(reviewTag, { tagId }).thenRecorded();
  });
  it('only what was reviewed can be taken back', () => {
    given(added).when(unreviewTag, { tagId }).thenRecorded();
  });
  it('a review is taken back', () => {
    given(added, tagReviewed({ tagId })).when(unreviewTag, { tagId }).thenRecorded(tagUnreviewed({ tagId }));
  });
  it('importance is for all', () => {
    given(added, tagMarkedImportant({ tagId })).when(markTagImportant, { tagId }, stranger).thenRecorded();
  });
  it('importance is taken back by anybody', () => {
    given(added, tagMarkedImportant({ tagId }))
      .when(unmarkTagImportant, { tagId }, stranger)
      .thenRecorded(tagUnmarkedImportant({ tagId }));
  });
});

describe('ResolvePlayFact', () => {
  const settled = playFactResolved({ playId, sessionId, field: 'down', value: 3 });
  const asked = samples.ResolvePlayFact!;
  it('settles a field', () => {
    given().when(resolvePlayFact, asked).thenRecorded(settled);
  });
  it('changes nothing the second time', () => {
    given(settled).when(resolvePlayFact, asked).thenRecorded();
  });
  it('lets the tags speak again', () => {
    given(settled)
      .when(resolvePlayFact, { ...asked, value: null })
      .thenRecorded(playFactResolved({ ...settled.data, value: null }));
  });
  it.each([
    ['down', 5],
    ['down', 'three'],
    ['playType', 'dance'],
    ['counted', 'no'],
    ['formation', ''],
  ])('refuses %s as %o', (field, value) => {
    given()
      .when(resolvePlayFact, { ...asked, field, value })
      .thenRefused('BAD_USER_INPUT');
  });
});
