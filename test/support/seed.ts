/** Of everything that a test file leaves to chance. Its tests' names say it; `SEED=n npm test -- <file>` has it again. */
export const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);
