import { createWriteStream, renameSync, statSync } from 'node:fs';
import path from 'node:path';

const ROTATE_AT_BYTES = 5_000_000;

export interface Log {
  write: (line: string) => void;
  close: () => Promise<void>;
}

/** A process' own words, `logs/<name>.log`. A log that has grown large becomes `<name>.log.1` at the next start. */
export function openLog(dataFolder: string, name: string): Log {
  const file = path.join(dataFolder, 'logs', `${name}.log`);
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > ROTATE_AT_BYTES) renameSync(file, `${file}.1`);
  const stream = createWriteStream(file, { flags: 'a', mode: 0o600 });
  // A full disk must not end the supervisor: what it supervises says so itself.
  stream.on('error', () => {});
  return {
    write: (line) => stream.write(`${line}\n`),
    close: () => new Promise((closed) => stream.end(() => closed())),
  };
}
