// What a clip is called until someone gives it a title: the clock time of its IN, where the game is played.

const clocks = new Map<string, Intl.DateTimeFormat>();

/** `Play at 14:23:15`. @param timeZone an IANA zone */
export function clipTitle(inAt: string, timeZone: string): string {
  const clock =
    clocks.get(timeZone) ?? new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'medium', hourCycle: 'h23' });
  clocks.set(timeZone, clock);
  return `Play at ${clock.format(new Date(inAt))}`;
}
