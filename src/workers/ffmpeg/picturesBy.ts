import type { Pictures } from '../takePicture.ts';
import { takeKeyframe, takePicture } from './takePicture.ts';

/** Pictures as FFmpeg takes them. @param ffmpeg its path */
export const picturesBy = (ffmpeg: string): Pictures => ({
  async ofFilm(film, target, signal) {
    await takePicture(film, target, { ffmpeg, signal });
  },
  async ofFootage(footage, target, signal) {
    await takeKeyframe(footage, target, { ffmpeg, signal });
  },
});
