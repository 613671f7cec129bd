import type { AppendExpectedRevision, EventData } from '@eventstore/db-client';
import { describe, expect, it } from 'vitest';
import { exactAppendsRace } from './exactAppendsRace.ts';
import { contract, freshStream, makeEvents, type Outcome, onlyOurNode, PATHS, type Server, wrong } from './subject.ts';

/** A stream in a state, and the events that were stored in it before (three, but for `never` and `metadata only`). */
type State = 'never' | 'metadata only' | 'events' | 'soft-deleted' | 'recreated' | 'truncated' | 'tombstoned';

async function given(server: Server, state: State): Promise<{ stream: string; stored: EventData[] }> {
  const stream = freshStream();
  const stored = state === 'never' || state === 'metadata only' ? [] : makeEvents('e', 3);
  if (stored.length > 0) await server.append(stream, stored, 'no_stream');
  if (state === 'metadata only') await server.client.setStreamMetadata(stream, { own: 1 });
  if (state === 'soft-deleted' || state === 'recreated') await server.delete(stream);
  if (state === 'recreated') await server.append(stream, makeEvents('r', 1), 2n);
  if (state === 'truncated') await server.client.setStreamMetadata(stream, { truncateBefore: 2 });
  if (state === 'tombstoned') await server.tombstone(stream);
  return { stream, stored };
}

const DELETED = { error: 'stream-deleted' };
const ok = (next: bigint) => ({ next, position: expect.any(BigInt) });
/** A retry of what can no longer be read: no position. */
const okUnread = (next: bigint) => ({ next, position: undefined });

/** Row by row: state, expected revision, the answer to two new events. */
const NEW: [State, AppendExpectedRevision, object][] = [
  ['never', 'any', ok(1n)],
  ['never', 'no_stream', ok(1n)],
  ['never', 'stream_exists', wrong('no_stream')],
  ['never', 0n, wrong('no_stream')],
  ['metadata only', 'stream_exists', ok(1n)],
  ['metadata only', 'no_stream', ok(1n)],
  ['events', 'any', ok(4n)],
  ['events', 'stream_exists', ok(4n)],
  ['events', 'no_stream', wrong(2n)],
  ['events', 1n, wrong(2n)],
  ['events', 2n, ok(4n)],
  ['events', 3n, wrong(2n)],
  ['soft-deleted', 'any', ok(4n)],
  ['soft-deleted', 'no_stream', ok(4n)],
  ['soft-deleted', 'stream_exists', DELETED],
  ['soft-deleted', 1n, wrong(2n)],
  ['soft-deleted', 2n, ok(4n)],
  ['recreated', 'no_stream', wrong(3n)],
  ['recreated', 'stream_exists', ok(5n)],
  ['truncated', 'no_stream', wrong(2n)],
  ['truncated', 2n, ok(4n)],
  ['tombstoned', 'any', DELETED],
  ['tombstoned', 'no_stream', DELETED],
  ['tombstoned', 'stream_exists', DELETED],
  ['tombstoned', 2n, DELETED],
];

/** The answer to the very three events that the stream began with. */
const RETRY: [State, AppendExpectedRevision, object][] = [
  ['events', 'no_stream', ok(2n)],
  ['events', 'any', ok(2n)],
  ['events', 'stream_exists', ok(2n)],
  ['events', 2n, ok(5n)], // at the end ids are not looked at: stored once more
  ['soft-deleted', 'no_stream', okUnread(2n)],
  ['soft-deleted', 'any', okUnread(2n)],
  ['soft-deleted', 'stream_exists', DELETED],
  ['recreated', 'no_stream', okUnread(2n)],
  ['truncated', 'any', ok(2n)],
  ['tombstoned', 'any', DELETED],
];

