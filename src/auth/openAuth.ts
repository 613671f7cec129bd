// Everything about who asks, made from one secret.
import type { Pool } from 'pg';
import { listen } from '../listen.ts';
import { type Callers, openCallers } from './actor.ts';
import { openAuditKey } from './auditKey.ts';
import { type ConsoleRequest, verifyConsoleRequest } from './console.ts';
import { type Failures, openFailures } from './failures.ts';
import { openKeys } from './keys.ts';
import { type MediaLinks, openMediaLinks } from './mediaLinks.ts';
import { openRates, type RateLimits, type Rates, usualRates } from './rates.ts';
import { openSignIns, type SignIns } from './signIns.ts';
import { openTokens, type Tokens } from './tokens.ts';
import { openViewPasses, type ViewPasses } from './viewPasses.ts';

/** Told by triggers whenever somebody's standing changes: infra/migrations/0007_team.sql. */
const STANDING_CHANNEL = 'filmroom_standing';

export interface Auth {
  readonly tokens: Tokens;
  readonly callers: Callers;
  readonly signIns: SignIns;
  readonly links: MediaLinks;
  readonly passes: ViewPasses;
  readonly failures: Failures;
  readonly rates: Rates;
  /** What the machine's own command line asks; undefined where it is not that. */
  verifyConsole(signed: string): Promise<{ id: string; request: ConsoleRequest } | undefined>;
  /** Calls back when somebody's rights have changed, in any team. @returns a function that ends it */
  onChange(listener: () => void): () => void;
  close(): Promise<void>;
}

/** @param keysFolder holds `token.key` and `audit.key`, made at the first start */
export async function openAuth(pool: Pool, keysFolder: string, limits: RateLimits = usualRates): Promise<Auth> {
  // Made at the first start, for what is exported later.
  await openAuditKey(keysFolder);
  const keys = await openKeys(keysFolder);
  const tokens = openTokens(keys.token);
  const callers = openCallers(pool, tokens);
  const listeners = new Set<() => void>();
  const changed = () => {
    callers.forget();
    for (const listener of [...listeners]) listener();
  };
  // What was told while the connection was lost is not told again: it counts as a change.
  const stopListening = listen(pool, STANDING_CHANNEL, changed, changed);

  return {
    tokens,
    callers,
    signIns: openSignIns(pool, tokens, keys.refresh),
    links: openMediaLinks(keys.media),
    passes: openViewPasses(keys.view),
    failures: openFailures(),
    rates: openRates(limits),
    verifyConsole: (signed) => verifyConsoleRequest(keys.console, signed),
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: stopListening,
  };
}
