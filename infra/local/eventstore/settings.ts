import { parseArgs } from 'node:util';
import { readSwitches, type Switches, UnknownSwitch } from './hostile/switches.ts';

export interface Settings {
  readonly host: string;
  readonly port: number;
  /** Where health and metrics are served, 0 = any free port. Undefined = nowhere. */
  readonly adminPort: number | undefined;
  /** Undefined = the log is kept in memory. */
  readonly databaseUrl: string | undefined;
  /** Newest events kept in memory for readers, bytes. */
  readonly tailBytes: number;
  /** Positions that no JavaScript number can hold. */
  readonly unevenPositions: boolean;
  /** Faults may be turned on in this node; these are on from the start. Undefined = there is nothing to turn. */
  readonly hostile: Partial<Switches> | undefined;
  /** End when the parent process does. */
  readonly withParent: boolean;
}

export const HELP = `A single node that speaks EventStoreDB's protocol, for a laptop and for tests.

  npm run eventstore -- --memory [--port 2113]
  npm run eventstore -- --postgres <url> [--port 2113]

  --memory            keep the log in memory: it is gone when the node ends
  --postgres <url>    keep it in the schema "eventstore" of this database    (DATABASE_URL)
  --port <number>     port to serve on, 0 = any free one; default 2113       (ESDB_PORT)
  --host <address>    address to serve on; default 127.0.0.1                 (ESDB_HOST)
  --admin-port <n>    serve health and metrics over plain HTTP on this port,
                      0 = any free one; not unless told                      (ESDB_ADMIN_PORT)
  --tail-mb <number>  newest events kept in memory for readers; default 24   (ESDB_TAIL_MB)
  --with-parent       end when the process that started this one ends
  --uneven-positions  for tests: positions begin above 2^53 and grow in uneven strides
  --hostile <json>    for tests: faults may be turned on while it runs (hostile/switches.ts); {} = none from the start
  --help              this text

A flag wins over the environment variable beside it. There is no TLS and there are no users: serve loopback only.
When it serves, it prints: listening on esdb://<host>:<port>?tls=false
With --admin-port then also: health and metrics on http://<host>:<admin-port>
which has /health/live, /health/ready and /metrics (Prometheus).
`;

/** What the command line asks for that cannot be done; the message says what to do instead. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/** @returns 'help' when only that is asked for. @throws SettingsError */
export function readSettings(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Settings | 'help' {
  const flags = parse(args);
  if (flags.help) return 'help';
  if (flags.memory && flags.postgres !== undefined) {
    throw new SettingsError('--memory and --postgres exclude each other; give one of them');
  }
  const databaseUrl = flags.memory ? undefined : (flags.postgres ?? env.DATABASE_URL);
  if (!flags.memory && !databaseUrl) {
    throw new SettingsError(
      'where the log is kept is not said; give --memory or --postgres <url> (or set DATABASE_URL)',
    );
  }
  if (databaseUrl !== undefined && !/^postgres(ql)?:\/\//.test(databaseUrl)) {
    throw new SettingsError('the address of the database must begin with postgres://');
  }
  const adminPort = flags['admin-port'] ?? env.ESDB_ADMIN_PORT;
  return {
    host: flags.host ?? env.ESDB_HOST ?? '127.0.0.1',
    port: portOf(flags.port ?? env.ESDB_PORT ?? '2113'),
    adminPort: adminPort === undefined ? undefined : portOf(adminPort),
    databaseUrl,
    tailBytes: tailBytesOf(flags['tail-mb'] ?? env.ESDB_TAIL_MB ?? '24'),
    unevenPositions: flags['uneven-positions'] ?? false,
    hostile: flags.hostile === undefined ? undefined : switchesOf(flags.hostile),
    withParent: flags['with-parent'] ?? false,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        memory: { type: 'boolean' },
        postgres: { type: 'string' },
        port: { type: 'string' },
        host: { type: 'string' },
        'admin-port': { type: 'string' },
        'tail-mb': { type: 'string' },
        'uneven-positions': { type: 'boolean' },
        hostile: { type: 'string' },
        'with-parent': { type: 'boolean' },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new SettingsError(`${(error as Error).message}; --help lists what there is`);
  }
}

function switchesOf(json: string): Partial<Switches> {
  try {
    return readSwitches(json);
  } catch (error) {
    if (error instanceof UnknownSwitch) throw new SettingsError(`--hostile: ${error.message}`);
    throw error;
  }
}

function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535)
    throw new SettingsError(`"${text}" is not a port; give a number from 0 to 65535`);
  return port;
}

function tailBytesOf(text: string): number {
  if (!/^\d{1,5}$/.test(text))
    throw new SettingsError(`--tail-mb ${text} is not a number of megabytes; give 0 to 99999`);
  return Number(text) * 1024 * 1024;
}
