// What the log holds about a session: the truth that subscribers are held against.
import { EventStoreDBClient } from '@eventstore/db-client';

export interface SessionFact {
  readonly type: string;
  readonly stream: string;
  /** Commit position in decimal. */
  readonly position: string;
}

/** In the log's order. */
export async function sessionFacts(esdbUrl: string, sessionId: string): Promise<SessionFact[]> {
  const client = EventStoreDBClient.connectionString(esdbUrl);
  const facts: SessionFact[] = [];
  for await (const { event } of client.readAll()) {
    const meta = event?.metadata as { session?: string; sessions?: readonly string[] } | undefined;
    if (!event || !(meta?.sessions ?? [meta?.session]).includes(sessionId)) continue;
    facts.push({ type: event.type, stream: event.streamId, position: String(event.position?.commit) });
  }
  await client.dispose();
  return facts;
}

/** The part of an API position that the log knows. */
export const commitOf = (position: string): string => position.replace(/^.*-/, '');
