// The coach saw the play end: the window is known and the cut is asked for. One command an angle: see playAngles.ts.
import { z } from 'zod';
import { clip } from '../../domain/clip/clip.ts';
import { clipMarkedOut } from '../../domain/clip/events.ts';
import { Id, Instant } from '../../domain/values.ts';
import { commandOf } from '../command.ts';
import { requestCut } from './generation.ts';
import { refuseWindow } from './window.ts';

export const markClipOut = commandOf(clip)({
  name: 'MarkClipOut',
  audience: ['person'],
  input: z.object({ clipId: Id, outAt: Instant }),
  idOf: ({ clipId }) => clipId,
  marks: ['outAt'],
  decide: ({ clipId, outAt }, state, { now }) => {
    const window = { inAt: state.inAt, outAt };
    return refuseWindow(window, now) ?? [clipMarkedOut({ clipId, outAt }), requestCut(state, window)];
  },
});
