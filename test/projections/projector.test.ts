import fc from 'fast-check';
import type { Pool } from 'pg';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openPool } from '../../src/database.ts';
import type { Recorded } from '../../src/domain/event.ts';
import type { DomainEvent } from '../../src/domain/facts.ts';
import type { Batch } from '../../src/eventstore/store.ts';
import { migrate } from '../../src/migrate.ts';
import { CheckpointMoved } from '../../src/projections/checkpoint.ts';
import { readFeed, TEAM_TOPIC } from '../../src/projections/feed.ts';
import { everyTable } from '../../src/projections/index.ts';
import { applyBatch, readPlace } from '../../src/projections/projector.ts';
import { sabotage } from '../../src/sabotage.ts';
import { afterFile } from '../support/cleanup.ts';
import { freshDatabase } from '../support/freshDatabase.ts';
import { root } from '../support/root.ts';
import { gameOf } from './history.ts';

const LOG_ID = '0198c0de-0000-7000-8000-0000000000cc';
const tables = [
  'session_list',
  'channel_board',
  'game_clock',
  'channel_clock',
  'clip_list',
  'tag_list',
  'tag_sheet',
  'feed',
  'checkpoint',
  'parked',
];
let pool: Pool;

beforeAll(async () => {
  pool = openPool((await freshDatabase()).url, 4);
  afterFile(() => pool.end());
  await migrate(pool, `${root}/infra/migrations`);
});
beforeEach(() => pool.query(`truncate ${tables.join(', ')}`));

const batchOf = (events: Batch['events']): Batch => {
  const { position } = events.at(-1)!;
  return { events, mark: { commit: position, prepare: position }, caughtUp: false };
};
async function applyInBatches(log: readonly Recorded<DomainEvent>[], sizes: readonly number[]) {
  let place = await readPlace(pool);
  for (let from = 0, n = 0; from < log.length; n += 1) {
    const size = sizes[n % sizes.length]!;
    place = await applyBatch(pool, LOG_ID, place, batchOf(log.slice(from, from + size)));
    from += size;
  }
}
/** Everything that is read, as one text. */
async function everything(): Promise<string> {
  const contents = await Promise.all(
    tables.map(
      async (table) =>
        (await pool.query(`select md5(coalesce(string_agg(t::text, ',' order by t::text), '')) from ${table} t`))
          .rows[0].md5,
    ),
  );
  return contents.join(' ');
}

/** Two instances read the same place; the slower one comes with other batches. */
async function anotherWasFaster() {
  const log = gameOf(6);
  await applyBatch(pool, LOG_ID, await readPlace(pool), batchOf(log.slice(0, 2)));
  const before = await readPlace(pool);
  await applyBatch(pool, LOG_ID, before, batchOf(log.slice(2, 4)));
  const faster = await everything();
  await expect(applyBatch(pool, LOG_ID, before, batchOf(log.slice(2, 9)))).rejects.toThrow(CheckpointMoved);
  expect(await everything()).toBe(faster);
}

/** The database refuses the rows of one batch, as it would when it dies in the middle of it. */
async function aBatchBreaks() {
  const log = gameOf(6);
  await applyInBatches(log, [100]);
  const unbroken = await everything();
  await pool.query(`truncate ${tables.join(', ')}`);

  await applyBatch(pool, LOG_ID, await readPlace(pool), batchOf(log.slice(0, 6)));
  await pool.query('alter table clip_list add constraint broken check (false) not valid');
  const read = await readPlace(pool);
  await expect(applyBatch(pool, LOG_ID, read, batchOf(log.slice(6)))).rejects.toThrow('broken');
  await pool.query('alter table clip_list drop constraint broken');
  const resumed = await readPlace(pool);
  const rest = log.filter(({ position }) => position > resumed.checkpoint!.position);
  if (rest.length > 0) await applyBatch(pool, LOG_ID, resumed, batchOf(rest));
  expect(await everything()).toBe(unbroken);
}

describe('a deliberate bug is caught', () => {
  afterEach(() => sabotage.clear());

  it('when the checkpoint is stored before the rows', async () => {
    sabotage.add('checkpoint-before-rows');
    await expect(aBatchBreaks()).rejects.toMatchObject({ name: 'AssertionError' });
  });
  it('when the checkpoint moves although another instance has moved it', async () => {
    sabotage.add('checkpoint-if-lower');
    await expect(anotherWasFaster()).rejects.toMatchObject({ name: 'AssertionError' });
  });
});

