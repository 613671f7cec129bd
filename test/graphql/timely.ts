/** Every bad input is answered within a second. */
const WITHIN_MS = 1_000;
const TRIES = 5;

/** Asks, and again where the answer was late: a machine that stood still for once says nothing of the one who answers. */
export async function timely<T>(ask: () => Promise<T>): Promise<{ readonly answer: T; readonly isLate: boolean }> {
  for (let attempt = 1; ; attempt += 1) {
    const began = performance.now();
    const answer = await ask();
    const isLate = performance.now() - began > WITHIN_MS;
    if (!isLate || attempt === TRIES) return { answer, isLate };
  }
}
