import { type RefObject, useEffect, useState } from 'react';

/** Up to this many rows all are drawn; from there on only those in sight, and some on either side. */
const drawnWhole = 60;
const margin = 10;

/** Which rows of a list of fixed heights have to be drawn: from `from` up to, not including, `to`. */
export function useWindow(
  list: RefObject<HTMLElement | null>,
  count: number,
): { readonly from: number; readonly to: number; readonly rowHeight: number } {
  const [view, setView] = useState({ top: 0, height: 800, rowHeight: 76 });
  const isEmpty = count === 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: an empty list has no element to watch
  useEffect(() => {
    const box = list.current;
    if (box === null) return;
    const look = () => {
      const rowHeight = Number.parseFloat(getComputedStyle(box).getPropertyValue('--row')) || 76;
      // In steps of half the margin: scrolling by a pixel draws nothing anew.
      const step = rowHeight * (margin / 2);
      const top = Math.floor(box.scrollTop / step) * step;
      setView((before) =>
        before.top === top && before.height === box.clientHeight && before.rowHeight === rowHeight
          ? before
          : { top, height: box.clientHeight, rowHeight },
      );
    };
    look();
    box.addEventListener('scroll', look, { passive: true });
    const resized = new ResizeObserver(look);
    resized.observe(box);
    return () => {
      box.removeEventListener('scroll', look);
      resized.disconnect();
    };
  }, [list, isEmpty]);
  const { top, height, rowHeight } = view;
  if (count < drawnWhole) return { from: 0, to: count, rowHeight };
  return {
    from: Math.max(0, Math.floor(top / rowHeight) - margin),
    to: Math.min(count, Math.ceil((top + height) / rowHeight) + margin),
    rowHeight,
  };
}
