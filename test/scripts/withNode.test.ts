import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { isRunning } from '../support/isRunning.ts';
import { root } from '../support/root.ts';
import { startProcess } from '../support/startProcess.ts';
import { until } from '../support/until.ts';

const LAUNCHER = path.join(root, 'scripts/with-node.mjs');
const WATCHING = `const { onLauncherGone } = await import('${root}/infra/local/launcher.ts');
  onLauncherGone(() => process.exit(0));
  setInterval(() => {}, 1000);
  console.log('ready ' + process.pid);`;

function run(args: string[]): Promise<{ code: number; stdout: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [LAUNCHER, ...args], (error, stdout) =>
      resolve({ code: Number(error?.code ?? 0), stdout }),
    );
  });
}

describe('the launcher', () => {
  test('runs TypeScript as it is', async () => {
    const { stdout } = await run(['node', '--eval', 'console.log(process.features.typescript)']);

    expect(stdout.trim()).toBe('strip');
  });

  test('passes on the exit code', async () => {
    expect((await run(['node', '--eval', 'process.exit(7)'])).code).toBe(7);
  });

  test('finds the tools of the project', async () => {
    expect((await run(['tsc', '--version'])).stdout).toMatch(/^Version 7/);
  });

  test('passes on SIGTERM, and ends with its child', async () => {
    const launcher = await startProcess({
      args: [
        ...[LAUNCHER, 'node', '--eval'],
        `process.on('SIGTERM', () => process.exit(5)); setInterval(() => {}, 1000); console.log('ready')`,
      ],
      readyLine: /ready/,
    });

    launcher.signal('SIGTERM');

    expect(await launcher.exited).toEqual({ code: 5, signal: null });
  });

  test('killed with -9 leaves nothing running', async () => {
    // Not startProcess: that one sees to what is left by itself.
    const launcher = spawn(process.execPath, [LAUNCHER, 'node', '--input-type=module', '--eval', WATCHING]);
    const [ready] = await once(launcher.stdout, 'data');
    const child = Number(String(ready).split(' ')[1]);
    expect(isRunning(child)).toBe(true);

    launcher.kill('SIGKILL');

    await until(() => !isRunning(child), { deadline: 5_000, what: 'the end of the child' });
  });
});
