// Whenever a film is ready, its exact picture is taken; on a queue of its own, so that cuts never wait for pictures.
import { uuidv5 } from '../commands/ids.ts';
import { PICTURE_QUEUE } from './queues.ts';
import type { Reactor } from './reactor.ts';
import type { PictureJob } from './takePicture.ts';

export const whenClipReadyQueuePicture: Reactor = (event) => {
  if (event.type !== 'ClipReady') return undefined;
  const { clipId, generation } = event.data;
  const data: PictureJob = { team: event.meta.team, clipId, generation, because: event.id };
  return { queue: PICTURE_QUEUE, id: uuidv5(clipId, generation, 'picture'), data };
};
