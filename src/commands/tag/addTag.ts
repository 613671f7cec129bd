// Somebody says what they saw: of a clip, or of a moment of a session where there is no clip yet.
import { z } from 'zod';
import { type ClipState, clip, MAX_MARK_AHEAD_MS } from '../../domain/clip/clip.ts';
import { refuse } from '../../domain/decision.ts';
import { tagAdded } from '../../domain/tag/events.ts';
import { changed } from '../../domain/tag/fields.ts';
import { tag } from '../../domain/tag/tag.ts';
import { Id, Instant, msOf, optional } from '../../domain/values.ts';
import { alsoOf, commandOf } from '../command.ts';
import { openSession } from '../session/openSession.ts';
import { TagFieldsInput } from './tagFieldsInput.ts';

const Input = z
  .object({
    tagId: Id,
    /** Session and play are the clip's. */
    clipId: optional(Id),
    sessionId: optional(Id),
    playId: optional(Id),
    at: optional(Instant),
    fields: TagFieldsInput,
  })
  .superRefine(({ clipId, ...moment }, context) => {
    for (const name of ['sessionId', 'playId', 'at'] as const) {
      if ((moment[name] === undefined) === (clipId !== undefined)) continue;
      const message = clipId ? 'must be absent: it is the one of the clip' : 'is needed where there is no clipId';
      context.addIssue({ code: 'custom', path: [name], message });
    }
  });

const sessionOfClip = ({ sessionId }: ClipState) => (sessionId ? [openSession(sessionId, ['clipId'])] : []);

export const addTag = commandOf(tag)({
  name: 'AddTag',
  audience: ['person'],
  input: Input,
  idOf: ({ tagId }) => tagId,
  marks: ['at'],
  also: ({ clipId, sessionId }) => [
    ...(clipId ? [alsoOf(clip, clipId, ['clipId'], { leadsTo: sessionOfClip })] : []),
    ...(sessionId ? [openSession(sessionId, ['sessionId'])] : []),
  ],
  decide: ({ tagId, clipId, sessionId, playId, at, fields: sent }, _state, { now, seen }) => {
    const fields = changed({}, sent);
    if (Object.keys(fields).length === 0) return refuse('BAD_USER_INPUT', 'fields: must say something', ['fields']);
    // A clip's session and play never change.
    const place = clipId ? seen(clip)! : { sessionId, playId };
    if (at !== undefined && msOf(at) - msOf(now) > MAX_MARK_AHEAD_MS) {
      return refuse(
        'TAG_IN_FUTURE',
        "the moment lies ahead of the server's clock; set the device's clock to automatic",
        ['at'],
      );
    }
    return [tagAdded({ tagId, sessionId: place.sessionId!, playId: place.playId!, clipId, at, fields })];
  },
});
