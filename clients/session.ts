/** Who is signed in on this device, as it is kept between visits. */
export interface KeptSession {
  /** `<team>.<person>`. */
  readonly personId: string;
  readonly accessToken: string;
  /** By this device's clock, in milliseconds since the Unix epoch. */
  readonly expiresAt: number;
  readonly refreshToken: string;
  /**
   * Names the next exchange. Kept beside the token, so that a second try after a lost answer, and a second tab, ask for
   * the same exchange: with another id the server would take them for somebody who has stolen the token.
   */
  readonly requestId: string;
}

export interface SessionStorage {
  load(): KeptSession | undefined;
  save(session: KeptSession): void;
  clear(): void;
}

export interface SessionOptions {
  /** Of the platform, without a slash at the end; empty on its own page. */
  readonly url: string;
  readonly storage: SessionStorage;
  /** Makes a UUID. */
  readonly newId: () => string;
}

export interface Session {
  /** `<team>.<person>`: stable as long as the same person is signed in. */
  readonly personId: string;
  /** A token that is good for a moment yet. Undefined where nobody is signed in any more. Rejects where nothing answers. */
  token(): Promise<string | undefined>;
  /** The server says that the token has expired: the next one is a new one. */
  forgetToken(): void;
  /** Nobody is signed in on this device any more; the server is told, where it can be. */
  signOut(): Promise<void>;
}

/** A token is exchanged this long before its end, in milliseconds: clocks differ, and requests take their time. */
const margin = 60_000;
const patience = 10_000;

/** The code of a link that was used, has ended or never was. */
export class LinkRefused extends Error {
  override name = 'LinkRefused';
}

/** Signs this device in with a link's code. @throws LinkRefused */
export async function signInWith(code: string, options: SessionOptions): Promise<Session> {
  const answer = await post(options, '/auth/sign-in', { code });
  if (answer === undefined) throw new LinkRefused('this link was used, or has ended');
  options.storage.save(keptOf(answer, options));
  return openSession(options)!;
}

/** What this device has kept; undefined where nobody is signed in on it. */
export function openSession(options: SessionOptions): Session | undefined {
  const { storage } = options;
  const kept = storage.load();
  if (kept === undefined) return undefined;
  let exchange: Promise<string | undefined> | undefined;
  let isStale = false;

  async function exchanged(old: KeptSession): Promise<string | undefined> {
    const answer = await post(options, '/auth/refresh', {
      refresh_token: old.refreshToken,
      request_id: old.requestId,
    });
    const now = storage.load();
    // Another tab was faster, and its token is the one that counts.
    if (now !== undefined && now.refreshToken !== old.refreshToken) return now.accessToken;
    if (answer === undefined) {
      storage.clear();
      return undefined;
    }
    storage.save(keptOf(answer, options));
    isStale = false;
    return answer.access_token;
  }

  async function token(): Promise<string | undefined> {
    const now = storage.load();
    if (now === undefined) return undefined;
    if (!isStale && now.expiresAt - Date.now() > margin) return now.accessToken;
    exchange ??= exchanged(now).finally(() => {
      exchange = undefined;
    });
    return exchange;
  }

  return {
    personId: kept.personId,
    token,
    forgetToken() {
      isStale = true;
    },
    async signOut() {
      const last = await token().catch(() => undefined);
      storage.clear();
      if (last === undefined) return;
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${last}` };
      const body = JSON.stringify({ what: 'device' });
      const signal = AbortSignal.timeout(patience);
      await fetch(`${options.url}/auth/sign-out`, { method: 'POST', headers, body, signal }).catch(() => undefined);
    },
  };
}

interface Tokens {
  readonly team: string;
  readonly person_id: string;
  readonly access_token: string;
  readonly expires_in: number;
  readonly refresh_token: string;
}

const keptOf = (tokens: Tokens, { newId }: SessionOptions): KeptSession => ({
  personId: `${tokens.team}.${tokens.person_id}`,
  accessToken: tokens.access_token,
  expiresAt: Date.now() + tokens.expires_in * 1_000,
  refreshToken: tokens.refresh_token,
  requestId: newId(),
});

/** Undefined where the server refuses for good. @throws where it does not answer, or wants to be asked later */
async function post({ url }: SessionOptions, path: string, body: object): Promise<Tokens | undefined> {
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(patience),
  });
  if (response.ok) return (await response.json()) as Tokens;
  if (response.status === 401 || response.status === 400) return undefined;
  throw new Error(`the server answers with status ${response.status}`);
}
