// A channel that falls silent: lost once an outage, and never because one of ours was away.
import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { activateChannel } from '../../src/commands/channel/activateChannel.ts';
import { loseChannel } from '../../src/commands/channel/loseChannel.ts';
import { recoverChannel } from '../../src/commands/channel/recoverChannel.ts';
import { registerChannel } from '../../src/commands/channel/registerChannel.ts';
import type { Handle } from '../../src/commands/handle.ts';
import { uuidv5 } from '../../src/commands/ids.ts';
import type { Actor } from '../../src/domain/event.ts';
import type { DomainEvent } from '../../src/domain/facts.ts';
import { channelsById } from '../../src/projections/channelBoard/queries.ts';
import { keepIntakeOpen, recordBeat, silentChannels } from '../../src/tables/beats.ts';
import { watchSilence } from '../../src/workers/whenBeatsStopLoseChannel.ts';
import { afterFile } from '../support/cleanup.ts';
import { until } from '../support/until.ts';
import { actorOf, newId } from '../support/worldOf.ts';
import { openWorker, type WorkerWorld } from './openWorker.ts';

const SILENCE_S = 30;
let world: WorkerWorld;
let channelId: string;
let device: Actor;

beforeAll(async () => {
  world = await openWorker();
});
beforeEach(async () => {
  const { state } = await world.give(registerChannel, { name: `Camera ${newId().slice(0, 8)}` }, actorOf('operator'));
  const { rows } = await world.pool.query('select id from channel_board where path = $1', [state.path]);
  channelId = rows[0].id;
  device = { ...actorOf('device', 'box-1'), channelId };
  await world.give(activateChannel, { channelId }, device);
  await world.pool.query('delete from intake');
});

interface Ages {
  /** Seconds since the last beat; null where none ever came. */
  readonly beat: number | null;
  readonly active: number;
  /** Seconds since the intake came up, and since it was last kept open. */
  readonly intake: number;
  readonly kept: number;
}

/** What the tables would hold so many seconds later. */
async function givenAges({ beat, active, intake, kept }: Ages): Promise<void> {
  const { pool } = world;
  await pool.query(
    'update channel_board set status_since = clock_timestamp() - make_interval(secs => $2) where id = $1',
    [channelId, active],
  );
  await pool.query('delete from beats where channel_id = $1', [channelId]);
  if (beat !== null) {
    await pool.query("insert into beats values ('home', $1, clock_timestamp() - make_interval(secs => $2))", [
      channelId,
      beat,
    ]);
  }
  await pool.query(
    `insert into intake (open_since, seen_at)
     values (clock_timestamp() - make_interval(secs => $1), clock_timestamp() - make_interval(secs => $2))
     on conflict (only_row) do update set open_since = excluded.open_since, seen_at = excluded.seen_at`,
    [intake, kept],
  );
}
const isSilent = async () => (await silentChannels(world.pool, SILENCE_S)).some(({ id }) => id === channelId);
const hour = 3_600;

describe('a channel is silent', () => {
  it.each([
    ['30 s after its last beat', { beat: 30.5, active: hour, intake: hour, kept: 1 }, true],
    ['and not before', { beat: 28, active: hour, intake: hour, kept: 1 }, false],
    [
      '30 s after it was switched on, where no beat ever came',
      { beat: null, active: 30.5, intake: hour, kept: 1 },
      true,
    ],
    ['and not before that', { beat: null, active: 28, intake: hour, kept: 1 }, false],
    ['30 s after the intake came up, and not before', { beat: 600, active: hour, intake: 28, kept: 1 }, false],
    ['then it is', { beat: 600, active: hour, intake: 30.5, kept: 1 }, true],
    ['but not while nobody takes beats in', { beat: 600, active: hour, intake: hour, kept: 11 }, false],
  ])('%s', async (_name, ages, expected) => {
    await givenAges(ages);
    expect(await isSilent()).toBe(expected);
  });

  it('exactly where a rule in words says so, whatever was when', async () => {
    const seconds = (max: number) => fc.integer({ min: 0, max }).map((n) => n + 0.5);
    const ages = fc.record({
      beat: fc.option(seconds(90)),
      active: seconds(90),
      intake: seconds(90),
      kept: seconds(20),
    });
    await fc.assert(
      fc.asyncProperty(ages, async (when) => {
        await givenAges(when);
        const silentFor = Math.min(when.beat ?? Number.POSITIVE_INFINITY, when.active, when.intake);
        expect(await isSilent()).toBe(when.kept < 10 && silentFor > SILENCE_S);
      }),
      { numRuns: 120 },
    );
  });
});

