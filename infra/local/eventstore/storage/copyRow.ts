import type { ClientBase, Connection } from 'pg';

/**
 * The first row of a query, its columns in Postgres' binary form, by way of COPY: pg takes every other answer as text, in
 * which bytes are twice as long and have to be decoded.
 * @param select a query without parameters, which COPY does not know
 */
export function copyRow(client: ClientBase, select: string): Promise<(Buffer | null)[]> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const query = {
      callback: (error: Error | null): void => (error ? reject(error) : resolve(firstRowOf(Buffer.concat(chunks)))),
      submit: (connection: Connection): void => connection.query(`copy (${select}) to stdout (format binary)`),
      // A view of what pg receives into: it must be copied before the next one comes.
      handleCopyData: ({ chunk }: { chunk: Buffer }): void => void chunks.push(Buffer.from(chunk)),
      handleCommandComplete: (): void => {},
      handleReadyForQuery: (): void => query.callback(null),
      handleError: (error: Error): void => query.callback(error),
    };
    client.query(query);
  });
}

/** A signature, flags, and the length of an extension that no version of Postgres has. */
const HEADER_BYTES = 19;

/** COPY's binary format: a row is a number of columns, a column a length (-1 = null) and so many bytes. */
function firstRowOf(copied: Buffer): (Buffer | null)[] {
  const columns = copied.readInt16BE(HEADER_BYTES);
  let at = HEADER_BYTES + 2;
  return Array.from({ length: Math.max(0, columns) }, () => {
    const start = at + 4;
    const length = copied.readInt32BE(at);
    at = start + Math.max(0, length);
    return length < 0 ? null : copied.subarray(start, at);
  });
}
