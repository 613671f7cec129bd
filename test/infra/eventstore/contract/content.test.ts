import { randomUUID } from 'node:crypto';
import { type EventData, jsonEvent } from '@eventstore/db-client';
import { describe, expect, it } from 'vitest';
import { collect, contract, freshStream, makeEvents, onlyOurNode, PATHS, typeOf } from './subject.ts';

const withId = (id: string): EventData => ({ ...makeEvents('n', 1)[0]!, id }) as EventData;

contract('contents, names and refusals', (server) => {
  const names: [string, string][] = [
    ['slashes and signs', '/?#@%&'],
    ['spaces inside', 'a b c'],
    ['a newline', 'a\nb'],
    ['NUL', 'a\0b'],
    ['any script', 'Läufer-走る-🏈'],
    ['10 KiB', 'x'.repeat(10_240)],
    ['10 KiB that do not compress', Array.from({ length: 285 }, () => randomUUID()).join('')],
    ['a leading $', '$mine'],
  ];
  it.each(names)('takes a name with %s', async (_what, part) => {
    const stream = `${part}${randomUUID()}`;
    expect(await server.append(stream, makeEvents('e', 2), 'no_stream')).toMatchObject({ next: 1n });
    expect(await server.append(stream, makeEvents('e', 2), 'no_stream')).toMatchObject({
      error: 'wrong-expected-version',
    });
    await server.client.setStreamMetadata(stream, { maxCount: 1 });
    expect(await server.read(stream)).toEqual(['1:e1']);
    const subscription = server.client.subscribeToStream(stream);
    for await (const { event } of subscription) {
      expect(event).toMatchObject({ streamId: stream, revision: 1n });
      break;
    }
    expect(await server.delete(stream)).toBe('ok');
    expect(await server.tombstone(stream)).toBe('ok');
    expect(await server.append(stream, makeEvents('e', 1))).toEqual({ error: 'stream-deleted' });
  });

  it('answers HTTP 500 where a trailer cannot carry the name', async () => {
    const stream = `a\nb${randomUUID()}`;
    await server.append(stream, makeEvents('e', 1));
    await server.tombstone(stream);
    await expect(collect(server.client.readStream(stream))).rejects.toThrow('Received HTTP status code 500');
    expect(await server.append(stream, makeEvents('e', 1), 'any', 'classic')).toEqual({ error: 'unknown' });
  });

  it('refuses the empty name everywhere', async () => {
    for (const path of PATHS)
      expect(await server.append('', makeEvents('e', 1), 'any', path)).toEqual({ error: 'unknown' });
    expect(await server.read('')).toBe('unknown');
    expect(await server.delete('')).toBe('unknown');
    expect(await server.tombstone('')).toBe('unknown');
    expect(await collect(server.client.subscribeToStream('')).catch(typeOf)).toBe('unknown');
  });

  it.each(['T'.repeat(4_096), 'with space', 'Größe', '$metadata', '$streamDeleted', '$x'])(
    'takes the type %.20s',
    async (type) => {
      const stream = freshStream();
      await server.append(stream, [jsonEvent({ type, data: {} })]);
      expect(await server.read(stream)).toEqual([`0:${type}`]);
    },
  );

  it('stores JSON as it was sent, without looking', async () => {
    const stream = freshStream();
    const data = { text: 'null\0', deep: [[{}]] };
    await server.client.appendToStream(stream, jsonEvent({ type: 'T', data, metadata: { $correlationId: 'x' } }));
    const [read] = await collect(server.client.readStream(stream));
    expect(read?.event).toMatchObject({ data, metadata: { $correlationId: 'x' }, isJson: true });
  });

  describe.each(PATHS)('%s path', (path) => {
    it.each([
      ['no id', { id: '' }],
      ['an id that is none', { id: 'garbage' }],
      ['an id of zeros', { id: '00000000-0000-0000-0000-000000000000' }],
      ['no type', { type: '' }],
    ])('refuses an event with %s, and the whole append', async (_what, wrong) => {
      const stream = freshStream();
      const event = { ...makeEvents('n', 1)[0]!, ...wrong } as EventData;
      const refused = server.append(stream, [...makeEvents('e', 1), event], 'any', path);
      if (onlyOurNode.skip && path === 'batch') return; // the real server answers twice and breaks this client for good
      expect(await refused).toEqual({ error: 'unknown' });
      expect(await server.read(stream)).toBe('stream-not-found');
      expect(await server.append(stream, makeEvents('e', 1), 'no_stream', path)).toMatchObject({ next: 0n });
    });

    it('takes an id in any form for the same id', async () => {
      const stream = freshStream();
      const id = randomUUID();
      await server.append(stream, [withId(id)], 'no_stream', path);
      for (const form of [id.toUpperCase(), id.replaceAll('-', ''), `{${id}}`]) {
        expect(await server.append(stream, [withId(form)], 'no_stream', path)).toMatchObject({ next: 0n });
      }
      expect((await collect(server.client.readStream(stream)))[0]?.event?.id).toBe(id);
    });

    it('takes 2,000 events in one append', async () => {
      expect(await server.append(freshStream(), makeEvents('e', 2_000), 'no_stream', path)).toMatchObject({
        next: 1_999n,
      });
    });

    it('lets metadata be larger than the limit of the data', async () => {
      const event = jsonEvent({ type: 'T', data: {}, metadata: { big: 'x'.repeat(2 * 1024 * 1024) } });
      expect(await server.append(freshStream(), [event], 'no_stream', path)).toMatchObject({ next: 0n });
    });

    it('knows an expected revision beyond all numbers for no stream', async () => {
      expect(await server.append(freshStream(), makeEvents('e', 1), 2n ** 64n - 1n, path)).toMatchObject({ next: 0n });
    });
  });

  describe.skipIf(onlyOurNode.skip)('better than the real server', () => {
    it('refuses every write to $$ and lives on', async () => {
      for (const path of PATHS)
        expect(await server.append('$$', makeEvents('e', 1), 'any', path)).toEqual({ error: 'unknown' });
      expect(await server.delete('$$')).toBe('unknown');
      expect(await server.tombstone('$$')).toBe('unknown');
      await expect(server.client.setStreamMetadata('', { maxCount: 1 })).rejects.toMatchObject({ type: 'unknown' });
      expect(await server.read('$$')).toBe('stream-not-found');
      expect(await server.append(freshStream(), makeEvents('e', 1))).toMatchObject({ next: 0n });
    });

    it('trims a name with outer spaces in a trailer, so that the error is typed', async () => {
      const stream = `  ${randomUUID()}  `;
      await server.append(stream, makeEvents('e', 1));
      expect(await server.delete(stream, 9n)).toBe('wrong-expected-version');
      await server.tombstone(stream);
      expect(await server.read(stream)).toBe('stream-deleted');
    });

    it('keeps to one answer for a refused event, so that the next append of the client works', async () => {
      const stream = freshStream();
      const event = { ...jsonEvent({ type: 'T', data: {} }), type: '' } as EventData;
      const sent = [server.append(stream, [event]), server.append(stream, makeEvents('e', 1))];
      expect(await Promise.all(sent)).toMatchObject([{ error: 'unknown' }, { next: 0n }]);
    });
  });
});
