// What a developer's machine may do, and an installation that others rely on may not (NODE_ENV=production).
import { BadSetting } from './badSetting.ts';
import { isLoopback } from './transport.ts';

/** Passwords that come with some server, some example or some habit. */
const wellKnown = ['changeit', 'postgres', 'password', 'secret', 'filmroom', 'film-room', 'admin', 'example', 'test'];
const SHORTEST_PASSWORD = 12;

export interface ProductionSettings {
  readonly DATABASE_URL: string;
  readonly ESDB_URL: string;
  readonly CORS_ORIGINS: readonly string[];
}

/** @throws BadSetting that names the setting; never what it holds */
export function refuseUnsafe({ DATABASE_URL, ESDB_URL, CORS_ORIGINS }: ProductionSettings): void {
  refuseWeakPassword('DATABASE_URL', DATABASE_URL);
  refuseWeakPassword('ESDB_URL', ESDB_URL);
  refuseInsecureStore(ESDB_URL);
  if (CORS_ORIGINS.includes('*')) {
    throw new BadSetting('CORS_ORIGINS: may not be * in production; name the origins that may ask');
  }
}

/** No password at all is the server's own affair: a socket of this machine, a certificate. */
function refuseWeakPassword(setting: string, address: string): void {
  for (const password of passwordsIn(address)) {
    if (wellKnown.includes(password.toLowerCase())) {
      throw new BadSetting(`${setting}: its password is a well-known one, which production refuses; change it`);
    }
    if (password.length < SHORTEST_PASSWORD) {
      throw new BadSetting(`${setting}: its password must have at least ${SHORTEST_PASSWORD} characters in production`);
    }
  }
}

function passwordsIn(address: string): string[] {
  const [, password] = /^[a-z+]+:\/\/[^/?#@]*?:([^/?#@]*)@/i.exec(address) ?? [];
  return password ? [decoded(password)] : [];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function refuseInsecureStore(address: string): void {
  const isPlain = /[?&]tls=false(?:&|#|$)/i.test(address);
  const isUnverified = /[?&]tlsVerifyCert=false(?:&|#|$)/i.test(address);
  if (!isPlain && !isUnverified) return;
  const hosts = /^[a-z+]+:\/\/(?:[^/?#@]*@)?([^/?#]*)/i.exec(address)?.[1]?.split(',') ?? [];
  if (hosts.every((host) => isLoopback(host.replace(/:\d+$/, '')))) return;
  const what = isPlain ? '?tls=false' : '?tlsVerifyCert=false';
  throw new BadSetting(`ESDB_URL: ${what} sends every fact readable to another machine, which production refuses`);
}
