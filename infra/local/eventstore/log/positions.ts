/** The position after a given one. Always greater; how much greater is nobody's business. */
export type NextPosition = (last: bigint) => bigint;

export const consecutivePositions: NextPosition = (last) => last + 1n;

/** Where a JavaScript number stops to be exact. */
const BEYOND_NUMBERS = 2n ** 53n;
const LARGEST_STRIDE = 4_000n;

/**
 * For tests: positions that no number can hold and that cannot be calculated with, as a real server's, which counts bytes,
 * may be one day.
 */
export function unevenPositions(): NextPosition {
  let state = 7n;
  return (last) => {
    state = (state * 1_103_515_245n + 12_345n) % 2n ** 31n;
    return (last < BEYOND_NUMBERS ? BEYOND_NUMBERS : last) + 1n + ((state >> 8n) % LARGEST_STRIDE);
  };
}
