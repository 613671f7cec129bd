import type { LiveTrouble } from '../preview/useLivePicture.ts';

/** Why a camera is not seen live, and what to do. @param patience in milliseconds */
export function previewWords(trouble: LiveTrouble, camera: string, patience: number): readonly [string, string] {
  const recorded = 'It is recorded all the same.';
  switch (trouble) {
    case 'OFFLINE':
      return [`${camera} sends nothing.`, 'Its picture comes by itself when it does.'];
    case 'B_FRAMES':
      return [
        `${camera} sends B-frames, which no browser takes live.`,
        `Set B-frames to 0 in its encoder. ${recorded}`,
      ];
    case 'NOT_H264':
      return [`${camera} does not send H.264.`, `Set its encoder to H.264. ${recorded}`];
    case 'NO_PICTURE':
      return [
        `No picture of ${camera} within ${Math.round(patience / 1_000)} s.`,
        `Most often that is B-frames: set them to 0 in its encoder. ${recorded}`,
      ];
    case 'REFUSED':
      return ['The server for live pictures refused.', 'Tell whoever runs it: it asks the platform who may watch.'];
    case 'UNREACHABLE':
      return ['The server for live pictures does not answer.', 'It is tried again every few seconds.'];
    case 'LOST':
      return [`The picture of ${camera} has stopped.`, 'It comes back by itself when the camera does.'];
  }
}
