/** What this device remembers of a person's choices. Storage may be full or forbidden: then it is simply not remembered. */

export type Theme = 'auto' | 'light' | 'dark';
export type Hand = 'right' | 'left';

function read(key: string): string | null {
  try {
    return localStorage.getItem(`filmroom.${key}`);
  } catch {
    return null;
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(`filmroom.${key}`, value);
  } catch {
    // Private browsing with no room: the choice lasts as long as the page.
  }
}

export function readTheme(): Theme {
  const theme = read('theme');
  return theme === 'light' || theme === 'dark' ? theme : 'auto';
}

export function readHand(): Hand {
  return read('hand') === 'left' ? 'left' : 'right';
}

/** Puts theme and hand on the root element, where the style sheet reads them, and keeps them. */
export function applyPreferences(theme: Theme, hand: Hand): void {
  document.documentElement.dataset.theme = theme;
  document.documentElement.dataset.hand = hand;
  write('theme', theme);
  write('hand', hand);
}

export function readTargets(sessionId: string): Readonly<Record<string, boolean>> {
  try {
    const kept: unknown = JSON.parse(read(`targets.${sessionId}`) ?? '{}');
    return typeof kept === 'object' && kept !== null ? (kept as Record<string, boolean>) : {};
  } catch {
    return {};
  }
}

export function keepTargets(sessionId: string, targets: Readonly<Record<string, boolean>>): void {
  write(`targets.${sessionId}`, JSON.stringify(targets));
}
