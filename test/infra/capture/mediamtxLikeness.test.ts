import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { startCamera } from '../../../infra/local/capture/camera.ts';
import { boxesIn } from '../../../src/recordings/boxes.ts';
import { announcedHeaderSize, parseHeader } from '../../../src/recordings/header.ts';
import { parsePart } from '../../../src/recordings/part.ts';
import { recordingName } from '../../../src/recordings/recordingName.ts';
import { haveRealRecordings, realFiles } from '../../recordings/realRecordings.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

const START = Date.parse('2026-09-05T17:00:00.000Z');

describe('a simulated file', async () => {
  const recordings = temporaryFolder();
  const camera = await startCamera({ recordings, path: 'home-a', startMs: START, speed: 'max', stopAfter: 10 });
  await camera.ended;
  const name = recordingName(BigInt(START) * 1_000_000n);
  const simulated = describeFile(readFileSync(path.join(recordings, 'home-a', name)));

  describe.skipIf(!haveRealRecordings)('beside one of a real MediaMTX', () => {
    const real = haveRealRecordings ? describeFile(readFileSync(realFiles('a')[0]?.path ?? '')) : simulated;

    it('has the same tree of boxes in its header', () => {
      expect(simulated.tree).toEqual(real.tree);
    });

    it('has the same tracks', () => {
      expect(simulated.tracks).toEqual(real.tracks);
    });

    it('has parts of the same shape', () => {
      expect(simulated.partShapes).toEqual(real.partShapes);
    });
  });

  it('numbers its parts from 0', () => {
    expect(simulated.sequences).toEqual(simulated.sequences.map((_, i) => i));
  });

  it('has parts of the same length: 200 to 258 ms', () => {
    expect(Math.min(...simulated.partMs)).toBeGreaterThan(199);
    expect(Math.max(...simulated.partMs)).toBeLessThan(258);
  });

  it('lets a part begin at most a tick from where the one before ended', () => {
    expect(Math.max(...simulated.seams.map(Math.abs))).toBeLessThanOrEqual(1);
  });
});

type Tree = [string, ...Tree[]];
const PARENTS = new Set(['moov', 'trak', 'mdia', 'minf', 'dinf', 'stbl', 'mvex', 'udta']);

function treeOf(bytes: Buffer): Tree[] {
  return [...boxesIn(bytes)].map(({ type, body, end }): Tree => {
    return PARENTS.has(type) ? [type, ...treeOf(bytes.subarray(body, end))] : [type];
  });
}

function describeFile(file: Buffer) {
  const size = announcedHeaderSize(file) ?? 0;
  const header = parseHeader(file.subarray(0, size));
  if (!header) throw new Error('no header');
  const sequences: number[] = [];
  const partMs: number[] = [];
  const seams: number[] = [];
  const shapes = new Set<string>();
  const ends = new Map<number, number>();
  for (let at = size; at + 8 <= file.length; ) {
    const headSize = file.readUInt32BE(at);
    const end = at + headSize + file.readUInt32BE(at + headSize);
    sequences.push(file.readUInt32BE(at + 20));
    const spans: [number, number][] = [];
    for (const { track, samples } of parsePart(file.subarray(at, at + headSize), at, end, header.tracks) ?? []) {
      const [first, last] = [samples[0], samples.at(-1)];
      if (!first || !last) continue;
      const done = last.dts + last.duration;
      seams.push(first.dts - (ends.get(track.id) ?? first.dts));
      ends.set(track.id, done);
      spans.push([first.dts / track.timescale, done / track.timescale]);
      shapes.add(`${track.kind}: ${samples.every(({ sync }) => sync) ? 'all sync' : 'mixed'}, cts ${first.cts}`);
    }
    partMs.push(1000 * (Math.max(...spans.map(([, b]) => b)) - Math.min(...spans.map(([a]) => a))));
    at = end;
  }
  return {
    tree: treeOf(file.subarray(0, size)),
    tracks: header.tracks.map(({ id, kind, timescale, codec, width, height }) => ({
      id,
      kind,
      timescale,
      codec,
      width,
      height,
    })),
    sequences,
    partMs: partMs.slice(0, -1), // the last one is as long as it happens to be
    seams,
    partShapes: [...shapes].sort(),
  };
}
