/**
 * The framework-free half of every client (page, demo, tests): how far its clock is from the server's, what waits to be
 * sent, and how a subscription goes on after a break.
 */

/** How a device's clock compares with the server's; goes beside every mark as `clock`. */
export interface ClockOffset {
  /** Device clock minus server clock in milliseconds; positive when the device is ahead. */
  readonly offsetMs: number;
  /** Half the round trip of the fastest answer in milliseconds: the offset is right to within this. */
  readonly uncertaintyMs: number;
}

/** The two clocks of a device: what it believes the time to be, and what only ever runs forward. */
export interface DeviceClock {
  /** Milliseconds since 1970, as the device believes; may jump when someone sets it. */
  reading(): number;
  /** Milliseconds since any fixed moment; never jumps. */
  elapsed(): number;
}

export const deviceClock: DeviceClock = { reading: () => Date.now(), elapsed: () => performance.now() };

/**
 * Asks the server's time `asks` times, one after another, and keeps the answer that came fastest: a slow one was delayed
 * on one leg only, and nobody knows on which. Throws the last error when no answer came at all.
 */
export async function measureClockOffset(
  askServerTime: () => Promise<string>,
  clock: DeviceClock = deviceClock,
  asks = 8,
): Promise<ClockOffset> {
  let best: ClockOffset | undefined;
  let failure: unknown;
  for (let ask = 0; ask < asks; ask += 1) {
    const sent = clock.elapsed();
    try {
      const serverTime = Date.parse(await askServerTime());
      const roundTrip = clock.elapsed() - sent;
      if (Number.isNaN(serverTime)) throw new Error('the server sent a time that cannot be read');
      const uncertaintyMs = roundTrip / 2;
      if (best === undefined || uncertaintyMs < best.uncertaintyMs) {
        best = { offsetMs: clock.reading() - uncertaintyMs - serverTime, uncertaintyMs };
      }
    } catch (error) {
      failure = error;
    }
  }
  if (best === undefined) throw failure;
  return best;
}
