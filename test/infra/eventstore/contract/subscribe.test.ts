import { randomUUID } from 'node:crypto';
import {
  type AllStreamSubscription,
  END,
  eventTypeFilter,
  type Filter,
  type Position,
  START,
  type StreamSubscription,
  streamNameFilter,
} from '@eventstore/db-client';
import { afterEach, describe, expect, it } from 'vitest';
import { until } from '../../../support/until.ts';
import { contract, freshStream, makeEvents, typeOf } from './subject.ts';

/** Everything a subscription says, in order: events as `revision:type`, and the words `caughtUp`, `checkpoint`, `error:...`. */
function watch(subscription: StreamSubscription | AllStreamSubscription) {
  const said: string[] = [];
  const loop = async () => {
    for await (const { event } of subscription) said.push(event ? `${event.revision}:${event.type}` : 'absent');
  };
  subscription.on('caughtUp', () => said.push('caughtUp'));
  const ended = loop().catch((error) => said.push(`error:${typeOf(error)}`));
  running.push(async () => {
    await subscription.unsubscribe();
    await ended;
  });
  return {
    said,
    says: (...expected: string[]) =>
      until(() => expected.every((word) => said.includes(word)), { what: `${expected} in ${said}` }),
  };
}

const running: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of running.splice(0)) await stop();
});

