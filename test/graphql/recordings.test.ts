import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { putRecording } from '../recordings/smallRecording.ts';
import { openWorld, type World } from './openWorld.ts';
import { givenGame } from './plays.ts';

const HOUR = 3_600_000;
/** Two files of ten seconds with five seconds between them, then a third that goes on where the second ends. */
const BEGIN = Date.parse('2026-09-05T17:00:00.000Z');
const iso = (second: number) => new Date(BEGIN + second * 1_000).toISOString();

let world: World;
let operator: string;
let channelId: string;

beforeAll(async () => {
  world = await openWorld();
  operator = await world.token({ role: 'operator' });
  ({ channelId } = await givenGame(world, operator));
  const { data } = await world.ask(`{ channel(id: "${channelId}") { path } }`, {}, operator);
  const folder = path.join(world.clipsFolder, '../recordings');
  const put = (second: number, more: object) =>
    putRecording(folder, data.channel!.path, { startMs: BEGIN + second * 1_000, parts: 50, ...more });
  put(0, { closed: true, sound: 1 });
  put(15, { closed: true, streamId: Buffer.alloc(16, 2) });
  put(25, { streamId: Buffer.alloc(16, 2), segmentNumber: 1, streamMs: 10_000 });
});

async function ask(fields: string, { token = operator, ...given }: Record<string, unknown> = {}) {
  const query = `query ($channelId: ID!, $from: DateTime, $to: DateTime) {
    recordings(channelId: $channelId, from: $from, to: $to) { ${fields} } }`;
  const { data, errors } = await world.ask(query, { channelId, from: iso(-60), to: iso(60), ...given }, String(token));
  return { recordings: data?.recordings, codes: errors?.map(({ extensions, message }) => [extensions.code, message]) };
}

describe('the recordings of a channel', () => {
  it('are told as they lie on disk: files, gaps, and how much of the time they cover', async () => {
    const { recordings } = await ask(
      `from to startAt endAt coverage bytes strangers channel { id }
       segments(first: 10) { nodes { startAt endAt parts state damaged picture sound continues } }
       gaps(first: 10) { nodes { from to } }`,
    );
    const file = { parts: 50, damaged: false, picture: 'avc1 640 x 360' };
    expect(recordings).toMatchObject({
      from: iso(-60),
      to: iso(60),
      startAt: iso(0),
      endAt: iso(35),
      strangers: [],
      channel: { id: channelId },
      segments: {
        nodes: [
          { ...file, startAt: iso(0), endAt: iso(10), state: 'CLOSED', sound: 'mp4a', continues: false },
          { ...file, startAt: iso(15), endAt: iso(25), state: 'CLOSED', sound: null, continues: false },
          { ...file, startAt: iso(25), endAt: iso(35), state: 'OPEN', sound: null, continues: true },
        ],
      },
      gaps: { nodes: [{ from: iso(10), to: iso(15) }] },
    });
    expect(recordings!.coverage).toBeCloseTo(30 / 35, 6);
    expect(recordings!.bytes).toBeGreaterThan(1_000);
  });

  it('come in pages', async () => {
    const first = await ask('segments(first: 2) { nodes { startAt } pageInfo { hasNextPage endCursor } }');
    const { nodes, pageInfo } = first.recordings!.segments;
    expect([nodes.length, pageInfo.hasNextPage]).toEqual([2, true]);
    const rest = await ask(
      `segments(first: 2, after: "${pageInfo.endCursor}") { nodes { startAt } pageInfo { hasNextPage } }`,
    );
    expect(rest.recordings!.segments).toEqual({ nodes: [{ startAt: iso(25) }], pageInfo: { hasNextPage: false } });
  });

  it('are those of the last six hours where nobody says of which', async () => {
    const { recordings } = await ask('from to startAt coverage', { from: null, to: null });
    const { from, to, ...rest } = recordings!;
    expect(Date.parse(to) - Date.parse(from)).toBe(6 * HOUR);
    expect(Math.abs(Date.now() - Date.parse(to))).toBeLessThan(60_000);
    expect(rest).toEqual({ startAt: null, coverage: 0 });
  });

  it.each([
    ['a window the wrong way round', { from: iso(60), to: iso(0) }, 'to: must be later than from'],
    ['a window that is too long', { from: iso(0), to: iso(6 * 3_600 + 1) }, 'to: must be at most 6 h later than from'],
    ['an instant that is none', { from: 'kick-off' }, 'from: must be an ISO 8601 instant'],
    ['an id that is none', { channelId: 'home-sideline' }, 'channelId: must be a UUID'],
  ])('are not told for %s', async (_name, wrong, message) => {
    expect((await ask('bytes', wrong)).codes).toEqual([['BAD_USER_INPUT', expect.stringContaining(message)]]);
  });

  it('are not turned over by a cursor of another list', async () => {
    const { codes } = await ask('gaps(first: 1, after: "bm8") { nodes { from } }');
    expect(codes).toEqual([['BAD_USER_INPUT', 'after: not a cursor of this list']]);
  });

  it("are nobody else's", async () => {
    const stranger = await world.token({ role: 'admin', team: 'away' });
    expect(await ask('bytes', { token: stranger })).toMatchObject({ recordings: null, codes: undefined });
    expect(await ask('bytes', { channelId: randomUUID() })).toMatchObject({ recordings: null, codes: undefined });
  });

  it('are no business of a device, and an auditor sees what there is', async () => {
    const device = await world.token({ role: 'device', sub: randomUUID(), channelId });
    expect((await ask('bytes', { token: device })).codes).toMatchObject([['FORBIDDEN', expect.anything()]]);
    const auditor = await world.token({ role: 'auditor', sub: 'ada' });
    expect((await ask('coverage', { token: auditor })).recordings!.coverage).toBeGreaterThan(0.8);
  });
});
