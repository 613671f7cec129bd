// The settings, and the only reader of the environment.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { isNetwork } from './commands/channel/cameraNetworks.ts';
import { BadSetting } from './settings/badSetting.ts';
import { type MediaMtxSettings, mediaMtxOf } from './settings/mediamtx.ts';
import { refuseUnsafe } from './settings/production.ts';
import { withSecretFiles } from './settings/secretFiles.ts';
import { isLoopback, type Tls, tlsOf } from './settings/transport.ts';

const roleNames = ['api', 'projector', 'worker'] as const;
export type PlatformRole = (typeof roleNames)[number];

const url = (schemes: readonly string[], example: string) =>
  z
    .string({ error: `is missing; give a URL such as ${example}` })
    .refine((text) => schemes.some((scheme) => text.startsWith(`${scheme}://`)), `must be a URL such as ${example}`);

/** A number in a range, with one sentence for everything else. */
const number = (min: number, max: number, what: string) => {
  const message = `must be ${what} from ${min} to ${max}`;
  return z.coerce.number({ error: message }).min(min, message).max(max, message);
};

const HOUR_MS = 3_600_000;
const units = { h: HOUR_MS, d: 24 * HOUR_MS } as const;
const LONGEST_DAYS = 3_650;
/** What the recorders of four cameras write in a minute. */
const RESERVE_MB = 256;

/** A stretch of time, such as `36h` or `14d`, in milliseconds. */
const period = (given: string) =>
  z
    .string()
    .default(given)
    .transform((text, context) => {
      const [, count, unit] = /^(\d{1,6})([hd])$/.exec(text.trim()) ?? [];
      const ms = Number(count) * units[unit as keyof typeof units];
      if (ms >= HOUR_MS && ms <= LONGEST_DAYS * units.d) return ms;
      context.addIssue({ code: 'custom', message: `must be a time from 1h to ${LONGEST_DAYS}d, such as 14d or 36h` });
      return z.NEVER;
    });

/** A list, separated by commas; spaces and an empty end do not matter. */
const list = z
  .string()
  .default('')
  .transform((text) => text.split(',').flatMap((part) => part.trim() || []));

const flag = z
  .enum(['0', '1'], 'must be 1 or 0')
  .default('0')
  .transform((text) => text === '1');

const isOrigin = (text: string) => text === '*' || (URL.canParse(text) && new URL(text).origin === text);

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

const Settings = z.object({
  DATABASE_URL: url(['postgres', 'postgresql'], 'postgres://user@127.0.0.1:5432/filmroom'),
  ESDB_URL: url(['esdb', 'esdb+discover'], 'esdb://127.0.0.1:2113?tls=false'),
  FILMROOM_DATA: z.string().min(1).default('data'),
  FILMROOM_ROLES: z
    .string()
    .default(roleNames.join(','))
    .transform((text) => text.split(',').map((role) => role.trim()))
    .pipe(z.array(z.enum(roleNames, `must be some of ${roleNames.join(', ')}, separated by commas`)).min(1)),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: number(0, 65_535, 'a port').int('must be a whole number').default(4000),
  CHANNEL_SILENCE_S: number(1, 3_600, 'a number of seconds').default(30),
  CLIP_EXPIRY_S: number(1, 604_800, 'a number of seconds').default(43_200),
  CAMERA_NETWORKS: list.pipe(
    z.array(z.string().refine(isNetwork, 'must be networks such as 192.168.1.0/24, separated by commas')),
  ),
  CORS_ORIGINS: list.pipe(
    z.array(z.string().refine(isOrigin, 'must be origins such as https://film.example, separated by commas')),
  ),
  TLS_CERT: z.string().optional(),
  TLS_KEY: z.string().optional(),
  ALLOW_HTTP: flag,
  MEDIAMTX_API_URL: z.string().optional(),
  MEDIAMTX_PLAYBACK_URL: z.string().optional(),
  MEDIAMTX_WHEP_URL: z.string().optional(),
  MEDIAMTX_AUTH_SECRET: z.string().optional(),
  MEDIAMTX_ALLOW_HTTP: flag,
  NODE_ENV: z.string().default('development'),
  COMMANDS_PER_S: number(1, 100_000, 'a number').default(20),
  RETRIES_PER_S: number(1, 100_000, 'a number').default(5),
  TRUST_PROXY: list.pipe(
    z.array(z.string().refine(isNetwork, 'must be networks such as 10.0.0.0/8, separated by commas')),
  ),
  RETAIN_FOOTAGE: period('14d'),
  RETAIN_DISCARDED: period('30d'),
  DISK_RESERVE_MB: number(0, 1_000_000, 'a number of megabytes').default(RESERVE_MB),
  CUT_SLOTS: number(1, 64, 'a number').int('must be a whole number').default(2),
  FFMPEG_PATH: z.string().optional(),
  PATH: z.string().default(''),
  LOG_LEVEL: z.enum(levels, `must be one of ${levels.join(', ')}`).default('info'),
});

