import { randomBytes } from 'node:crypto';
import { startNode } from './startNode.ts';

/** The server that the whole run is to stand on, if somebody named one. */
export const givenStore = process.env.ESDB_URL || undefined;

/**
 * An empty log for a test that only writes, reads and follows: on the server that ESDB_URL names, which all files of the
 * run share, else in a node of this file's own. Who kills, stops or tampers with the server takes startNode.
 */
export async function anyStore(): Promise<{ readonly url: string }> {
  if (!givenStore) return startNode();
  const separator = givenStore.includes('?') ? '&' : '?';
  return { url: `${givenStore}${separator}log=test-${randomBytes(6).toString('hex')}` };
}
