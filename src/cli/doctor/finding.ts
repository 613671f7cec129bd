// What `npm run doctor` looks at. This file: what a look can find.

/** One thing that was looked at: fine, or broken with the fix. Neither holds a secret. */
export interface Finding {
  /** What was looked at, in a word or two. */
  readonly about: string;
  /** Undefined where all is well. */
  readonly broken?: { readonly what: string; readonly fix: string };
  /** What is so, where all is well. */
  readonly note?: string;
}

export const fine = (about: string, note?: string): Finding => ({ about, ...(note !== undefined && { note }) });
export const broken = (about: string, what: string, fix: string): Finding => ({ about, broken: { what, fix } });

/** The code of a system call's or a server's error, else its words. */
export function reasonOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return error instanceof Error ? error.message : String(error);
}
