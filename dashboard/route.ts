/** The hash says which game is open, so that a link to it can be sent: `#session=<id>`, `#games`, `#team`, or nothing yet. */

export type Route =
  | { readonly at: 'start' }
  | { readonly at: 'games' }
  | { readonly at: 'team' }
  | { readonly at: 'room'; readonly sessionId: string };

export function routeOf(hash: string): Route {
  if (hash === '#games') return { at: 'games' };
  if (hash === '#team') return { at: 'team' };
  const sessionId = new URLSearchParams(hash.slice(1)).get('session');
  return sessionId === null || sessionId === '' ? { at: 'start' } : { at: 'room', sessionId };
}

export function routeTo(sessionId: string): string {
  return `#session=${encodeURIComponent(sessionId)}`;
}

export function goTo(sessionId: string): void {
  location.hash = routeTo(sessionId);
}
