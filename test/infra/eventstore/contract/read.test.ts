import { BACKWARDS, binaryEvent, END, FORWARDS, jsonEvent, START } from '@eventstore/db-client';
import { beforeAll, expect, it } from 'vitest';
import { collect, contract, freshStream, makeEvents, onlyOurNode, tagOf } from './subject.ts';

const INT64_MAX = 2n ** 63n - 1n;
const UINT64_MAX = 2n ** 64n - 1n;

contract('reads', (server) => {
  let stream = '';
  beforeAll(async () => {
    stream = freshStream();
    await server.append(stream, makeEvents('e', 5), 'no_stream');
  });

  it.each([
    ['forwards', 'start', ['0:e0', '1:e1', '2:e2', '3:e3', '4:e4']],
    ['forwards', 3n, ['3:e3', '4:e4']],
    ['forwards', 10n, []],
    ['forwards', INT64_MAX, []],
    ['forwards', 'end', 'unknown'],
    ['forwards', UINT64_MAX, 'unknown'],
    ['backwards', 'end', ['4:e4', '3:e3', '2:e2', '1:e1', '0:e0']],
    ['backwards', UINT64_MAX, ['4:e4', '3:e3', '2:e2', '1:e1', '0:e0']],
    ['backwards', 1n, ['1:e1', '0:e0']],
    ['backwards', 10n, ['4:e4', '3:e3', '2:e2', '1:e1', '0:e0']],
    ['backwards', 'start', ['0:e0']],
  ] as const)('of a stream, %s from %s', async (direction, fromRevision, events) => {
    expect(await server.read(stream, { direction, fromRevision })).toEqual(events);
  });

  it('stops at the count, and refuses a count of 0 before it looks at the stream', async () => {
    expect(await server.read(stream, { maxCount: 2 })).toEqual(['0:e0', '1:e1']);
    expect(await server.read(freshStream(), { maxCount: 0 })).toBe('unknown');
  });

  it('knows a stream without events for not found', async () => {
    const metadataOnly = freshStream();
    await server.client.setStreamMetadata(metadataOnly, { own: 1 });
    expect(await server.read(freshStream())).toBe('stream-not-found');
    expect(await server.read(metadataOnly)).toBe('stream-not-found');
  });

  it('gives back what was written, with its place', async () => {
    const other = freshStream();
    const json = jsonEvent({ type: 'json', data: { a: 'ä' }, metadata: { m: 1 } });
    const binary = binaryEvent({ type: 'binary', data: new Uint8Array([0, 255]) });
    const result = await server.client.appendToStream(other, [json, binary]);
    const [first, second] = await collect(server.client.readStream(other));
    expect(first?.event).toMatchObject({
      id: json.id,
      type: 'json',
      isJson: true,
      data: { a: 'ä' },
      metadata: { m: 1 },
    });
    expect(second?.event).toMatchObject({ id: binary.id, isJson: false, revision: 1n, position: result.position });
    expect(Buffer.from(second?.event?.data as Uint8Array)).toEqual(Buffer.from([0, 255]));
    expect(second?.commitPosition).toBe(result.position?.commit);
    expect(Math.abs(Number(first?.event?.created) - Date.now())).toBeLessThan(600_000);
  });

  it('reads the log in strictly rising order, system events included', async () => {
    const events = await collect(server.client.readAll());
    const positions = events.map(({ event }) => event!.position!.commit);
    expect(positions.every((position, n) => n === 0 || position > positions[n - 1]!)).toBe(true);
    expect(events.some(({ event }) => event?.streamId.startsWith('$'))).toBe(true);
    // From the last one that was seen, exclusive: a real server may have written more of its own meanwhile.
    const last = events.pop()!.event!.position!;
    const backwards = await collect(server.client.readAll({ direction: BACKWARDS, fromPosition: last }));
    expect(backwards.map(({ event }) => event?.id)).toEqual(events.map(({ event }) => event?.id).reverse());
  });

  it('includes the event at the position forwards, and leaves it out backwards', async () => {
    const fromPosition = (await collect(server.client.readStream(stream)))[2]!.event!.position!;
    const read = async (direction: typeof FORWARDS | typeof BACKWARDS) =>
      (await collect(server.client.readAll({ direction, fromPosition, maxCount: 1 }))).map(tagOf);
    expect(await read(FORWARDS)).toEqual(['2:e2']);
    expect(await read(BACKWARDS)).toEqual(['1:e1']);
  });

  it('finds nothing in the log beyond either end', async () => {
    const beyond = { commit: INT64_MAX, prepare: INT64_MAX };
    const all = (options: Parameters<typeof server.client.readAll>[0]) => collect(server.client.readAll(options));
    expect(await all({ fromPosition: END })).toEqual([]);
    expect(await all({ fromPosition: beyond })).toEqual([]);
    expect(await all({ direction: BACKWARDS, fromPosition: START })).toEqual([]);
    await expect(all({ direction: BACKWARDS, fromPosition: beyond })).rejects.toMatchObject({ type: 'unknown' });
  });

  it.skipIf(onlyOurNode.skip)('refuses to read none of the log', async () => {
    await expect(collect(server.client.readAll({ maxCount: 0 }))).rejects.toMatchObject({ type: 'unknown' });
  });

  it('follows a link to what a plain read would return, and to nothing else', async () => {
    const links = freshStream();
    const deleted = freshStream();
    await server.append(deleted, makeEvents('d', 1));
    await server.delete(deleted);
    const linkTo = (data: string) => binaryEvent({ type: '$>', data: Buffer.from(data) });
    const targets = [`1@${stream}`, `-1@${stream}`, `9@${stream}`, `0@${deleted}`, '7', 'garbage'];
    await server.client.appendToStream(links, targets.map(linkTo));
    const resolved = await collect(server.client.readStream(links, { resolveLinkTos: true }));
    expect(resolved.map(tagOf)).toEqual(['1:e1', '4:e4', 'absent', 'absent', 'absent', '5:$>']);
    expect(resolved.map(({ link }) => link?.revision)).toEqual([0n, 1n, 2n, 3n, 4n, undefined]);
    expect((await server.read(links)).length).toBe(6);
  });

  it('reads a thousand events in pages without losing or repeating one', async () => {
    const long = freshStream();
    for (let n = 0; n < 3; n++) await server.append(long, makeEvents(`p${n}-`, 400));
    const forwards = await collect(server.client.readStream(long));
    expect(forwards.map(({ event }) => event?.revision)).toEqual(Array.from({ length: 1_200 }, (_, n) => BigInt(n)));
    const backwards = await collect(server.client.readStream(long, { direction: BACKWARDS, fromRevision: END }));
    expect(backwards.map(({ event }) => event?.id)).toEqual(forwards.map(({ event }) => event?.id).reverse());
  });
});
