// Whenever a cut is asked for, the keyframe at its IN is taken from the recording: a picture is there with the film.
import { uuidv5 } from '../commands/ids.ts';
import type { ClipRow } from '../projections/clipList/projection.ts';
import { PICTURE_QUEUE } from './queues.ts';
import type { Reactor, Task } from './reactor.ts';
import type { PictureJob } from './takePicture.ts';

/** A clip without any picture comes before one whose picture is not the exact one yet. */
const PRIORITY = 1;

const taskOf = (data: PictureJob): Task => ({
  queue: PICTURE_QUEUE,
  id: uuidv5(data.clipId, data.generation, 'keyframe'),
  data,
  priority: PRIORITY,
});

export const whenGenerationRequestedQueueKeyframe: Reactor = (event) => {
  if (event.type !== 'ClipGenerationRequested') return undefined;
  const { clipId, channelId, generation, from, to } = event.data;
  return taskOf({ team: event.meta.team, clipId, generation, because: event.id, at: { channelId, from, to } });
};

/** The same task, from what the clip list shows as due. */
export const keyframeTaskOf = ({ team, id, channel_id, generation, in_at, out_at }: ClipRow): Task =>
  taskOf({
    team,
    clipId: id,
    generation,
    because: null,
    at: { channelId: channel_id, from: in_at, to: out_at! },
  });
