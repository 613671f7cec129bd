import pg from 'pg';
import type { LoggedEvent } from '../../infra/local/eventstore/log/event.ts';
import { encodeEvent } from '../../infra/local/eventstore/protocol/wire.ts';
import { executeTogether } from '../../infra/local/eventstore/storage/pipeline.ts';
import { insertEvent, PREPARE_WRITES } from '../../infra/local/eventstore/storage/queries.ts';
import { migrate } from '../../infra/local/eventstore/storage/schema.ts';
import type { Recorded } from '../../src/domain/event.ts';
import type { DomainEvent } from '../../src/domain/facts.ts';
import { logStarted } from '../../src/domain/log/events.ts';
import { msOf } from '../../src/domain/values.ts';
import { type Game, season } from './season.ts';

export interface StoredGames {
  readonly logId: string;
  readonly games: readonly Omit<Game, 'events'>[];
}

const ROWS_A_TRANSACTION = 1_000;
const LOG_ID = '0198c0de-0000-4000-8000-0000000000cc';
const TICKS_PER_MS = 10_000n;

/**
 * Stores a season in the log of a node that does not run: a hundred times as fast as appends, and with the node's own tables,
 * encoder and statement, so that it serves the games as if they had been appended.
 * @param stored is handed each game, so that read models can be made of it
 */
export async function storeGames(
  databaseUrl: string,
  options: { readonly games: number; readonly eventsPerGame: number },
  stored: (events: readonly Recorded<DomainEvent>[], logId: string) => Promise<void> = async () => {},
): Promise<StoredGames> {
  // What is lost with a crash is stored again by the next run.
  const client = new pg.Client({ connectionString: databaseUrl, options: '-c synchronous_commit=off' });
  await client.connect();
  try {
    await migrate(client);
    await client.query(PREPARE_WRITES);
    const games: StoredGames['games'][number][] = [];
    // A new node has written events of its own.
    const { rows } = await client.query('select coalesce(max(position), 0) as last from eventstore.events');
    const first = BigInt(rows[0].last) + 1n;
    await store(client, [beginningOfLog(first)]);
    for (const { events, ...game } of season({ seed: 1, firstPosition: first + 1n, ...options })) {
      games.push(game);
      await Promise.all([store(client, events), stored(events, LOG_ID)]);
    }
    // Otherwise Postgres does it in the middle of what is measured.
    await client.query('vacuum analyze');
    return { logId: LOG_ID, games };
  } finally {
    await client.end();
  }
}

const beginningOfLog = (position: bigint): Recorded<DomainEvent> => ({
  ...logStarted({ logId: LOG_ID }),
  id: LOG_ID,
  stream: 'log',
  revision: 0n,
  position,
  meta: {
    $correlationId: LOG_ID,
    $causationId: LOG_ID,
    commandId: LOG_ID,
    inputHash: '',
    v: logStarted.v,
    team: '',
    actor: 'system',
    role: 'system',
    via: 'platform',
    recordedAt: '2016-08-01T12:00:00.000Z',
  },
});

async function store(client: pg.Client, events: readonly Recorded<DomainEvent>[]): Promise<void> {
  for (let from = 0; from < events.length; from += ROWS_A_TRANSACTION) {
    await executeTogether(
      client,
      events
        .slice(from, from + ROWS_A_TRANSACTION)
        .map(logged)
        .map(insertEvent),
    );
  }
}

function logged({ id, stream, revision, position, type, data, meta }: Recorded<DomainEvent>): LoggedEvent {
  const message = encodeEvent({
    id,
    stream,
    revision,
    position,
    type,
    isJson: true,
    created: BigInt(msOf(meta.recordedAt)) * TICKS_PER_MS,
    data: Buffer.from(JSON.stringify(data)),
    metadata: Buffer.from(JSON.stringify(meta)),
  });
  return { position, stream, revision, id, type, message };
}
