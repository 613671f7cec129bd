// Everything about who asks, made from one secret.
import type { Pool } from 'pg';
import { type Callers, openCallers } from './actor.ts';
import { openKeys } from './keys.ts';
import { type MediaLinks, openMediaLinks } from './mediaLinks.ts';
import { openTokens, type Tokens } from './tokens.ts';

export interface Auth {
  readonly tokens: Tokens;
  readonly callers: Callers;
  readonly links: MediaLinks;
}

/** @param keysFolder holds `token.key`, made at the first start */
export async function openAuth(pool: Pool, keysFolder: string): Promise<Auth> {
  const keys = await openKeys(keysFolder);
  const tokens = openTokens(keys.token);
  return { tokens, callers: openCallers(pool, tokens), links: openMediaLinks(keys.media) };
}
