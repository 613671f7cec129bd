import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { boxesIn, findBody } from '../../../src/recordings/boxes.ts';
import { planClip } from '../../../src/recordings/clipPlan.ts';
import { checkClip } from '../../../src/workers/ffmpeg/checkClip.ts';
import { remuxEngine } from '../../../src/workers/remux/remuxEngine.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { at, CHANNEL, engine, recorded } from './cutting.ts';

const folder = temporaryFolder();
const { root, recordings } = await recorded({ segment: 2, stopAfter: 6 });
const plan = planClip(await recordings.footage(CHANNEL, at(1500), at(4500)));
if (!plan) throw new Error('there is no footage');
const clips = { remux: path.join(folder, 'remux.mp4'), ffmpeg: path.join(folder, 'ffmpeg.mp4') };
await remuxEngine.write(plan, clips.remux, new AbortController().signal);
await engine.write(plan, clips.ffmpeg, new AbortController().signal);

type Kind = 'video' | 'audio';
/** Where the samples of a track begin, chunk by chunk, as the index says; to be read and changed. */
interface Offsets {
  readonly count: number;
  read(chunk: number): number;
  write(chunk: number, offset: number): void;
}

/** A copy of the clip, with something changed in the index of one of its tracks; what is said of it. */
function checked(clip: string, change: (offsets: Offsets, stbl: Buffer, file: Buffer) => void, kind: Kind = 'video') {
  const file = readFileSync(clip);
  const moov = findBody(file, 'moov') ?? Buffer.alloc(0);
  const traks = [...boxesIn(moov)].filter(({ type }) => type === 'trak');
  const trak = traks[kind === 'video' ? 0 : 1];
  const stbl = findBody(moov.subarray(trak?.body, trak?.end), 'mdia', 'minf', 'stbl') ?? Buffer.alloc(0);
  change(offsetsIn(stbl), stbl, file);
  const copy = path.join(folder, 'changed.mp4');
  writeFileSync(copy, file);
  return () => checkClip(plan as NonNullable<typeof plan>, copy);
}

function offsetsIn(stbl: Buffer): Offsets {
  const wide = findBody(stbl, 'co64');
  const table = wide ?? findBody(stbl, 'stco') ?? Buffer.alloc(0);
  return {
    count: table.readUInt32BE(4),
    read: (chunk) => (wide ? Number(wide.readBigUInt64BE(8 + chunk * 8)) : table.readUInt32BE(8 + chunk * 4)),
    write: (chunk, offset) => {
      if (wide) wide.writeBigUInt64BE(BigInt(offset), 8 + chunk * 8);
      else table.writeUInt32BE(offset, 8 + chunk * 4);
    },
  };
}

const moveLast = (by: number) => (offsets: Offsets) => {
  offsets.write(offsets.count - 1, offsets.read(offsets.count - 1) + by);
};
const swapFirstTwo = (offsets: Offsets) => {
  const [first, second] = [offsets.read(0), offsets.read(1)];
  offsets.write(0, second);
  offsets.write(1, first);
};

describe.each(Object.entries(clips))('a clip by %s', (_, clip) => {
  it('is taken as it is', () => {
    expect(checked(clip, () => {})).not.toThrow();
  });

  it.each<[string, string, Kind, Parameters<typeof checked>[1]]>([
    ['pictures a byte late', 'not what was recorded', 'video', moveLast(-1)],
    ['sounds a byte late', 'not what was recorded', 'audio', moveLast(-1)],
    ['two runs of pictures in the wrong order', 'not what was recorded', 'video', swapFirstTwo],
    ['two runs of sound in the wrong order', 'not what was recorded', 'audio', swapFirstTwo],
    ['pictures beyond the end of the file', 'outside its media', 'video', moveLast(1e9)],
    ['sounds that would be read out of the index', 'outside its media', 'audio', (offsets) => offsets.write(0, 40)],
    ['no place for any picture', 'places 0 samples', 'video', (_, stbl) => findBody(stbl, 'stsc')?.fill(0, 4)],
    ['nothing but zeros from a place on', 'not what was recorded', 'video', (at, _, file) => file.fill(0, at.read(3))],
  ])('is found out where it has %s', (_, detail, kind, change) => {
    expect(checked(clip, change, kind)).toThrow(
      expect.objectContaining({ code: 'CLIP_ENCODER', detail: expect.stringContaining(detail) }),
    );
  });
});

it('a clip whose recording was deleted while it was checked is judged by its index alone', () => {
  rmSync(root, { recursive: true });

  expect(checked(clips.remux, () => {})).not.toThrow();
  expect(checked(clips.remux, moveLast(1e9))).toThrow(expect.objectContaining({ code: 'CLIP_ENCODER' }));
});
