// A person asks for a failed cut once more: the same window, the same generation.
import { z } from 'zod';
import { clip } from '../../domain/clip/clip.ts';
import { clipGenerationRequested } from '../../domain/clip/events.ts';
import { Id } from '../../domain/values.ts';
import { commandOf } from '../command.ts';

export const retryClip = commandOf(clip)({
  name: 'RetryClip',
  audience: ['person'],
  input: z.object({ clipId: Id }),
  idOf: ({ clipId }) => clipId,
  decide: ({ clipId }, { channelId, generation, retry, inAt, outAt }) => [
    clipGenerationRequested({ clipId, channelId, generation, retry: retry + 1, from: inAt, to: outAt! }),
  ],
});
