// What one laptop needs to run the whole system: Postgres, the event store node and the platform, under one supervisor.

/** Something the reader can put right. Its message is one line: what is wrong, then the fix. It is shown without a stack. */
export class Problem extends Error {
  override name = 'Problem';

  constructor(what: string, fix: string) {
    super(`${what}; ${fix}`);
  }
}

/** The code of a system call's error (`ENOENT`, `EACCES`), if it is one. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
