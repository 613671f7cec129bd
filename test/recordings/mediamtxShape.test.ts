import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findBody } from '../../src/recordings/boxes.ts';
import {
  CLOSED_DURATION_OFFSET,
  headerBytes,
  partBytes,
  type TrackToWrite,
} from '../../src/recordings/fragmentWriter.ts';
import { announcedHeaderSize, type Header, parseHeader } from '../../src/recordings/header.ts';
import { parsePart } from '../../src/recordings/part.ts';
import { aacSampleEntry, h264SampleEntry } from '../../src/recordings/sampleEntries.ts';
import { haveRealRecordings, realChannels, realFiles } from './realRecordings.ts';

const files = haveRealRecordings ? [...realChannels, 'venue/c'].flatMap(realFiles) : [];

describe.skipIf(!haveRealRecordings)('what we write of a real MediaMTX file', () => {
  it.each(files)('is $channel/$name again, byte for byte', ({ path, parts }) => {
    const real = readFileSync(path);
    const header = headerIn(real);
    expect(rewrittenHeader(real, header).equals(real.subarray(0, header.size))).toBe(true);

    let at = header.size;
    let same = 0;
    while (at + 8 <= real.length) {
      const headSize = real.readUInt32BE(at);
      const end = at + headSize + real.readUInt32BE(at + headSize);
      if (rewrittenPart(real, at, headSize, end, header).equals(real.subarray(at, end))) same += 1;
      at = end;
    }
    expect(same).toBe(parts);
  });

  it('has the same descriptions of H.264 and AAC', () => {
    const { tracks } = headerIn(readFileSync(files[0]?.path ?? ''));
    const [video, audio] = tracks.map(({ sampleEntry }) => sampleEntry);
    const avcC = video?.subarray(video.indexOf('avcC') + 4) ?? Buffer.alloc(0);
    const spsEnd = 8 + avcC.readUInt16BE(6);
    const pps = avcC.subarray(spsEnd + 3, spsEnd + 3 + avcC.readUInt16BE(spsEnd + 1));
    expect(video?.equals(h264SampleEntry(avcC.subarray(8, spsEnd), pps, 640, 360))).toBe(true);
    expect(audio?.equals(aacSampleEntry(Buffer.from([0x11, 0x90]), 48_000, 2))).toBe(true);
  });
});

function headerIn(file: Buffer): Header {
  const header = parseHeader(file.subarray(0, announcedHeaderSize(file)));
  if (!header) throw new Error('no header');
  return header;
}

function rewrittenHeader(real: Buffer, { size, tracks }: Header): Buffer {
  const mtxi = findBody(real.subarray(0, size), 'moov', 'udta', 'mtxi') ?? Buffer.alloc(0);
  const again = headerBytes(tracks.map(asWritten), {
    streamId: mtxi.subarray(4, 20),
    segmentNumber: Number(mtxi.readBigUInt64BE(20)),
    streamNs: mtxi.readBigInt64BE(28),
    wallNs: mtxi.readBigInt64BE(36),
  });
  real.copy(again, CLOSED_DURATION_OFFSET, CLOSED_DURATION_OFFSET, CLOSED_DURATION_OFFSET + 4);
  return again;
}

function asWritten(track: Header['tracks'][number]): TrackToWrite {
  return { ...track, kind: track.kind === 'audio' ? 'audio' : 'video' };
}

function rewrittenPart(real: Buffer, at: number, headSize: number, end: number, { tracks }: Header): Buffer {
  const runs = parsePart(real.subarray(at, at + headSize), at, end, tracks) ?? [];
  return partBytes(
    real.readUInt32BE(at + 20),
    runs.map(({ track, samples }) => ({
      trackId: track.id,
      dts: samples[0]?.dts ?? 0,
      samples: samples.map((sample) => ({
        ...sample,
        data: real.subarray(sample.offset, sample.offset + sample.size),
      })),
    })),
  );
}
