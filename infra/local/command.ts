import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/** A process to be: never a shell string, always a file and its arguments. */
export interface Command {
  file: string;
  args: string[];
  env?: NodeJS.ProcessEnv;
  cwd?: string;
}

/**
 * The same command, which the kernel sends `signal` when the thread that started it ends, however it ends.
 * Without util-linux the command is left as it is: then the next start finds and ends what was left (remains.ts).
 */
export function endingWithParent(command: Command, signal: 'INT' | 'TERM' | 'KILL'): Command {
  if (!onPath('setpriv')) return command;
  return { ...command, file: 'setpriv', args: ['--pdeathsig', signal, command.file, ...command.args] };
}

/** Whether a program of this name can be started from `PATH`. */
export function onPath(program: string): boolean {
  return (process.env.PATH ?? '')
    .split(path.delimiter)
    .some((folder) => folder !== '' && isExecutable(path.join(folder, program)));
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
