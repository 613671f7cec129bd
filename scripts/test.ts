import { runNode, toolOf } from './run.ts';

// npm test: every test, once. More arguments go to vitest: npm test -- test/commands -t MarkClipOut
const { code } = await runNode([toolOf('vitest/vitest.mjs'), 'run', ...process.argv.slice(2)], { shown: true });
process.exitCode = code;
