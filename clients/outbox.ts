import type { CommandAnswer, Refusal } from './commandAnswer.ts';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** One thing that a person did, as it will be sent; a resend repeats it unchanged. */
export interface Act {
  /** UUIDv7: acts sort by it in the order in which they were made. */
  readonly commandId: string;
  /** Name of the mutation, such as `markClipIn`. */
  readonly mutation: string;
  /** Acts of one line are sent one after another; the play or the session they are about. */
  readonly line: string;
  /** The mutation's input without `commandId`. */
  readonly input: { readonly [key: string]: Json };
}

/** An act and what became of it so far. */
export interface OutboxEntry {
  readonly act: Act;
  readonly state: 'waiting' | 'sending' | 'refused';
  /** How often it was handed to the network; 0 = the server cannot know of it. */
  readonly attempts: number;
  /** Why the last attempt did not settle it, such as `UNREACHABLE`. */
  readonly waitsFor?: string;
  /** Names the failure in the server's log, where the server gave a name. */
  readonly incident?: string;
  readonly refusal?: Refusal;
}

/** Where entries outlive the page. Keyed by commandId, so that two tabs of one person do not overwrite each other. */
export interface OutboxStorage {
  load(): readonly OutboxEntry[];
  save(entry: OutboxEntry): void;
  remove(commandId: string): void;
}

export interface OutboxOptions {
  readonly storage: OutboxStorage;
  readonly send: (act: Act) => Promise<CommandAnswer>;
  /** Lines that are sent side by side. */
  readonly parallel?: number;
  /** Wait before attempt `n` (from 2), in milliseconds. */
  readonly backoff?: (attempts: number) => number;
}

export interface Outbox {
  /** All entries, oldest first: waiting, on their way, and refused ones that nobody has dismissed. A new array a change. */
  entries(): readonly OutboxEntry[];
  /** Keeps the act and sends it as soon as its line is free. */
  add(act: Act): void;
  /** The connection is back, or somebody signed in: forget the waits and send now. */
  flush(): void;
  /** Takes an act back that the server cannot have seen; false when it may have. */
  withdraw(commandId: string): boolean;
  /** The person has read the refusal. */
  dismiss(commandId: string): void;
  subscribe(listener: () => void): () => void;
  /** Stops sending; what is stored stays. */
  close(): void;
}

/** 0.5 s, doubling to 15 s, the later half at random so that fifty iPads do not come back in the same instant. */
export function jitteredBackoff(attempts: number): number {
  const longest = Math.min(15_000, 500 * 2 ** (attempts - 1));
  return longest * (0.5 + Math.random() / 2);
}

/**
 * Sends what people did, in order per line, again and again until the server has decided. An act leaves the storage only
 * when it was carried out, or when a person has seen why it was not: a mark is never dropped in silence.
 */
export function createOutbox({ storage, send, parallel = 4, backoff = jitteredBackoff }: OutboxOptions): Outbox {
  const byId = new Map<string, OutboxEntry>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const listeners = new Set<() => void>();
  let ordered: readonly OutboxEntry[] = [];
  let signedOut = false;
  let closed = false;

  for (const entry of storage.load()) {
    // An attempt that a reload cut short may or may not have arrived: sending again is harmless, forgetting is not.
    byId.set(entry.act.commandId, entry.state === 'sending' ? { ...entry, state: 'waiting' } : entry);
  }

  function inOrder(): OutboxEntry[] {
    return [...byId.values()].sort((a, b) => (a.act.commandId < b.act.commandId ? -1 : 1));
  }

  function announce(): void {
    ordered = inOrder();
    for (const listener of listeners) listener();
  }

  function keep(entry: OutboxEntry): void {
    byId.set(entry.act.commandId, entry);
    storage.save(entry);
  }

  function drop(commandId: string): void {
    byId.delete(commandId);
    storage.remove(commandId);
  }

  /** The first undecided entry of each line; those behind it wait for it. */
  function heads(): OutboxEntry[] {
    const taken = new Set<string>();
    return inOrder().filter(({ act, state }) => {
      if (state === 'refused' || taken.has(act.line)) return false;
      taken.add(act.line);
      return true;
    });
  }

  function pump(): void {
    if (closed) return;
    const first = heads();
    let free = parallel - first.filter((entry) => entry.state === 'sending').length;
    for (const entry of first) {
      if (free <= 0 || signedOut) break;
      if (entry.state !== 'waiting' || timers.has(entry.act.commandId)) continue;
      free -= 1;
      void attempt(entry);
    }
    announce();
  }

  async function attempt(entry: OutboxEntry): Promise<void> {
    const { act } = entry;
    const attempts = entry.attempts + 1;
    keep({ act, attempts, state: 'sending' });
    let answer: CommandAnswer;
    try {
      answer = await send(act);
    } catch {
      answer = { kind: 'later', code: 'UNREACHABLE' };
    }
    if (closed) return;
    settle(act, attempts, answer);
    pump();
  }

  function settle(act: Act, attempts: number, answer: CommandAnswer): void {
    if (answer.kind === 'done') {
      drop(act.commandId);
    } else if (answer.kind === 'refused') {
      keep({ act, attempts, state: 'refused', refusal: answer.refusal });
    } else if (answer.kind === 'signedOut') {
      signedOut = true;
      keep({ act, attempts, state: 'waiting', waitsFor: 'UNAUTHENTICATED' });
    } else {
      const { code, incident } = answer;
      keep({ act, attempts, state: 'waiting', waitsFor: code, ...(incident === undefined ? {} : { incident }) });
      timers.set(act.commandId, setTimeout(retry, backoff(attempts), act.commandId));
    }
  }

  function retry(commandId: string): void {
    timers.delete(commandId);
    pump();
  }

  function forgetWaits(): void {
    for (const timer of timers.values()) clearTimeout(timer);
    timers.clear();
  }

  announce();
  queueMicrotask(pump);
  return {
    entries: () => ordered,
    add(act) {
      keep({ act, state: 'waiting', attempts: 0 });
      pump();
    },
    flush() {
      signedOut = false;
      forgetWaits();
      pump();
    },
    withdraw(commandId) {
      if (byId.get(commandId)?.attempts !== 0) return false;
      drop(commandId);
      pump();
      return true;
    },
    dismiss(commandId) {
      if (byId.get(commandId)?.state !== 'refused') return;
      drop(commandId);
      pump();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      closed = true;
      forgetWaits();
      listeners.clear();
    },
  };
}
