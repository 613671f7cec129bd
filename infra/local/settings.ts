import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { errorCode, Problem } from './problem.ts';

const ROLES = ['api', 'projector', 'worker'] as const;

const Port = z
  .string()
  .regex(/^\d{1,5}$/, 'is no port; use a number from 0 (any free one) to 65535')
  .transform(Number)
  .refine((port) => port <= 65_535, 'is no port; use a number from 0 (any free one) to 65535');

const Roles = z.string().transform((list, context) => {
  const roles = list.split(',').map((role) => role.trim());
  const unknown = roles.filter((role) => !ROLES.some((known) => known === role));
  if (unknown.length > 0)
    context.addIssue({
      code: 'custom',
      message: `knows no role "${unknown[0]}"; use one or more of ${ROLES.join(',')}`,
    });
  return [...new Set(roles)].join(',');
});

const Environment = z.object({
  FILMROOM_DATA: z.string().default('data'),
  FILMROOM_ROLES: Roles.default(ROLES.join(',')),
  HOST: z.string().default('127.0.0.1'),
  PORT: Port.default(4000),
  POSTGRES_PORT: Port.default(54_320),
  ESDB_PORT: Port.default(2113),
  DATABASE_URL: urlOf(['postgres', 'postgresql'], 'postgres://user:password@host:5432/database').optional(),
  ESDB_URL: urlOf(['esdb', 'esdb+discover'], 'esdb://host:2113?tls=true').optional(),
});

/** What decides how the system runs on this machine. Everything else in the environment is the platform's business. */
export interface Settings {
  /** Absolute. */
  dataFolder: string;
  /** Comma separated, each once. */
  roles: string;
  host: string;
  /** 0: any free one. So are the other two. */
  port: number;
  postgresPort: number;
  eventStorePort: number;
  /** Replaces the embedded Postgres. */
  databaseUrl?: string;
  /** Replaces the event store node. */
  esdbUrl?: string;
}

/**
 * Reads the settings; an empty one counts as not set.
 * @throws Problem with one line that names the first bad setting. Addresses are not repeated: they may hold a password.
 */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const given = Object.fromEntries(Object.entries(withSecretFiles(env)).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) throw problemOf(parsed.error, env);
  const { data } = parsed;
  return {
    dataFolder: path.resolve(data.FILMROOM_DATA),
    roles: data.FILMROOM_ROLES,
    host: data.HOST,
    port: data.PORT,
    postgresPort: data.POSTGRES_PORT,
    eventStorePort: data.ESDB_PORT,
    databaseUrl: data.DATABASE_URL,
    esdbUrl: data.ESDB_URL,
  };
}

/** Addresses that hold passwords may stand in files, as Docker's secrets do: `DATABASE_URL_FILE` instead of `DATABASE_URL`. */
function withSecretFiles(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const filled = { ...env };
  for (const name of ['DATABASE_URL', 'ESDB_URL']) {
    const file = env[`${name}_FILE`];
    if (!file) continue;
    if (env[name]) throw new Problem(`${name} and ${name}_FILE are both set`, 'leave one of them out');
    try {
      filled[name] = readFileSync(file, 'utf8').trim();
    } catch (error) {
      throw new Problem(`${name}_FILE=${file} cannot be read (${errorCode(error)})`, 'name a file that can');
    }
  }
  return filled;
}

function urlOf(schemes: string[], example: string) {
  return z
    .string()
    .refine(
      (value) =>
        URL.canParse(value) && schemes.includes(new URL(value).protocol.slice(0, -1)) && new URL(value).host !== '',
      `is no address of the form ${example}; correct it, or leave it out to use the one that comes with npm`,
    );
}

function problemOf(error: z.ZodError, env: NodeJS.ProcessEnv): Problem {
  const [issue] = error.issues;
  const name = String(issue?.path[0]);
  const shown = name.endsWith('_URL') ? name : `${name}=${env[name]}`;
  const [what, fix] = (issue?.message ?? '').split('; ');
  return new Problem(`${shown} ${what}`, fix ?? 'correct it');
}
