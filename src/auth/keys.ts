// Who asks: keys, tokens, rights and signed links. This file: the secrets that everything else is signed with.
import { hkdfSync, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { placeOnce } from './placeOnce.ts';

const KEY_BYTES = 32;

export interface Keys {
  /** Signs tokens. */
  readonly token: Uint8Array;
  /** Each of these a secret of its own, so that nothing signed for one purpose can pass for another. */
  readonly media: Uint8Array;
  readonly refresh: Uint8Array;
  /** Signs passes to live pictures. */
  readonly view: Uint8Array;
  /** Signs what the machine's own command line asks for. */
  readonly console: Uint8Array;
}

/**
 * Reads `<folder>/token.key`; makes it at the first start. Two processes that start at once agree: a key appears under
 * its name complete, or not at all, and whoever comes second reads the first one's.
 * @throws where the file is not 32 bytes long, or cannot be read
 */
export async function openKeys(folder: string): Promise<Keys> {
  const file = path.join(folder, 'token.key');
  const token = (await readKey(file)) ?? (await makeKey(folder, file));
  const derived = (purpose: string) => new Uint8Array(hkdfSync('sha256', token, '', `film room ${purpose}`, KEY_BYTES));
  return {
    token,
    media: derived('media links'),
    refresh: derived('refresh tokens'),
    view: derived('view passes'),
    console: derived('command line'),
  };
}

async function readKey(file: string): Promise<Uint8Array | undefined> {
  try {
    const key = await readFile(file);
    if (key.length === KEY_BYTES) return key;
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    throw error;
  }
  throw new Error(`${file} is not a key of ${KEY_BYTES} bytes; remove it to have a new one made (all tokens end then)`);
}

async function makeKey(folder: string, file: string): Promise<Uint8Array> {
  await placeOnce(folder, file, randomBytes(KEY_BYTES));
  const key = await readKey(file);
  if (!key) throw new Error(`${file} vanished while it was made`);
  return key;
}

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;
