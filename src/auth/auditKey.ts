import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { placeOnce } from './placeOnce.ts';

export interface AuditKey {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

/**
 * The Ed25519 key that audit files are signed with, `<folder>/audit.key`; made at the first start. What may be handed
 * out stands beside it, in `audit.pub`.
 * @throws where the file is no such key
 */
export async function openAuditKey(folder: string): Promise<AuditKey> {
  const file = path.join(folder, 'audit.key');
  const pem = (await read(file)) ?? (await make(folder, file));
  const privateKey = createPrivateKey(pem);
  if (privateKey.asymmetricKeyType !== 'ed25519') throw new Error(`${file} is not an Ed25519 key`);
  const publicKey = createPublicKey(privateKey);
  const shown = path.join(folder, 'audit.pub');
  if ((await read(shown)) === undefined) {
    await placeOnce(folder, shown, publicKey.export({ type: 'spki', format: 'pem' }));
  }
  return { privateKey, publicKey };
}

async function make(folder: string, file: string): Promise<string> {
  const { privateKey } = generateKeyPairSync('ed25519');
  await placeOnce(folder, file, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const pem = await read(file);
  if (pem === undefined) throw new Error(`${file} vanished while it was made`);
  return pem;
}

async function read(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
