// A play that is over: IN and OUT at once, after the game or from a capture device. One command an angle: see
// playAngles.ts. Its facts are those of a mark and its end: no reader of the log has to know how the two came.
import { clip } from '../../domain/clip/clip.ts';
import { clipMarkedIn, clipMarkedOut } from '../../domain/clip/events.ts';
import { Instant } from '../../domain/values.ts';
import { refuseOtherDevice } from '../channel/ownChannel.ts';
import { commandOf } from '../command.ts';
import { clipIdOf } from '../ids.ts';
import { requestCut } from './generation.ts';
import { MarkInput, markedBeside } from './markInput.ts';
import { refuseWindow } from './window.ts';

export const registerClip = commandOf(clip)({
  name: 'RegisterClip',
  audience: ['person', 'device'],
  input: MarkInput.extend({ outAt: Instant }),
  idOf: ({ playId, channelId }) => clipIdOf(playId, channelId),
  marks: ['inAt', 'outAt'],
  also: markedBeside,
  decide: ({ outAt, ...mark }, { generation }, { now, actor }) => {
    const { channelId, inAt } = mark;
    const clipId = clipIdOf(mark.playId, channelId);
    const window = { inAt, outAt };
    const refusal = refuseOtherDevice(actor, channelId) ?? refuseWindow(window, now);
    if (refusal) return refusal;
    return [
      clipMarkedIn({ ...mark, clipId }),
      clipMarkedOut({ clipId, outAt }),
      requestCut({ clipId, channelId, generation }, window),
    ];
  },
});