describe('the intake', () => {
  const openFor = async () => {
    const { rows } = await world.pool.query(
      'select extract(epoch from clock_timestamp() - open_since)::float8 as seconds from intake',
    );
    return rows[0].seconds as number;
  };

  it('stays open while somebody keeps it so', async () => {
    await givenAges({ beat: null, active: 0, intake: hour, kept: 9 });
    await keepIntakeOpen(world.pool);
    expect(await openFor()).toBeGreaterThan(hour - 1);
  });
  it('comes up anew after a hole of 10 s', async () => {
    await givenAges({ beat: null, active: 0, intake: hour, kept: 11 });
    await keepIntakeOpen(world.pool);
    expect(await openFor()).toBeLessThan(5);
  });
});

describe('the watch', () => {
  const statusIs = (status: string) =>
    until(async () => (await channelsById(world.pool, 'home', [channelId]))[0]?.status === status, {
      what: `the channel is ${status}`,
    });
  const facts = async () => {
    const events = (await world.store.read(`channel-home.${channelId}`, 0n)) as DomainEvent[];
    return events.filter(({ type }) => type === 'ChannelLost' || type === 'ChannelRecovered');
  };

  it('S-74 loses a silent channel once an outage, whoever watches; S-76 a beat brings it back', async () => {
    const silence = 1;
    const keeping = setInterval(() => void keepIntakeOpen(world.pool), 500);
    afterFile(async () => clearInterval(keeping));
    await keepIntakeOpen(world.pool);
    const watchers = [1, 2, 3].map(() => watchSilence(world.pool, world.handleAt(0), silence, () => {}));
    afterFile(() => Promise.all(watchers.map((stop) => stop())));

    for (const outage of [1, 2]) {
      await recordBeat(world.pool, 'home', channelId);
      await statusIs('error');
      await recordBeat(world.pool, 'home', channelId);
      await world.give(recoverChannel, { channelId }, device);
      await statusIs('active');
      expect((await facts()).map(({ type }) => type)).toEqual(
        Array(outage).fill(['ChannelLost', 'ChannelRecovered']).flat(),
      );
    }
    for (const { type, data } of await facts()) {
      if (type === 'ChannelLost') expect(data.silentMs).toBeGreaterThanOrEqual(silence * 1_000);
    }
    await Promise.all(watchers.map((stop) => stop()));
    clearInterval(keeping);
  });

  it('that sees an outage once more, since its board is late, tells nothing new of it', async () => {
    const { pool } = world;
    const since = async () => (await channelsById(pool, 'home', [channelId]))[0]!.status_since;
    const outage = await since();
    const answers: unknown[] = [];
    const handle = world.handleAt(0);
    const give: Handle = Object.assign(async (...asked: Parameters<Handle>) => {
      const outcome = await handle(...asked);
      answers.push(outcome);
      return outcome;
    }, handle) as Handle;
    await givenAges({ beat: 600, active: hour, intake: hour, kept: 0 });
    await pool.query('update channel_board set status_since = $2 where id = $1', [channelId, outage]);
    await world.give(
      loseChannel,
      { commandId: uuidv5(channelId, 'lost', outage), channelId, lastSeenAt: null, silentMs: 1 },
      actorOf('system', 'worker'),
    );
    await world.give(recoverChannel, { channelId }, device);
    const before = await facts();

    await pool.query("update channel_board set status = 'inactive' where id <> $1", [channelId]);
    // The row of before: silent since long ago, and active all the time.
    await pool.query("update channel_board set status_since = $2, status = 'active' where id = $1", [
      channelId,
      outage,
    ]);
    await pool.query("update beats set last_seen_at = '2000-01-01' where channel_id = $1", [channelId]);
    await pool.query('update intake set open_since = $1', ['2000-01-01']);
    const stop = watchSilence(pool, give, 0.001, () => {});
    await until(() => answers.length > 0, { what: 'the watch has looked' });
    await stop();
    expect(answers).not.toContainEqual(expect.objectContaining({ kind: 'accepted', isNew: true }));
    expect(await facts()).toEqual(before);
  });
});
