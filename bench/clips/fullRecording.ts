// How long it takes until a player can seek in an hour that nobody has looked at yet.
import { closeSync, linkSync, mkdirSync, openSync, readSync } from 'node:fs';
import path from 'node:path';
import { lookAt, openSegmentFile, type Part } from '../../src/recordings/segmentFile.ts';
import { tokenFrom } from '../../test/support/tokenFrom.ts';
import type { Measured, Round } from '../bench.ts';
import { type FilmRoom, setFilmRoom } from '../filmRoom.ts';
import type { BenchFootage } from '../footage.ts';
import { hourFootage } from './hourFootage.ts';

const ROUNDS = 9;
const HOUR_MS = 3_600_000;

/**
 * The query for the film, then the film itself until its whole `moov` has arrived; every round on a channel that the
 * platform has not seen before. Control: a read of the head of each part.
 */
export async function fullRecording(): Promise<Measured> {
  const footage = await hourFootage();
  const room = await setFilmRoom(1, 100);
  try {
    const at = { url: room.system.url, dataFolder: room.dataFolder };
    const operator = await tokenFrom(at, { memberId: 'operator-1', role: 'operator' });
    const parts = partsOf(footage);
    const rounds: Round[] = [];
    let bytes = 0;
    for (let n = 0; n < ROUNDS; n += 1) {
      const channelId = await newChannel(room, operator, footage, `home-hour-${n}`);
      const control = timed(() => readHeads(footage, parts));
      const begin = performance.now();
      bytes = await readIndex(room.system.url, operator, channelId, footage.start);
      rounds.push({ ours: performance.now() - begin, control });
    }
    return {
      rounds: rounds.slice(2),
      unit: 'ms',
      note: `${parts.length} parts, ${(bytes / 1e6).toFixed(1)} MB of moov`,
    };
  } finally {
    await room.stop();
  }
}

/** The hour once more under another name, as the recordings of a camera that has just been registered. */
async function newChannel({ system, dataFolder }: FilmRoom, token: string, footage: BenchFootage, channel: string) {
  const folder = path.join(dataFolder, 'recordings', channel);
  mkdirSync(folder, { recursive: true });
  linkSync(footage.segment, path.join(folder, path.basename(footage.segment)));
  const input = { commandId: crypto.randomUUID(), name: channel, path: channel };
  const mutation = 'mutation ($input: RegisterChannelInput!) { registerChannel(input: $input) { channel { id } } }';
  const data = await ask<{ registerChannel: { channel: { id: string } } }>(system.url, token, mutation, { input });
  return data.registerChannel.channel.id;
}

/** @returns bytes of the index */
async function readIndex(url: string, token: string, channelId: string, start: Date): Promise<number> {
  const query = `query ($channelId: ID!, $from: DateTime!, $to: DateTime!) {
    recordings(channelId: $channelId, from: $from, to: $to) { film { url } } }`;
  const span = { from: start.toISOString(), to: new Date(start.getTime() + HOUR_MS).toISOString() };
  const data = await ask<{ recordings: { film: { url: string } } }>(url, token, query, { channelId, ...span });
  const response = await fetch(url + data.recordings.film.url);
  let head = Buffer.alloc(0);
  for await (const chunk of response.body!) {
    head = Buffer.concat([head, chunk]);
    const end = endOfIndex(head);
    if (end !== undefined && head.length >= end) return end;
  }
  throw new Error('the film ended before its index');
}

/** Where `moov` ends, which follows `ftyp`; undefined until that much is there. */
function endOfIndex(head: Buffer): number | undefined {
  if (head.length < 8) return undefined;
  const ftyp = head.readUInt32BE(0);
  return head.length < ftyp + 4 ? undefined : ftyp + head.readUInt32BE(ftyp);
}

async function ask<T>(url: string, token: string, query: string, variables: object): Promise<T> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data: T; errors?: unknown };
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

function partsOf({ segment }: BenchFootage): readonly Part[] {
  const file = openSegmentFile(segment, 0);
  lookAt(file, Number.POSITIVE_INFINITY);
  return file.parts;
}

function readHeads({ segment }: BenchFootage, parts: readonly Part[]): void {
  const fd = openSync(segment, 'r');
  const bytes = Buffer.allocUnsafe(64 << 10);
  for (const { offset, headSize } of parts) readSync(fd, bytes, 0, headSize, offset);
  closeSync(fd);
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
