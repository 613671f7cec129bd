// The pool of connections to Postgres: one place that says how values travel.
import pg from 'pg';

const INT8 = 20;
const TIMESTAMPTZ = 1184;
const NUMERIC = 1700;

/**
 * Postgres writes `2026-11-14 20:14:25.12+00` where the time zone is UTC: the letters are moved, at a tenth of the price
 * of a Date. Years of other lengths go through one.
 */
export function instantOf(text: string): string {
  if (text.length > 29 || text[10] !== ' ' || !text.endsWith('+00')) return new Date(text).toISOString();
  const milliseconds = `${text.slice(20, -3)}000`.slice(0, 3);
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${milliseconds}Z`;
}

/** Whole numbers beyond 2^53 (positions) come as bigint, instants as ISO 8601 with milliseconds. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => {
    if (oid === NUMERIC) return (text: string) => BigInt(text);
    if (oid === INT8) return Number;
    if (oid === TIMESTAMPTZ) return instantOf;
    return pg.types.getTypeParser(oid, format as 'text');
  },
};

export function openPool(url: string, max: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    types,
    options: '-c search_path=filmroom -c timezone=UTC -c statement_timeout=10000',
    application_name: 'filmroom',
    connectionTimeoutMillis: 5_000,
  });
  // A connection that breaks is replaced by the pool, and what was asked on it fails; without listeners it would also end
  // the process, an idle one by the pool's event, one in use by its own.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}