describe('the projector', () => {
  it('makes the same rows and the same feed whatever the batches are', async () => {
    const log = gameOf(24);
    await applyInBatches(log, [1]);
    const oneByOne = await everything();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 6 }), async (sizes) => {
        await pool.query(`truncate ${tables.join(', ')}`);
        await applyInBatches(log, sizes);
        expect(await everything()).toBe(oneByOne);
      }),
      { numRuns: 12 },
    );
  });

  it('does not apply twice what comes twice', async () => {
    const log = gameOf(6);
    await applyInBatches(log, [7]);
    const once = await everything();
    const read = await readPlace(pool);
    await applyBatch(pool, LOG_ID, read, batchOf(log));
    expect(await everything()).toBe(once);
  });

  it('begins with a log whose first position is beyond every number', async () => {
    const log = gameOf(2).map((event) => ({ ...event, position: event.position + 2n ** 60n }));
    await applyInBatches(log, [3]);
    expect((await readPlace(pool)).checkpoint).toMatchObject({ position: log.at(-1)!.position });
  });

  it('rolls back where another instance was faster', anotherWasFaster);

  it('trusts the rows that it has stored only as long as nobody else has stored any', async () => {
    const log = gameOf(12);
    await applyInBatches(log, [100]);
    const alone = await everything();
    await pool.query(`truncate ${tables.join(', ')}`);

    const third = Math.floor(log.length / 3);
    const one = await applyBatch(pool, LOG_ID, await readPlace(pool), batchOf(log.slice(0, third)));
    await applyBatch(pool, LOG_ID, await readPlace(pool), batchOf(log.slice(third, 2 * third)));
    const rest = batchOf(log.slice(2 * third));
    await expect(applyBatch(pool, LOG_ID, one, rest)).rejects.toThrow(CheckpointMoved);
    await applyBatch(pool, LOG_ID, await readPlace(pool), rest);
    expect(await everything()).toBe(alone);
  });
  it('goes on from its checkpoint after a batch that broke, with nothing missing', aBatchBreaks);

  it('sets aside an event that cannot be read, with the rest of its stream, and goes on with the others', async () => {
    const log = gameOf(6);
    const bad = log.findLast(({ type }) => type === 'ClipMarkedOut')!;
    const { id, stream, revision, position } = bad;
    const events = log.map((event) =>
      event === bad ? { poison: 'a ClipMarkedOut cannot be read', id, stream, revision, position } : event,
    );
    await applyBatch(pool, LOG_ID, await readPlace(pool), batchOf(events));
    const later = log.filter((event) => event.stream === stream && event.position >= position);
    expect(later.length).toBeGreaterThan(3);
    const { rows } = await pool.query('select projection, event_id from parked order by position');
    const parkedIn = (table: string) => rows.flatMap((row) => (row.projection === table ? [row.event_id] : []));
    // No read model can take it; those that are about clips would have taken what comes after it.
    expect(new Set(rows.map(({ projection }) => projection))).toEqual(everyTable);
    for (const table of ['clip_list', 'feed']) expect(parkedIn(table)).toEqual(later.map((event) => event.id));
    expect(parkedIn('members')).toEqual([id]);
    const { rows: clips } = await pool.query("select count(*)::int from clip_list where status <> 'open'");
    expect(clips[0].count).toBe(3);
    // What came before it is shown, in the same batch too.
    const { rows: own } = await pool.query('select status from clip_list where id = $1', [stream.split('.')[1]]);
    expect(own[0].status).toBe('open');
  });

  it.each([3, 1_000])('stays out of the read model alone that cannot take it, in batches of %i', async (size) => {
    const whole = gameOf(5);
    const beginning = whole.find(({ type }) => type === 'ClipMarkedIn')!;
    // The clip's other facts have nothing to change in the list of clips; the feed can tell of them.
    const log = whole.filter((event) => event !== beginning);
    const later = log.filter(({ stream }) => stream === beginning.stream);
    await applyInBatches(log, [size]);
    const { rows } = await pool.query('select projection, event_id from parked order by position');
    expect(rows.filter(({ projection }) => projection === 'clip_list').map(({ event_id }) => event_id)).toEqual(
      later.map(({ id }) => id),
    );
    expect(rows.filter(({ projection }) => projection === 'feed')).toEqual([]);
    const feed = await readFeed(pool, 'home', beginning.meta.session!, -1n, 1_000);
    expect(later.every(({ id }) => feed.some((fact) => fact.id === id))).toBe(true);
    const { rows: clips } = await pool.query('select count(*)::int from clip_list');
    expect(clips[0].count).toBe(4);
  });
});

describe('the feed', () => {
  it('shows a session all that is its own, in order, and the team what is not about clips', async () => {
    const log = gameOf(6);
    await applyInBatches(log, [11]);
    const ofSession = await readFeed(pool, 'home', '0198c0de-0000-7000-8000-0000000000aa', -1n, 1_000);
    expect(ofSession.map(({ id }) => id)).toEqual(
      log.filter(({ type }) => type !== 'ChannelRegistered').map(({ id }) => id),
    );
    const ofTeam = await readFeed(pool, 'home', TEAM_TOPIC, -1n, 1_000);
    expect(ofTeam.map(({ type }) => type)).toEqual([
      'SessionScheduled',
      'ChannelRegistered',
      'ChannelAssigned',
      'ChannelActivated',
      'ChannelClockAnchored',
      'SessionRescheduled',
      'SessionStarted',
      'SessionPaused',
      'SessionResumed',
    ]);
  });

  it('shows nothing to another team', async () => {
    await applyInBatches(gameOf(2), [100]);
    expect(await readFeed(pool, 'away', TEAM_TOPIC, -1n, 100)).toEqual([]);
  });
});
