import type { ClientBase, Connection } from 'pg';

/** A prepared statement with its parameters, each in Postgres' binary form. It returns no rows. */
export interface Statement {
  /** As it was prepared on this connection. ASCII. */
  readonly name: string;
  readonly parameters: readonly Uint8Array[];
}

/**
 * Executes statements in one transaction and one round trip: Postgres commits when it comes to the Sync behind them, all or
 * nothing. pg by itself would need a round trip for each, and for `begin` and `commit`.
 * @throws what Postgres says, or that the connection is lost: then nobody knows whether it was committed
 */
export function executeTogether(client: ClientBase, statements: readonly Statement[]): Promise<void> {
  return new Promise((resolve, reject) => {
    // What pg expects of a query that is not its own. It wraps `callback` where queries have a time limit.
    const query = {
      callback: (error: Error | null): void => (error ? reject(error) : resolve()),
      submit: (connection: Connection): void => void connection.stream.write(encode(statements)),
      handleCommandComplete: (): void => {},
      handleReadyForQuery: (): void => query.callback(null),
      handleError: (error: Error): void => query.callback(error),
    };
    client.query(query);
  });
}

const BIND = 'B'.charCodeAt(0);
const BINARY = 1;
/** Execute { portal: '', rows: all }. */
const EXECUTE = Buffer.from('E\0\0\0\x09\0\0\0\0\0', 'latin1');
const SYNC = Buffer.from('S\0\0\0\x04', 'latin1');

function encode(statements: readonly Statement[]): Buffer {
  let size = SYNC.length;
  for (const statement of statements) size += 1 + bindSize(statement) + EXECUTE.length;
  const bytes = Buffer.allocUnsafe(size);
  let at = 0;
  for (const statement of statements) {
    at = putBind(bytes, at, statement);
    bytes.set(EXECUTE, at);
    at += EXECUTE.length;
  }
  bytes.set(SYNC, at);
  return bytes;
}

/** Bytes of a Bind after its first one, which says that it is one. */
function bindSize({ name, parameters }: Statement): number {
  let size = 4 + 1 + name.length + 1 + 2 + 2 + 2 + 2;
  for (const parameter of parameters) size += 4 + parameter.length;
  return size;
}

/** Bind: length, portal, statement, formats of the parameters, parameters, formats of the results. */
function putBind(target: Buffer, offset: number, statement: Statement): number {
  const { name, parameters } = statement;
  target[offset] = BIND;
  let at = target.writeInt32BE(bindSize(statement), offset + 1);
  target[at++] = 0;
  at += target.write(name, at, 'latin1');
  target[at++] = 0;
  at = target.writeInt16BE(1, at);
  at = target.writeInt16BE(BINARY, at);
  at = target.writeInt16BE(parameters.length, at);
  for (const parameter of parameters) {
    at = target.writeInt32BE(parameter.length, at);
    target.set(parameter, at);
    at += parameter.length;
  }
  return target.writeInt16BE(0, at);
}
