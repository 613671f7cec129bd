/** Who is signed in on this device: what a link brought, out of the address bar at once, then kept. */
import { v4 } from 'uuid';
import { type KeptSession, openSession, type Session, type SessionStorage, signInWith } from '../clients/session.ts';

const tokenKey = 'filmroom.token';
const sessionKey = 'filmroom.session';

/** What address and device say: somebody, a link that is yet to be opened, or nobody. */
export type Entry =
  | { readonly kind: 'in'; readonly session: Session }
  | { readonly kind: 'link'; readonly code: string }
  | { readonly kind: 'out'; readonly problem?: string };

/** Takes `#sign-in=…` or `#token=…` out of the hash, leaving the rest of it, and answers who is in. */
export function takeEntry(): Entry {
  const code = takeFromHash('sign-in');
  if (code !== null) return { kind: 'link', code };
  const brought = takeFromHash('token');
  if (brought !== null) {
    forgetEverybody();
    keep(tokenKey, brought);
    return { kind: 'in', session: sessionOf(brought) };
  }
  const session = openSession(options);
  if (session !== undefined) return { kind: 'in', session };
  const kept = read(tokenKey);
  return kept === null ? { kind: 'out' } : { kind: 'in', session: sessionOf(kept) };
}

/** Opens a link: it works once. */
export async function openLink(code: string): Promise<Entry> {
  try {
    forgetEverybody();
    return { kind: 'in', session: await signInWith(code, options) };
  } catch (error) {
    const wasRefused = error instanceof Error && error.name === 'LinkRefused';
    const problem = wasRefused
      ? 'This link was used already, or has ended. Ask for a new one.'
      : 'The server does not answer. Open the link again in a moment.';
    return { kind: 'out', problem };
  }
}

function forgetEverybody(): void {
  forget(tokenKey);
  forget(sessionKey);
}

/** A bare token, such as a script's: good until its end, and not exchanged. */
function sessionOf(token: string): Session {
  let isOver = false;
  return {
    personId: `token.${digestOf(token)}`,
    token: () => Promise.resolve(isOver ? undefined : token),
    forgetToken() {
      isOver = true;
      forget(tokenKey);
    },
    async signOut() {
      forget(tokenKey);
    },
  };
}

/** Tells one person's outbox on this device from another's; says nothing about the token (FNV-1a, 32 bits). */
function digestOf(token: string): string {
  let hash = 0x811c9dc5;
  for (const letter of token) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193) >>> 0;
  return hash.toString(16);
}

/** In memory where storage is forbidden: signed in as long as this page is open. */
let unkept: KeptSession | undefined;

const storage: SessionStorage = {
  load() {
    const text = read(sessionKey);
    if (text === null) return unkept;
    try {
      return JSON.parse(text) as KeptSession;
    } catch {
      return undefined;
    }
  },
  save(session) {
    unkept = session;
    keep(sessionKey, JSON.stringify(session));
  },
  clear() {
    unkept = undefined;
    forget(sessionKey);
  },
};
const options = { url: '', storage, newId: v4 };

function takeFromHash(name: string): string | null {
  const hash = new URLSearchParams(location.hash.slice(1));
  const value = hash.get(name);
  if (value === null) return null;
  hash.delete(name);
  const rest = hash.toString();
  // Neither the history nor a copied link may hand it on.
  history.replaceState(null, '', `${location.pathname}${location.search}${rest === '' ? '' : `#${rest}`}`);
  return value;
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Not kept: signed in as long as this page is open.
  }
}

function forget(key: string): void {
  if (key === sessionKey) unkept = undefined;
  try {
    localStorage.removeItem(key);
  } catch {
    // Storage is forbidden: there was nothing kept either.
  }
}