contract('subscriptions', (server) => {
  const withEvents = async (count = 3) => {
    const stream = freshStream();
    await server.append(stream, makeEvents('e', count), 'no_stream');
    return stream;
  };

  describe('to a stream', () => {
    it('delivers what there is, says so, and goes on with what comes', async () => {
      const stream = await withEvents();
      const { said, says } = watch(server.client.subscribeToStream(stream));
      await says('caughtUp');
      await server.append(stream, makeEvents('n', 2));
      await says('4:n1');
      expect(said).toEqual(['0:e0', '1:e1', '2:e2', 'caughtUp', '3:n0', '4:n1']);
    });

    it('begins after the revision, and skips live events up to one that lies ahead', async () => {
      const stream = await withEvents();
      const behind = watch(server.client.subscribeToStream(stream, { fromRevision: 1n }));
      const ahead = watch(server.client.subscribeToStream(stream, { fromRevision: 3n }));
      await Promise.all([behind.says('caughtUp'), ahead.says('caughtUp')]);
      await server.append(stream, makeEvents('n', 2));
      await Promise.all([behind.says('4:n1'), ahead.says('4:n1')]);
      expect(behind.said).toEqual(['2:e2', 'caughtUp', '3:n0', '4:n1']);
      expect(ahead.said).toEqual(['caughtUp', '4:n1']);
    });

    it('waits for a stream that does not exist, and has caught up only when it has events', async () => {
      const stream = freshStream();
      const { said, says } = watch(server.client.subscribeToStream(stream));
      await server.append(freshStream(), makeEvents('other', 1));
      await server.append(stream, makeEvents('n', 1));
      await says('caughtUp', '0:n0');
      expect(said).toEqual(['0:n0', 'caughtUp']);
    });

    it('from the end has caught up at once', async () => {
      const { said, says } = watch(server.client.subscribeToStream(await withEvents(), { fromRevision: END }));
      await says('caughtUp');
      expect(said).toEqual(['caughtUp']);
    });

    it('delivers a tombstone that comes while live, and ends', async () => {
      const stream = await withEvents(1);
      const { said, says } = watch(server.client.subscribeToStream(stream));
      await says('caughtUp');
      await server.tombstone(stream);
      await says('error:stream-deleted');
      expect(said).toEqual(['0:e0', 'caughtUp', `${2n ** 63n - 1n}:$streamDeleted`, 'error:stream-deleted']);
      const late = watch(server.client.subscribeToStream(stream));
      await late.says('error:stream-deleted');
      expect(late.said).toEqual(['error:stream-deleted']);
    });

    it('goes on over a soft delete to the events of the stream anew', async () => {
      const stream = await withEvents(1);
      const { said, says } = watch(server.client.subscribeToStream(stream));
      await says('caughtUp');
      await server.delete(stream);
      await server.append(stream, makeEvents('n', 1));
      await says('1:n0');
      expect(said).toEqual(['0:e0', 'caughtUp', '1:n0']);
    });

    it('hides by $maxCount what is stored, never what comes', async () => {
      const stream = await withEvents();
      await server.client.setStreamMetadata(stream, { maxCount: 1 });
      const { said, says } = watch(server.client.subscribeToStream(stream));
      await says('caughtUp');
      await server.append(stream, makeEvents('n', 2));
      await says('4:n1');
      expect(said).toEqual(['2:e2', 'caughtUp', '3:n0', '4:n1']);
    });
  });

  describe('to the log', () => {
    it('delivers after the position, in order, each event once', async () => {
      const prefix = freshStream();
      const first = await server.client.appendToStream(`${prefix}-a`, makeEvents('a', 2));
      await server.append(`${prefix}-b`, makeEvents('b', 1));
      const filter = streamNameFilter({ prefixes: [prefix] });
      const { said, says } = watch(server.client.subscribeToAll({ fromPosition: first.position!, filter }));
      await says('caughtUp');
      for (let n = 0; n < 20; n++) await server.append(`${prefix}-${n % 2}`, makeEvents(`n${n}-`, 1));
      await says('9:n19-0');
      expect(said).toHaveLength(22);
      expect(said.slice(0, 4)).toEqual(['0:b0', 'caughtUp', '0:n0-0', '0:n1-0']);
    });

    it('from beyond the end delivers whatever is written', async () => {
      const beyond = { commit: 2n ** 63n - 1n, prepare: 2n ** 63n - 1n };
      const type = `T${randomUUID()}`;
      const { says } = watch(server.client.subscribeToAll({ fromPosition: beyond }));
      await says('caughtUp');
      await server.append(freshStream(), makeEvents(type, 1));
      await says(`0:${type}0`);
    });

    const filters: [string, (prefix: string) => Filter, string[]][] = [
      [
        'prefixes of names',
        (prefix) => streamNameFilter({ prefixes: [`${prefix}-a`, `${prefix}-b`] }),
        ['Alpha', 'beta'],
      ],
      ['no prefixes', () => streamNameFilter({ prefixes: [] }), []],
      ['a regular expression on names', (prefix) => streamNameFilter({ regex: `${prefix}-[bc]$` }), ['beta', 'Gamma']],
      ['prefixes of types', (prefix) => eventTypeFilter({ prefixes: [`${prefix}Al`] }), ['Alpha']],
      ['an unanchored expression on types', (prefix) => eventTypeFilter({ regex: `${prefix}.*eta` }), ['beta']],
      ['an inline option', (prefix) => eventTypeFilter({ regex: `${prefix}(?i)GAMMA` }), ['Gamma']],
      ['a class of Unicode', (prefix) => eventTypeFilter({ regex: `${prefix}\\p{Lu}` }), ['Alpha', 'Gamma']],
      ['a look back', (prefix) => eventTypeFilter({ regex: `(?<=${prefix})G` }), ['Gamma']],
    ];
    it.each(filters)('filters by %s', async (_name, filterOf, expected) => {
      const prefix = freshStream();
      for (const [name, type] of [
        ['a', 'Alpha'],
        ['b', 'beta'],
        ['c', 'Gamma'],
      ] as const) {
        await server.client.appendToStream(`${prefix}-${name}`, makeEvents(`${prefix}${type}`, 1));
      }
      const { said, says } = watch(server.client.subscribeToAll({ fromPosition: START, filter: filterOf(prefix) }));
      await says('caughtUp');
      expect(said).toEqual([...expected.map((type) => `0:${prefix}${type}0`), 'caughtUp']);
    });

    it('refuses a regular expression that is none', async () => {
      const { said, says } = watch(server.client.subscribeToAll({ filter: eventTypeFilter({ regex: '(' }) }));
      await says('error:unknown');
      expect(said).toEqual(['error:unknown']);
    });

    it('resolves links also while live', async () => {
      const stream = await withEvents(1);
      const links = freshStream();
      const filter = streamNameFilter({ prefixes: [links] });
      const { says } = watch(server.client.subscribeToAll({ filter, fromPosition: END, resolveLinkTos: true }));
      await says('caughtUp');
      await server.client.appendToStream(links, [
        {
          ...makeEvents('x', 1)[0]!,
          type: '$>',
          contentType: 'application/octet-stream',
          data: Buffer.from(`0@${stream}`),
        } as never,
      ]);
      await says('0:e0');
    });
  });

  describe('checkpoints', () => {
    const reached = async (
      written: number,
      live: number,
      options: { checkpointInterval?: number; maxSearchWindow?: number },
    ) => {
      const prefix = freshStream();
      const before = (await server.client.appendToStream(prefix, makeEvents('start', 1))).position!;
      if (written > 0) await server.append(prefix, makeEvents('e', written));
      const positions: Position[] = [];
      const filter = eventTypeFilter({
        prefixes: [`${prefix}-nothing`, 'end'],
        ...options,
        checkpointReached: async (_subscription, position) => void positions.push(position),
      });
      const { says } = watch(server.client.subscribeToAll({ fromPosition: before, filter }));
      await says('caughtUp');
      const untilCaughtUp = positions.length;
      for (let n = 0; n < live; n++) await server.append(prefix, makeEvents(`n${n}`, 1));
      await server.append(prefix, makeEvents('end', 1));
      await until(async () => (await server.read(prefix)).includes(`${written + live + 1}:end0`));
      await says(`${written + live + 1}:end0`);
      return { positions, untilCaughtUp, before };
    };

    it('come while nothing matches, behind what was looked at', async () => {
      const { positions, untilCaughtUp, before } = await reached(200, 0, {
        checkpointInterval: 1,
        maxSearchWindow: 10,
      });
      expect(untilCaughtUp).toBeGreaterThanOrEqual(15);
      const commits = positions.map(({ commit }) => commit);
      expect(commits.every((commit, n) => commit >= before.commit && (n === 0 || commit > commits[n - 1]!))).toBe(true);
    });

    it('do not come for a few events, nor with caughtUp', async () => {
      expect((await reached(5, 5, {})).positions).toEqual([]);
    });

    it('come live after every interval, at the event itself', async () => {
      const { positions, untilCaughtUp } = await reached(0, 40, {});
      expect(untilCaughtUp).toBe(0);
      expect(positions).toHaveLength(1);
      expect(positions[0]?.commit).toBe(positions[0]?.prepare);
    });

    it('can be resumed from without losing an event', async () => {
      const prefix = freshStream();
      const start = (await server.client.appendToStream(prefix, makeEvents('start', 1))).position!;
      for (let n = 0; n < 4; n++) await server.append(prefix, [...makeEvents('no', 20), ...makeEvents('yes', 1)]);
      const delivered = (fromPosition: Position, checkpointReached: (position: Position) => void) => {
        const filter = eventTypeFilter({
          prefixes: ['yes'],
          checkpointInterval: 1,
          maxSearchWindow: 7,
          checkpointReached: async (_subscription, position) => checkpointReached(position),
        });
        return watch(server.client.subscribeToAll({ fromPosition, filter }));
      };
      const at: { position: Position; seen: number }[] = [];
      const whole = delivered(start, (position) => at.push({ position, seen: whole.said.length }));
      await whole.says('caughtUp');
      const events = whole.said.filter((word) => word.includes('yes'));
      expect(at.length).toBeGreaterThan(3);
      for (const { position, seen } of at) {
        const rest = delivered(position, () => {});
        await rest.says('caughtUp');
        const again = rest.said.filter((word) => word.includes('yes'));
        expect(events.slice(events.length - again.length)).toEqual(again);
        expect(again.length).toBeGreaterThanOrEqual(events.length - seen);
      }
    });
  });
});
