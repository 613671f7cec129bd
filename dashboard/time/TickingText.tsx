// Whatever runs with the clock: one timer, written past React.
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { everyTick } from './ticker.ts';

/** Text that is read anew four times a second and written only where it changed, past React. */
export function TickingText({ read, className }: { readonly read: () => string; readonly className?: string }) {
  const element = useRef<HTMLSpanElement>(null);
  const [first] = useState(read);
  useTick(() => {
    const text = read();
    if (element.current !== null && element.current.textContent !== text) element.current.textContent = text;
  });
  return (
    <span ref={element} className={className}>
      {first}
    </span>
  );
}

/** The present value of something that depends on the time; draws anew only when it changes. */
export function useTicked<T extends string | number | boolean>(read: () => T): T {
  const [value, setValue] = useState(read);
  useTick(() => setValue(read()));
  return value;
}

/** Runs at once after every drawing and then four times a second, always with what was drawn last. */
export function useTick(run: () => void): void {
  const latest = useRef(run);
  useLayoutEffect(() => {
    latest.current = run;
    run();
  });
  useEffect(() => everyTick(() => latest.current()), []);
}
