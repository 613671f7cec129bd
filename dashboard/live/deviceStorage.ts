import type { OutboxEntry, OutboxStorage } from '../../clients/outbox.ts';

/**
 * The outbox on this device, one key an act: two tabs of one person write side by side and a mark survives the browser.
 * @param owner id of the person: another person who signs in here does not send these marks under their own name.
 */
export function deviceStorage(owner: string): OutboxStorage {
  const prefix = `filmroom.outbox.${owner}.`;
  return {
    load() {
      const keys = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index) ?? '');
      return keys.filter((key) => key.startsWith(prefix)).flatMap((key) => entryAt(key));
    },
    save(entry) {
      try {
        localStorage.setItem(prefix + entry.act.commandId, JSON.stringify(entry));
      } catch {
        // No room: the act lives in memory until it is sent. Losing it with the page is the only way it can be lost.
      }
    },
    remove: (commandId) => localStorage.removeItem(prefix + commandId),
  };
}

function entryAt(key: string): OutboxEntry[] {
  try {
    const entry: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return isEntry(entry) ? [entry] : [];
  } catch {
    return [];
  }
}

/** Written by this page, possibly by an older version of it: what cannot be sent is left alone. */
function isEntry(value: unknown): value is OutboxEntry {
  if (typeof value !== 'object' || value === null || !('act' in value) || !('attempts' in value)) return false;
  const { act } = value;
  return (
    typeof act === 'object' &&
    act !== null &&
    'commandId' in act &&
    'mutation' in act &&
    'line' in act &&
    'input' in act
  );
}
