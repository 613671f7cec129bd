// The window was not right: it is set anew and cut again. The old film plays until the new one is ready. One command an
// angle: see playAngles.ts. It is set on the film and not in the moment, so no device's clock is corrected.
import { z } from 'zod';
import { clip } from '../../domain/clip/clip.ts';
import { clipTrimmed } from '../../domain/clip/events.ts';
import { Id, Instant, msOf, optional } from '../../domain/values.ts';
import { commandOf } from '../command.ts';
import { requestCut } from './generation.ts';
import { refuseWindow } from './window.ts';

export const trimClip = commandOf(clip)({
  name: 'TrimClip',
  audience: ['person'],
  input: z
    .object({ clipId: Id, inAt: optional(Instant), outAt: optional(Instant) })
    .refine(({ inAt, outAt }) => inAt !== undefined || outAt !== undefined, {
      path: ['outAt'],
      message: 'is needed where there is no inAt',
    }),
  idOf: ({ clipId }) => clipId,
  decide: ({ clipId, ...sent }, state, { now }) => {
    // Every status in which it is legal has an OUT.
    const before = { inAt: state.inAt, outAt: state.outAt! };
    const window = { inAt: sent.inAt ?? before.inAt, outAt: sent.outAt ?? before.outAt };
    const isTheSame = msOf(window.inAt) === msOf(before.inAt) && msOf(window.outAt) === msOf(before.outAt);
    if (isTheSame) return [];
    return refuseWindow(window, now) ?? [clipTrimmed({ clipId, ...window }), requestCut(state, window)];
  },
});
