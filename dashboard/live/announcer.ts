/** At most one polite message in this time, in milliseconds: a screen reader has to be able to finish a sentence. */
const pause = 3_000;

export interface Announcer {
  /** @param isReady whether the message tells of a ready clip; several of those become one. */
  say(text: string | null, isReady: boolean): void;
  close(): void;
}

/** Gathers what happens while a message is being read, and then says it in one sentence. */
export function createAnnouncer(speak: (text: string) => void): Announcer {
  let waiting: { readonly text: string; readonly isReady: boolean }[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  function next(): void {
    timer = undefined;
    if (waiting.length === 0) return;
    const ready = waiting.filter(({ isReady }) => isReady);
    const others = waiting.filter(({ isReady }) => !isReady).map(({ text }) => text);
    const readyWords = ready.length > 1 ? [`${ready.length} clips ready.`] : ready.map(({ text }) => text);
    waiting = [];
    speak([...others, ...readyWords].join(' '));
    timer = setTimeout(next, pause);
  }

  return {
    say(text, isReady) {
      if (text === null) return;
      waiting.push({ text, isReady });
      if (timer === undefined) next();
    },
    close: () => clearTimeout(timer),
  };
}
