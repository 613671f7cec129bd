// One attempt failed and the job will be tried again: the clip stays in processing.
import { z } from 'zod';
import { clip } from '../../domain/clip/clip.ts';
import { clipAttemptFailed, failureCodes } from '../../domain/clip/events.ts';
import { commandOf } from '../command.ts';
import { Generation, refuseStale } from './generation.ts';

export const failClipAttempt = commandOf(clip)({
  name: 'FailClipAttempt',
  audience: ['system'],
  input: Generation.extend({
    attempt: z.number().int().positive(),
    code: z.enum(failureCodes),
    retryable: z.boolean(),
  }),
  idOf: ({ clipId }) => clipId,
  decide: ({ retry, ...attempt }, state) =>
    refuseStale(state, attempt.generation, retry) ?? [clipAttemptFailed(attempt)],
});
