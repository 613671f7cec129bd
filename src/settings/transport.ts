import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { createSecureContext } from 'node:tls';
import { BadSetting } from './badSetting.ts';

/** Certificate (with its chain) and key, in PEM. */
export interface Tls {
  readonly cert: Buffer;
  readonly key: Buffer;
}

export interface TransportSettings {
  readonly HOST: string;
  readonly TLS_CERT?: string | undefined;
  readonly TLS_KEY?: string | undefined;
  readonly ALLOW_HTTP: boolean;
}

/** What is different where a page came over plain HTTP from another machine: it is no secure context. */
export const plainHttpWarning =
  'plain HTTP: others on this network can read film and tokens, and an iPad has no offline page and no notifications';

/** @throws BadSetting for half a pair, what is no pair, and plain HTTP that other machines could reach */
export function tlsOf({ HOST, TLS_CERT, TLS_KEY, ALLOW_HTTP }: TransportSettings): Tls | undefined {
  if (TLS_CERT && TLS_KEY) return pairOf(TLS_CERT, TLS_KEY);
  if (TLS_CERT) throw new BadSetting('TLS_KEY: is missing; TLS_CERT alone is half of a pair');
  if (TLS_KEY) throw new BadSetting('TLS_CERT: is missing; TLS_KEY alone is half of a pair');
  if (isLoopback(HOST) || ALLOW_HTTP) return undefined;
  throw new BadSetting(
    `HOST: ${HOST} can be reached from other machines, and TLS_CERT and TLS_KEY are not set; ` +
      `set both, or ALLOW_HTTP=1 (${plainHttpWarning})`,
  );
}

/** An address that only this machine reaches. */
export function isLoopback(host: string): boolean {
  const bare = host.replaceAll(/^\[|\]$/g, '');
  if (bare === 'localhost' || bare === '::1') return true;
  return isIP(bare) === 4 && bare.startsWith('127.');
}

function pairOf(certFile: string, keyFile: string): Tls {
  const pair = { cert: read('TLS_CERT', certFile), key: read('TLS_KEY', keyFile) };
  try {
    createSecureContext(pair);
  } catch {
    throw new BadSetting(`TLS_CERT: ${certFile} and TLS_KEY ${keyFile} are no certificate and its key, in PEM`);
  }
  return pair;
}

function read(setting: string, file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'it failed';
    throw new BadSetting(`${setting}: ${file} cannot be read (${code})`);
  }
}
