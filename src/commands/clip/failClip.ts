// The cut is given up, with a code that says why and whether asking again can help.
import { z } from 'zod';
import { clip } from '../../domain/clip/clip.ts';
import { clipFailed, failureCodes } from '../../domain/clip/events.ts';
import { commandOf } from '../command.ts';
import { Generation, refuseStale } from './generation.ts';

export const failClip = commandOf(clip)({
  name: 'FailClip',
  audience: ['system'],
  input: Generation.extend({ code: z.enum(failureCodes), retryable: z.boolean(), text: z.string().max(500) }),
  idOf: ({ clipId }) => clipId,
  decide: ({ retry, ...failure }, state) => refuseStale(state, failure.generation, retry) ?? [clipFailed(failure)],
});
