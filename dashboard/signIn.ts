/** The token that the link brought: out of the address bar at once, then kept on this device. */

const key = 'filmroom.token';

/** Takes `#token=…` out of the hash, leaving the rest of it, and answers the token in force; null = nobody is signed in. */
export function takeToken(): string | null {
  const hash = new URLSearchParams(location.hash.slice(1));
  const brought = hash.get('token');
  if (brought !== null) {
    hash.delete('token');
    const rest = hash.toString();
    // Neither the history nor a copied link may hand the token on.
    history.replaceState(null, '', `${location.pathname}${location.search}${rest === '' ? '' : `#${rest}`}`);
    try {
      localStorage.setItem(key, brought);
    } catch {
      // Not kept: signed in as long as this page is open.
    }
    return brought;
  }
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function forgetToken(): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Storage is forbidden: there was nothing kept either.
  }
}

/**
 * Whose token it is, read without checking it: only to find this person's own outbox on the device. The server checks.
 */
export function personOf(token: string): string {
  try {
    const payload = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    const { team, sub } = JSON.parse(atob(payload)) as { readonly team?: string; readonly sub?: string };
    return `${team ?? ''}.${sub ?? 'unknown'}`;
  } catch {
    return 'unknown';
  }
}
