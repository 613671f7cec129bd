// The closing line of .ci/run, from vitest's results and the names of the commands that failed.
// Plain JavaScript: it also has to speak when npm ci failed, on whatever Node the machine has.
import { existsSync, readFileSync } from 'node:fs';

const [resultsFile, ...failedCommands] = process.argv.slice(2);
const results = existsSync(resultsFile) ? JSON.parse(readFileSync(resultsFile, 'utf8')) : undefined;
const testsPassed = results?.numPassedTests ?? 0;
const testsFailed = results?.numFailedTests ?? 0;

// npm run check counts as one test. A failed command counts as one failure where no failed test says the same:
// vitest also fails for a file that does not load, or that leaves something running.
const checkPassed = results && !failedCommands.includes('npm run check') ? 1 : 0;
const others = failedCommands.filter((command) => command !== 'npm test' || testsFailed === 0).length;
const failed = testsFailed + others;

for (const command of failedCommands) console.log(`failed: ${command}`);
console.log(`${testsPassed + checkPassed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