export interface Config {
  readonly databaseUrl: string;
  readonly esdbUrl: string;
  readonly roles: readonly PlatformRole[];
  readonly host: string;
  readonly port: number;
  /** Absent: plain HTTP. */
  readonly tls: Tls | undefined;
  /** Plain HTTP that other machines reach, as ALLOW_HTTP has it. */
  readonly isPlainForOthers: boolean;
  /** Pages of other origins that may ask; `*` is any. */
  readonly corsOrigins: readonly string[];
  readonly isProduction: boolean;
  readonly dataFolder: string;
  readonly recordingsFolder: string;
  readonly clipsFolder: string;
  readonly keysFolder: string;
  /** Silence after which an active channel is lost, in seconds. */
  readonly silenceSeconds: number;
  /** How long after its session's end a clip may wait for its OUT, in seconds. */
  readonly expirySeconds: number;
  /** Networks beside this machine that cameras may be in. */
  readonly cameraNetworks: readonly string[];
  /** How fast one person may give commands, and those that start a cut anew, a second. */
  readonly rates: { readonly commands: number; readonly dear: number };
  /** Networks whose `X-Forwarded-For` is believed; nobody's unless told. */
  readonly trustedProxies: readonly string[];
  readonly mediaMtx: MediaMtxSettings;
  /** How long footage is kept, and the film of a clip that was discarded, in milliseconds. */
  readonly retention: { readonly footageMs: number; readonly discardedMs: number };
  /** Free space that is kept for recording, in bytes: below it no film is cut. */
  readonly reserveBytes: number;
  readonly cutSlots: number;
  /** FFmpeg to use; else the first one on the search path, else the one from npm. */
  readonly ffmpegPath: string | undefined;
  readonly searchPath: string;
  readonly logLevel: string;
}

/** Where everything lies that this installation keeps; all that a command line needs to know. */
export const readDataFolder = (environment: NodeJS.ProcessEnv = process.env): string =>
  path.resolve(environment.FILMROOM_DATA || 'data');

/** Free space that is kept for recording, in bytes; of settings that were found to be good. */
export const readReserveBytes = ({ DISK_RESERVE_MB }: NodeJS.ProcessEnv = process.env): number =>
  Number(DISK_RESERVE_MB || RESERVE_MB) * 2 ** 20;

/** Where the platform of this environment is reached. */
export function readAddress(environment: NodeJS.ProcessEnv = process.env): string {
  const { HOST, PORT, TLS_CERT } = environment;
  return `${TLS_CERT ? 'https' : 'http'}://${HOST || '127.0.0.1'}:${PORT || 4000}`;
}

/** In whose name a command line asks: `FILMROOM_TOKEN`, which no list of processes shows; empty where it is not set. */
export const readToken = ({ FILMROOM_TOKEN }: NodeJS.ProcessEnv = process.env): string => FILMROOM_TOKEN ?? '';

/** What the platform of this environment serves with; undefined over plain HTTP. @throws where it cannot be read */
export const readCertificate = ({ TLS_CERT }: NodeJS.ProcessEnv = process.env): Buffer | undefined =>
  TLS_CERT ? readFileSync(TLS_CERT) : undefined;

/** An empty setting counts as not set. @throws BadSetting that names the setting, and nothing secret of what it holds */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(Object.entries(withSecretFiles(environment)).filter(([, value]) => value !== ''));
  const parsed = Settings.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    throw new BadSetting(`${String(issue.path[0])}: ${issue.message}`);
  }
  const settings = parsed.data;
  const isProduction = settings.NODE_ENV === 'production';
  if (isProduction) refuseUnsafe(settings);
  const tls = tlsOf(settings);
  const dataFolder = path.resolve(settings.FILMROOM_DATA);
  return {
    databaseUrl: settings.DATABASE_URL,
    esdbUrl: settings.ESDB_URL,
    roles: [...new Set(settings.FILMROOM_ROLES)],
    host: settings.HOST,
    port: settings.PORT,
    tls,
    isPlainForOthers: !tls && !isLoopback(settings.HOST),
    corsOrigins: settings.CORS_ORIGINS,
    isProduction,
    dataFolder,
    recordingsFolder: path.join(dataFolder, 'recordings'),
    clipsFolder: path.join(dataFolder, 'clips'),
    keysFolder: path.join(dataFolder, 'keys'),
    silenceSeconds: settings.CHANNEL_SILENCE_S,
    expirySeconds: settings.CLIP_EXPIRY_S,
    cameraNetworks: settings.CAMERA_NETWORKS,
    rates: { commands: settings.COMMANDS_PER_S, dear: settings.RETRIES_PER_S },
    trustedProxies: settings.TRUST_PROXY,
    mediaMtx: mediaMtxOf(settings),
    retention: { footageMs: settings.RETAIN_FOOTAGE, discardedMs: settings.RETAIN_DISCARDED },
    reserveBytes: settings.DISK_RESERVE_MB * 2 ** 20,
    cutSlots: settings.CUT_SLOTS,
    ffmpegPath: settings.FFMPEG_PATH,
    searchPath: settings.PATH,
    logLevel: settings.LOG_LEVEL,
  };
}
