// What a failed query means to whoever asked: whether to ask again, and by which word of the API's error contract.

export type DatabaseTrouble = 'UNAVAILABLE' | 'TIMEOUT' | 'STORAGE_FULL';

/** SQLSTATE codes and classes, and what the driver and the operating system say when there is no server. */
const byCode: readonly (readonly [RegExp, DatabaseTrouble])[] = [
  [/^57014$/, 'TIMEOUT'],
  [/^53100$/, 'STORAGE_FULL'],
  [/^(08|57P|53)/, 'UNAVAILABLE'],
  [/^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOENT)$/, 'UNAVAILABLE'],
];
const withoutCode = /Connection terminated|timeout exceeded when trying to connect|Client has encountered/;

/** Undefined where the error is not the database's, or is a mistake of ours. */
export function databaseTrouble(error: unknown): DatabaseTrouble | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error ? String(error.code) : '';
  const known = byCode.find(([pattern]) => pattern.test(code));
  if (known) return known[1];
  return withoutCode.test(error.message) ? 'UNAVAILABLE' : undefined;
}
