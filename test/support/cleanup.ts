type Step = () => unknown;

const steps: Step[] = [];

/** Remembers what the end of the test file has to undo; the last thing made is undone first. */
export function afterFile(step: Step) {
  steps.push(step);
}

/** Undoes everything, also when one step fails. Returns the failures. */
export async function undoAll(): Promise<unknown[]> {
  const failures: unknown[] = [];
  for (let step = steps.pop(); step; step = steps.pop()) {
    try {
      await step();
    } catch (error) {
      failures.push(error);
    }
  }
  return failures;
}
