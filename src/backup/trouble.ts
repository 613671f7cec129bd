// What leaves an installation and comes back: backups, their restoring, and copies of a log.

/** Something the reader can put right. One line: what is wrong, then the fix. It is shown without a stack. */
export class BackupTrouble extends Error {
  override name = 'BackupTrouble';

  constructor(what: string, fix: string) {
    super(`${what}; ${fix}`);
  }
}

/** The code of a system call's or the database's error, if it is one. */
export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
