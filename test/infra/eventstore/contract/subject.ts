// What any EventStoreDB does, written from its rules and not from our node: the suite runs on the node in memory, on
// the node on Postgres, on a hostile node, and on whatever server ESDB_URL names.
import { randomUUID } from 'node:crypto';
import {
  type AppendExpectedRevision,
  type EventData,
  EventStoreDBClient,
  jsonEvent,
  type ReadRevision,
  type ResolvedEvent,
} from '@eventstore/db-client';
import { beforeAll, describe } from 'vitest';
import { givenStore } from '../../../support/anyStore.ts';
import { afterFile } from '../../../support/cleanup.ts';
import { freshDatabase } from '../../../support/freshDatabase.ts';
import { SEED } from '../../../support/seed.ts';
import { HOSTILE_WITHIN_THE_CONTRACT, startHostileNode } from '../../../support/startHostileNode.ts';
import { startNode } from '../../../support/startNode.ts';

/** `batch` is what the client does by default, `classic` what it does for a call with credentials. */
export type Path = 'batch' | 'classic';
export const PATHS: readonly Path[] = ['batch', 'classic'];

const SERVERS: Readonly<Record<string, () => Promise<string>>> = givenStore
  ? { ESDB_URL: async () => givenStore! }
  : {
      // With positions that are no numbers: nothing may take them for that on the way.
      memory: async () => (await startNode({ flags: ['--uneven-positions'] })).url,
      // Without anything in memory: every read goes to Postgres.
      Postgres: async () => {
        const { url: databaseUrl } = await freshDatabase();
        return (await startNode({ storage: 'postgres', databaseUrl, flags: ['--tail-mb', '0'] })).url;
      },
      // With everything in the way that a client must live with, and that breaks no rule.
      [`a hostile node (SEED=${SEED})`]: async () => (await startHostileNode(HOSTILE_WITHIN_THE_CONTRACT)).url,
    };

/** The rules that hold for our node alone, where it is better than the real server. */
export const onlyOurNode = { skip: Boolean(givenStore) };

export function contract(title: string, body: (server: Server) => void): void {
  describe.each(Object.keys(SERVERS))(`${title}, on %s`, (name) => {
    const server = {} as Server;
    beforeAll(async () => {
      Object.assign(server, serverAt(await SERVERS[name]!()));
      afterFile(() => server.client.dispose());
    });
    body(server);
  });
}

export type Server = ReturnType<typeof serverAt>;

export function serverAt(url: string) {
  const client = EventStoreDBClient.connectionString(url);
  return {
    url,
    client,

    /** Appends and says what came of it: `next` and whether there is a position, or the error. */
    async append(
      stream: string,
      events: EventData[],
      expectedRevision: AppendExpectedRevision = 'any',
      path: Path = 'batch',
    ) {
      return outcomeOf(client.appendToStream(stream, events, { expectedRevision, ...optionsOf(path) }));
    },
    async delete(stream: string, expectedRevision: AppendExpectedRevision = 'any') {
      return failureOf(client.deleteStream(stream, { expectedRevision: expectedRevision as 'any' }));
    },
    async tombstone(stream: string, expectedRevision: AppendExpectedRevision = 'any') {
      return failureOf(client.tombstoneStream(stream, { expectedRevision: expectedRevision as 'any' }));
    },
    /** `revision:type` of every event, or the type of the error. */
    async read(
      stream: string,
      options: { direction?: 'forwards' | 'backwards'; fromRevision?: ReadRevision; maxCount?: number } = {},
    ) {
      try {
        return (await collect(client.readStream(stream, options))).map(tagOf);
      } catch (error) {
        return typeOf(error);
      }
    },
  };
}

const optionsOf = (path: Path) =>
  path === 'classic' ? { credentials: { username: 'admin', password: 'changeit' } } : {};

export const typeOf = (error: unknown): string => (error as { type?: string }).type ?? String(error);

async function failureOf(work: Promise<unknown>): Promise<string> {
  return work.then(() => 'ok', typeOf);
}

type Appended = { next: bigint; position: bigint | undefined };
export type Outcome = Appended | { error: string; actual?: unknown; expected?: unknown };

async function outcomeOf(
  work: Promise<{ nextExpectedRevision: bigint; position?: { commit: bigint } }>,
): Promise<Outcome> {
  try {
    const { nextExpectedRevision, position } = await work;
    return { next: nextExpectedRevision, position: position?.commit };
  } catch (error) {
    const { actualVersion, expectedVersion } = error as { actualVersion?: unknown; expectedVersion?: unknown };
    const details = actualVersion === undefined ? {} : { actual: actualVersion, expected: expectedVersion };
    return { error: typeOf(error), ...details };
  }
}

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

export const tagOf = ({ event }: ResolvedEvent): string => (event ? `${event.revision}:${event.type}` : 'absent');

/** A name that no other test uses. */
export const freshStream = (): string => `contract-${randomUUID()}`;

/** Events `prefix0`, `prefix1`, ... with ids of their own. */
export const makeEvents = (prefix: string, count: number): EventData[] =>
  Array.from({ length: count }, (_, n) => jsonEvent({ type: `${prefix}${n}`, data: { n } }));

export const wrong = (actual: bigint | 'no_stream') => ({ error: 'wrong-expected-version', actual });
