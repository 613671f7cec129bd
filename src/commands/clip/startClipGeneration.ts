// A worker takes up a clip. A second attempt of the same generation says that the first one's worker died or failed.
import { z } from 'zod';
import { clip } from '../../domain/clip/clip.ts';
import { clipGenerationStarted } from '../../domain/clip/events.ts';
import { commandOf } from '../command.ts';
import { Generation, refuseStale } from './generation.ts';

export const startClipGeneration = commandOf(clip)({
  name: 'StartClipGeneration',
  audience: ['system'],
  input: Generation.extend({ attempt: z.number().int().positive() }),
  idOf: ({ clipId }) => clipId,
  decide: ({ clipId, generation, retry, attempt }, state) =>
    refuseStale(state, generation, retry) ?? [clipGenerationStarted({ clipId, generation, attempt })],
});
