// The OUT of an open clip has not come for too long. When that is, the worker knows.
import { z } from 'zod';
import { clip } from '../../domain/clip/clip.ts';
import { clipExpired } from '../../domain/clip/events.ts';
import { Id } from '../../domain/values.ts';
import { commandOf } from '../command.ts';

export const expireClip = commandOf(clip)({
  name: 'ExpireClip',
  audience: ['system'],
  input: z.object({ clipId: Id }),
  idOf: ({ clipId }) => clipId,
  decide: ({ clipId }) => [clipExpired({ clipId })],
});