contract('appends', (server) => {
  describe.each(PATHS)('%s path', (path) => {
    it.each(NEW)('to a stream that is %s, expecting %s, new events', async (state, expected, answer) => {
      const { stream } = await given(server, state);
      expect(await server.append(stream, makeEvents('n', 2), expected, path)).toMatchObject(answer);
    });

    it.each(RETRY)(
      'to a stream that is %s, expecting %s, the events it began with',
      async (state, expected, answer) => {
        const { stream, stored } = await given(server, state);
        expect(await server.append(stream, stored, expected, path)).toMatchObject(answer);
      },
    );

    it('says in a refusal what was expected and what is there', async () => {
      const { stream } = await given(server, 'events');
      expect(await server.append(stream, makeEvents('n', 1), 7n, path)).toEqual({ ...wrong(2n), expected: 7n });
      expect(await server.append(freshStream(), [], 'stream_exists', path)).toMatchObject(wrong('no_stream'));
    });

    it.each([2n ** 63n - 2n, 2n ** 63n - 1n])('says %s to the last digit', async (expected) => {
      const { stream } = await given(server, 'events');
      expect(await server.append(stream, makeEvents('n', 1), expected, path)).toEqual({ ...wrong(2n), expected });
    });

    it('refuses an expected revision that can be none', async () => {
      const { stream } = await given(server, 'events');
      expect(await server.append(stream, makeEvents('n', 1), 2n ** 63n, path)).toEqual({ error: 'unknown' });
      expect(await server.read(stream)).toHaveLength(3);
    });

    it('answers an exact append that is sent again with the same revision and position', async () => {
      const { stream } = await given(server, 'events');
      const events = makeEvents('n', 2);
      const first = await server.append(stream, events, 2n, path);
      expect(await server.append(stream, events, 2n, path)).toEqual(first);
      expect(await server.read(stream, { fromRevision: 3n })).toEqual(['3:n0', '4:n1']);
    });

    it('refuses a retry that says more or less than what is stored', async () => {
      const { stream, stored } = await given(server, 'events');
      const [first, second, third] = stored as [EventData, EventData, EventData];
      expect(await server.append(stream, [...stored, ...makeEvents('n', 1)], 'no_stream', path)).toMatchObject(
        wrong(2n),
      );
      expect(await server.append(stream, [first, third], 'no_stream', path)).toMatchObject(wrong(2n));
      expect(await server.append(stream, [first, ...makeEvents('n', 1)], 'any', path)).toMatchObject(wrong(2n));
      expect(await server.append(stream, [second, first], 'any', path)).toMatchObject({ next: 0n });
    });

    it('writes an append of any whose first id is unknown, whatever the others are', async () => {
      const { stream, stored } = await given(server, 'events');
      expect(await server.append(stream, [...makeEvents('n', 1), stored[0]!], 'any', path)).toMatchObject({ next: 4n });
    });

    it('uses up a position for an append without events', async () => {
      const { stream } = await given(server, 'events');
      const empty = await server.append(stream, [], 2n, path);
      const after = await server.append(stream, makeEvents('n', 1), 2n, path);
      expect(empty).toMatchObject(ok(2n));
      expect(positionOf(after)).toBeGreaterThan(positionOf(empty));
      expect(await server.append(stream, [], 'no_stream', path)).toMatchObject(wrong(3n));
    });

    it('takes 1 MiB of data in one append and not a byte more', async () => {
      const data = { type: 'T', contentType: 'application/octet-stream' as const, metadata: undefined };
      const sized = (bytes: number, id: string) => ({ ...data, id, data: new Uint8Array(bytes) }) as EventData;
      const [one, two] = makeEvents('id', 2).map(({ id }) => id) as [string, string];
      const stream = freshStream();
      expect(await server.append(stream, [sized(1_048_577, one)], 'any', path)).toMatchObject({
        error: 'maximum-append-size-exceeded',
      });
      expect(await server.append(stream, [sized(1_048_576, two)], 'no_stream', path)).toMatchObject(ok(0n));
    });

    it('lets one of two different exact appends win that race', () => exactAppendsRace(server, path));

    it.skipIf(onlyOurNode.skip)('answers identical racing appends alike, and stores them once', async () => {
      for (const expected of ['any', 'no_stream'] as const) {
        const stream = freshStream();
        const events = makeEvents('n', 2);
        const outcomes = await Promise.all([1, 2, 3].map(() => server.append(stream, events, expected, path)));
        expect(outcomes).toEqual([outcomes[0], outcomes[0], outcomes[0]]);
        expect(outcomes[0]).toMatchObject(ok(1n));
        expect(await server.read(stream)).toEqual(['0:n0', '1:n1']);
      }
    });
  });

  it('decides pipelined appends in the order sent', async () => {
    const stream = freshStream();
    const sent = Array.from({ length: 10 }, (_, n) =>
      server.append(stream, makeEvents(`${n}-`, 1), n === 0 ? 'no_stream' : BigInt(n - 1)),
    );
    const positions = (await Promise.all(sent)).map(positionOf);
    expect(positions).toEqual([...positions].sort((a, b) => (a < b ? -1 : 1)));
  });

  it('writes nothing whose deadline has passed', async () => {
    const stream = freshStream();
    const late = server.client.appendToStream(stream, makeEvents('n', 1), { deadline: -5_000 });
    await expect(late).rejects.toMatchObject({ type: 'deadline-exceeded' });
    expect(await server.read(stream)).toBe('stream-not-found');
  });
});

function positionOf(outcome: Outcome): bigint {
  if ('error' in outcome || outcome.position === undefined) throw new Error(`no position: ${JSON.stringify(outcome)}`);
  return outcome.position;
}
