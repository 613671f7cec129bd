import type { Page } from 'playwright-core';
import { CELL, CODE_CELLS, NUMBER_BITS } from '../../infra/local/capture/frameStrip.ts';

/** What the browser painted first of a film: the number that the camera burnt into the picture. */
export interface FirstFrame {
  readonly frame: number;
  /** Seconds into the film, as the browser tells it. */
  readonly mediaTime: number;
}

export interface FilmWatch {
  read(): Promise<readonly FirstFrame[]>;
  /** Number in the picture that is on the screen now. @param place of the film, where it is not the only one */
  onScreen(place?: string): Promise<number>;
}

/** To be called before the page is used: from then on the first painted frame of every film is read off a canvas. */
export async function watchFilms(page: Page): Promise<FilmWatch> {
  await page.evaluate(
    ({ cell, cells, bits }) => {
      const found: { frame: number; mediaTime: number }[] = [];
      function numberIn(video: HTMLVideoElement): number {
        const canvas = document.createElement('canvas');
        canvas.width = video.videoWidth;
        canvas.height = cell;
        const context = canvas.getContext('2d');
        if (context === null) throw new Error('no canvas');
        context.drawImage(video, 0, 0);
        const lightOf = (index: number) => context.getImageData(index * cell + cell / 2, cell / 2, 1, 1).data[0] ?? 0;
        const middle = (lightOf(0) + lightOf(1)) / 2;
        if (lightOf(0) - lightOf(1) < 100) return Number.NaN;
        return Array.from({ length: cells }, (_, index) => lightOf(index))
          .slice(2, 2 + bits)
          .reduce((sum, light) => sum * 2 + (light > middle ? 1 : 0), 0);
      }
      const onScreen = (place: string) =>
        numberIn(document.querySelector<HTMLVideoElement>(`${place} video`) ?? document.createElement('video'));
      Object.assign(window, { filmsSeen: { found, onScreen } });
      // Captured on the way down: before the page's own listeners, and before the film has loaded anything.
      document.addEventListener(
        'loadstart',
        ({ target }) => {
          if (!(target instanceof HTMLVideoElement)) return;
          target.requestVideoFrameCallback((_now, { mediaTime }) => found.push({ frame: numberIn(target), mediaTime }));
        },
        { capture: true },
      );
    },
    { cell: CELL, cells: CODE_CELLS, bits: NUMBER_BITS },
  );
  return {
    read: () => page.evaluate(() => (window as unknown as FilmWindow).filmsSeen.found),
    onScreen: (place = '') =>
      page.evaluate((where) => (window as unknown as FilmWindow).filmsSeen.onScreen(where), place),
  };
}

interface FilmWindow {
  readonly filmsSeen: { readonly found: FirstFrame[]; onScreen(place: string): number };
}
