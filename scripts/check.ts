import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Outcome, root, runNode, toolOf } from './run.ts';

interface Check {
  name: string;
  run: () => Promise<Outcome>;
}

// npm run check: everything that can be seen without running the product. A line each, and the words of what failed.
const checks: Check[] = [
  { name: 'types', run: () => runNode([toolOf('typescript/bin/tsc'), '-p', 'tsconfig.json']) },
  ...(existsSync(path.join(root, 'dashboard/tsconfig.json'))
    ? [
        {
          name: 'types of the page',
          run: () => runNode([toolOf('typescript/bin/tsc'), '-p', 'dashboard/tsconfig.json']),
        },
      ]
    : []),
  {
    name: 'style and import arrows',
    run: () => runNode([toolOf('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '--colors=off']),
  },
  ...(existsSync(path.join(root, 'scripts/generate.ts'))
    ? [{ name: 'generated files are fresh', run: () => runNode(['scripts/generate.ts', '--check']) }]
    : []),
  { name: 'schema is described, and breaks nobody unnamed', run: () => runNode(['scripts/schemaCheck.ts']) },
  { name: 'lockfile names no host', run: checkLockfile },
];

const failed: string[] = [];
const outcomes = checks.map(({ name, run }) => ({ name, began: performance.now(), outcome: run() }));
for (const { name, began, outcome } of outcomes) {
  const { code, output } = await outcome;
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${((performance.now() - began) / 1000).toFixed(1)} s)`);
  if (code === 0) continue;
  failed.push(name);
  console.log(output.trimEnd());
}
console.log(failed.length === 0 ? 'check passed' : `check failed: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;

/** A lockfile with `resolved` works only where the registry that wrote it can be reached. */
async function checkLockfile(): Promise<Outcome> {
  const lines = readFileSync(path.join(root, 'package-lock.json'), 'utf8').split('\n');
  const resolved = lines.flatMap((line, index) => (line.includes('"resolved":') ? [index + 1] : []));
  return resolved.length === 0
    ? { code: 0, output: '' }
    : {
        code: 1,
        output: `package-lock.json line ${resolved[0]}: "resolved"; write it again with the project's .npmrc`,
      };
}
