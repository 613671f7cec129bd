import { execFile } from 'node:child_process';

let known: Promise<readonly string[]> | undefined;

/**
 * What to put before a command so that it is killed when this process dies, by whatever means: nobody would be left to
 * stop an ffmpeg that hangs. Empty where the system has no `setpriv` that can do it; a copy then ends by itself.
 */
export function endingWithParent(): Promise<readonly string[]> {
  const prefix = ['setpriv', '--pdeathsig', 'KILL'];
  known ??= new Promise((resolve) => {
    execFile('setpriv', ['--pdeathsig', 'KILL', 'true'], (error) => resolve(error ? [] : prefix));
  });
  return known;
}
