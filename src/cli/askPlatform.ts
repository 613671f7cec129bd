// How a command line of this machine asks the running platform: what it signs with the installation's secret is granted.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ConsoleRequest, signConsoleRequest } from '../auth/console.ts';
import { openKeys } from '../auth/keys.ts';
import { postJson } from './postJson.ts';

const PATIENCE_MS = 15_000;
const RETRY_MS = 250;
/** Its store or its database is away for a moment. */
const UNAVAILABLE = 503;

/** The platform refused, does not run, or is another one than this folder's. */
export class NotGranted extends Error {
  override name = 'NotGranted';
}

/**
 * @param address of the running platform, `http://127.0.0.1:4000`
 * @param certificate what it serves with, where it serves with one
 * @returns the secret that was asked for
 * @throws NotGranted
 */
export async function askPlatform(
  address: string,
  dataFolder: string,
  request: ConsoleRequest,
  certificate?: Buffer,
): Promise<string> {
  // A new secret would sign what no platform knows.
  if (!existsSync(path.join(dataFolder, 'keys', 'token.key'))) {
    throw new NotGranted(`the data folder ${dataFolder} holds no key: start Film Room, or set FILMROOM_DATA`);
  }
  const keys = await openKeys(path.join(dataFolder, 'keys'));
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    // What was signed is good once: a second try is a request of its own.
    const signed = await signConsoleRequest(keys.console, request);
    const { status, body } = await postJson(
      `${address}/auth/console`,
      { signed },
      { certificate, patienceMs: PATIENCE_MS },
    ).catch(() => {
      throw new NotGranted(`nothing answers at ${address}: start Film Room, or set HOST and PORT to where it runs`);
    });
    if (typeof body.secret === 'string') return body.secret;
    const isAway = status === UNAVAILABLE && Date.now() < until;
    if (!isAway) throw new NotGranted(String(body.message ?? `${address} answers with status ${status}`));
    await sleep(RETRY_MS);
  }
}
