// The coach saw the play begin. One command an angle: see playAngles.ts.
import { clip, MAX_MARK_AHEAD_MS } from '../../domain/clip/clip.ts';
import { clipMarkedIn } from '../../domain/clip/events.ts';
import { refuse } from '../../domain/decision.ts';
import { msOf } from '../../domain/values.ts';
import { commandOf } from '../command.ts';
import { clipIdOf } from '../ids.ts';
import { MarkInput, markedBeside } from './markInput.ts';

export const markClipIn = commandOf(clip)({
  name: 'MarkClipIn',
  audience: ['person'],
  input: MarkInput,
  idOf: ({ playId, channelId }) => clipIdOf(playId, channelId),
  marks: ['inAt'],
  also: markedBeside,
  decide: (input, _state, { now }) =>
    msOf(input.inAt) - msOf(now) > MAX_MARK_AHEAD_MS
      ? refuse('CLIP_IN_FUTURE', "IN lies ahead of the server's clock; set the device's clock to automatic", ['inAt'])
      : [clipMarkedIn({ ...input, clipId: clipIdOf(input.playId, input.channelId) })],
});
