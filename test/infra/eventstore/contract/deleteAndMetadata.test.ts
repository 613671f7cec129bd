import { jsonEvent } from '@eventstore/db-client';
import { expect, it } from 'vitest';
import { collect, contract, freshStream, makeEvents, wrong } from './subject.ts';

contract('deletes and metadata', (server) => {
  const withEvents = async (count = 3) => {
    const stream = freshStream();
    await server.append(stream, makeEvents('e', count), 'no_stream');
    return stream;
  };
  const raw = (stream: string, data: object, expected: bigint | 'any' = 'any') =>
    server.append(`$$${stream}`, [jsonEvent({ type: '$metadata', data: data as Record<string, unknown> })], expected);

  it('soft-deletes a stream and starts it anew with revisions that go on', async () => {
    const stream = await withEvents();
    expect(await server.delete(stream)).toBe('ok');
    expect(await server.read(stream)).toBe('stream-not-found');
    expect(await server.append(stream, makeEvents('n', 1), 'no_stream')).toMatchObject({ next: 3n });
    expect(await server.read(stream)).toEqual(['3:n0']);
    const { metadata } = await server.client.getStreamMetadata(stream);
    expect(metadata).toMatchObject({ truncateBefore: 3 });
  });

  it.each([
    ['never existed', 'any', 'wrong-expected-version', 'ok'],
    ['never existed', 'no_stream', 'wrong-expected-version', 'ok'],
    ['has metadata only', 'any', 'ok', 'ok'],
    ['has events', 'any', 'ok', 'ok'],
    ['has events', 'no_stream', 'wrong-expected-version', 'wrong-expected-version'],
    ['has events', 2n, 'ok', 'ok'],
    ['has events', 1n, 'wrong-expected-version', 'wrong-expected-version'],
    ['has events', 3n, 'wrong-expected-version', 'wrong-expected-version'],
    ['is soft-deleted', 'any', 'ok', 'ok'],
    ['is soft-deleted', 'no_stream', 'ok', 'ok'],
    ['is tombstoned', 'any', 'stream-deleted', 'stream-deleted'],
  ] as const)('a stream that %s, expecting %s: soft delete %s, tombstone %s', async (state, expected, soft, hard) => {
    for (const [how, answer] of [
      ['delete', soft],
      ['tombstone', hard],
    ] as const) {
      const stream = state.startsWith('has events') || state.startsWith('is') ? await withEvents() : freshStream();
      if (state === 'has metadata only') await server.client.setStreamMetadata(stream, { own: 1 });
      if (state === 'is soft-deleted') await server.delete(stream);
      if (state === 'is tombstoned') await server.tombstone(stream);
      expect(await server[how](stream, expected)).toBe(answer);
    }
  });

  it('ends a stream and its metadata for good with a tombstone', async () => {
    const stream = await withEvents();
    await server.tombstone(stream);
    expect(await server.read(stream)).toBe('stream-deleted');
    expect(await server.append(stream, makeEvents('n', 1))).toEqual({ error: 'stream-deleted' });
    expect(await raw(stream, {})).toEqual({ error: 'stream-deleted' });
    await expect(server.client.getStreamMetadata(stream)).rejects.toMatchObject({ type: 'stream-deleted' });
  });

  it('loses all other metadata in a soft delete', async () => {
    const stream = await withEvents();
    await server.client.setStreamMetadata(stream, { maxCount: 2, own: 'x' });
    await server.delete(stream);
    const history = await collect(server.client.readStream(`$$${stream}`));
    expect(history.map(({ event }) => event?.revision)).toEqual([1n]);
  });

  it('brings a deleted stream back, empty, when its metadata are set', async () => {
    const stream = await withEvents();
    await server.delete(stream);
    await server.client.setStreamMetadata(stream, { own: 'x' });
    expect(await server.read(stream)).toEqual([]);
    expect(await server.client.getStreamMetadata(stream)).toMatchObject({ metadata: { own: 'x', truncateBefore: 3 } });
    await server.client.setStreamMetadata(stream, { own: 'y' });
    expect(await server.read(stream)).toEqual(['0:e0', '1:e1', '2:e2']);
  });

  it.each([
    ['$maxCount', { $maxCount: 2 }, ['1:e1', '2:e2']],
    ['$tb', { $tb: 1 }, ['1:e1', '2:e2']],
    ['$tb beyond the end', { $tb: 10 }, []],
    ['both', { $tb: 1, $maxCount: 1 }, ['2:e2']],
    ['$maxCount 0', { $maxCount: 0 }, ['0:e0', '1:e1', '2:e2']],
    ['a wrong kind, which spoils all', { $maxCount: 1, $tb: 'x' }, ['0:e0', '1:e1', '2:e2']],
    ['a rounded Int64.Max, which is too large', { $tb: Number(2n ** 63n - 1n) }, ['0:e0', '1:e1', '2:e2']],
    ['$maxAge in the future', { $maxAge: 1_000 }, ['0:e0', '1:e1', '2:e2']],
  ] as const)('shows what %s leaves', async (_name, metadata, visible) => {
    const stream = await withEvents();
    await raw(stream, metadata);
    expect(await server.read(stream)).toEqual(visible);
    expect(await server.read(stream, { direction: 'backwards', fromRevision: 'end' })).toEqual([...visible].reverse());
  });

  it('applies metadata when reading: lifted, old events come back', async () => {
    const stream = await withEvents();
    await raw(stream, { $maxCount: 1 });
    await raw(stream, {});
    expect(await server.read(stream)).toEqual(['0:e0', '1:e1', '2:e2']);
  });

  it('hides events that are older than $maxAge', async () => {
    const stream = await withEvents(1);
    await raw(stream, { $maxAge: 1 });
    await expect.poll(() => server.read(stream), { timeout: 5_000 }).toEqual([]);
  });

  it('shows of a metadata stream its last event only, and checks its revision like any other', async () => {
    const stream = await withEvents();
    await raw(stream, { $maxCount: 5 });
    expect(await raw(stream, { $maxCount: 4 }, 0n)).toMatchObject({ next: 1n });
    expect(await raw(stream, { $maxCount: 3 }, 0n)).toMatchObject(wrong(1n));
    expect(await server.read(`$$${stream}`)).toEqual(['1:$metadata']);
  });

  it('forgets the metadata when the metadata stream is tombstoned', async () => {
    const stream = await withEvents();
    await raw(stream, { $tb: 2 });
    await server.tombstone(`$$${stream}`);
    expect(await server.read(stream)).toEqual(['0:e0', '1:e1', '2:e2']);
    expect(await server.read(`$$${stream}`)).toBe('stream-deleted');
  });
});
