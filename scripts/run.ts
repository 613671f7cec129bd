// What npm scripts run that is more than one command.
import { spawn } from 'node:child_process';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '..');

export interface Outcome {
  code: number;
  /** Both outputs, in the order of arrival; empty when shown. */
  output: string;
}

/** Runs a file on this Node in the project's folder. `shown`: at this terminal, else its output is returned. */
export function runNode(args: string[], { shown = false } = {}): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: shown ? 'inherit' : ['ignore', 'pipe', 'pipe'] });
    // Ctrl-C reaches the child by the terminal, SIGTERM only us; either way its end is ours.
    process.on('SIGINT', () => {});
    process.on('SIGTERM', () => child.kill('SIGTERM'));
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** The file that a tool of node_modules starts with. */
export function toolOf(pathInNodeModules: string): string {
  return path.join(root, 'node_modules', pathInNodeModules);
}
